"""The first file of the bootstrap is read by whatever Python there is."""

import ast
import runpy
import sys
from pathlib import Path

import pytest

FILE = Path(__file__).resolve().parents[2] / "bootstrap" / "__main__.py"


@pytest.fixture
def start():
    return runpy.run_path(str(FILE), run_name="not-main")


def test_first_file_is_readable_by_an_old_python():
    ast.parse(FILE.read_text(), feature_version=(3, 4))
    assert 'f"' not in FILE.read_text()


def test_this_python_is_new_enough(start):
    assert start["is_new_enough"](sys.executable) is True


def test_program_that_is_no_python_is_not(start):
    assert start["is_new_enough"]("/bin/false") is False
    assert start["is_new_enough"]("/no/such/program") is False


def test_old_python_without_a_newer_one_gets_one_clear_line(start, monkeypatch):
    monkeypatch.setattr(sys, "version_info", (3, 8, 18))
    monkeypatch.setitem(start["main"].__globals__, "find_python", lambda: None)
    with pytest.raises(SystemExit) as stopped:
        start["main"]()
    assert str(stopped.value).startswith("Vidar needs Python 3.12 or newer with venv; this is 3.8 (")
    assert "\n" not in str(stopped.value)


def test_old_python_hands_over_to_a_newer_one(start, monkeypatch):
    handed = []
    monkeypatch.setattr(sys, "version_info", (3, 8, 18))
    monkeypatch.setattr(sys, "argv", ["bootstrap", "demo"])
    monkeypatch.setitem(start["main"].__globals__, "find_python", lambda: "python3.13")
    monkeypatch.setattr(start["main"].__globals__["os"], "execvp", lambda *given: handed.append(given) or sys.exit())
    with pytest.raises(SystemExit):
        start["main"]()
    assert handed == [("python3.13", ["python3.13", str(FILE.parent), "demo"])]
