"""School days of the open owner, from its years and its calendar."""

from dataclasses import dataclass
from datetime import date, timedelta

from vidar.law.calendar import CalendarEntry, school_days
from vidar.tenancy.sql import fetch_all

_AHEAD = timedelta(days=120)  # longer than any summer
_YEARS = """
SELECT greatest(starts, %(first)s), least(ends, %(last)s) FROM schools_schoolyear
WHERE starts <= %(last)s AND ends >= %(first)s ORDER BY starts
"""
_ENTRIES = """
SELECT CASE kind WHEN 'planning_day' THEN 'planning_day' ELSE 'holiday' END, first_day, last_day
FROM schools_calendarentry
WHERE first_day <= %(last)s AND last_day >= %(first)s AND (school_id IS NULL OR school_id = %(school)s)
"""


@dataclass(frozen=True, slots=True)
class _Span:
    first: date
    last: date


def next_school_day(after: date, *, school_id: int | None) -> date | None:
    """Return the first day after ``after`` on which pupils are at school, or None if no year reaches that far.

    ``school_id`` None counts the days that all the owner's schools have off. Two statements.
    """
    named = {"first": after + timedelta(days=1), "last": after + _AHEAD, "school": school_id}
    entries = fetch_all(CalendarEntry, _ENTRIES, named)
    years = fetch_all(_Span, _YEARS, named)
    return next((day for year in years for day in school_days(year.first, year.last, entries)), None)
