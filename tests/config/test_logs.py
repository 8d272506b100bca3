"""No address of a person, and nothing that was typed into one, comes into the log."""

import logging
from contextlib import nullcontext

import pytest
from django.conf import settings

from tests.harness.visitors import Visitor
from vidar.cli.operate import serve
from vidar.config.logs import WithoutAddresses


@pytest.fixture
def lines(caplog):
    """What the log's own handler would write."""
    for chosen in settings.LOGGING["handlers"].values():
        assert "without_addresses" in chosen["filters"]
    caplog.handler.addFilter(WithoutAddresses())
    return caplog


@pytest.mark.parametrize("address", ["/elev/987654/", "/elev/987654/timeplan/?uke=2026-W48", "/kari/987654/?sok=kari"])
def test_missing_page_is_logged_by_its_route(small_school, lines, address):
    with lines.at_level(logging.INFO):
        assert Visitor(small_school, "teacher").get(address).status_code == 404
    told = lines.text
    assert "Not Found: " in told
    assert [each for each in ("987654", "kari", "uke=") if each in told] == []
    assert ("Not Found: /elev/<int:p" in told) is address.startswith("/elev/")


def test_other_lines_are_left_alone(lines):
    logging.getLogger("vidar").warning("Three of %s", "four")
    assert "Three of four" in lines.text


def test_server_keeps_no_access_log(monkeypatch):
    started = {}

    class Server:
        def __init__(self, *_arguments, **options):
            started.update(options)

        def serve(self):
            pass

    monkeypatch.setattr("granian.Granian", Server)
    monkeypatch.setattr("vidar.cli.database.database_at_hand", nullcontext)
    monkeypatch.setattr("vidar.cli.operate.require_free", lambda *_arguments: None)
    monkeypatch.setenv("GRANIAN_LOG_ACCESS_ENABLED", "true")
    serve()
    assert started["log_access"] is False
