"""ISO weeks, as Norwegian schools number them: Monday first, week 1 has the year's first Thursday."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final, Self

from vidar.law.basis import N_

_FORM: Final = re.compile(r"([0-9]{4})-W([0-9]{2})")
_DAYS: Final = 7


class WeekFaultKind(StrEnum):
    FORM = "form"
    NO_SUCH_WEEK = "no_such_week"


class WeekFault(ValueError):  # noqa: N818 - the message says what is wrong
    """The text is not a week. `message` is a bokmål sentence with `{text}` and `{year}` places."""

    _MESSAGES: Final = {
        WeekFaultKind.FORM: N_("Uka må skrives som 2026-W48."),
        WeekFaultKind.NO_SUCH_WEEK: N_("Året {year} har ikke uke {number}."),
    }

    def __init__(self, kind: WeekFaultKind, *, year: int = 0, number: int = 0) -> None:
        self.kind = kind
        self.message = self._MESSAGES[kind]
        self.places = {"year": year, "number": number}
        super().__init__(self.message.format(**self.places))


@dataclass(frozen=True, slots=True, order=True)
class Week:
    """A week of the ISO calendar; `year` is the week's year, which at New Year may differ from the day's.

    Ordered in time. Raises WeekFault when the year has no such week.
    """

    year: int
    number: int

    def __post_init__(self) -> None:
        if not (0 < self.year < date.max.year and 1 <= self.number <= weeks_in_year(self.year)):
            raise WeekFault(WeekFaultKind.NO_SUCH_WEEK, year=self.year, number=self.number)

    @classmethod
    def of(cls, day: date) -> Self:
        """The week the day is in."""
        year, number, _ = day.isocalendar()
        return cls(year, number)

    @classmethod
    def parse(cls, text: str) -> Self:
        """The week written as "2026-W48". Raises WeekFault for anything else."""
        match = _FORM.fullmatch(text)
        if match is None:
            raise WeekFault(WeekFaultKind.FORM)
        return cls(int(match[1]), int(match[2]))

    def __str__(self) -> str:
        return f"{self.year:04}-W{self.number:02}"

    @property
    def monday(self) -> date:
        """The first day of the week."""
        return date.fromisocalendar(self.year, self.number, 1)

    @property
    def days(self) -> tuple[date, ...]:
        """Monday to Sunday."""
        return tuple(self.monday + timedelta(days=each) for each in range(_DAYS))

    def plus(self, weeks: int) -> "Week":
        """The week so many weeks later, or earlier when negative."""
        return Week.of(self.monday + timedelta(weeks=weeks))


def weeks_in_year(year: int) -> int:
    """52, or 53 in the long years: 28 December is always in the last week."""
    return date(year, 12, 28).isocalendar().week


def week_strip(week: Week, *, before: int, after: int) -> tuple[Week, ...]:
    """The week with so many before and after it, for a strip to pick from."""
    return tuple(week.plus(each) for each in range(-before, after + 1))


def weeks_of(days: Iterable[date]) -> tuple[Week, ...]:
    """The weeks that hold at least one of the days, in order."""
    return tuple(sorted({Week.of(day) for day in days}))
