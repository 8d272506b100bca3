"""The days the tests live in: Tuesday of week 48 in the school year 2026/27."""

from datetime import date, datetime, time

from django.db.backends.postgresql.psycopg_any import DateRange

from vidar.law.basis.local_time import instant

TODAY = date(2026, 11, 24)
TOMORROW = date(2026, 11, 25)
MONDAY = date(2026, 11, 23)

ALL_YEAR = DateRange(date(2026, 8, 1), date(2027, 8, 1))
LAST_YEAR = DateRange(date(2025, 8, 1), date(2026, 8, 1))
FROM_BIRTH = DateRange(date(2000, 1, 1), None)


def at(day: date, clock: str) -> datetime:
    """Return the moment when clocks in Norway show ``clock`` ("08.15") on ``day``."""
    hour, minute = clock.split(".")
    return instant(day, time(int(hour), int(minute)))


THIS_MORNING = at(TODAY, "07.40")
THREE_WEEKS_AGO = at(date(2026, 11, 2), "12.00")
