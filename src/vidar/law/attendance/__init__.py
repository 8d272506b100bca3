"""What a register says of a pupil in a lesson, and why somebody is away. Two facts, kept apart."""

from vidar.law.attendance.grounds import Effect, Evidence, Ground, effect_of
from vidar.law.attendance.presence import (
    PRESENT,
    ImpossibleMarkError,
    Mark,
    Presence,
    check_mark,
    missed_minutes,
)
from vidar.law.attendance.proposals import Notified, proposed_mark
from vidar.law.attendance.registers import RegisterState, may_be_taken, register_opens_at

__all__ = [
    "PRESENT",
    "Effect",
    "Evidence",
    "Ground",
    "ImpossibleMarkError",
    "Mark",
    "Notified",
    "Presence",
    "RegisterState",
    "check_mark",
    "effect_of",
    "may_be_taken",
    "missed_minutes",
    "proposed_mark",
    "register_opens_at",
]
