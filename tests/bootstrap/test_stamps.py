"""A step is done again only when what it is made from has changed."""

import pytest

from bootstrap import places, stamps


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    monkeypatch.setattr(places, "ROOT", tmp_path)
    monkeypatch.setattr(places, "STAMPS", tmp_path / "stamps")
    source = tmp_path / "source"
    source.mkdir()
    (source / "a.css").write_text("a")
    return source


def test_step_is_fresh_only_from_the_same_inputs(checkout):
    first = stamps.digest(checkout, "node 24")
    assert stamps.is_fresh("assets", first) is False
    stamps.mark("assets", first)
    assert stamps.is_fresh("assets", first) is True
    (checkout / "a.css").write_text("b")
    assert stamps.is_fresh("assets", stamps.digest(checkout, "node 24")) is False


def test_word_among_the_inputs_counts(checkout):
    assert stamps.digest(checkout, "node 24") != stamps.digest(checkout, "node 26")


def test_renamed_file_counts(checkout):
    before = stamps.digest(checkout)
    (checkout / "a.css").rename(checkout / "b.css")
    assert stamps.digest(checkout) != before


def test_installed_packages_do_not_count(checkout):
    before = stamps.digest(checkout)
    (checkout / "node_modules").mkdir()
    (checkout / "node_modules" / "x.js").write_text("x")
    assert stamps.digest(checkout) == before


def test_step_that_began_is_done_again(checkout):
    stamps.mark("assets", "done")
    stamps.forget("assets")
    stamps.forget("assets")
    assert stamps.is_fresh("assets", "done") is False
