"""When a step fails, one line says why."""

import io

import pytest

from bootstrap import chromium, places, steps


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ("pip: [Errno -3] Temporary failure in name resolution", "no network"),
        ("npm error code EAI_AGAIN", "no network"),
        ("npm error code ENOTFOUND", "no network"),
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "the disk is full"),
        ("npm error code ENOSPC", "the disk is full"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE", "not the pinned one"),
        ("npm error code EINTEGRITY", "not the pinned one"),
    ],
)
def test_known_causes_are_named_in_one_line(printed, said):
    line = steps.explain("Packages could not be installed", f"noise\n{printed}\nnoise")
    assert line.startswith("Packages could not be installed: ")
    assert said in line
    assert "\n" not in line


def test_unknown_cause_shows_the_end_of_what_was_printed():
    line = steps.explain("It failed", "\n".join(str(number) for number in range(100)))
    assert line.splitlines()[-1].strip() == "99"
    assert len(line.splitlines()) == 16


def test_missing_file_is_not_a_missing_network():
    assert "no network" not in steps.explain("It failed", "FileNotFoundError: [Errno 2] No such file or directory")


def test_full_disk_is_noticed_before_anything_is_fetched(monkeypatch):
    monkeypatch.setattr(steps, "_free_megabytes", lambda _folder: 12)
    with pytest.raises(steps.StoppedError, match=r"The disk is full: 12 MB free in .*, about 900 MB are needed"):
        steps.require_space(900)


def test_program_that_fails_stops_the_step():
    with pytest.raises(steps.StoppedError, match="It could not be done"):
        steps.run(["sh", "-c", "echo broken; exit 3"], what="It could not be done")


def test_step_says_how_long_it_took(monkeypatch):
    out = io.StringIO()
    monkeypatch.setattr(steps.sys, "stdout", out)
    with steps.step("Making tea"):
        pass
    assert out.getvalue() == "  Making tea … 0.0 s\n"


def test_caches_stay_in_the_checkout():
    environment = places.environment()
    for name in ("npm_config_cache", "PLAYWRIGHT_BROWSERS_PATH"):
        assert environment[name].startswith(str(places.VENV))
    assert environment["PIP_NO_CACHE_DIR"] == "1"


def test_named_chromium_comes_first(monkeypatch):
    monkeypatch.setenv("VIDAR_CHROMIUM", "/opt/chromium")
    assert chromium.find() == "/opt/chromium"
