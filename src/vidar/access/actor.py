"""The person who acts in a request, in one capacity, at one school owner."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from vidar.access.kinds import CapacityKind
from vidar.access.sessions import OpenSession
from vidar.access.standing import Child, Standing, load_standing
from vidar.law.access import ActorFacts, HeldRole, Login, Opening, Role
from vidar.law.basis import Period

OSLO = ZoneInfo("Europe/Oslo")


class CapacityEndedError(Exception):
    """The person no longer has the session's capacity: it ended by itself, at midnight or by a change."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts. ``at`` is the school's clock (aware), ``today`` its local date."""

    session_id: int
    identity_id: int
    provider: str
    capacity: CapacityKind
    school_id: int | None
    child_id: int | None
    standing: Standing
    at: datetime
    today: date

    @property
    def owner_id(self) -> int:
        return self.standing.owner_id

    @property
    def person_id(self) -> int:
        return self.standing.person_id

    @property
    def name(self) -> str:
        return self.standing.name

    @property
    def openings(self) -> tuple[Opening, ...]:
        return self.standing.openings

    @property
    def is_staff(self) -> bool:
        return self.capacity in {CapacityKind.STAFF, CapacityKind.OWNER_STAFF}

    @property
    def roles(self) -> frozenset[str]:
        """The staff roles held in this capacity."""
        return frozenset(role.role for role in self.standing.roles if role.school_id == self.school_id)

    @property
    def child(self) -> Child | None:
        """The child a guardian looks at now."""
        return next((child for child in self.standing.open_children if child.person_id == self.child_id), None)

    @property
    def facts(self) -> ActorFacts:
        """What the law needs to know of the actor: only the roles of the capacity at hand."""
        login = Login.FEIDE if self.provider == "feide" else Login.ID_PORTEN
        return ActorFacts(self.person_id, self.owner_id, login, tuple(self._held_roles()))

    def _held_roles(self) -> list[HeldRole]:
        if not self.is_staff:
            return []
        held = [
            HeldRole(Role(role.role), role.school_id, role.valid)
            for role in self.standing.roles
            if role.school_id == self.school_id
        ]
        if self.school_id in self.standing.contact_teacher_at:
            held.append(HeldRole(Role.CONTACT_TEACHER, self.school_id, Period(self.today)))
        return held


def load_actor(session: OpenSession, *, at: datetime) -> Actor:
    """Return who acts, inside the wall opened for the session's owner. One statement.

    Raises:
        CapacityEndedError: the role, the enrolment or every guardianship has ended.
    """
    if session.owner_id is None or session.person_id is None:
        raise CapacityEndedError
    today = at.astimezone(OSLO).date()
    standing = load_standing(owner_id=session.owner_id, person_id=session.person_id, at=at, today=today)
    if standing is None:
        raise CapacityEndedError
    return actor_in(session, standing, at=at)


def actor_in(session: OpenSession, standing: Standing, *, at: datetime) -> Actor:
    """Return who acts, from the standing that the person has at the session's owner ``at`` this moment.

    Raises:
        CapacityEndedError: the standing does not hold the session's capacity.
    """
    if not session.capacity or not holds_capacity(standing, CapacityKind(session.capacity), session.school_id):
        raise CapacityEndedError
    return Actor(
        session_id=session.id,
        identity_id=session.identity_id,
        provider=session.provider,
        capacity=CapacityKind(session.capacity),
        school_id=session.school_id,
        child_id=_child_id(standing, session.child_id),
        standing=standing,
        at=at,
        today=at.astimezone(OSLO).date(),
    )


def holds_capacity(standing: Standing, capacity: CapacityKind, school_id: int | None) -> bool:
    """Tell whether the person has this capacity on the standing's day."""
    match capacity:
        case CapacityKind.PUPIL:
            return bool(standing.attends)
        case CapacityKind.LEAVER:
            return standing.has_left
        case CapacityKind.GUARDIAN:
            return bool(standing.open_children)
        case CapacityKind.STAFF:
            return school_id is not None and any(role.school_id == school_id for role in standing.roles)
        case CapacityKind.OWNER_STAFF:
            return any(role.school_id is None for role in standing.roles)


def _child_id(standing: Standing, chosen: int | None) -> int | None:
    """Keep the chosen child where it is still open, else take the first."""
    children = [child.person_id for child in standing.open_children]
    if chosen in children:
        return chosen
    return children[0] if children else None
