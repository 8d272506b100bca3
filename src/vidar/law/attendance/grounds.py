"""Grounds: why somebody is away, and what it rests on (F §9-8, §9-9). Kept apart from the register."""

from enum import StrEnum


class Ground(StrEnum):
    """The causes that the regulation tells apart. What each counts for is decided by date, elsewhere."""

    REPORTED = "reported"  # told the school, without a cause that the regulation knows
    HEALTH = "health"  # F §9-8(2) a; own notice or health personnel, see ``Evidence``
    WELFARE = "welfare"  # b
    RELIGIOUS = "religious"  # c: holidays other than the public ones
    STATUTORY = "statutory"  # d: attendance required by law
    REPRESENTATIVE = "representative"  # e: work as an elected representative
    POLITICAL = "political"  # f
    RELIEF = "relief"  # g
    DRIVING = "driving"  # h: safety courses and driving test, class B
    REPRESENTATION = "representation"  # i: national or international events
    RIGHTS_BASED = "rights_based"  # counselling, school health service, pupil council: no absence
    SCHOOL_ACTIVITY = "school_activity"  # other organised teaching: no absence


class Evidence(StrEnum):
    """What a ground rests on, as far as it has come."""

    NONE = "none"
    OWN_NOTICE = "own_notice"  # egenmelding
    AWAITED = "awaited"
    HEALTH_PERSONNEL = "health_personnel"
    DOCUMENTED = "documented"
    REJECTED = "rejected"


class Effect(StrEnum):
    """What a teacher is told of a notice: that, not why (matrix: lesson absence, effect)."""

    ABSENT = "absent"
    ELSEWHERE = "elsewhere"


_IN_THE_CARE_OF_THE_SCHOOL = frozenset({Ground.RIGHTS_BASED, Ground.SCHOOL_ACTIVITY})


def effect_of(ground: Ground) -> Effect:
    """Return what a notice with this ground means for the register."""
    return Effect.ELSEWHERE if ground in _IN_THE_CARE_OF_THE_SCHOOL else Effect.ABSENT
