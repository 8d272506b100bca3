"""Presence: where a pupil was in one lesson (AT-1). Only what deviates is kept; all others were present."""

from dataclasses import dataclass
from enum import StrEnum


class Presence(StrEnum):
    """The ways not to have been there from start to end."""

    ABSENT = "absent"
    PARTLY = "partly"  # came late, left early, or both
    ELSEWHERE = "elsewhere"  # in the school's care elsewhere: no absence


@dataclass(frozen=True, slots=True)
class Mark:
    """What a register says of one pupil. Minutes are whole, and only where the pupil was partly there."""

    presence: Presence
    late_minutes: int = 0
    """From the lesson's start until the pupil came (AD-6: the true minutes are kept)."""

    early_minutes: int = 0
    """From the pupil's leaving until the lesson's end."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "presence", Presence(self.presence))
        if self.late_minutes < 0 or self.early_minutes < 0:
            raise ImpossibleMarkError("minutes cannot be negative")
        if (self.presence is Presence.PARTLY) != (self.late_minutes + self.early_minutes > 0):
            raise ImpossibleMarkError("minutes belong to somebody who was partly there, and only to them")


PRESENT: None = None
"""No mark: the pupil was there from start to end."""


class ImpossibleMarkError(ValueError):
    """A mark that cannot be true of the lesson."""


def check_mark(mark: Mark | None, *, length: int) -> None:
    """Hold a mark against the lesson's length in minutes.

    Raises:
        ImpossibleMarkError: the minutes leave nothing of the lesson; then the pupil was absent.
    """
    if mark is not None and mark.late_minutes + mark.early_minutes >= length:
        raise ImpossibleMarkError("nothing of the lesson is left")


def missed_minutes(mark: Mark | None, *, length: int) -> int:
    """Return how many of the lesson's minutes the pupil was away without being in the school's care.

    Whether minutes of lateness count as absence is the school's rule (AD-6), and not decided here.
    """
    check_mark(mark, length=length)
    if mark is None or mark.presence is Presence.ELSEWHERE:
        return 0
    return length if mark.presence is Presence.ABSENT else mark.late_minutes + mark.early_minutes
