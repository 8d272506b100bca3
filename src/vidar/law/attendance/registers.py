"""Registers: when one can be taken, and the states it goes through (AT-2)."""

from datetime import datetime, timedelta
from enum import StrEnum


class RegisterState(StrEnum):
    """A register is open until the teacher has confirmed it, or has said that the lesson was not held."""

    OPEN = "open"
    CONFIRMED = "confirmed"
    NOT_HELD = "not_held"


def register_opens_at(starts_at: datetime, *, minutes_before: int) -> datetime:
    """Return from when the register of a lesson can be taken: so many minutes before its start."""
    return starts_at - timedelta(minutes=minutes_before)


def may_be_taken(*, starts_at: datetime, at: datetime, minutes_before: int) -> bool:
    """Tell whether the register can be taken now. Nobody is marked present before the time."""
    return at >= register_opens_at(starts_at, minutes_before=minutes_before)
