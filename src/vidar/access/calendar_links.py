"""Personal calendar subscriptions: a secret address that opens one timetable, for as long as access lasts."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import connections

from vidar.access.actor import OSLO, Actor, CapacityEndedError, actor_in
from vidar.access.kinds import CapacityKind, Provider
from vidar.access.looks import NOTE
from vidar.access.models import CalendarLink
from vidar.access.sessions import OpenSession, digest_of
from vidar.access.standing import Child, load_standing
from vidar.law.access import Object, Verb, allowed_relations
from vidar.law.access.relations import GUARDIAN_RELATIONS
from vidar.tenancy.prepared import prepared_cursor

MOST_LINKS = 10
FETCH_NOTED_EVERY = timedelta(hours=1)
PURPOSE = "calendar"


class TooManyLinksError(Exception):
    """The person has as many links as one may have; one must be removed first."""


@dataclass(frozen=True, slots=True)
class OpenLink:
    """A link as its token finds it. What it opens is decided at every fetch."""

    id: int
    identity_id: int
    owner_id: int
    owner_slug: str
    person_id: int
    capacity: str
    school_id: int | None
    child_id: int | None
    language: str
    fetched_at: datetime | None


@dataclass(frozen=True, slots=True)
class LinkRow:
    """A link as its owner sees it in the list: whose timetable at which owner, and when it was last fetched."""

    id: int
    owner_id: int
    capacity: CapacityKind
    child_id: int | None
    created_at: datetime
    fetched_at: datetime | None


# A link whose person is no longer tied to the login is no link.
_FIND = """
SELECT k.id, k.identity_id, k.owner_id, o.slug, k.person_id, k.capacity, k.school_id, k.child_id, k.language,
       k.fetched_at
FROM access_calendarlink k
JOIN schools_schoolowner o ON o.id = k.owner_id
JOIN access_identitylink l ON l.identity_id = k.identity_id AND l.owner_id = k.owner_id AND l.person_id = k.person_id
WHERE k.token_digest = %s
"""
_FETCHED = """
UPDATE access_calendarlink SET fetched_at = %(at)s
WHERE id = %(link)s AND (fetched_at IS NULL OR fetched_at <= %(before)s)
"""
_FETCHED_AND_SEEN = f"WITH fetched AS ({_FETCHED}) {NOTE}"


def may_subscribe(actor: Actor) -> bool:
    """Tell whether there is a timetable that the actor may subscribe to."""
    if actor.capacity is CapacityKind.GUARDIAN:
        return bool(children_with_timetable(actor))
    return actor.capacity is CapacityKind.PUPIL or "teacher" in actor.roles


def children_with_timetable(actor: Actor) -> tuple[Child, ...]:
    """Return the children whose timetable is open to a guardian, one link for each."""
    open_to = allowed_relations(Object.TIMETABLE, Verb.READ, actor.openings)
    return tuple(
        child
        for child in actor.standing.open_children
        if child.access.basis is not None and GUARDIAN_RELATIONS[child.access.basis] in open_to
    )


def make_link(actor: Actor, *, child_id: int | None, language: str, at: datetime) -> str:
    """Make a link to the actor's own timetable, or that of a guardian's child; return its token, shown once.

    The caller has checked that the timetable is open to the actor.

    Raises:
        TooManyLinksError: the person has ten already.
    """
    if CalendarLink.objects.filter(identity_id=actor.identity_id).count() >= MOST_LINKS:
        raise TooManyLinksError
    token = secrets.token_urlsafe(32)
    CalendarLink.objects.create(
        token_digest=digest_of(token),
        identity_id=actor.identity_id,
        owner_id=actor.owner_id,
        person_id=actor.person_id,
        capacity=actor.capacity.value,
        school_id=actor.school_id,
        child_id=child_id,
        language=language,
        created_at=at,
    )
    return token


def links_of(identity_id: int) -> list[LinkRow]:
    """Return a person's links, the newest first. One statement."""
    return [
        LinkRow(each.id, each.owner_id, CapacityKind(each.capacity), each.child_id, each.created_at, each.fetched_at)
        for each in CalendarLink.objects.filter(identity_id=identity_id).order_by("-created_at", "-id")
    ]


def remove_link(link_id: int, *, identity_id: int) -> bool:
    """Remove one of a person's own links; it opens nothing from now on. Tell whether there was one."""
    deleted, _by_table = CalendarLink.objects.filter(id=link_id, identity_id=identity_id).delete()
    return deleted == 1


def find_link(token: str) -> OpenLink | None:
    """Return the link of a token. One statement."""
    with connections["default"].cursor() as cursor:
        cursor.execute(_FIND, [digest_of(token)])
        row = cursor.fetchone()
    return None if row is None else OpenLink(*row)


def actor_of_link(link: OpenLink, *, at: datetime) -> Actor:
    """Return who fetches, as the person stands now, inside the wall of the link's owner. One statement.

    Raises:
        CapacityEndedError: the role, the enrolment or the tie to the child has ended.
    """
    session = _session(link, at)
    standing = load_standing(owner_id=link.owner_id, person_id=link.person_id, at=at, today=at.astimezone(OSLO).date())
    if standing is None:
        raise CapacityEndedError
    actor = actor_in(session, standing, at=at)
    # An actor meets another child where the chosen one is closed; a link never does.
    if actor.child_id != link.child_id and actor.capacity is CapacityKind.GUARDIAN:
        raise CapacityEndedError
    if not may_subscribe(actor):
        raise CapacityEndedError
    return actor


def note_fetch(link: OpenLink, actor: Actor, *, at: datetime, shown: int | None) -> None:
    """Note that the link was used, once an hour at most, and whose timetable was handed out: ``shown``, or nobody's.

    A look is noted each time a timetable that is not one's own leaves us, and not when a program is told that it has
    it already. On the log's connection, committed before the first byte; if it fails, so does the answer. One
    statement, or none.
    """
    known = {"link": link.id, "at": at, "before": at - FETCH_NOTED_EVERY}
    if shown is not None and shown != actor.person_id:
        look = {"owner": str(link.owner_id), "actor": actor.person_id, "people": [shown]}
        _write(_FETCHED_AND_SEEN, {**known, **look, "capacity": actor.capacity.value, "purpose": PURPOSE})
    elif link.fetched_at is None or at - link.fetched_at >= FETCH_NOTED_EVERY:
        _write(_FETCHED, known)


def _write(statement: str, values: dict[str, Any]) -> None:
    with prepared_cursor("log") as cursor:
        cursor.execute(statement, values)


def _session(link: OpenLink, at: datetime) -> OpenSession:
    """Return what the link stands for: the login that such a capacity needs."""
    of_guardian = link.capacity == CapacityKind.GUARDIAN
    return OpenSession(
        id=0,
        identity_id=link.identity_id,
        provider=(Provider.IDPORTEN if of_guardian else Provider.FEIDE).value,
        owner_id=link.owner_id,
        person_id=link.person_id,
        capacity=link.capacity,
        school_id=link.school_id,
        child_id=link.child_id,
        last_seen_at=at,
        remembered=False,
        owner_count=1,
        clock_offset=0,
    )
