"""ISO weeks: week 53, New Year, spelling."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vidar.law.calendar import Week, WeekFault, WeekFaultKind, week_strip, weeks_in_year, weeks_of

DAYS = st.dates(date(1900, 1, 1), date(2200, 12, 31))


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2026, 11, 24), "2026-W48"),
        (date(2026, 12, 27), "2026-W52"),
        (date(2026, 12, 28), "2026-W53"),
        (date(2027, 1, 3), "2026-W53"),
        (date(2027, 1, 4), "2027-W01"),
        (date(2024, 12, 30), "2025-W01"),
        (date(2022, 1, 1), "2021-W52"),
    ],
)
def test_a_day_has_its_iso_week(day, text):
    assert str(Week.of(day)) == text
    assert Week.parse(text) == Week.of(day)


@pytest.mark.parametrize(("year", "weeks"), [(2015, 53), (2020, 53), (2024, 52), (2026, 53), (2027, 52)])
def test_long_years_have_53_weeks(year, weeks):
    assert weeks_in_year(year) == weeks


@pytest.mark.parametrize(
    "text", ["", "2026", "2026-48", "2026-w48", "2026-W4", "2026-W048", "48", "2026-W48 ", "٢٠٢٦-W٤٨"]
)
def test_another_spelling_is_refused(text):
    with pytest.raises(WeekFault) as caught:
        Week.parse(text)

    assert caught.value.kind is WeekFaultKind.FORM
    assert str(caught.value) == "Uka må skrives som 2026-W48."


@pytest.mark.parametrize("text", ["2026-W00", "2026-W54", "2027-W53", "0000-W01", "9999-W01"])
def test_a_week_the_year_does_not_have_is_refused(text):
    with pytest.raises(WeekFault) as caught:
        Week.parse(text)

    year, number = text.split("-W")
    assert caught.value.kind is WeekFaultKind.NO_SUCH_WEEK
    assert caught.value.message.format(**caught.value.places) == str(caught.value)
    assert str(caught.value) == f"Året {int(year)} har ikke uke {int(number)}."


def test_the_last_week_of_the_calendar_that_can_be_counted():
    assert Week.parse("9998-W53").days[-1] == date(9999, 1, 3)


def test_a_week_has_seven_days_from_monday():
    week = Week(2026, 53)

    assert week.monday == date(2026, 12, 28)
    assert week.days == tuple(week.monday + timedelta(days=each) for each in range(7))


def test_the_strip_crosses_new_year():
    strip = week_strip(Week(2026, 53), before=1, after=2)

    assert [str(week) for week in strip] == ["2026-W52", "2026-W53", "2027-W01", "2027-W02"]


@given(DAYS)
def test_a_day_is_in_the_days_of_its_week(day):
    assert day in Week.of(day).days
    assert Week.parse(str(Week.of(day))) == Week.of(day)


@given(DAYS, st.integers(-200, 200))
def test_weeks_are_ordered_in_time_and_counted_both_ways(day, weeks):
    week = Week.of(day)
    other = week.plus(weeks)

    assert other.plus(-weeks) == week
    assert (week < other) is (weeks > 0)


@given(st.lists(DAYS, max_size=20))
def test_weeks_of_days_are_each_named_once_in_order(days):
    weeks = weeks_of(days)

    assert list(weeks) == sorted(set(weeks))
    assert set(weeks) == {Week.of(day) for day in days}
