"""The menus: only what works and is allowed, on a phone at most five places."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from vidar.access.actor import Actor
from vidar.access.calendar_links import may_subscribe
from vidar.access.capacities import capacities_in
from vidar.access.kinds import CapacityKind
from vidar.access.sessions import OpenSession
from vidar.attendance.queries_lists import follows_registers
from vidar.law.access import Object, Verb, allowed_relations
from vidar.law.access.relations import GUARDIAN_RELATIONS
from vidar.web.address import address
from vidar.web.capacity_words import capacity_detail, capacity_label
from vidar.web.desk.parts import parts_of


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere that may stand in a menu. ``covers`` are the beginnings of other addresses that belong to it."""

    label: str
    href: str
    icon: str
    covers: tuple[str, ...] = ()
    has_registers: bool = False
    has_classes: bool = False

    def holds(self, path: str) -> bool:
        """Tell whether the page at ``path`` belongs here.

        A register does so whatever its lesson belongs to, a class as the desk has it whatever its timetable does.
        """
        if _REGISTER.match(path):
            return self.has_registers
        if _CLASS.fullmatch(path):
            return self.has_classes
        return path == self.href or path.startswith(self.covers)


@dataclass(frozen=True, slots=True)
class MenuItem:
    """One place to go. ``folded``: on a phone it stands under "Mer"."""

    label: str
    href: str
    icon: str
    current: bool
    folded: bool = False


MOST_ON_A_PHONE = 5
"""Places at the bottom of a phone, "Mer" among them."""


def main_menu(actor: Actor | None, path: str) -> tuple[MenuItem, ...]:
    """Return the main menu of a capacity; nobody logged in has none."""
    if actor is None:
        return ()
    items = _items(_PLACES[actor.capacity](actor), path)
    if len(items) <= MOST_ON_A_PHONE:
        return items
    return tuple(replace(item, folded=number >= MOST_ON_A_PHONE - 1) for number, item in enumerate(items))


def person_menu(actor: Actor | None, session: OpenSession | None, path: str) -> tuple[MenuItem, ...]:
    """Return what concerns the person: other roles where there are any, own sessions."""
    if actor is None or session is None:
        return ()
    can_switch = len(capacities_in(actor.standing)) > 1 or session.owner_count > 1
    return _items(_own_places(actor, can_switch=can_switch), path)


def role_in_words(actor: Actor | None) -> str:
    """Return in which capacity the person is here: "Lærer · Nord-Østerdal"; nobody logged in has none."""
    if actor is None:
        return ""
    acting = (
        each
        for each in capacities_in(actor.standing)
        if (each.kind, each.school_id) == (actor.capacity, actor.school_id)
    )
    return next((" · ".join(filter(None, (capacity_label(each), capacity_detail(each)))) for each in acting), "")


def _own_places(actor: Actor, *, can_switch: bool) -> Iterator[Place]:
    if can_switch:
        yield Place(_("Bytt rolle eller skole"), address("choose-capacity"), "switch")
    if may_subscribe(actor):
        yield Place(_("Kalender på telefonen"), address("calendar-links"), "calendar")
    yield Place(_("Vidar som app"), address("app"), "install")
    yield Place(_("Mine innlogginger"), address("sessions"), "devices")


def _items(places: Iterator[Place], path: str) -> tuple[MenuItem, ...]:
    return tuple(MenuItem(place.label, place.href, place.icon, place.holds(path)) for place in places)


def _week_of(pupil_id: int) -> Place:
    of_pupil = address("pupil-week", pupil_id)
    return Place(_("Timeplan"), address("week"), "calendar", (of_pupil, _LESSON))


def _record_of(pupil_id: int) -> Iterator[Place]:
    yield Place(_("Personalia"), address("personalia", pupil_id), "personalia")
    yield Place(_("Klasse"), address("class-of-pupil", pupil_id), "group")


def _pupil(actor: Actor) -> Iterator[Place]:
    yield _week_of(actor.person_id)
    yield Place(_("Fravær"), address("own-absence"), "absence")
    yield from _record_of(actor.person_id)


def _guardian(actor: Actor) -> Iterator[Place]:
    child = actor.child
    if child is None or child.access.basis is None:
        return
    relation = GUARDIAN_RELATIONS[child.access.basis]
    if relation in allowed_relations(Object.TIMETABLE, Verb.READ, actor.openings):
        yield _week_of(child.person_id)
    if relation in allowed_relations(Object.PERSONALIA, Verb.READ, actor.openings):
        yield from _record_of(child.person_id)


def _staff(actor: Actor) -> Iterator[Place]:
    if "teacher" in actor.roles:
        yield Place(_("Min dag"), address("my-day"), "today", has_registers=True)
        yield Place(_("Min uke"), address("week"), "calendar", (_LESSON,))
    yield Place(_("Elever"), address("pupil-search"), "search", ("/elev/",))
    if follows_registers(actor):
        yield Place(_("Føring"), address("registers-of-day"), "register", has_registers="teacher" not in actor.roles)
    parts = parts_of(actor)
    if parts:
        yield Place(_("Kontor"), address("desk"), "desk", ("/kontor/", "/ansatte/"), has_classes=True)
    if "teacher" not in actor.roles and parts.lessons:
        yield Place(_("Vikar"), address("teacher-away"), "substitute", ("/aktivitet/",))
    yield from _owner_staff(actor)


def _leaver(actor: Actor) -> Iterator[Place]:
    yield Place(_("Personalia"), address("personalia", actor.person_id), "personalia")


def _owner_staff(_actor: Actor) -> Iterator[Place]:
    yield Place(_("Timeplaner"), address("timetables"), "grid", ("/klasse/", "/larer/", "/rom/"))


_LESSON = "/time/"
_CLASS = re.compile(r"/klasse/[0-9]+/(kontaktlarer/.*)?")
_REGISTER = re.compile(r"/time/[0-9]+/foring/|/foring/mangler/")
_PLACES = {
    CapacityKind.PUPIL: _pupil,
    CapacityKind.GUARDIAN: _guardian,
    CapacityKind.STAFF: _staff,
    CapacityKind.LEAVER: _leaver,
    CapacityKind.OWNER_STAFF: _owner_staff,
}
