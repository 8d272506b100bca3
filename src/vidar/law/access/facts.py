"""The small facts a decision rests on. Whoever loads them states what holds on the local date of `at`."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from vidar.law.access.vocabulary import Condition, Object, Role, Verb
from vidar.law.basis import Period
from vidar.law.people import GuardianAccess, Protection

_set = object.__setattr__  # texts from a database become members of their enum, or are refused


class Login(StrEnum):
    """How the actor logged in. It opens nothing by itself; the explanation tells it."""

    FEIDE = "feide"
    ID_PORTEN = "id_porten"


@dataclass(frozen=True, slots=True)
class HeldRole:
    """A staff role over some days: at a school, or at the owner with no school.

    A teacher has TEACHER from the staff assignment; CONTACT_TEACHER comes besides it, from the class.
    """

    role: Role
    school_id: int | None
    period: Period

    def __post_init__(self) -> None:
        _set(self, "role", Role(self.role))


@dataclass(frozen=True, slots=True)
class ActorFacts:
    """The person who asks, within one school owner."""

    person_id: int
    owner_id: int
    login: Login
    roles: tuple[HeldRole, ...] = ()

    def schools_as(self, role: Role, day: date) -> frozenset[int]:
        """The schools where the actor holds the role on the day."""
        return frozenset(
            held.school_id
            for held in self.roles
            if held.role is role and held.school_id is not None and held.period.contains(day)
        )

    def holds(self, role: Role, day: date) -> bool:
        """Whether the actor holds the role anywhere on the day."""
        return any(held.role is role and held.period.contains(day) for held in self.roles)


@dataclass(frozen=True, slots=True)
class SubjectFacts:
    """The person a record is about (mostly a pupil), how the actor stands to them, and the record's state.

    `school_ids` are the schools the person belongs to on the day: enrolled as pupil, or employed. A record
    about no person (settings) has `person_id` None and the school's id. The booleans and `guardian` are
    about this actor and this person on this day; `guardian` holds one answer of `guardian_access` for each
    tie between them.
    """

    person_id: int | None
    owner_id: int
    school_ids: frozenset[int] = frozenset()
    protection: Protection = Protection.NONE
    guardian: tuple[GuardianAccess, ...] = ()
    teaches_group: bool = False
    is_contact_teacher: bool = False
    is_named_for_protected: bool = False
    examines_party: bool = False
    conditions: frozenset[Condition] = frozenset()

    def __post_init__(self) -> None:
        _set(self, "protection", Protection(self.protection))
        _set(self, "conditions", frozenset(map(Condition, self.conditions)))


@dataclass(frozen=True, slots=True)
class Opening:
    """The owner has opened a ◐ cell for a verb. An opening for writing or deciding opens reading with it."""

    object: Object
    role: Role
    verb: Verb

    def __post_init__(self) -> None:
        _set(self, "object", Object(self.object))
        _set(self, "role", Role(self.role))
        _set(self, "verb", Verb(self.verb))
