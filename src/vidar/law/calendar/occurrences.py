"""From a week plan to dated lessons: every slot on every school day it falls on."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final

from vidar.law.basis import instant
from vidar.law.calendar.weeks import Week

EVERY_WEEK: Final = 0
"""The cycle week of a slot that is taught in every week of the cycle."""


@dataclass(frozen=True, slots=True)
class PlanSlot:
    """A slot of a week plan: ISO weekday 1 to 7, cycle week (0 every, 1 A, 2 B), local times. `key` is its id."""

    key: int
    weekday: int
    cycle_week: int
    starts: time
    ends: time

    def __post_init__(self) -> None:
        if self.ends <= self.starts:
            raise ValueError("a slot ends after it begins, on the same day")
        if not 1 <= self.weekday <= 7:  # noqa: PLR2004 - the days of a week
            raise ValueError("a weekday is 1 to 7")


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A slot on a date, with its moments in UTC."""

    key: int
    day: date
    starts_at: datetime
    ends_at: datetime


def occurrences(slots: Iterable[PlanSlot], days: Iterable[date], cycle: Mapping[Week, int]) -> tuple[Occurrence, ...]:
    """Every slot on every one of the days it falls on, ordered by start and then key.

    `days` are the school days the plan is used for, `cycle` the place of their weeks (`cycle_weeks`). Local
    time is Europe/Oslo, so that a lesson at 08.15 stays at 08.15 when the clock changes. Raises
    MissingLocalTime for a slot inside the hour that summer time skips, KeyError for a week missing from the
    cycle.
    """
    by_weekday: dict[int, list[PlanSlot]] = {}
    for slot in slots:
        by_weekday.setdefault(slot.weekday, []).append(slot)
    found = (each for day in days for each in _on_day(by_weekday.get(day.isoweekday(), []), day, cycle))
    return tuple(sorted(found, key=lambda each: (each.starts_at, each.key)))


def _on_day(slots: Iterable[PlanSlot], day: date, cycle: Mapping[Week, int]) -> Iterator[Occurrence]:
    for slot in slots:
        if slot.cycle_week in (EVERY_WEEK, cycle[Week.of(day)]):
            yield Occurrence(slot.key, day, instant(day, slot.starts), instant(day, slot.ends))
