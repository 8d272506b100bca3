"""Where the data folder is."""

from pathlib import Path

from vidar.config import home


def test_named_folder_comes_first(monkeypatch):
    monkeypatch.setattr(home.os, "geteuid", lambda: 0)
    assert home.data_home({"VIDAR_HOME": "/somewhere"}) == Path("/somewhere")


def test_root_has_the_machines_folder(monkeypatch):
    monkeypatch.setattr(home.os, "geteuid", lambda: 0)
    assert home.data_home({}) == Path("/var/lib/vidar")


def test_user_has_the_platforms_folder(monkeypatch):
    monkeypatch.setattr(home.os, "geteuid", lambda: 1000)
    monkeypatch.setattr(home.sys, "platform", "linux")
    assert home.data_home({"XDG_DATA_HOME": "/data"}) == Path("/data/vidar")
    assert home.data_home({}) == Path.home() / ".local" / "share" / "vidar"


def test_user_of_a_mac_has_the_macs_folder(monkeypatch):
    monkeypatch.setattr(home.os, "geteuid", lambda: 501)
    monkeypatch.setattr(home.sys, "platform", "darwin")
    assert home.data_home({}) == Path.home() / "Library" / "Application Support" / "vidar"
