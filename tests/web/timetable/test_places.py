"""Which hours, rows and days a week takes up, also on the days when clocks are changed."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories.days import MONDAY, TODAY, at
from tests.web.timetable.made import lesson
from vidar.law.basis.local_time import OSLO
from vidar.web.timetable.building_places import days_shown, drawn_hours, minute_of, rows_of, span_of
from vidar.web.timetable.grid import MINUTES_A_STEP, MOST_STEPS

SPANS = st.tuples(st.integers(0, 1439), st.integers(1, 1440)).filter(lambda span: span[0] < span[1])
SUMMER_TIME_ENDS, SUMMER_TIME_BEGINS = date(2026, 10, 25), date(2027, 3, 28)


@pytest.mark.parametrize("day", [MONDAY, SUMMER_TIME_ENDS, SUMMER_TIME_BEGINS])
def test_minutes_are_those_of_the_clock_on_the_wall(day):
    assert minute_of(at(day, "08.15"), day) == 8 * 60 + 15
    assert span_of(lesson(day, "08.15", "09.45")) == (495, 585)


def test_lesson_through_the_hour_that_comes_twice_is_never_empty():
    starts = datetime.combine(SUMMER_TIME_ENDS, time(2, 30), OSLO).astimezone(UTC)
    for minutes in (30, 60, 90):
        start, end = span_of(lesson(SUMMER_TIME_ENDS, starts_at=starts, ends_at=starts + timedelta(minutes=minutes)))
        assert start < end


def test_moment_of_another_day_is_at_the_days_edge():
    assert minute_of(at(TODAY - timedelta(days=1), "23.00"), TODAY) == 0
    assert minute_of(at(TODAY + timedelta(days=1), "00.30"), TODAY) == 1440


def test_usual_hours_are_drawn_when_nothing_asks_for_more():
    assert drawn_hours([]) == (480, 960)
    assert drawn_hours([(495, 585), (600, 690)]) == (480, 960)


@given(st.lists(SPANS, max_size=8))
def test_drawn_hours_are_whole_hold_the_lessons_and_fit_the_style_sheet(spans):
    first, last = drawn_hours(spans)
    assert first % 60 == last % 60 == 0
    assert 0 <= first < last <= 1440
    assert last - first <= MOST_STEPS * MINUTES_A_STEP
    if last - first < MOST_STEPS * MINUTES_A_STEP:
        assert all(first <= start and end <= last for start, end in spans)


@given(SPANS, st.integers(0, 10).map(lambda hour: 60 * hour))
def test_rows_are_in_the_style_sheet_and_high_enough_to_hit(span, first_minute):
    start, end = rows_of(span, first_minute)
    assert 1 <= start < end <= MOST_STEPS + 1
    assert end - start >= 3


@given(st.integers(0, 95), st.integers(3, 36))
def test_rows_of_times_in_steps_of_five_are_exact(step, length):
    start = 480 + step * MINUTES_A_STEP
    assert rows_of((start, start + length * MINUTES_A_STEP), 480) == (step + 1, step + length + 1)


@pytest.mark.parametrize(
    ("taught", "days"), [([], 5), ([0], 5), ([4], 5), ([5], 6), ([6], 7), ([0, 6], 7), ([0, 5], 6)]
)
def test_weekend_is_drawn_where_it_has_lessons(taught, days):
    shown = days_shown(MONDAY, [MONDAY + timedelta(days=number) for number in taught])
    assert shown == tuple(MONDAY + timedelta(days=number) for number in range(days))
