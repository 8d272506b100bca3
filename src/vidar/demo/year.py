"""The demo's school year: an example calendar for Innlandet, worked out from one day in it.

The county's own dates are not verified (rules dossier, SY-11), so this is a likely calendar, not the real one:
190 school days from the first Monday after 14 August, autumn break in week 41, winter break in week 8.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from vidar.law.basis import Period
from vidar.law.calendar import (
    CalendarEntry,
    EntryKind,
    Week,
    cycle_weeks,
    easter_sunday,
    public_holidays,
    school_days,
    school_year_label,
    school_year_period,
)

SCHOOL_DAYS = 190
AUGUST = 8
AB_WEEKS = 2
_SATURDAY, _TUESDAY = 6, 2
_DAY = timedelta(days=1)
_WEEK = timedelta(weeks=1)


@dataclass(frozen=True, slots=True)
class Closed:
    """Days without teaching, both included; ``school`` empty means all schools."""

    kind: str
    name: str
    first: date
    last: date
    school: str = ""

    @property
    def entry(self) -> CalendarEntry:
        """Return what the law of the calendar counts with."""
        kind = EntryKind.PLANNING_DAY if self.kind == "planning_day" else EntryKind.HOLIDAY
        return CalendarEntry(kind, self.first, self.last)


@dataclass(frozen=True, slots=True)
class DemoYear:
    """One school year: 1 August to 31 July, teaching from ``first_day`` to ``last_day``, both included."""

    start_year: int
    first_day: date
    last_day: date
    term_two: date
    closed: tuple[Closed, ...]

    @property
    def label(self) -> str:
        """Return "2026/27"."""
        return school_year_label(self.first_day)

    @property
    def period(self) -> Period:
        """Return the administrative year."""
        return school_year_period(self.label)

    def school_days(self, school: str = "") -> tuple[date, ...]:
        """Return every day with teaching, in order."""
        return _school_days(self, school)

    def is_school_day(self, day: date, school: str = "") -> bool:
        """Tell whether pupils are taught on this day."""
        return day in _school_day_set(self, school)

    def cycle_week(self, day: date, school: str) -> int:
        """Return 1 in A weeks and 2 in B weeks of a school day."""
        return _cycle(self, school)[Week.of(day)]


@cache
def demo_year(start_year: int, local_planning: tuple[tuple[str, str], ...] = ()) -> DemoYear:
    """Return the year that begins in August of ``start_year``.

    ``local_planning`` says which schools choose their second planning day themselves: pairs of a school's slug
    and "ascension" (the Friday after) or "january" (a Monday).
    """
    first = _monday(date(start_year, AUGUST, 21))
    common = _common_closures(start_year)
    own = tuple(_local_planning_day(start_year, school, choice, common) for school, choice in local_planning)
    # One planning day is each school's own, so the county's calendar counts one school day more than a school's.
    summer = date(start_year + 1, 7, 31)
    last = school_days(first, summer, [each.entry for each in common])[SCHOOL_DAYS]
    return DemoYear(
        start_year,
        first,
        last,
        date.fromisocalendar(start_year + 1, 3, 1),
        (*_summer_and_staff_days(start_year, first, last), *common, *own),
    )


@cache
def _school_days(year: DemoYear, school: str) -> tuple[date, ...]:
    entries = [each.entry for each in year.closed if each.school in ("", school)]
    return school_days(year.first_day, year.last_day, entries)


@cache
def _school_day_set(year: DemoYear, school: str) -> frozenset[date]:
    return frozenset(_school_days(year, school))


@cache
def _cycle(year: DemoYear, school: str) -> Mapping[Week, int]:
    return cycle_weeks(_school_days(year, school), AB_WEEKS)


def _common_closures(start_year: int) -> tuple[Closed, ...]:
    autumn, winter = date.fromisocalendar(start_year, 41, 1), date.fromisocalendar(start_year + 1, 8, 1)
    easter = easter_sunday(start_year + 1)
    planning = date.fromisocalendar(start_year, 46, 5)
    breaks = (
        Closed("holiday", "Høstferie", autumn, autumn + 4 * _DAY),
        Closed("planning_day", "Planleggingsdag", planning, planning),
        Closed("holiday", "Juleferie", *_christmas(start_year)),
        Closed("holiday", "Vinterferie", winter, winter + 4 * _DAY),
        Closed("holiday", "Påskeferie", easter - 6 * _DAY, easter + _DAY),
    )
    spring = [
        Closed("public_holiday", name, day, day)
        for day, name in public_holidays(start_year + 1).items()
        if day > easter + _DAY and day.isoweekday() < _SATURDAY and day.month < AUGUST
    ]
    return (*breaks, *spring)


def _christmas(start_year: int) -> tuple[date, date]:
    """Return whole weeks where the days around them fall well, else from 25 December or until 2 January."""
    eve, new_year = date(start_year, 12, 24), date(start_year + 1, 1, 1)
    first = _monday(eve) if eve.isoweekday() < _SATURDAY else _monday(eve) + _WEEK
    last = _monday(new_year) + 6 * _DAY if new_year.isoweekday() > _TUESDAY else new_year + _DAY
    return first, last


def _local_planning_day(start_year: int, school: str, choice: str, common: tuple[Closed, ...]) -> Closed:
    friday = easter_sunday(start_year + 1) + 40 * _DAY
    wished = friday if choice == "ascension" else date.fromisocalendar(start_year + 1, 4, 1)
    day = school_days(wished, wished + _WEEK, [each.entry for each in common])[0]
    return Closed("planning_day", "Skolens planleggingsdag", day, day, school)


def _summer_and_staff_days(start_year: int, first: date, last: date) -> tuple[Closed, ...]:
    staff = first - 4 * _DAY  # the Thursday and Friday before the pupils come
    return (
        Closed("holiday", "Sommerferie", date(start_year, AUGUST, 1), staff - _DAY),
        Closed("planning_day", "Planleggingsdager for ansatte", staff, staff + _DAY),
        Closed("holiday", "Sommerferie", last + _DAY, date(start_year + 1, 7, 31)),
    )


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
