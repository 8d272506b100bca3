"""Half-open spans of days, [start, end), as PostgreSQL keeps them in a daterange."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Self


@dataclass(frozen=True, slots=True, order=False)
class Period:
    """From `start` up to, but not including, `end`; without an end it goes on.

    Never empty: PostgreSQL's 'empty' range is None here. Agrees with daterange for every operation below,
    except that a subtraction which splits a period gives two pieces where PostgreSQL raises an error.
    """

    start: date
    end: date | None = None

    def __post_init__(self) -> None:
        if self.end is not None and self.end <= self.start:
            raise ValueError(f"empty period: {self.start} to {self.end}")

    @classmethod
    def through(cls, first: date, last: date) -> Self:
        """The period from the first day to the last day, both included."""
        return cls(first, date.fromordinal(last.toordinal() + 1))

    def contains(self, day: date) -> bool:
        """Whether the day lies in the period (daterange @> date)."""
        return self.start <= day and (self.end is None or day < self.end)

    def covers(self, other: "Period") -> bool:
        """Whether the whole of the other period lies in this one (@>)."""
        return self.start <= other.start and _end(other) <= _end(self)

    def overlaps(self, other: "Period") -> bool:
        """Whether the two share at least one day (&&)."""
        return self.start < _end(other) and other.start < _end(self)

    def adjacent(self, other: "Period") -> bool:
        """Whether one begins where the other ends (-|-)."""
        return other.start == self.end or self.start == other.end

    def intersect(self, other: "Period") -> "Period | None":
        """The days the two share, or None (*)."""
        if not self.overlaps(other):
            return None
        return Period(max(self.start, other.start), min(self, other, key=_end).end)

    def subtract(self, other: "Period") -> tuple["Period", ...]:
        """What is left of this period without the other: none, one or two pieces (-)."""
        if not self.overlaps(other):
            return (self,)
        pieces = []
        if self.start < other.start:
            pieces.append(Period(self.start, other.start))
        if other.end is not None and _end(other) < _end(self):
            pieces.append(Period(other.end, self.end))
        return tuple(pieces)


def merge(periods: Iterable[Period]) -> tuple[Period, ...]:
    """The same days in as few periods as possible, in order (range_agg): adjacent ones become one."""
    merged: list[Period] = []
    for period in sorted(periods, key=lambda each: each.start):
        last = merged[-1] if merged else None
        if last is not None and period.start <= _end(last):
            merged[-1] = Period(last.start, max(last, period, key=_end).end)
        else:
            merged.append(period)
    return tuple(merged)


def _end(period: Period) -> date:
    """The end for comparison; no end comes after every date."""
    # An explicit date.max end and no end at all compare equal, which no calendar of ours can reach.
    return period.end or date.max
