"""What the database refuses about years, terms, calendars and rooms."""

from datetime import date

import pytest
from django.db import IntegrityError

from tests.factories.schools import (
    make_calendar_entry,
    make_owner,
    make_room,
    make_school,
    make_school_year,
    make_term,
)
from vidar.schools.models import DemoClock
from vidar.tenancy.wall import owner_scope


@pytest.fixture
def owner(wall_db):
    return make_owner()


@pytest.fixture
def year(owner):
    with owner_scope(owner.id):
        return make_school_year()


def refused(owner, name, make):
    with pytest.raises(IntegrityError, match=name), owner_scope(owner.id):
        make()


def test_school_years_of_an_owner_never_share_a_day(owner, year):
    with owner_scope(owner.id):
        make_school_year(label="2027/28", starts=date(2027, 8, 1), ends=date(2028, 7, 31))
    refused(
        owner,
        "ex_schoolyear_overlap",
        lambda: make_school_year(label="2025/26", starts=date(2025, 8, 1), ends=date(2026, 8, 1)),
    )


def test_label_of_a_year_is_used_once(owner, year):
    again = {"starts": date(2030, 8, 1), "ends": date(2031, 7, 31)}
    refused(owner, "uq_schoolyear_label", lambda: make_school_year(**again))


def test_other_owner_may_have_the_same_year(owner, year):
    other = make_owner("50", "Trøndelag", slug="trondelag")
    with owner_scope(other.id):
        assert make_school_year().label == year.label


@pytest.mark.parametrize(
    ("name", "make"),
    [
        (
            "ck_schoolyear_order",
            lambda _year: make_school_year(label="x", starts=date(2030, 8, 1), ends=date(2030, 8, 1)),
        ),
        ("ck_term_order", lambda year: make_term(year, starts=date(2026, 8, 1), ends=date(2026, 8, 1))),
        ("ck_term_number", lambda year: make_term(year, number=3)),
        ("ck_calendarentry_order", lambda year: make_calendar_entry(year, last_day=date(2026, 10, 4))),
        ("ck_calendarentry_kind", lambda year: make_calendar_entry(year, kind="strike")),
    ],
)
def test_what_makes_no_sense_is_refused(owner, year, name, make):
    refused(owner, name, lambda: make(year))


def test_year_has_each_term_once(owner, year):
    with owner_scope(owner.id):
        make_term(year)
    refused(owner, "uq_term_number", lambda: make_term(year))


def test_room_code_is_used_once_at_a_school(owner):
    home, farm = make_school(owner), make_school(owner, "Storsteigen", slug="storsteigen")
    with owner_scope(owner.id):
        make_room(home)
        make_room(farm)
    refused(owner, "uq_room_code", lambda: make_room(home))


def test_school_that_uses_vidar_names_a_contact_person(owner):
    with pytest.raises(IntegrityError, match="ck_school_active_has_contact"):
        make_school(owner, contact_name="")
    assert make_school(owner, active=False, contact_name="").active is False


def test_demo_has_one_clock(wall_db):
    DemoClock.objects.create(id=1, offset_seconds=60)
    with pytest.raises(IntegrityError, match="ck_democlock_one_row"):
        DemoClock.objects.create(id=2)
