"""The rows of a register, as they are locked and written. Whoever calls has asked the law."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from vidar.access.actor import Actor
from vidar.access.records import NotVisibleError
from vidar.attendance.opening import OpenedLesson
from vidar.attendance.queries import MEMBERS, NOTICES, notified
from vidar.attendance.refusals import MarksOf
from vidar.attendance.visibility import NAMEABLE
from vidar.law.attendance import Mark, Presence, RegisterState, proposed_mark
from vidar.tenancy.sql import execute, fetch_all, fetch_one


@dataclass(frozen=True, slots=True)
class StoredRegister:
    """A register that is locked for this transaction. ``seen`` is 0 where this transaction began it."""

    id: int
    state: str
    version: int
    seen: int
    markable: Sequence[int]
    """Those of the asked for pupils who are on the roster, and whom the actor is to know of."""

    starts_at: datetime
    ends_at: datetime
    saved_at: datetime
    not_held_cause: str
    told: Any = None

    @property
    def length(self) -> int:
        """Minutes from start to end."""
        return int((self.ends_at - self.starts_at).total_seconds()) // 60

    def after(self, version: int) -> "StoredRegister":
        """Return it as it is after a write."""
        return replace(self, version=version, state=RegisterState.OPEN.value)


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands for a pupil, by whom and since when."""

    mark: Mark
    marked_by: str
    marked_at: datetime


@dataclass(frozen=True, slots=True)
class _EntryRow:
    pupil_id: int
    presence: str
    late: int
    early: int
    marked_by: str
    marked_at: datetime


@dataclass(frozen=True, slots=True)
class _Told:
    told: Any


_MARKABLE = f"""ARRAY(SELECT p.id FROM people_person p WHERE p.owner_id = r.owner_id AND p.id = ANY(r.roster)
    AND p.id = ANY(%(pupils)s::bigint[]) AND {NAMEABLE.format(teaches="%(teaches)s::boolean")})"""  # noqa: S608
_TOLD = f"""(SELECT jsonb_object_agg(o.pupil_id, o.told) FROM (
    SELECT n.pupil_id, jsonb_agg(jsonb_build_array(n.ground, n.starts_at, n.ends_at) ORDER BY n.starts_at, n.id) AS told
    FROM attendance_absencenotice n WHERE n.owner_id = r.owner_id AND n.pupil_id = ANY(r.roster)
      AND {NOTICES.format(of="r")} GROUP BY n.pupil_id) o)"""  # noqa: S608 - constants
_BEGIN = f"""
INSERT INTO attendance_register AS r (owner_id, lesson_id, school_id, date, starts_at, ends_at, state, roster, version,
  saved_at, saved_by_id, not_held_cause)
SELECT l.owner_id, l.id, l.school_id, l.date, l.starts_at, l.ends_at, 'open',
  ARRAY(SELECT pupil_id FROM ({MEMBERS}) m ORDER BY pupil_id), 1, %(at)s, %(me)s, ''
FROM timetable_lesson l WHERE l.id = %(lesson)s
ON CONFLICT (owner_id, lesson_id) DO NOTHING
RETURNING r.id, r.state, r.version, 0, {_MARKABLE}, r.starts_at, r.ends_at, r.saved_at, r.not_held_cause, {_TOLD}
"""  # noqa: S608 - constants
_LOCK = f"""
SELECT r.id, r.state, r.version, r.version, {_MARKABLE}, r.starts_at, r.ends_at, r.saved_at, r.not_held_cause
FROM attendance_register r WHERE r.lesson_id = %(lesson)s FOR UPDATE OF r
"""  # noqa: S608 - constants
_TOLD_NOW = f"SELECT {_TOLD} FROM attendance_register r WHERE r.id = %(register)s"  # noqa: S608 - constants
_ENTRIES = """
SELECT e.pupil_id, e.presence, e.late_minutes, e.early_minutes,
  CASE WHEN p.protection <> 'strict' THEN p.given_name || ' ' || p.family_name ELSE '' END, e.marked_at
FROM attendance_registerentry e JOIN people_person p ON p.owner_id = e.owner_id AND p.id = e.marked_by_id
WHERE e.register_id = %(register)s AND e.pupil_id = ANY(%(pupils)s)
"""
_STORE = """
WITH gone AS (DELETE FROM attendance_registerentry WHERE register_id = %(register)s AND pupil_id = ANY(%(gone)s)),
put AS (
  INSERT INTO attendance_registerentry (owner_id, register_id, pupil_id, starts_at, presence, late_minutes,
    early_minutes, marked_at, marked_by_id)
  SELECT r.owner_id, r.id, w.pupil, r.starts_at, w.presence, w.late, w.early, %(at)s, %(me)s
  FROM attendance_register r,
    unnest(%(pupils)s::bigint[], %(presences)s::text[], %(late)s::int[], %(early)s::int[])
      AS w (pupil, presence, late, early)
  WHERE r.id = %(register)s
  ON CONFLICT (owner_id, register_id, pupil_id) DO UPDATE SET presence = excluded.presence,
    late_minutes = excluded.late_minutes, early_minutes = excluded.early_minutes,
    marked_at = excluded.marked_at, marked_by_id = excluded.marked_by_id)
UPDATE attendance_register SET version = version + 1, saved_at = %(at)s, saved_by_id = %(me)s, state = %(state)s,
  confirmed_at = %(confirmed_at)s, confirmed_by_id = %(confirmed_by)s, not_held_cause = %(cause)s
WHERE id = %(register)s
"""
_OF_OTHERS = f"""
SELECT CASE WHEN t.protection <> 'strict' THEN t.given_name || ' ' || t.family_name ELSE '' END,
  count(*) FILTER (WHERE {NAMEABLE.format(teaches="%(teaches)s::boolean")})
FROM attendance_registerentry e JOIN people_person t ON t.owner_id = e.owner_id AND t.id = e.marked_by_id
JOIN people_person p ON p.owner_id = e.owner_id AND p.id = e.pupil_id
WHERE e.register_id = %(register)s AND e.marked_by_id <> %(me)s GROUP BY t.id ORDER BY 2 DESC, t.sort_key
"""  # noqa: S608 - constants
_EMPTY = "DELETE FROM attendance_registerentry WHERE register_id = %(register)s"


