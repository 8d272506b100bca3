"""The latest deeds at the school, as far as they belong to the reader's own parts of the desk. One statement."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from vidar.access.actor import Actor
from vidar.access.visibility import visible_people
from vidar.enrolment.desk import KEPT_PUPIL, NOT_HIDDEN, kept_since, may_assign_staff, may_enrol
from vidar.law.access import Object
from vidar.tenancy.deeds import MAY_BE_UNDONE_FOR
from vidar.tenancy.sql import fetch_all

ROLE_KINDS = frozenset({"give_role", "register_staff", "end_role"})
LESSON_KINDS = frozenset(
    {
        "cancel_lessons",
        "move_lessons",
        "swap_lessons",
        "change_room",
        "set_substitute",
        "restore_lessons",
        "add_activity",
    }
)
"""What `timetable.actions` does, named here because the desk lists the deeds of both rooms."""


@dataclass(frozen=True, slots=True)
class DoneDeed:
    """A deed as the list tells it. ``name`` is "" where the person is not the reader's to see."""

    id: int
    kind: str
    about: dict[str, Any]
    person_id: int | None
    name: str
    actor_name: str
    at: datetime
    undone: bool
    mine_to_undo: bool


@dataclass(frozen=True, slots=True)
class _DeedRow:
    id: int
    kind: str
    about: Any
    person_id: int | None
    name: str
    actor_name: str
    at: datetime
    undone: bool
    mine: bool | None

    def read(self) -> DoneDeed:
        about = json.loads(self.about) if isinstance(self.about, str) else self.about
        known = (self.person_id, self.name, self.actor_name, self.at, self.undone)
        return DoneDeed(self.id, self.kind, about, *known, bool(self.mine))


_DEEDS = """
SELECT d.id, d.kind, d.about, d.person_id,
  coalesce((SELECT p.given_name || ' ' || p.family_name FROM people_person p WHERE p.owner_id = d.owner_id
            AND p.id = d.person_id AND (p.id IN ({visible}) OR {known})), ''),
  a.given_name || ' ' || a.family_name, d.at, d.undone_at IS NOT NULL,
  d.id = (SELECT l.id FROM tenancy_deed l WHERE l.owner_id = d.owner_id AND l.actor_id = %(me)s
          AND l.school_id = %(school)s AND l.undone_at IS NULL AND l.at > %(since)s AND l.at <= %(now)s
          ORDER BY l.id DESC LIMIT 1)
FROM tenancy_deed d JOIN people_person a ON a.owner_id = d.owner_id AND a.id = d.actor_id
WHERE d.school_id = %(school)s AND {which} AND {kinds} ORDER BY d.at DESC, d.id DESC LIMIT 12
"""


# Who is to begin, or has just left, is known to those who keep pupils, as a new colleague is to those who give roles.
_TO_WORK_HERE = """EXISTS (SELECT 1 FROM enrolment_staffassignment w WHERE w.owner_id = p.owner_id
  AND w.person_id = p.id AND w.school_id = %(school)s
  AND (upper(w.valid) IS NULL OR upper(w.valid) > %(today)s::date))"""


def latest_deeds(actor: Actor, *, person_id: int | None = None) -> list[DoneDeed]:
    """Return the latest deeds at the actor's school, of one person where given, newest first.

    Only those of the actor's own parts of the desk: about roles for those who give them, about pupils for those who
    keep them, about lessons for everybody at the desk.
    """
    visible, parameters = visible_people(actor, Object.PERSONALIA)
    named = {
        **parameters,
        "me": actor.person_id,
        "school": actor.school_id,
        "now": actor.at,
        "today": actor.today,
        "since": actor.at - MAY_BE_UNDONE_FOR,
        "kept_since": kept_since(actor),
        "person": person_id,
        "kinds": sorted(ROLE_KINDS if may_enrol(actor) else _open_kinds(actor)),
    }
    statement = _DEEDS.format(
        visible=visible,
        known=_known(actor),
        which="true" if person_id is None else "d.person_id = %(person)s",
        kinds=_kinds(actor),
    )
    return [row.read() for row in fetch_all(_DeedRow, statement, named)]


def opens_kind(actor: Actor, kind: str) -> bool:
    """Tell whether a deed of this kind belongs to one of the actor's parts of the desk."""
    if kind in ROLE_KINDS:
        return may_assign_staff(actor)
    return may_enrol(actor) or kind in LESSON_KINDS


def _kinds(actor: Actor) -> str:
    if may_enrol(actor):
        return "true" if may_assign_staff(actor) else "d.kind <> ALL(%(kinds)s)"
    return "d.kind = ANY(%(kinds)s)"


def _open_kinds(actor: Actor) -> frozenset[str]:
    return LESSON_KINDS | ROLE_KINDS if may_assign_staff(actor) else LESSON_KINDS


def _known(actor: Actor) -> str:
    parts = [
        part for part, opens in ((KEPT_PUPIL, may_enrol(actor)), (_TO_WORK_HERE, may_assign_staff(actor))) if opens
    ]
    return f"({NOT_HIDDEN} AND ({' OR '.join(parts)}))" if parts else "false"
