"""The demo's school year: an example calendar for Innlandet, worked out from one day in it.

The county's own dates are not verified (rules dossier, SY-11), so this is a likely calendar, not the real one:
190 school days from the first Monday after 14 August, autumn break in week 41, winter break in week 8.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from vidar.demo.easter import easter_sunday
from vidar.law.basis import Period

SCHOOL_DAYS = 190
AUGUST = 8
CYCLE_A, CYCLE_B = 1, 2
_SATURDAY = 6
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
        return f"{self.start_year}/{(self.start_year + 1) % 100:02d}"

    @property
    def period(self) -> Period:
        """Return the administrative year."""
        return Period(date(self.start_year, AUGUST, 1), date(self.start_year + 1, AUGUST, 1))

    def is_school_day(self, day: date, school: str = "") -> bool:
        """Tell whether pupils are taught on this day."""
        return (
            self.first_day <= day <= self.last_day
            and day.isoweekday() < _SATURDAY
            and not any(
                each.first <= day <= each.last and each.school in ("", school) for each in self.closed
            )
        )

    def school_days(self, school: str = "") -> tuple[date, ...]:
        """Return every day with teaching, in order."""
        return tuple(day for day in _days(self.first_day, self.last_day) if self.is_school_day(day, school))

    def cycle_week(self, day: date) -> int:
        """Return 1 in A weeks and 2 in B weeks: they take turns from the first week, holidays counted."""
        weeks = (day - timedelta(days=day.weekday()) - self.first_day) // _WEEK
        return CYCLE_A if weeks % 2 == 0 else CYCLE_B


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
    last = _last_day(first, common, SCHOOL_DAYS + 1)
    return DemoYear(
        start_year,
        first,
        last,
        date.fromisocalendar(start_year + 1, 3, 1),
        (*_summer_and_staff_days(start_year, first, last), *common, *own),
    )


def _common_closures(start_year: int) -> tuple[Closed, ...]:
    autumn, winter = date.fromisocalendar(start_year, 41, 1), date.fromisocalendar(start_year + 1, 8, 1)
    easter = easter_sunday(start_year + 1)
    planning = date.fromisocalendar(start_year, 46, 5)
    return (
        Closed("holiday", "Høstferie", autumn, autumn + 4 * _DAY),
        Closed("planning_day", "Planleggingsdag", planning, planning),
        Closed("holiday", "Juleferie", *_christmas(start_year)),
        Closed("holiday", "Vinterferie", winter, winter + 4 * _DAY),
        Closed("holiday", "Påskeferie", easter - 6 * _DAY, easter + _DAY),
        Closed("public_holiday", "Arbeidernes dag", date(start_year + 1, 5, 1), date(start_year + 1, 5, 1)),
        Closed("public_holiday", "Grunnlovsdagen", date(start_year + 1, 5, 17), date(start_year + 1, 5, 17)),
        Closed("public_holiday", "Kristi himmelfartsdag", easter + 39 * _DAY, easter + 39 * _DAY),
        Closed("public_holiday", "2. pinsedag", easter + 50 * _DAY, easter + 50 * _DAY),
    )


def _christmas(start_year: int) -> tuple[date, date]:
    """Return whole weeks where the days around them fall well, else from 25 December or until 2 January."""
    eve, new_year = date(start_year, 12, 24), date(start_year + 1, 1, 1)
    first = _monday(eve) if eve.isoweekday() < _SATURDAY else _monday(eve) + _WEEK
    last = _monday(new_year) + 6 * _DAY if new_year.isoweekday() > 2 else new_year + _DAY  # noqa: PLR2004 - Tuesday
    return first, last


def _local_planning_day(start_year: int, school: str, choice: str, common: tuple[Closed, ...]) -> Closed:
    friday = easter_sunday(start_year + 1) + 40 * _DAY
    day = friday if choice == "ascension" else date.fromisocalendar(start_year + 1, 4, 1)
    while day.isoweekday() >= _SATURDAY or any(each.first <= day <= each.last for each in common):
        day += _DAY
    return Closed("planning_day", "Skolens planleggingsdag", day, day, school)


def _summer_and_staff_days(start_year: int, first: date, last: date) -> tuple[Closed, ...]:
    staff = first - 4 * _DAY  # the Thursday and Friday before the pupils come
    return (
        Closed("holiday", "Sommerferie", date(start_year, AUGUST, 1), staff - _DAY),
        Closed("planning_day", "Planleggingsdager for ansatte", staff, staff + _DAY),
        Closed("holiday", "Sommerferie", last + _DAY, date(start_year + 1, 7, 31)),
    )


def _last_day(first: date, closed: tuple[Closed, ...], count: int) -> date:
    day, left = first, count
    while True:
        if day.isoweekday() < _SATURDAY and not any(each.first <= day <= each.last for each in closed):
            left -= 1
            if left == 0:
                return day
        day += _DAY


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _days(first: date, last: date) -> tuple[date, ...]:
    return tuple(first + offset * _DAY for offset in range((last - first).days + 1))
