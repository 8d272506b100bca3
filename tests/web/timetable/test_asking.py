"""What addresses ask for, well written or not."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories.days import TODAY
from vidar.law.calendar import Week
from vidar.web.timetable.asking import month_after, month_grid, read_day, read_week

NOW = Week(2026, 48)


@pytest.mark.parametrize(
    ("query", "week", "day", "month"),
    [
        ({}, NOW, None, date(2026, 11, 1)),
        ({"uke": "", "dag": ""}, NOW, None, date(2026, 11, 1)),
        ({"uke": "2026-W53"}, Week(2026, 53), None, date(2026, 12, 1)),
        ({"uke": "2027-W01"}, Week(2027, 1), None, date(2027, 1, 1)),
        ({"dag": "2026-11-22"}, Week(2026, 47), date(2026, 11, 22), date(2026, 11, 1)),
        ({"dag": "2027-01-03"}, Week(2026, 53), date(2027, 1, 3), date(2027, 1, 1)),
        ({"uke": "2026-W53", "dag": "2027-01-01"}, Week(2026, 53), date(2027, 1, 1), date(2027, 1, 1)),
        ({"uke": "2026-W49"}, Week(2026, 49), None, date(2026, 11, 1)),
        ({"uke": "2000-W01"}, Week(2000, 1), None, date(2000, 1, 1)),
        ({"uke": "2099-W53"}, Week(2099, 53), None, date(2099, 12, 1)),
    ],
)
def test_week_that_is_asked_for(query, week, day, month):
    asked = read_week(query, today=TODAY)
    assert (asked.week, asked.day, asked.month, asked.fault) == (week, day, month, "")
    assert not asked.calendar_is_open


@pytest.mark.parametrize(
    ("today", "week", "month"),
    [
        (date(2026, 11, 27), Week(2026, 48), date(2026, 11, 1)),
        (date(2026, 11, 28), Week(2026, 49), date(2026, 11, 1)),
        (date(2026, 11, 29), Week(2026, 49), date(2026, 11, 1)),
        (date(2026, 11, 30), Week(2026, 49), date(2026, 11, 1)),
        (date(2026, 12, 26), Week(2026, 53), date(2026, 12, 1)),
        (date(2027, 1, 3), Week(2027, 1), date(2027, 1, 1)),
        (date(2027, 1, 30), Week(2027, 5), date(2027, 2, 1)),
    ],
)
def test_in_the_weekend_the_coming_week_is_the_present_one(today, week, month):
    asked = read_week({}, today=today)
    assert (asked.week, asked.day, asked.month, asked.fault) == (week, None, month, "")
    assert read_week({"uke": "2026-W99"}, today=today).week == week
    assert read_week({"uke": "2026-W99"}, today=today).month == month


def test_day_or_week_that_is_asked_for_is_shown_in_the_weekend_too():
    saturday = date(2026, 11, 28)
    assert read_week({"dag": "2026-11-28"}, today=saturday).week == NOW
    assert read_week({"uke": "2026-W48"}, today=saturday).week == NOW


def test_month_opens_the_calendar_and_leaves_the_week():
    asked = read_week({"uke": "2026-W49", "maaned": "2027-02"}, today=TODAY)
    assert (asked.week, asked.month, asked.calendar_is_open) == (Week(2026, 49), date(2027, 2, 1), True)


@pytest.mark.parametrize(
    ("query", "begins"),
    [
        ({"uke": "48"}, "Uke: Uka må skrives som"),
        ({"uke": "2026-W54"}, "Uke: Året 2026 har ikke uke 54"),
        ({"uke": "2025-W53"}, "Uke: Året 2025 har ikke uke 53"),
        ({"uke": "1999-W52"}, "Uke: velg et år"),
        ({"uke": "9999-W01"}, "Uke: "),
        ({"dag": "24.11.2026"}, "Dag: datoen må skrives"),
        ({"dag": "2026-11-31"}, "Dag: datoen finnes ikke"),
        ({"dag": "20261124"}, "Dag: datoen må skrives"),
        ({"dag": "0001-01-01"}, "Dag: velg et år"),
        ({"uke": "2026-W48", "dag": "2026-11-30"}, "Dag: datoen ligger ikke i uka"),
        ({"maaned": "2026-13"}, "Måned: "),
        ({"maaned": "nov"}, "Måned: "),
        ({"maaned": "2100-01"}, "Måned: velg et år"),
    ],
)
def test_what_cannot_be_read_names_its_field_and_gives_the_present_week(query, begins):
    asked = read_week(query, today=TODAY)
    assert asked.fault.startswith(begins)
    assert (asked.week, asked.day, asked.month) == (NOW, None, date(2026, 11, 1))


@given(st.dictionaries(st.sampled_from(["uke", "dag", "maaned"]), st.text(max_size=12)))
def test_any_text_is_answered(query):
    asked = read_week(query, today=TODAY)
    assert asked.week.plus(-1) < asked.week < asked.week.plus(1)


@given(st.dates(date(2000, 1, 3), date(2099, 12, 27)))
def test_any_day_is_in_its_week(day):
    assert read_week({"dag": day.isoformat()}, today=TODAY).week == Week.of(day)
    assert read_day({"dag": day.isoformat()}, today=TODAY) == (day, "")


def test_day_that_cannot_be_read_gives_today():
    day, fault = read_day({"dag": "i morgen"}, today=TODAY)
    assert (day, fault.startswith("Dag: ")) == (TODAY, True)


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.integers(-11, 11))
def test_month_grid_holds_every_day_of_its_month(day, months):
    month = month_after(day, months)
    days = [each for week in month_grid(month) for each in week.days]
    in_month = [each for each in days if (each.year, each.month) == (month.year, month.month)]
    assert in_month[0] == month
    assert month_after(month, 1).toordinal() - month.toordinal() == len(in_month)
    assert len(days) - len(in_month) < 14
