"""Where forms and logins may lead: own pages that a GET opens."""

import pytest

from vidar.access.kinds import CapacityKind
from vidar.web.own_path import own_path


@pytest.mark.parametrize(
    "path", ["/", "/hjelp/", "/hjelp/?skole=x", "/timeplan/?uke=2026-W48&dag=2026-11-24", "/elev/7/timeplan/"]
)
def test_own_pages_are_kept(path):
    assert own_path(path) == path


@pytest.mark.parametrize(
    "path",
    [
        "",
        "hjelp/",
        "https://evil.example/hjelp/",
        "//evil.example/hjelp/",
        "///evil.example",
        "/\\evil.example",
        "\\/evil.example",
        "/hjelp/\n",
        "/hjelp/\t",
        "/hjelp/\x00",
        "/hjelp/\u202e",
        "javascript:alert(1)",
        "/hjelp/" + "x" * 2000,
        "/finnes-ikke/",
        "/logg-ut/",
        "/demo/klokke/",
        "/bytt/barn/",
        "/logg-inn/feide/",
        "/logg-inn/feide/tilbake/?code=1",
        "/logg-ut/idporten/frontkanal/",
        "/hjelp",
    ],
)
def test_everything_else_is_the_front_page(path):
    assert own_path(path) == "/"


@pytest.mark.parametrize(
    ("path", "capacity", "kept"),
    [
        ("/min-dag/", CapacityKind.STAFF, True),
        ("/min-dag/", CapacityKind.PUPIL, False),
        ("/timeplan/", CapacityKind.GUARDIAN, True),
        ("/hjelp/", CapacityKind.PUPIL, True),
        ("/innlogginger/", CapacityKind.LEAVER, True),
    ],
)
def test_page_must_be_for_the_capacity(path, capacity, kept):
    assert own_path(path, capacity=capacity) == (path if kept else "/")
