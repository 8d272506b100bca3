"""In which capacities an identity can use Vidar after one login, over all owners that know it."""

from dataclasses import dataclass
from datetime import datetime

from vidar.access.actor import OSLO
from vidar.access.identity import persons_of
from vidar.access.kinds import CapacityKind, Provider
from vidar.access.sessions import OpenSession
from vidar.access.standing import Child, Standing, load_standing
from vidar.law.people import GuardianReason
from vidar.tenancy.wall import owner_scope

STAFF_KINDS = frozenset({CapacityKind.STAFF, CapacityKind.OWNER_STAFF})
OPENED_BY = {
    Provider.FEIDE: frozenset({CapacityKind.PUPIL}) | STAFF_KINDS,
    Provider.IDPORTEN: frozenset({CapacityKind.GUARDIAN, CapacityKind.LEAVER}),
}
"""Pupils and staff by Feide only, guardians and people who have left by ID-porten only (check B2)."""


@dataclass(frozen=True, slots=True)
class Capacity:
    """One way to use Vidar."""

    owner_id: int
    person_id: int
    kind: CapacityKind
    school_id: int | None
    school_names: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    roles: frozenset[str] = frozenset()
    children: tuple[Child, ...] = ()

    @property
    def key(self) -> str:
        """Name the capacity in a form."""
        return f"{self.owner_id}-{self.kind}-{self.school_id or 0}"

    @property
    def first_child_id(self) -> int | None:
        """The child that a guardian meets first."""
        return self.children[0].person_id if self.children else None

    def is_of(self, session: OpenSession) -> bool:
        """Tell whether the session acts in this capacity."""
        chosen = (session.owner_id, session.capacity, session.school_id)
        return chosen == (self.owner_id, self.kind.value, self.school_id)


@dataclass(frozen=True, slots=True)
class Choices:
    """What a login gives, and what it does not give and why."""

    standings: tuple[Standing, ...]
    """One for each owner that knows the identity."""

    capacities: tuple[Capacity, ...]
    refused_children: tuple[Child, ...]
    """Pupils the person is tied to without access; the law's reason may be shown."""

    closed_children: tuple[Child, ...]
    """Pupils the person has access to by law, where the owner has opened no page."""

    elsewhere: frozenset[CapacityKind]
    """Capacities the person has, but through the other provider."""

    def find(self, key: str) -> Capacity | None:
        """Return the capacity that a form named."""
        return next((each for each in self.capacities if each.key == key), None)


def choices_of(identity_id: int, provider: str, *, at: datetime) -> Choices:
    """Return every capacity of an identity that this provider opens. One transaction for each owner.

    ``at`` is the school's clock (aware).
    """
    standings = tuple(_standings(identity_id, at))
    found = [capacity for standing in standings for capacity in capacities_in(standing)]
    opened = OPENED_BY[Provider(provider)]
    for_guardians = standings if CapacityKind.GUARDIAN in opened else ()
    return Choices(
        standings=standings,
        capacities=tuple(each for each in found if each.kind in opened),
        refused_children=tuple(child for standing in for_guardians for child in _refused(standing)),
        closed_children=tuple(child for standing in for_guardians for child in _closed(standing)),
        elsewhere=frozenset(each.kind for each in found) - opened,
    )


def _standings(identity_id: int, at: datetime) -> list[Standing]:
    today = at.astimezone(OSLO).date()
    found = []
    for owner_id, person_id in persons_of(identity_id):
        with owner_scope(owner_id, actor_id=person_id, read_only=True):
            standing = load_standing(owner_id=owner_id, person_id=person_id, at=at, today=today)
        if standing is not None:
            found.append(standing)
    return found


def _refused(standing: Standing) -> list[Child]:
    """Leave out strictly protected pupils: that they exist here must not be told (AD-P4)."""
    return [child for child in standing.refused_children if child.access.reason is not GuardianReason.STRICT_PROTECTION]


def _closed(standing: Standing) -> list[Child]:
    return [child for child in standing.children if not standing.opens_a_page(child)]


def capacities_in(standing: Standing) -> list[Capacity]:
    """Return the capacities a person has at one owner, whichever provider opens them."""
    found = [_staff(standing, school) for school in dict.fromkeys(role.school_id for role in standing.roles)]
    if standing.attends:
        found.append(_personal(standing, CapacityKind.PUPIL, tuple(each.school_name for each in standing.attends)))
    if standing.has_left:
        found.append(_personal(standing, CapacityKind.LEAVER))
    children = standing.open_children
    if children:
        names = tuple(dict.fromkeys(child.school_name for child in children if child.school_name))
        found.append(_personal(standing, CapacityKind.GUARDIAN, names, children))
    return found


def _staff(standing: Standing, school_id: int | None) -> Capacity:
    roles = [role for role in standing.roles if role.school_id == school_id]
    return Capacity(
        owner_id=standing.owner_id,
        person_id=standing.person_id,
        kind=CapacityKind.OWNER_STAFF if school_id is None else CapacityKind.STAFF,
        school_id=school_id,
        school_names=tuple(dict.fromkeys(role.school_name for role in roles if role.school_name)),
        titles=tuple(dict.fromkeys(role.title for role in roles if role.title)),
        roles=frozenset(role.role for role in roles),
    )


def _personal(
    standing: Standing, kind: CapacityKind, names: tuple[str, ...] = (), children: tuple[Child, ...] = ()
) -> Capacity:
    return Capacity(standing.owner_id, standing.person_id, kind, None, school_names=names, children=children)
