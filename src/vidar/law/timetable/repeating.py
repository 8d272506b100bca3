"""On which days something is that goes on for several days, or comes back each week."""

from collections.abc import Container
from datetime import date, timedelta

_FIRST_OF_WEEKEND = 6
_WEEK, _DAY = timedelta(weeks=1), timedelta(days=1)


def repeated(first: date, last: date, *, weekly: bool, without: Container[date] = ()) -> tuple[date, ...]:
    """The school days from ``first`` to ``last``, both included, or with ``weekly`` those of the first day's weekday.

    ``without`` are days on which the school is closed. Saturdays and Sundays are left out of a row of days.
    """
    step = _WEEK if weekly else _DAY
    days = (first + step * number for number in range((last - first) // step + 1))
    return tuple(day for day in days if day not in without and (weekly or day.isoweekday() < _FIRST_OF_WEEKEND))
