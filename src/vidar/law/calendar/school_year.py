"""School years: labelled by two calendar years, from 1 August to 31 July (SY-4)."""

import re
from datetime import date
from typing import Final

from vidar.law.basis import Period

_FIRST_MONTH: Final = 8
_LABEL: Final = re.compile(r"([0-9]{4})/([0-9]{2})")


class SchoolYearFault(ValueError):  # noqa: N818 - the message says what is wrong
    """The text is not the label of a school year."""


def school_year_label(day: date) -> str:
    """The school year of the day: "2026/27"."""
    first = day.year if day.month >= _FIRST_MONTH else day.year - 1
    return f"{first:04}/{(first + 1) % 100:02}"


def school_year_period(label: str) -> Period:
    """The days of the school year with this label. Raises SchoolYearFault unless it is two years in a row."""
    match = _LABEL.fullmatch(label)
    if match is None:
        raise SchoolYearFault(f"{label!r} is not written as 2026/27")
    first = int(match[1])
    if int(match[2]) != (first + 1) % 100:
        raise SchoolYearFault(f"{label!r} is not two years in a row")
    return Period(date(first, _FIRST_MONTH, 1), date(first + 1, _FIRST_MONTH, 1))
