"""The demo's clock, its list of logins and its page of components, and that production has none of them."""

import json
from datetime import date, timedelta

import pytest
from django.db import connections
from django.test import Client

from tests.database.fixtures import SCHOOL_MORNING
from tests.factories.access import client_for
from tests.factories.days import TODAY, at
from tests.factories.schools import make_calendar_entry
from tests.web.start.visitor import heading, main_text
from vidar.config.clock import school_now
from vidar.tenancy.wall import owner_scope
from vidar.web.demo_clock import NoDemoClockError, move_to, offset_without_session

FRIDAY = date(2026, 11, 27)


def _now():
    return school_now(offset_without_session())


def _move(client, **fields):
    return client.post("/demo/klokke/", {"next": "/hjelp/", **fields})


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"move": "at", "at": "2027-01-04T08:15"}, at(date(2027, 1, 4), "08.15")),
        ({"move": "at", "at": "2027-06-21T08:15"}, at(date(2027, 6, 21), "08.15")),
        ({"move": "hour"}, SCHOOL_MORNING + timedelta(hours=1)),
        ({"move": "day"}, at(date(2026, 11, 25), "10.05")),
    ],
)
def test_clock_moves(small_school, fields, expected):
    response = _move(Client(), **fields)

    assert response["Location"] == "/hjelp/"
    assert _now() == expected


def test_moves_add_up(small_school):
    for _ in range(3):
        _move(Client(), move="hour")

    assert _now() == SCHOOL_MORNING + timedelta(hours=3)


def test_next_day_is_a_school_day(small_school):
    with owner_scope(small_school.owner.id):
        make_calendar_entry(small_school.year, first_day=date(2026, 11, 30), last_day=date(2026, 12, 1))
    move_to(at(FRIDAY, "10.05"))

    _move(Client(), move="day")

    assert _now() == at(date(2026, 12, 2), "10.05")


def test_next_day_after_the_last_school_year_is_just_the_next(small_school):
    move_to(at(date(2029, 3, 1), "10.05"))

    _move(Client(), move="day")

    assert _now() == at(date(2029, 3, 2), "10.05")


def test_next_school_day_keeps_the_hour_over_the_change_to_summer_time(small_school):
    move_to(at(date(2027, 3, 26), "10.05"))

    _move(Client(), move="day")

    assert _now() == at(date(2027, 3, 30), "10.05")


def test_back_to_the_start(small_school):
    with connections["default"].cursor() as cursor:
        cursor.execute(
            "INSERT INTO schools_democlock (id, offset_seconds, started_at) VALUES (1, 0, %s)", [SCHOOL_MORNING]
        )
    _move(Client(), move="at", at="2027-01-04T08:15")

    _move(Client(), move="start")

    assert _now() == SCHOOL_MORNING


def test_start_that_nobody_has_written_down_leaves_the_clock(small_school):
    move_to(at(FRIDAY, "10.05"))

    _move(Client(), move="start")

    assert _now() == at(FRIDAY, "10.05")


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"move": "x"},
        {"move": "at"},
        {"move": "at", "at": "i morgen"},
        {"move": "at", "at": "2026-13-01T10:00"},
        {"move": "at", "at": "9999-01-01T10:00"},
        {"move": "at", "at": "2026-11-24T10:00+01:00"},
    ],
)
def test_moment_that_cannot_be_read_moves_nothing(small_school, fields):
    response = _move(Client(), **fields)

    assert response.status_code == 400
    assert _now() == SCHOOL_MORNING


def test_everybody_in_the_demo_sees_the_new_time(small_school):
    client = client_for(small_school.kari, "pupil")
    _move(Client(), move="at", at="2027-01-04T08:15")

    assert "mandag 4. januar 2027" in client.get("/timeplan/").content.decode()


def test_moving_the_clock_ends_no_session(small_school):
    """Sessions live by the real clock."""
    client = client_for(small_school.kari, "pupil")
    _move(client, move="at", at="2027-06-01T08:15")

    assert client.get("/timeplan/").status_code == 200


def test_logins_are_listed_by_group(small_school, settings, tmp_path):
    file = tmp_path / "accounts.json"
    people = [
        {"id": "kari", "provider": "feide", "name": "Kari Nordli", "description": "Elev, 17 år", "group": "Elever"},
        {"id": "ingrid", "provider": "idporten", "name": "Ingrid Nordli", "description": "Mor", "group": "Foresatte"},
        {"id": "sol", "provider": "feide", "name": "Sol Aasen", "description": "Elev", "group": "Elever"},
    ]
    file.write_text(json.dumps(people))
    settings.DEMO_ACCOUNTS = str(file)

    page = Client().get("/demo/")

    assert heading(page) == "Innlogginger i demoen"
    assert (
        "Elever Kari Nordli · Feide Elev, 17 år Sol Aasen · Feide Elev Foresatte Ingrid Nordli · ID-porten Mor"
        in main_text(page)
    )


def test_without_a_list_the_page_says_where_it_comes_from(small_school, settings):
    settings.DEMO_ACCOUNTS = ""

    assert "Her er ingen liste" in main_text(Client().get("/demo/"))


def test_components_are_shown(small_school):
    assert Client().get("/komponenter/").status_code == 200


@pytest.fixture
def production(settings):
    settings.SHOW_COMPONENTS = False
    settings.USE_DEMO_CLOCK = False


@pytest.mark.parametrize("path", ["/demo/", "/komponenter/"])
def test_production_has_no_demo_pages(small_school, production, path):
    assert Client().get(path).status_code == 404


def test_production_has_no_clock_to_move(small_school, production):
    assert _move(Client(), move="hour").status_code == 404
    with pytest.raises(NoDemoClockError):
        move_to(at(TODAY, "12.00"))


def test_production_asks_for_no_demo_clock(small_school, production):
    client = client_for(small_school.kari, "pupil")
    with connections["default"].cursor() as cursor:
        cursor.execute("INSERT INTO schools_democlock (id, offset_seconds) VALUES (1, 86400000)")

    page = client.get("/timeplan/").content.decode()

    assert "Uke 48" in page
    assert "Flytt klokka" not in page
