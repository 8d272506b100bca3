"""Lessons to be changed, for those who may write them. One statement each."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from vidar.access.actor import Actor
from vidar.access.records import NotVisibleError
from vidar.law.access import Object, SubjectFacts, Verb, decide
from vidar.law.basis import Period
from vidar.law.timetable import Dated, LessonTime, in_period
from vidar.tenancy.sql import fetch_all
from vidar.timetable.changes import LessonNow, Named, Seat
from vidar.timetable.kinds import LessonKind, TeacherRole

# A strictly protected teacher is there, and is not named (AD-P4).
_COLUMNS = """
SELECT l.id, l.school_id, l.plan_slot_id, l.date, l.starts_at, l.ends_at, l.takes_place, l.kind,
  CASE WHEN l.title <> '' THEN l.title ELSE coalesce(su.short_name, '') END,
  (SELECT jsonb_agg(jsonb_build_array(p.id,
       CASE WHEN p.protection <> 'strict' THEN p.given_name || ' ' || p.family_name ELSE '' END, t.role, t.attends)
       ORDER BY array_position('{main,co,substitute}', t.role::text), p.sort_key, p.id)
     FROM timetable_lessonteacher t JOIN people_person p ON p.owner_id = t.owner_id AND p.id = t.teacher_id
     WHERE t.owner_id = l.owner_id AND t.lesson_id = l.id),
  (SELECT jsonb_agg(jsonb_build_array(r.id, r.name, r.shareable) ORDER BY r.code, r.id)
     FROM timetable_lessonroom b JOIN schools_room r ON r.owner_id = b.owner_id AND r.id = b.room_id
     WHERE b.owner_id = l.owner_id AND b.lesson_id = l.id),
  (SELECT jsonb_agg(jsonb_build_array(g.id, g.name) ORDER BY g.name, g.id)
     FROM timetable_lessongroup lg JOIN enrolment_teachinggroup g
       ON g.owner_id = lg.owner_id AND g.id = lg.teaching_group_id
     WHERE lg.owner_id = l.owner_id AND lg.lesson_id = l.id)
FROM timetable_lesson l
LEFT JOIN curriculum_subject su ON su.code = l.subject_id
LEFT JOIN timetable_planslot ps ON ps.owner_id = l.owner_id AND ps.id = l.plan_slot_id
LEFT JOIN timetable_weekplan wp ON wp.owner_id = ps.owner_id AND wp.id = ps.week_plan_id
WHERE l.school_id = %(school)s AND (l.plan_slot_id IS NULL OR wp.published_at <= %(at)s) AND {which}
ORDER BY l.starts_at, l.id
"""
_OF_SLOT = """l.id IN (SELECT %(lesson)s::bigint UNION ALL SELECT o.id FROM timetable_lesson c
  JOIN timetable_lesson o ON o.owner_id = c.owner_id AND o.plan_slot_id = c.plan_slot_id AND o.date > c.date
    AND o.date <= %(until)s
  WHERE c.id = %(lesson)s)"""
_OF_TEACHER = """l.id IN (SELECT t.lesson_id FROM timetable_lessonteacher t WHERE t.teacher_id = %(teacher)s
  AND t.attends AND t.takes_place AND t.starts_at >= %(starts)s AND t.starts_at < %(ends)s)"""
_LOCK = "SELECT l.id FROM timetable_lesson l WHERE l.id = ANY(%(ids)s) ORDER BY l.id FOR UPDATE"


@dataclass(frozen=True, slots=True)
class _Row:
    id: int
    school_id: int
    plan_slot_id: int | None
    date: date
    starts_at: datetime
    ends_at: datetime
    takes_place: bool
    kind: str
    name: str
    teachers: Any
    rooms: Any
    groups: Any


def writable_school(actor: Actor) -> int:
    """Return the school whose timetable the actor may write.

    Raises:
        NotVisibleError: none, in this capacity.
    """
    if actor.school_id is None or not may_write_timetable(actor):
        raise NotVisibleError
    return actor.school_id


def may_write_timetable(actor: Actor) -> bool:
    """Tell whether the actor may change lessons at the school at hand."""
    if not actor.is_staff or actor.school_id is None:
        return False
    subject = SubjectFacts(person_id=None, owner_id=actor.owner_id, school_ids=frozenset({actor.school_id}))
    return decide(actor.facts, Verb.WRITE, Object.TIMETABLE, subject, at=actor.at, openings=actor.openings).allowed


def lessons_to_change(actor: Actor, lesson_id: int, until: date | None = None) -> tuple[LessonNow, ...]:
    """Return the lesson and, with ``until``, those of the same slot of the week plan from its day to that, included.

    Raises:
        NotVisibleError: the actor may not write it, or there is none.
    """
    which = "l.id = %(lesson)s" if until is None else _OF_SLOT
    found = fetch_lessons(actor, which, {"lesson": lesson_id, "until": until})
    chosen = next((each for each in found if each.id == lesson_id), None)
    if chosen is None:
        raise NotVisibleError
    if until is None or until <= chosen.day:
        return (chosen,)
    dated = {each.id: Dated(each.id, each.plan_slot_id, each.day) for each in found}
    hit = set(in_period(dated[lesson_id], dated.values(), Period.through(chosen.day, until)))
    return tuple(each for each in found if each.id in hit)


def lessons_by_teacher(actor: Actor, teacher_id: int, starts: datetime, ends: datetime) -> tuple[LessonNow, ...]:
    """Return what the teacher holds at the actor's school between two moments, in order.

    Raises:
        NotVisibleError: the actor may not write the timetable.
    """
    return fetch_lessons(actor, _OF_TEACHER, {"teacher": teacher_id, "starts": starts, "ends": ends})


def lessons_by_id(actor: Actor, ids: list[int]) -> tuple[LessonNow, ...]:
    """Return the lessons of the actor's school among these.

    Raises:
        NotVisibleError: the actor may not write the timetable.
    """
    return fetch_lessons(actor, "l.id = ANY(%(ids)s)", {"ids": ids})


def hold_still(ids: list[int]) -> None:
    """Lock the lessons until the transaction ends, so that two who change the same one come after each other."""
    fetch_all(_Id, _LOCK, {"ids": ids})


@dataclass(frozen=True, slots=True)
class _Id:
    id: int


def fetch_lessons(actor: Actor, which: str, parameters: dict[str, Any]) -> tuple[LessonNow, ...]:
    """Return the lessons of the actor's school that the condition ``which`` on lesson ``l`` picks, in order of time.

    Raises:
        NotVisibleError: the actor may not write the timetable.
    """
    always = {"school": writable_school(actor), "at": actor.at}
    rows = fetch_all(_Row, _COLUMNS.replace("{which}", which), {**parameters, **always})
    return tuple(_lesson(row) for row in rows)


def _lesson(row: _Row) -> LessonNow:
    return LessonNow(
        id=row.id,
        school_id=row.school_id,
        plan_slot_id=row.plan_slot_id,
        when=LessonTime(row.date, row.starts_at, row.ends_at),
        takes_place=row.takes_place,
        kind=LessonKind(row.kind),
        name=row.name,
        teachers=tuple(Seat(key, name, TeacherRole(role), attends) for key, name, role, attends in _list(row.teachers)),
        rooms=tuple(Named(*each) for each in _list(row.rooms)),
        groups=tuple(Named(*each) for each in _list(row.groups)),
    )


def _list(value: Any) -> list[Any]:
    """Read a jsonb array, or NULL: Django hands raw statements its text."""
    parsed: list[Any] | None = json.loads(value) if isinstance(value, str) else value
    return parsed or []
