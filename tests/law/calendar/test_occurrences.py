"""From week plan to dated lessons."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vidar.law.basis import OSLO, MissingLocalTime
from vidar.law.calendar import EVERY_WEEK, Occurrence, PlanSlot, Week, cycle_weeks, occurrences

MONDAY_FIRST = PlanSlot(1, 1, EVERY_WEEK, time(8, 15), time(9, 45))
MONDAY_A = PlanSlot(2, 1, 1, time(10, 0), time(11, 30))
MONDAY_B = PlanSlot(3, 1, 2, time(10, 0), time(11, 30))
TUESDAY = PlanSlot(4, 2, EVERY_WEEK, time(8, 15), time(9, 45))
SLOTS = [TUESDAY, MONDAY_B, MONDAY_A, MONDAY_FIRST]


def _at(*when: int) -> datetime:
    return datetime(*when, tzinfo=UTC)


def test_slots_fall_on_their_weekday_and_cycle_week():
    days = [date(2026, 11, 16), date(2026, 11, 23)]

    assert occurrences(SLOTS, days, cycle_weeks(days, 2)) == (
        Occurrence(1, days[0], _at(2026, 11, 16, 7, 15), _at(2026, 11, 16, 8, 45)),
        Occurrence(2, days[0], _at(2026, 11, 16, 9, 0), _at(2026, 11, 16, 10, 30)),
        Occurrence(1, days[1], _at(2026, 11, 23, 7, 15), _at(2026, 11, 23, 8, 45)),
        Occurrence(3, days[1], _at(2026, 11, 23, 9, 0), _at(2026, 11, 23, 10, 30)),
    )


@pytest.mark.parametrize(
    ("before", "after", "starts_at"),
    [
        (date(2026, 10, 19), date(2026, 10, 26), (_at(2026, 10, 19, 6, 15), _at(2026, 10, 26, 7, 15))),
        (date(2027, 3, 22), date(2027, 3, 29), (_at(2027, 3, 22, 7, 15), _at(2027, 3, 29, 6, 15))),
    ],
)
def test_a_lesson_keeps_its_local_time_when_the_clock_changes(before, after, starts_at):
    found = occurrences([MONDAY_FIRST], [before, after], cycle_weeks([before, after], 1))

    assert tuple(each.starts_at for each in found) == starts_at
    assert {each.starts_at.astimezone(OSLO).time() for each in found} == {time(8, 15)}


def test_a_lesson_over_the_hour_that_comes_twice_is_an_hour_longer():
    night = PlanSlot(1, 7, EVERY_WEEK, time(1, 30), time(3, 30))
    day = date(2026, 10, 25)
    (found,) = occurrences([night], [day], cycle_weeks([day], 1))

    assert found.ends_at - found.starts_at == timedelta(hours=3)


def test_a_lesson_in_the_hour_that_is_skipped_is_refused():
    night = PlanSlot(1, 7, EVERY_WEEK, time(2, 30), time(3, 30))
    day = date(2027, 3, 28)

    with pytest.raises(MissingLocalTime):
        occurrences([night], [day], cycle_weeks([day], 1))


def test_days_missing_from_the_cycle_are_refused():
    with pytest.raises(KeyError):
        occurrences([MONDAY_A], [date(2026, 11, 23)], {Week(2026, 47): 1})


def test_equal_starts_are_ordered_by_key():
    day = date(2026, 11, 23)
    twice = [PlanSlot(key, 1, EVERY_WEEK, time(8, 15), time(9, 0)) for key in (9, 3, 7)]

    assert [each.key for each in occurrences(twice, [day], cycle_weeks([day], 1))] == [3, 7, 9]


@pytest.mark.parametrize(
    ("weekday", "starts", "ends", "message"),
    [
        (1, time(9, 0), time(9, 0), "ends after it begins"),
        (1, time(9, 0), time(8, 0), "ends after it begins"),
        (0, time(8, 0), time(9, 0), "1 to 7"),
        (8, time(8, 0), time(9, 0), "1 to 7"),
    ],
)
def test_an_impossible_slot_is_refused(weekday, starts, ends, message):
    with pytest.raises(ValueError, match=message):
        PlanSlot(1, weekday, EVERY_WEEK, starts, ends)


TIMES = st.builds(time, st.integers(7, 21), st.sampled_from([0, 15, 30, 45]))


@st.composite
def slots(draw):
    starts, ends = sorted((draw(TIMES), draw(TIMES)))
    ends = ends if starts < ends else time(22, 0)
    return PlanSlot(draw(st.integers(1, 99)), draw(st.integers(1, 7)), draw(st.integers(0, 2)), starts, ends)


@given(st.lists(slots(), max_size=6), st.sets(st.dates(date(2026, 8, 1), date(2027, 7, 31)), max_size=40))
def test_occurrences_against_a_naive_check_of_every_slot_and_day(many, days):
    cycle = cycle_weeks(days, 2)
    expected = [
        (slot.key, day, slot.starts, slot.ends)
        for slot in many
        for day in days
        if day.isoweekday() == slot.weekday and slot.cycle_week in (0, cycle[Week.of(day)])
    ]
    found = [
        (each.key, each.day, each.starts_at.astimezone(OSLO).time(), each.ends_at.astimezone(OSLO).time())
        for each in occurrences(many, days, cycle)
    ]

    assert sorted(found) == sorted(expected)
