"""The law's words as the database knows them."""

from enum import StrEnum

from vidar.law.attendance import Evidence, Ground, Presence, RegisterState


def _values(kind: type[StrEnum]) -> tuple[str, ...]:
    return tuple(each.value for each in kind)


GROUNDS = _values(Ground)
EVIDENCE = _values(Evidence)
PRESENCES = _values(Presence)
STATES = _values(RegisterState)
