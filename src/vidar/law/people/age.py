"""Age in whole years, and the moment a person comes of age (GU-1, GU-2)."""

from datetime import date, datetime
from enum import StrEnum

from vidar.law.basis import local_date

MAJORITY = 18
"""Years at which a person is of age (L and BL, see docs/law/GU-2.md)."""


class LeapDay(StrEnum):
    """When someone born on 29 February has a birthday in a year without that day.

    No Norwegian source was found (UNVERIFIED), so it is a setting. The default is the earlier day: then a
    guardian's access is never open a day too long.
    """

    FEBRUARY_28 = "february_28"
    MARCH_1 = "march_1"


def birthday_in(year: int, birth_date: date, *, leap_day: LeapDay = LeapDay.FEBRUARY_28) -> date:
    """The birthday in the given year."""
    try:
        return birth_date.replace(year=year)
    except ValueError:
        return date(year, 2, 28) if leap_day is LeapDay.FEBRUARY_28 else date(year, 3, 1)


def age_on(birth_date: date, day: date, *, leap_day: LeapDay = LeapDay.FEBRUARY_28) -> int:
    """Whole years on the day; a year is full when the birthday begins. Raises ValueError before birth."""
    if day < birth_date:
        raise ValueError("the day is before the birth")
    years = day.year - birth_date.year
    return years if birthday_in(day.year, birth_date, leap_day=leap_day) <= day else years - 1


def is_adult(birth_date: date, at: datetime, *, leap_day: LeapDay = LeapDay.FEBRUARY_28) -> bool:
    """GU-2: of age from 00:00 local time on the 18th birthday, whatever hour the birth was."""
    comes_of_age = birthday_in(birth_date.year + MAJORITY, birth_date, leap_day=leap_day)
    return local_date(at) >= comes_of_age


def latest_adult_birth_date(day: date, *, leap_day: LeapDay = LeapDay.FEBRUARY_28) -> date:
    """The latest birth date of those who are of age on the day.

    SQL compares birth dates with it (`birth_date <= ...`) instead of doing arithmetic with years itself.
    """
    try:
        latest = day.replace(year=day.year - MAJORITY)
    except ValueError:  # on 29 February, 18 years after a year without one
        return date(day.year - MAJORITY, 2, 28)
    next_day = date.fromordinal(latest.toordinal() + 1)
    born_on_leap_day = (next_day.month, next_day.day) == (2, 29)
    return next_day if born_on_leap_day and leap_day is LeapDay.FEBRUARY_28 else latest
