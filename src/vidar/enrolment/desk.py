"""What the everyday desk's writes share: who may, in which school year, and a refusal that names the field."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date

from django.db import IntegrityError

from vidar.access.actor import Actor
from vidar.access.kinds import CapacityKind
from vidar.access.records import KEPT_FOR, NotVisibleError, Record, find_pupil_around
from vidar.law.access import ActorFacts, HeldRole, Object, Part, Role, SubjectFacts, Verb, decide
from vidar.law.basis import Period
from vidar.tenancy.deeds import OpenDeed, deed
from vidar.tenancy.sql import fetch_one


class RefusedError(Exception):
    """The desk cannot do this. ``field`` is the field of the form, ``why`` a word the web has a sentence for.

    ``person_id`` is who stands in the way, where the actor may see them.
    """

    def __init__(self, field: str, why: str, *, person_id: int | None = None) -> None:
        super().__init__(f"{field}: {why}")
        self.field, self.why, self.person_id = field, why, person_id


@dataclass(frozen=True, slots=True)
class Year:
    """A school year; ``ends`` is its last day."""

    id: int
    starts: date
    ends: date

    @property
    def after(self) -> date:
        """The first day after it: where a daterange of the whole year ends."""
        return date.fromordinal(self.ends.toordinal() + 1)


def may_enrol(actor: Actor) -> bool:
    """Tell whether the actor keeps the pupils of the school: PERSONALIA, writing."""
    return _may(actor, Object.PERSONALIA)


def may_assign_staff(actor: Actor) -> bool:
    """Tell whether the actor gives and ends roles at the school: SETTINGS, writing."""
    return _may(actor, Object.SETTINGS)


def require_enrol(actor: Actor) -> None:
    """Raise NotVisibleError for those who do not keep the pupils."""
    if not may_enrol(actor):
        raise NotVisibleError


def require_assign_staff(actor: Actor) -> None:
    """Raise NotVisibleError for those who do not give roles."""
    if not may_assign_staff(actor):
        raise NotVisibleError


def open_pupil(actor: Actor, person_id: int) -> Record:
    """Return a pupil whose enrolment at the actor's school the actor may change. One statement.

    Who is to begin, and who left within a year, is there too.

    Raises:
        NotVisibleError: there is no such pupil here, or the pupil is not the actor's to change.
    """
    record = find_pupil_around(actor, person_id, Object.PERSONALIA, verb=Verb.WRITE)
    if actor.school_id not in record.school_ids:
        raise NotVisibleError
    return record


def kept_since(actor: Actor) -> date:
    """Return the day after which a pupil's last day must lie for the desk to open the pupil."""
    return actor.today - KEPT_FOR


KEPT_PUPIL = """EXISTS (SELECT 1 FROM enrolment_enrolment e WHERE e.owner_id = p.owner_id AND e.pupil_id = p.id
  AND e.school_id = %(school)s AND upper(e.valid) > %(kept_since)s::date)"""
"""Tells in SQL whether the person ``p`` is, will be or lately was a pupil of the school."""

NOT_HIDDEN = """(p.protection <> 'strict' OR p.id = %(me)s OR EXISTS (SELECT 1 FROM enrolment_protectedaccess n
  WHERE n.owner_id = p.owner_id AND n.pupil_id = p.id AND n.staff_id = %(me)s AND n.valid @> %(today)s::date))"""
"""Tells in SQL whether the actor may know of the person ``p`` at all (AD-P4)."""


def year_of(day: date, *, field: str) -> Year:
    """Return the school year of a day. One statement.

    Raises:
        RefusedError: no school year has been made for that day.
    """
    year = fetch_one(
        Year,
        "SELECT id, starts, ends FROM schools_schoolyear WHERE starts <= %(day)s AND ends >= %(day)s",
        {"day": day},
    )
    if year is None:
        raise RefusedError(field, "no_year")
    return year


@contextmanager
def desk_deed(actor: Actor, kind: str, about: Mapping[str, object], person_id: int | None = None) -> Iterator[OpenDeed]:
    """Do what stands inside as one deed of the actor's at the actor's school.

    Raises:
        RefusedError: the database refuses, because something else holds already in those days.
    """
    try:
        with deed(
            kind=kind,
            about=dict(about),
            actor_id=actor.person_id,
            school_id=actor.school_id,
            person_id=person_id,
            at=actor.at,
        ) as made:
            yield made
    except IntegrityError as error:
        raise RefusedError(*_standing_in_the_way(error)) from error


_UNIQUE = {
    "uq_person_national_id": ("nummer", "known_number"),
    "uq_identitylink_identity": ("feide", "feide_taken"),
    "access_identity_feide_name_key": ("feide", "feide_taken"),
}


def _standing_in_the_way(error: IntegrityError) -> tuple[str, str]:
    """Return the field and the word for what another desk wrote a moment before."""
    found = getattr(getattr(error.__cause__, "diag", None), "constraint_name", None)
    return _UNIQUE.get(found or "", ("", "overlaps"))


def keeps_staff(actor: Actor, roles: Iterable[str]) -> bool:
    """Tell whether the actor could give roles at the school with just these roles."""
    held = tuple(HeldRole(Role(role), actor.school_id, Period(actor.today)) for role in roles)
    return _may(actor, Object.SETTINGS, replace(actor.facts, roles=held))


def school_of(actor: Actor) -> int:
    """Return the school the actor works at now."""
    if actor.school_id is None:
        raise NotVisibleError
    return actor.school_id


def _may(actor: Actor, obj: Object, facts: ActorFacts | None = None) -> bool:
    """Ask the law for all of the object: an exam officer who sets exam dates does not give roles."""
    if actor.capacity is not CapacityKind.STAFF or actor.school_id is None:
        return False
    subject = SubjectFacts(person_id=None, owner_id=actor.owner_id, school_ids=frozenset({actor.school_id}))
    decision = decide(facts or actor.facts, Verb.WRITE, obj, subject, at=actor.at, openings=actor.openings)
    return decision.scope is not None and decision.scope.sees(Part.WHOLE)
