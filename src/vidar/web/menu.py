"""The menus: only what works and is allowed, at most five places."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from vidar.access.actor import Actor
from vidar.access.models import CapacityKind


@dataclass(frozen=True, slots=True)
class MenuItem:
    """One place to go."""

    label: str
    href: str
    icon: str
    current: bool


def main_menu(actor: Actor | None, path: str) -> tuple[MenuItem, ...]:
    """Return the main menu of a capacity; nobody logged in has none."""
    if actor is None:
        return ()
    places = _PLACES[actor.capacity](actor)
    return tuple(MenuItem(label, href, icon, path.startswith(href)) for label, href, icon in places)


def person_menu(actor: Actor | None, path: str) -> tuple[MenuItem, ...]:
    """Return what concerns the person: own sessions, other capacities, help."""
    if actor is None:
        return ()
    places = [
        (_("Bytt rolle eller skole"), reverse("choose-capacity"), "switch"),
        (_("Mine innlogginger"), reverse("sessions"), "devices"),
    ]
    return tuple(MenuItem(label, href, icon, path.startswith(href)) for label, href, icon in places)


type Place = tuple[str, str, str]


def _pupil(actor: Actor) -> list[Place]:
    return [
        (_("Timeplan"), reverse("week"), "calendar"),
        (_("Personalia"), reverse("personalia", args=[actor.person_id]), "person"),
        (_("Klasse"), reverse("class-of-pupil", args=[actor.person_id]), "group"),
    ]


def _guardian(actor: Actor) -> list[Place]:
    return [
        (_("Timeplan"), reverse("week"), "calendar"),
        (_("Personalia"), reverse("personalia", args=[actor.child_id]), "person"),
        (_("Klasse"), reverse("class-of-pupil", args=[actor.child_id]), "group"),
    ]


def _staff(_actor: Actor) -> list[Place]:
    return [
        (_("Min dag"), reverse("my-day"), "today"),
        (_("Min uke"), reverse("week"), "calendar"),
        (_("Elever"), reverse("pupil-search"), "search"),
        (_("Timeplaner"), reverse("timetables"), "grid"),
    ]


def _leaver(actor: Actor) -> list[Place]:
    return [(_("Personalia"), reverse("personalia", args=[actor.person_id]), "person")]


def _owner_staff(_actor: Actor) -> list[Place]:
    return [(_("Timeplaner"), reverse("timetables"), "grid")]


_PLACES = {
    CapacityKind.PUPIL: _pupil,
    CapacityKind.GUARDIAN: _guardian,
    CapacityKind.STAFF: _staff,
    CapacityKind.LEAVER: _leaver,
    CapacityKind.OWNER_STAFF: _owner_staff,
}
