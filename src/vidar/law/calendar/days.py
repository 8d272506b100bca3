"""School days: the weekdays of the year that the calendar leaves open (SY-2)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from vidar.law.calendar.holidays import public_holidays

_SATURDAY: Final = 5


class EntryKind(StrEnum):
    """What a calendar entry does to its days. An event closes nothing."""

    HOLIDAY = "holiday"
    PLANNING_DAY = "planning_day"  # staff at work, pupils free
    EVENT = "event"


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """An entry of the school calendar, from its first to its last day, both included."""

    kind: EntryKind
    first_day: date
    last_day: date

    def __post_init__(self) -> None:
        object.__setattr__(self, "kind", EntryKind(self.kind))
        if self.last_day < self.first_day:
            raise ValueError(f"the entry ends {self.last_day} before it begins {self.first_day}")


def school_days(first: date, last: date, entries: Iterable[CalendarEntry]) -> tuple[date, ...]:
    """The pupils' days from first to last, both included, without weekends, holidays and planning days."""
    closed = closed_days(entries, EntryKind.HOLIDAY, EntryKind.PLANNING_DAY)
    return tuple(day for day in working_days(first, last) if day not in closed)


def staff_days(first: date, last: date, entries: Iterable[CalendarEntry]) -> tuple[date, ...]:
    """The days staff are at work: the school days and the planning days."""
    closed = closed_days(entries, EntryKind.HOLIDAY)
    return tuple(day for day in working_days(first, last) if day not in closed)


def closed_days(entries: Iterable[CalendarEntry], *kinds: EntryKind) -> frozenset[date]:
    """Every day of the entries of these kinds."""
    return frozenset(
        day for entry in entries if entry.kind in kinds for day in each_day(entry.first_day, entry.last_day)
    )


def each_day(first: date, last: date) -> Iterator[date]:
    """The days from first to last, both included."""
    for number in range((last - first).days + 1):
        yield first + timedelta(days=number)


def working_days(first: date, last: date) -> tuple[date, ...]:
    """Monday to Friday without public holidays, from the first to the last day, both included."""
    holidays = {day for year in range(first.year, last.year + 1) for day in public_holidays(year)}
    return tuple(day for day in each_day(first, last) if day.weekday() < _SATURDAY and day not in holidays)
