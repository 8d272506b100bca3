"""The menus: only what works and is allowed, at most five places."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from vidar.access.actor import Actor
from vidar.access.calendar_links import may_subscribe
from vidar.access.capacities import capacities_in
from vidar.access.kinds import CapacityKind
from vidar.access.sessions import OpenSession
from vidar.attendance.queries_lists import follows_registers
from vidar.enrolment.desk import may_assign_staff, may_enrol
from vidar.law.access import Object, Verb, allowed_relations
from vidar.law.access.relations import GUARDIAN_RELATIONS
from vidar.timetable.queries_changing import may_write_timetable
from vidar.web.address import address
from vidar.web.capacity_words import capacity_detail, capacity_label


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere that may stand in a menu. ``covers`` are the beginnings of other addresses that belong to it."""

    label: str
    href: str
    icon: str
    covers: tuple[str, ...] = ()

    def holds(self, path: str) -> bool:
        """Tell whether the page at ``path`` belongs here."""
        return path == self.href or path.startswith(self.covers)


@dataclass(frozen=True, slots=True)
class MenuItem:
    """One place to go."""

    label: str
    href: str
    icon: str
    current: bool


def main_menu(actor: Actor | None, path: str) -> tuple[MenuItem, ...]:
    """Return the main menu of a capacity; nobody logged in has none."""
    return () if actor is None else _items(_PLACES[actor.capacity](actor), path)


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
        yield Place(_("Min dag"), address("my-day"), "today")
        yield Place(_("Min uke"), address("week"), "calendar", (_LESSON,))
    yield Place(_("Elever"), address("pupil-search"), "search", ("/elev/",))
    if follows_registers(actor):
        yield Place(_("Føring"), address("registers-of-day"), "register")
    if may_enrol(actor) or may_assign_staff(actor):
        yield Place(_("Kontor"), address("desk"), "register", ("/ansatte/",))
    if "teacher" not in actor.roles and may_write_timetable(actor):
        yield Place(_("Vikar"), address("teacher-away"), "substitute", ("/aktivitet/",))
    yield from _owner_staff(actor)


def _leaver(actor: Actor) -> Iterator[Place]:
    yield Place(_("Personalia"), address("personalia", actor.person_id), "personalia")


def _owner_staff(_actor: Actor) -> Iterator[Place]:
    yield Place(_("Timeplaner"), address("timetables"), "grid", ("/klasse/", "/larer/", "/rom/"))


_LESSON = "/time/"
_PLACES = {
    CapacityKind.PUPIL: _pupil,
    CapacityKind.GUARDIAN: _guardian,
    CapacityKind.STAFF: _staff,
    CapacityKind.LEAVER: _leaver,
    CapacityKind.OWNER_STAFF: _owner_staff,
}
