"""When the demo begins: a school day at 10.05."""

import calendar
from datetime import date, datetime, time

from vidar.demo.spec import LOCAL_PLANNING
from vidar.demo.year import DemoYear, demo_year
from vidar.law.basis import instant

START_CLOCK = time(10, 5)
_HOME = "nord-osterdal"


def start_day(today: date) -> date:
    """Return ``today`` if it is a school day, otherwise the school day nearest to it, the later of two."""
    years = (year_of_start(today.year - 1), year_of_start(today.year))
    days = [day for year in years for day in year.school_days(_HOME) if not _at_leap_day(day)]
    return min(days, key=lambda day: (abs(day - today), day < today))


def start_moment(day: date) -> datetime:
    """Return the demo clock's first reading on its start day."""
    return instant(day, START_CLOCK)


def year_of(day: date) -> DemoYear:
    """Return the school year that ``day`` lies in."""
    return year_of_start(day.year if day.month >= 8 else day.year - 1)  # noqa: PLR2004 - August


def year_of_start(start_year: int) -> DemoYear:
    """Return the school year that begins in August of ``start_year``."""
    return demo_year(start_year, LOCAL_PLANNING)


def _at_leap_day(day: date) -> bool:
    """Nobody turns 18 on 29 February, so the demo does not begin on that day or the day before."""
    return calendar.isleap(day.year) and day.month == 2 and day.day >= 28  # noqa: PLR2004
