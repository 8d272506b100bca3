"""Move a lesson to other days and clocks. Local time is Europe/Oslo, also in the weeks the clock changes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from vidar.law.basis import Period, instant


@dataclass(frozen=True, slots=True)
class LessonTime:
    """When a lesson is: its local day, and its moments (aware)."""

    day: date
    starts_at: datetime
    ends_at: datetime


def moved(lesson: LessonTime, *, days: int, starts: time, ends: time) -> LessonTime:
    """The lesson so many days later (earlier when negative), from ``starts`` to ``ends`` on the clocks there.

    Raises MissingLocalTime for a time that summer time skips, ValueError when it would end before it begins.
    """
    if ends <= starts:
        raise ValueError("a lesson ends after it begins, on the same day")
    day = lesson.day + timedelta(days=days)
    return LessonTime(day, instant(day, starts), instant(day, ends))


@dataclass(frozen=True, slots=True)
class Dated:
    """A lesson of a slot of the week plan. ``slot`` is None for what was made by hand."""

    key: int
    slot: int | None
    day: date


def in_period(chosen: Dated, others: Iterable[Dated], period: Period) -> tuple[int, ...]:
    """The keys of the lessons that a change of the chosen one for a period hits, by day: those of its slot.

    A lesson made by hand repeats nothing, so only itself is hit; the chosen one always is.
    """
    hit = {chosen.key: chosen.day}
    if chosen.slot is not None:
        hit |= {each.key: each.day for each in others if each.slot == chosen.slot and period.contains(each.day)}
    return tuple(sorted(hit, key=lambda key: (hit[key], key)))
