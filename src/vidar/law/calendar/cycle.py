"""Weeks in cycles: A and B weeks, or longer rounds."""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum

from vidar.law.calendar.weeks import Week, weeks_of


class CycleCounting(StrEnum):
    """How the weeks of a cycle follow each other. No rule says; the school chooses.

    - SCHOOL_WEEKS: only weeks with a school day count, so that A and B come equally often and a holiday week
      never swallows one of them. The default.
    - ISO_WEEKS: every week from the first school day counts, taught or not; a holiday week uses up its
      letter.
    - WEEK_NUMBERS: odd week numbers are A and even are B ("oddetallsuker"), for any length the number counts
      round. After week 53 two A weeks come in a row.
    """

    SCHOOL_WEEKS = "school_weeks"
    ISO_WEEKS = "iso_weeks"
    WEEK_NUMBERS = "week_numbers"


def cycle_weeks(
    days: Iterable[date], length: int, *, counting: CycleCounting = CycleCounting.SCHOOL_WEEKS
) -> Mapping[Week, int]:
    """The place in the cycle, 1 (A) to `length`, of each week that has one of the school days.

    Give all school days of the school year, not only those a plan is used for: the count starts with the
    first. Raises ValueError for a length below 1.
    """
    if length < 1:
        raise ValueError("a cycle has at least one week")
    weeks = weeks_of(days)
    counting = CycleCounting(counting)
    return {week: _place(week, number, weeks[0], counting) % length + 1 for number, week in enumerate(weeks)}


def _place(week: Week, number: int, first: Week, counting: CycleCounting) -> int:
    """How many weeks of the count come before this one."""
    if counting is CycleCounting.SCHOOL_WEEKS:
        return number
    if counting is CycleCounting.ISO_WEEKS:
        return (week.monday - first.monday).days // 7
    return week.number - 1
