"""In which capacities an identity can use Vidar after one login, over all owners that know it."""

from dataclasses import dataclass
from datetime import datetime

from vidar.access.actor import OSLO
from vidar.access.identity import persons_of
from vidar.access.models import CapacityKind, Provider
from vidar.access.standing import Child, Standing, load_standing
from vidar.tenancy.wall import owner_scope

_BY_PROVIDER = {
    Provider.FEIDE: {CapacityKind.PUPIL, CapacityKind.STAFF, CapacityKind.OWNER_STAFF},
    Provider.IDPORTEN: {CapacityKind.GUARDIAN, CapacityKind.LEAVER},
}
"""Pupils and staff by Feide only, guardians and people who have left by ID-porten only (check B2)."""


@dataclass(frozen=True, slots=True)
class Capacity:
    """One way to use Vidar."""

    owner_id: int
    person_id: int
    kind: CapacityKind
    school_id: int | None
    school_names: tuple[str, ...]
    titles: tuple[str, ...]

    @property
    def key(self) -> str:
        """Name the capacity in a form."""
        return f"{self.owner_id}-{self.kind}-{self.school_id or 0}"


@dataclass(frozen=True, slots=True)
class Choices:
    """What a login gives, and what it does not give and why."""

    capacities: tuple[Capacity, ...]
    refused_children: tuple[Child, ...]
    elsewhere: frozenset[CapacityKind]
    """Capacities the person has, but through the other provider."""


def choices_of(identity_id: int, provider: str, *, at: datetime) -> Choices:
    """Return every capacity of an identity that this provider opens. One transaction for each owner."""
    today = at.astimezone(OSLO).date()
    found: list[Capacity] = []
    refused: list[Child] = []
    for owner_id, person_id in persons_of(identity_id):
        with owner_scope(owner_id, actor_id=person_id, read_only=True):
            standing = load_standing(owner_id=owner_id, person_id=person_id, at=at, today=today)
        if standing is not None:
            found.extend(capacities_in(standing))
            refused.extend(standing.refused_children)
    opened = _BY_PROVIDER[Provider(provider)]
    return Choices(
        capacities=tuple(each for each in found if each.kind in opened),
        refused_children=tuple(refused) if CapacityKind.GUARDIAN in opened else (),
        elsewhere=frozenset(each.kind for each in found) - opened,
    )


def capacities_in(standing: Standing) -> list[Capacity]:
    """Return the capacities a person has at one owner."""
    found = [_staff(standing, school) for school in dict.fromkeys(role.school_id for role in standing.roles)]
    if standing.attends:
        found.append(_personal(standing, CapacityKind.PUPIL, tuple(each.school_name for each in standing.attends)))
    if standing.has_left:
        found.append(_personal(standing, CapacityKind.LEAVER, ()))
    if standing.children:
        names = tuple(dict.fromkeys(child.school_name for child in standing.children if child.school_name))
        found.append(_personal(standing, CapacityKind.GUARDIAN, names))
    return found


def _staff(standing: Standing, school_id: int | None) -> Capacity:
    roles = [role for role in standing.roles if role.school_id == school_id]
    return Capacity(
        owner_id=standing.owner_id,
        person_id=standing.person_id,
        kind=CapacityKind.OWNER_STAFF if school_id is None else CapacityKind.STAFF,
        school_id=school_id,
        school_names=tuple(dict.fromkeys(role.school_name for role in roles if role.school_name)),
        titles=tuple(role.title for role in roles if role.title),
    )


def _personal(standing: Standing, kind: CapacityKind, names: tuple[str, ...]) -> Capacity:
    return Capacity(standing.owner_id, standing.person_id, kind, None, names, ())
