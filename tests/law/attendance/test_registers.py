"""When a register can be taken (AT-2)."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vidar.law.attendance import may_be_taken, register_opens_at
from vidar.law.basis.local_time import instant

STARTS = instant(date(2026, 11, 24), time(8, 15))


@pytest.mark.parametrize(
    ("before", "seconds_early", "open_"),
    [(15, 15 * 60 + 1, False), (15, 15 * 60, True), (15, 0, True), (15, -86_400, True), (0, 1, False), (0, 0, True)],
)
def test_it_opens_so_many_minutes_before_and_stays_open(before, seconds_early, open_):
    at = STARTS - timedelta(seconds=seconds_early)
    assert may_be_taken(starts_at=STARTS, at=at, minutes_before=before) is open_


def test_it_opens_the_day_before_for_a_lesson_just_after_midnight():
    starts = instant(date(2026, 11, 25), time(0, 5))
    assert register_opens_at(starts, minutes_before=15) == instant(date(2026, 11, 24), time(23, 50))


def test_minutes_are_real_ones_when_the_clock_changes():
    # summer time begins at 02.00 on 28 March 2027: 03.05 is five minutes after 01.59.60
    starts = instant(date(2027, 3, 28), time(3, 5))
    assert register_opens_at(starts, minutes_before=15) == datetime(2027, 3, 28, 0, 50, tzinfo=UTC)


@given(st.integers(0, 600), st.integers(-10_000, 10_000))
def test_it_is_open_just_from_when_it_opens(before, seconds):
    at = STARTS + timedelta(seconds=seconds)
    opens = register_opens_at(STARTS, minutes_before=before)
    assert may_be_taken(starts_at=STARTS, at=at, minutes_before=before) is (at >= opens)
