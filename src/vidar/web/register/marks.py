"""Marks as a form and an address carry them: short texts, read back with care.

A code is what a mark is called between the browser and the server: ``her``, ``borte``, ``annet`` or the minutes of
somebody who was partly there, late before early: ``12-0``.
"""

import re
from typing import Final

from vidar.law.attendance import PRESENT, ImpossibleMarkError, Mark, Presence

HERE: Final = "her"
LATE: Final = "sen"
ABSENT: Final = "borte"
EARLY: Final = "tidlig"
ELSEWHERE: Final = "annet"
CHOICES: Final = (HERE, LATE, ABSENT, EARLY, ELSEWHERE)
"""What a pupil's row offers. ``sen`` and ``tidlig`` have minutes, and can go together."""

_MINUTES: Final = re.compile(r"([0-9]{1,3})-([0-9]{1,3})")


class UnreadableCodeError(ValueError):
    """A code that no page of ours has written."""


def code_of(mark: Mark | None) -> str:
    """Return the mark's code."""
    if mark is None:
        return HERE
    if mark.presence is Presence.PARTLY:
        return f"{mark.late_minutes}-{mark.early_minutes}"
    return ABSENT if mark.presence is Presence.ABSENT else ELSEWHERE


def mark_of(code: str) -> Mark | None:
    """Read a code back.

    Raises:
        UnreadableCodeError: it is none.
    """
    if code == HERE:
        return PRESENT
    if code == ABSENT:
        return Mark(Presence.ABSENT)
    if code == ELSEWHERE:
        return Mark(Presence.ELSEWHERE)
    match = _MINUTES.fullmatch(code)
    if match is None:
        raise UnreadableCodeError(code)
    try:
        return Mark(Presence.PARTLY, int(match[1]), int(match[2]))
    except ImpossibleMarkError as impossible:
        raise UnreadableCodeError(code) from impossible


def choice_of(mark: Mark | None) -> str:
    """Return which of the row's choices the mark is."""
    if mark is None or mark.presence is not Presence.PARTLY:
        return code_of(mark)
    return LATE if mark.late_minutes else EARLY
