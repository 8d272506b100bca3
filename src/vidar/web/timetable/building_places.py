"""Which days, hours and rows of the week grid lessons take up."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Final

from vidar.law.basis.local_time import OSLO
from vidar.timetable.queries_lessons import PlannedLesson
from vidar.web.timetable.grid import MINUTES_A_STEP, MOST_STEPS, grid_step

_HOUR: Final = 60
_MIDNIGHT: Final = 24 * _HOUR
_USUAL: Final = (8 * _HOUR, 16 * _HOUR)
_MOST_MINUTES: Final = MOST_STEPS * MINUTES_A_STEP
_FEWEST_STEPS: Final = 3
"""A shorter lesson is still drawn high enough to be hit with a finger or a pointer."""

type Span = tuple[int, int]


def minute_of(moment: datetime, day: date) -> int:
    """Return the minutes that a clock on the wall shows on ``day``, 0–1440, for a moment on or around it."""
    local = moment.astimezone(OSLO)
    if local.date() < day:
        return 0
    if local.date() > day:
        return _MIDNIGHT
    return local.hour * _HOUR + local.minute


def span_of(lesson: PlannedLesson) -> Span:
    """Return the minutes of the lesson's day that it lasts. Never empty, also in the hour that comes twice."""
    start = minute_of(lesson.starts_at, lesson.date)
    return start, max(minute_of(lesson.ends_at, lesson.date), start + 1)


def drawn_hours(spans: Iterable[Span]) -> Span:
    """Return the first and last minute to draw: whole hours, 08–16 at least, fourteen hours at most."""
    first, last = _USUAL
    for start, end in spans:
        first = min(first, start // _HOUR * _HOUR)
        last = max(last, -(-end // _HOUR) * _HOUR)
    return first, min(last, first + _MOST_MINUTES)


def rows_of(span: Span, first_minute: int) -> Span:
    """Return the first row of a span, counted from 1, and the one before which it ends."""
    start = min(grid_step(span[0], first_minute), MOST_STEPS + 1 - _FEWEST_STEPS)
    end = grid_step(span[1] + MINUTES_A_STEP - 1, first_minute)
    return start, max(end, start + _FEWEST_STEPS)


def days_shown(monday: date, taught: Iterable[date]) -> tuple[date, ...]:
    """Return Monday to Friday, and on to Saturday or Sunday where a lesson stands there."""
    last = max((day.weekday() for day in taught), default=0)
    return tuple(monday + timedelta(days=number) for number in range(max(last, 4) + 1))