def begin(actor: Actor, lesson: OpenedLesson, pupils: Sequence[int]) -> tuple[StoredRegister, dict[int, Entry]] | None:
    """Take the snapshot of who is to be there; return the register and what the notices propose. One statement.

    None where somebody else was first: then the register is there to be locked.
    """
    made = fetch_one(StoredRegister, _BEGIN, _named(actor, lesson, pupils))
    return None if made is None else (made, _proposals(made, made.told, actor.name, actor.at))


def lock(actor: Actor, lesson: OpenedLesson, pupils: Sequence[int]) -> StoredRegister:
    """Lock a register that is begun. What stands in it is read afterwards, when nobody else can write. One statement.

    Raises:
        NotVisibleError: it is gone.
    """
    register = fetch_one(StoredRegister, _LOCK, _named(actor, lesson, pupils))
    if register is None:
        raise NotVisibleError
    return register


def entries_of(register: StoredRegister, pupils: Sequence[int]) -> dict[int, Entry]:
    """Return what stands for some pupils; nothing for those who were there. One statement."""
    if not pupils:
        return {}
    rows = fetch_all(_EntryRow, _ENTRIES, {"register": register.id, "pupils": list(pupils)})
    return {
        row.pupil_id: Entry(Mark(Presence(row.presence), row.late, row.early), row.marked_by, row.marked_at)
        for row in rows
    }


def proposals_of(register: StoredRegister, *, by: str, at: datetime) -> dict[int, Entry]:
    """Return what the notices propose for a register that is begun anew. One statement."""
    told = fetch_one(_Told, _TOLD_NOW, {"register": register.id})
    return _proposals(register, told.told if told else None, by, at)


def marks_of_others(actor: Actor, register: StoredRegister, *, teaches: bool) -> tuple[MarksOf, ...]:
    """Return whose marks, other than the actor's own, stand in a register that is locked. One statement."""
    named = {"register": register.id, "me": actor.person_id, "today": actor.today, "teaches": teaches}
    return tuple(fetch_all(MarksOf, _OF_OTHERS, named))


def empty(register: StoredRegister) -> None:
    """Take all entries away; the history keeps them."""
    execute(_EMPTY, {"register": register.id})


def store(
    actor: Actor, register: StoredRegister, marks: Mapping[int, Mark | None], *, state: RegisterState, cause: str
) -> None:
    """Write marks and state as the next version. One statement."""
    confirmed = state is RegisterState.CONFIRMED
    away = {pupil: mark for pupil, mark in marks.items() if mark is not None}
    named = {
        "register": register.id,
        "gone": [pupil for pupil, mark in marks.items() if mark is None],
        "pupils": list(away),
        "presences": [mark.presence.value for mark in away.values()],
        "late": [mark.late_minutes for mark in away.values()],
        "early": [mark.early_minutes for mark in away.values()],
        "at": actor.at,
        "me": actor.person_id,
        "state": state.value,
        "confirmed_at": actor.at if confirmed else None,
        "confirmed_by": actor.person_id if confirmed else None,
        "cause": cause,
    }
    execute(_STORE, named)


def _named(actor: Actor, lesson: OpenedLesson, pupils: Sequence[int]) -> dict[str, Any]:
    return {
        "lesson": lesson.id,
        "pupils": list(pupils),
        "teaches": lesson.teaches,
        "me": actor.person_id,
        "today": actor.today,
        "at": actor.at,
    }


def _proposals(register: StoredRegister, stored: Any, by: str, at: datetime) -> dict[int, Entry]:
    told: dict[str, Any] = json.loads(stored) if isinstance(stored, str) else stored or {}
    proposed = {
        int(pupil): proposed_mark(notified(notices), starts_at=register.starts_at, ends_at=register.ends_at)
        for pupil, notices in told.items()
    }
    return {pupil: Entry(mark, by, at) for pupil, mark in proposed.items() if mark is not None}
