"""How a member of the cast is described. Texts are bokmål: they stand on the login page of the demo."""

from dataclasses import dataclass
from enum import StrEnum


class Birth(StrEnum):
    """When a pupil of the cast was born, seen from the start day."""

    BY_LEVEL = "by_level"  # in the year usual for the level
    SEVENTEEN = "seventeen"  # 17, and still for some months
    EIGHTEEN = "eighteen"  # 18 for some months
    TODAY = "today"  # turns 18 on the start day
    TOMORROW = "tomorrow"  # turns 18 the day after


@dataclass(frozen=True, slots=True)
class CastPupil:
    """A pupil. ``class_name`` empty: a class that fits the age. ``choices`` maps a band to a subject."""

    key: str
    given: str
    family: str
    girl: bool
    school: str
    class_name: str
    description: str
    birth: Birth = Birth.BY_LEVEL
    protection: str = "none"
    choices: tuple[tuple[str, str], ...] = ()
    may_log_in: bool = True


@dataclass(frozen=True, slots=True)
class Tie:
    """A tie from a guardian of the cast to a pupil of the cast."""

    pupil: str
    kind: str = "parental_responsibility"
    source: str = "register"
    same_household: bool = True
    approved_despite_protection: bool = False


@dataclass(frozen=True, slots=True)
class CastGuardian:
    """A guardian or contact. ``staff`` names the member of staff who is the same human."""

    key: str
    given: str
    family: str
    woman: bool
    birth_year: int
    ties: tuple[Tie, ...]
    description: str
    staff: str = ""
    group: str = "Foresatte"


@dataclass(frozen=True, slots=True)
class Post:
    """A post at a school ("" is the county). ``weekdays`` limits when somebody with two schools is there."""

    school: str
    role: str
    title: str
    weekdays: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class CastStaff:
    """A member of staff. ``groups`` are taught by this person whatever else is drawn: (school, group)."""

    key: str
    given: str
    family: str
    woman: bool
    birth_year: int
    posts: tuple[Post, ...]
    description: str
    group: str
    areas: tuple[str, ...] = ()
    groups: tuple[tuple[str, str], ...] = ()
    contact_of: tuple[tuple[str, str], ...] = ()
    most_lessons: int = 21


@dataclass(frozen=True, slots=True)
class Signature:
    """A consent after 18: days after the birthday it was given, and after that it was withdrawn."""

    pupil: str
    guardian: str
    party: str
    given_after: int
    withdrawn_after: int | None = None
    old_text: bool = False


@dataclass(frozen=True, slots=True)
class Stranger:
    """Somebody who can log in at the provider but whom no school knows."""

    key: str
    name: str
    provider: str
    description: str
