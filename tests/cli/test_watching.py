"""``--watch`` notices what has changed, also what was built by hand."""

import os

from vidar.cli.demo.watching import Watch


def write(file, text):
    """Write a file so that its time differs from before, however fast that was."""
    before = file.stat().st_mtime_ns if file.exists() else 0
    file.write_text(text)
    os.utime(file, ns=(before + 1_000_000, before + 1_000_000))


def test_every_file_that_has_changed_is_told_once(tmp_path):
    page, style = tmp_path / "a.py", tmp_path / "b.css"
    write(page, "1")
    watch = Watch(tmp_path, built=tmp_path / "dist" / "manifest.json")
    assert watch.changed() == []
    write(page, "2")
    write(style, "1")
    assert watch.changed() == [page, style]
    assert watch.changed() == []
    style.unlink()
    assert watch.changed() == [style]


def test_what_is_built_by_hand_is_noticed_and_what_we_build_is_not(tmp_path):
    built = tmp_path / "dist" / "manifest.json"
    built.parent.mkdir()
    write(built, "{}")
    watch = Watch(tmp_path, built=built)
    write(built, "{1}")
    assert watch.changed() == [built]
    write(built, "{2}")
    watch.settle()
    assert watch.changed() == []
