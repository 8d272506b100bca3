"""The school year of the demo and its start day."""

from datetime import date

import pytest

from vidar.demo.spec import SCHOOLS
from vidar.demo.start import start_day, start_moment, year_of, year_of_start

_HOME = "nord-osterdal"


@pytest.mark.parametrize("start_year", range(2024, 2034))
def test_every_school_has_190_school_days(start_year):
    year = year_of_start(start_year)

    assert [len(year.school_days(each.slug)) for each in SCHOOLS] == [190, 190, 190]


def test_the_year_of_2026_is_the_proposed_one():
    year = year_of(date(2026, 11, 24))

    assert (year.label, year.first_day, year.last_day) == ("2026/27", date(2026, 8, 17), date(2027, 6, 18))
    assert not year.is_school_day(date(2026, 10, 5))
    assert not year.is_school_day(date(2027, 2, 24))
    assert not year.is_school_day(date(2027, 5, 17))


def test_schools_choose_their_second_planning_day():
    year = year_of_start(2026)
    friday, monday = date(2027, 5, 7), date(2027, 1, 25)

    assert [year.is_school_day(friday, each.slug) for each in SCHOOLS] == [False, False, True]
    assert [year.is_school_day(monday, each.slug) for each in SCHOOLS] == [True, True, False]


def test_a_and_b_weeks_take_turns_over_a_holiday():
    year = year_of_start(2026)
    before, after = date(2026, 9, 28), date(2026, 10, 12)

    assert {year.cycle_week(before, _HOME), year.cycle_week(after, _HOME)} == {1, 2}


def test_a_school_day_is_its_own_start_day():
    assert start_day(date(2026, 11, 24)) == date(2026, 11, 24)


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 11, 22), date(2026, 11, 23)),  # a Sunday: Monday is nearer than Friday
        (date(2026, 11, 21), date(2026, 11, 20)),  # a Saturday: Friday is
        (date(2026, 12, 25), date(2026, 12, 18)),
        (date(2026, 8, 3), date(2026, 8, 17)),
        (date(2026, 10, 7), date(2026, 10, 12)),  # the middle of the autumn break: of two as near, the later
    ],
)
def test_the_nearest_school_day_is_the_start_day(today, expected):
    assert start_day(today) == expected


def test_nobody_starts_beside_a_leap_day():
    assert start_day(date(2028, 2, 29)) not in (date(2028, 2, 28), date(2028, 2, 29))


def test_the_demo_begins_at_five_past_ten():
    assert start_moment(date(2026, 11, 24)).isoformat() == "2026-11-24T09:05:00+00:00"
    assert start_moment(date(2027, 6, 1)).isoformat() == "2027-06-01T08:05:00+00:00"
