"""Where each capacity begins: the answer first, and nobody meets an empty page."""

from collections.abc import Collection

from django.urls import reverse

from vidar.access.actor import Actor
from vidar.access.capacities import Capacity
from vidar.access.kinds import CapacityKind


def home_of(who: Actor | Capacity) -> str:
    """Return the address of the start page."""
    kind = who.capacity if isinstance(who, Actor) else who.kind
    return _address(kind, who.roles, who.person_id)


def _address(kind: CapacityKind, roles: Collection[str], person_id: int) -> str:
    match kind:
        case CapacityKind.PUPIL | CapacityKind.GUARDIAN:
            return reverse("week")
        case CapacityKind.LEAVER:
            return reverse("personalia", args=[person_id])
        case CapacityKind.OWNER_STAFF:
            return reverse("timetables")
        case CapacityKind.STAFF:
            return reverse("my-day" if "teacher" in roles else "pupil-search")
