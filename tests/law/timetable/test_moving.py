"""Lessons moved over days and clocks, and which of them a period hits."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vidar.law.basis import MissingLocalTime, Period, instant, local_date
from vidar.law.basis.local_time import OSLO
from vidar.law.timetable import Dated, LessonTime, in_period, moved

DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))
CLOCKS = st.times(time(6), time(21)).map(lambda clock: clock.replace(microsecond=0))


def lesson(day, starts=time(8, 15), ends=time(9, 45)):
    return LessonTime(day, instant(day, starts), instant(day, ends))


@given(DAYS, st.integers(-60, 60), CLOCKS, CLOCKS)
def test_moved_lesson_shows_the_wished_clock_on_the_wished_day(day, days, starts, ends):
    if ends <= starts:
        with pytest.raises(ValueError, match="ends after"):
            moved(lesson(day), days=days, starts=starts, ends=ends)
        return
    found = moved(lesson(day), days=days, starts=starts, ends=ends)
    assert found.day == day + timedelta(days=days) == local_date(found.starts_at)
    assert [each.astimezone(OSLO).time() for each in (found.starts_at, found.ends_at)] == [starts, ends]
    back = moved(found, days=-days, starts=time(8, 15), ends=time(9, 45))
    assert back == lesson(day)


def test_clock_that_summer_time_skips_is_refused():
    with pytest.raises(MissingLocalTime):
        moved(lesson(date(2027, 3, 26)), days=2, starts=time(2, 30), ends=time(4, 0))


DATED = st.lists(
    st.builds(Dated, key=st.integers(1, 10**6), slot=st.sampled_from([None, 1, 2]), day=DAYS),
    min_size=1,
    unique_by=lambda each: each.key,
)


@given(DATED, DAYS, st.integers(0, 200))
def test_period_hits_the_chosen_and_those_of_its_slot(lessons, first, days):
    chosen, period = lessons[0], Period.through(first, first + timedelta(days=days))
    hit = in_period(chosen, lessons, period)
    naive = {
        each.key
        for each in lessons
        if each is chosen or (chosen.slot is not None and each.slot == chosen.slot and period.contains(each.day))
    }
    assert set(hit) == naive
    assert len(hit) == len(naive)
    day = {each.key: each.day for each in lessons}
    assert [day[key] for key in hit] == sorted(day[key] for key in hit)
