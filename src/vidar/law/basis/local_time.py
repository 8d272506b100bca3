"""Moments are aware datetimes; a school day is a local date in Europe/Oslo."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

OSLO = ZoneInfo("Europe/Oslo")


class MissingLocalTime(ValueError):  # noqa: N818 - named for what is missing
    """The clock jumps over this local time (the night summer time begins)."""


def local_date(at: datetime) -> date:
    """The school's date at this moment. Raises ValueError for a datetime without a time zone."""
    if at.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    return at.astimezone(OSLO).date()


def instant(day: date, clock: time) -> datetime:
    """The moment, in UTC, when clocks in Norway show `clock` on `day`.

    An hour that comes twice (the night summer time ends) means the first of the two. A time the clock jumps
    over raises MissingLocalTime: nothing can begin then.
    """
    if clock.tzinfo is not None:
        raise ValueError("a local time carries no time zone")
    moment = datetime.combine(day, clock.replace(fold=0), OSLO).astimezone(UTC)
    if moment.astimezone(OSLO).time() != clock:
        raise MissingLocalTime(f"{day.isoformat()} {clock.isoformat()}")
    return moment


def start_of_day(day: date) -> datetime:
    """Local midnight, in UTC."""
    return instant(day, time(0))
