"""Lessons of a span of days, each with all that a page may say about it. One statement."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from vidar.law.basis import Period
from vidar.law.basis.local_time import start_of_day
from vidar.tenancy.sql import fetch_all, fetch_one
from vidar.timetable.kinds import ChangeKind, LessonKind, TeacherRole


class Of(StrEnum):
    """What a timetable can be of."""

    PUPIL = "pupil"
    CLASS = "class"
    TEACHER = "teacher"
    ROOM = "room"


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject as it is shown."""

    code: str
    name: str
    short_name: str


@dataclass(frozen=True, slots=True)
class Teacher:
    """A teacher of a lesson; ``attends`` is off for one who is away."""

    id: int
    name: str
    role: TeacherRole
    attends: bool


@dataclass(frozen=True, slots=True)
class Room:
    """A room, with its building where it has one."""

    id: int
    name: str
    building: str


@dataclass(frozen=True, slots=True)
class Change:
    """What was done to a lesson, what was before it, and why. Moments are aware."""

    kind: ChangeKind
    reason: str
    at: datetime
    was_starts_at: datetime | None
    was_ends_at: datetime | None
    was_room: str
    was_teacher: str


@dataclass(frozen=True, slots=True)
class PlannedLesson:
    """One dated lesson. ``subject`` is None where ``title`` says all."""

    id: int
    date: date
    starts_at: datetime
    ends_at: datetime
    kind: LessonKind
    takes_place: bool
    title: str
    note: str
    subject: Subject | None
    school_id: int
    school_name: str
    school_short_name: str
    teachers: tuple[Teacher, ...]
    rooms: tuple[Room, ...]
    groups: tuple[str, ...]
    changes: tuple[Change, ...]
    """The latest first."""

    @property
    def key(self) -> str:
        """What the lesson's colour goes by: the subject's code, or the title of what has no subject."""
        return self.subject.code if self.subject else self.title

    def changed_by(self, *kinds: ChangeKind) -> bool:
        """Tell whether a change of one of these kinds was made."""
        return any(change.kind in kinds for change in self.changes)


# Names of strictly protected people are shown to nobody but themselves: where they teach is where they are (AD-P4).
_COLUMNS = """
  l.id, l.date, l.starts_at, l.ends_at, l.kind, l.takes_place, l.title, l.note,
  su.code, su.name, su.short_name, sc.id, sc.name, sc.short_name,
  (SELECT jsonb_agg(jsonb_build_object('id', p.id, 'name', p.given_name || ' ' || p.family_name, 'role', t.role,
       'attends', t.attends) ORDER BY array_position('{main,co,substitute}', t.role::text), p.sort_key, p.id)
     FROM timetable_lessonteacher t JOIN people_person p ON p.owner_id = t.owner_id AND p.id = t.teacher_id
     WHERE t.owner_id = l.owner_id AND t.lesson_id = l.id AND (p.protection <> 'strict' OR p.id = %(me)s)),
  (SELECT jsonb_agg(jsonb_build_object('id', r.id, 'name', r.name, 'building', r.building) ORDER BY r.code, r.id)
     FROM timetable_lessonroom b JOIN schools_room r ON r.owner_id = b.owner_id AND r.id = b.room_id
     WHERE b.owner_id = l.owner_id AND b.lesson_id = l.id),
  (SELECT jsonb_agg(g.name ORDER BY g.name, g.id)
     FROM timetable_lessongroup lg JOIN enrolment_teachinggroup g
       ON g.owner_id = lg.owner_id AND g.id = lg.teaching_group_id
     WHERE lg.owner_id = l.owner_id AND lg.lesson_id = l.id),
  (SELECT jsonb_agg(jsonb_build_object('kind', c.kind, 'reason', c.reason, 'at', c.at,
       'starts', c.was_starts_at, 'ends', c.was_ends_at, 'room', r.name,
       'teacher', CASE WHEN p.protection <> 'strict' THEN p.given_name || ' ' || p.family_name END)
       ORDER BY c.at DESC, c.id DESC)
     FROM timetable_lessonchange c
     LEFT JOIN schools_room r ON r.owner_id = c.owner_id AND r.id = c.was_room_id
     LEFT JOIN people_person p ON p.owner_id = c.owner_id AND p.id = c.was_teacher_id
     WHERE c.owner_id = l.owner_id AND c.lesson_id = l.id)
"""

# A lesson of a plan that is not published is nobody's timetable yet.
_TABLES = """
FROM timetable_lesson l
JOIN schools_school sc ON sc.id = l.school_id
LEFT JOIN curriculum_subject su ON su.code = l.subject_id
LEFT JOIN timetable_planslot ps ON ps.owner_id = l.owner_id AND ps.id = l.plan_slot_id
LEFT JOIN timetable_weekplan wp ON wp.owner_id = ps.owner_id AND wp.id = ps.week_plan_id
WHERE (l.plan_slot_id IS NULL OR wp.published_at <= %(at)s)
"""

CLASS_GROUPS = """
  SELECT m.teaching_group_id, g.subject_id, range_agg(c.valid * m.valid) AS valid
  FROM enrolment_classmembership c
  JOIN people_person p ON p.owner_id = c.owner_id AND p.id = c.pupil_id AND p.protection <> 'strict'
  JOIN enrolment_groupmembership m ON m.owner_id = c.owner_id AND m.pupil_id = c.pupil_id AND m.valid && c.valid
  JOIN enrolment_teachinggroup g ON g.owner_id = m.owner_id AND g.id = m.teaching_group_id
  WHERE c.school_class_id = %(whose)s AND g.school_id = c.school_id
  GROUP BY m.teaching_group_id, g.subject_id
"""
"""The groups of a class and on which days they are. A strictly protected member leaves no trace (AD-P4)."""

CHOSEN = {
    Of.PUPIL: """
  SELECT DISTINCT g.lesson_id FROM enrolment_groupmembership m
  JOIN timetable_lessongroup g ON g.owner_id = m.owner_id AND g.teaching_group_id = m.teaching_group_id
    AND g.starts_at >= %(starts)s AND g.starts_at < %(ends)s
  JOIN timetable_lesson d ON d.owner_id = g.owner_id AND d.id = g.lesson_id AND m.valid @> d.date
  WHERE m.pupil_id = %(whose)s""",
    Of.CLASS: f"""
  SELECT DISTINCT g.lesson_id FROM ({CLASS_GROUPS}) m
  JOIN timetable_lessongroup g ON g.teaching_group_id = m.teaching_group_id
    AND g.starts_at >= %(starts)s AND g.starts_at < %(ends)s
  JOIN timetable_lesson d ON d.owner_id = g.owner_id AND d.id = g.lesson_id AND m.valid @> d.date""",  # noqa: S608 - a constant
    Of.TEACHER: """
  SELECT t.lesson_id FROM timetable_lessonteacher t
  WHERE t.teacher_id = %(whose)s AND t.starts_at >= %(starts)s AND t.starts_at < %(ends)s""",
    Of.ROOM: """
  SELECT r.lesson_id FROM timetable_lessonroom r
  WHERE r.room_id = %(whose)s AND r.starts_at >= %(starts)s AND r.starts_at < %(ends)s""",
}
"""The ids of the lessons of ``whose`` from ``starts`` to ``ends``, as ``lesson_id``."""

_OF_A_SPAN = """
WITH chosen AS MATERIALIZED ({chosen})
SELECT {columns} {tables}
  AND l.id IN (SELECT lesson_id FROM chosen)
  AND (%(schools)s::bigint[] IS NULL OR l.school_id = ANY(%(schools)s))
ORDER BY l.starts_at, l.ends_at, l.id
"""
_ONE = "SELECT {columns}, {more} {tables} AND l.id = %(lesson)s AND {condition}"


def lessons_of(
    of: Of, whose: int, days: Period, *, me: int, at: datetime, schools: list[int] | None = None
) -> tuple[PlannedLesson, ...]:
    """Return the lessons of ``days`` in order. One statement.

    Decides nothing: the caller knows that ``me`` may see whose they are. ``schools`` limits them, None does not.
    ``at`` is the moment (aware) by which the plan must be published.
    """
    if days.end is None:
        raise ValueError("a span of lessons has an end")
    statement = _OF_A_SPAN.format(chosen=CHOSEN[of], columns=_COLUMNS, tables=_TABLES)
    parameters = {
        "whose": whose,
        "starts": start_of_day(days.start),
        "ends": start_of_day(days.end),
        "schools": schools,
        "me": me,
        "at": at,
    }
    return tuple(_lesson(row) for row in fetch_all(_Row, statement, parameters))


def one_lesson(lesson: int, more: str, condition: str, parameters: dict[str, Any]) -> tuple[PlannedLesson, Any] | None:
    """Return a lesson ``l`` that meets ``condition`` together with the column ``more``, or None. One statement."""
    statement = _ONE.format(columns=_COLUMNS, more=more, tables=_TABLES, condition=condition)
    row = fetch_one(_Row, statement, {**parameters, "lesson": lesson})
    return (_lesson(row), row.more) if row else None


@dataclass(frozen=True, slots=True)
class _Row:
    id: int
    date: date
    starts_at: datetime
    ends_at: datetime
    kind: str
    takes_place: bool
    title: str
    note: str
    subject_code: str | None
    subject_name: str
    subject_short_name: str
    school_id: int
    school_name: str
    school_short_name: str
    teachers: Any
    rooms: Any
    groups: Any
    changes: Any
    more: Any = None


def _lesson(row: _Row) -> PlannedLesson:
    subject = Subject(row.subject_code, row.subject_name, row.subject_short_name) if row.subject_code else None
    return PlannedLesson(
        id=row.id,
        date=row.date,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        kind=LessonKind(row.kind),
        takes_place=row.takes_place,
        title=row.title,
        note=row.note,
        subject=subject,
        school_id=row.school_id,
        school_name=row.school_name,
        school_short_name=row.school_short_name,
        teachers=_each(row.teachers, _teacher),
        rooms=_each(row.rooms, lambda room: Room(**room)),
        groups=_each(row.groups, str),
        changes=_each(row.changes, _change),
    )


def _each[T](value: Any, make: Callable[[Any], T]) -> tuple[T, ...]:
    """Read a jsonb array, or NULL: Django hands raw statements its text."""
    parsed = json.loads(value) if isinstance(value, str) else value
    return tuple(make(each) for each in parsed or ())


def _teacher(each: dict[str, Any]) -> Teacher:
    return Teacher(each["id"], each["name"], TeacherRole(each["role"]), each["attends"])


def _change(each: dict[str, Any]) -> Change:
    return Change(
        kind=ChangeKind(each["kind"]),
        reason=each["reason"],
        at=datetime.fromisoformat(each["at"]),
        was_starts_at=_moment(each["starts"]),
        was_ends_at=_moment(each["ends"]),
        was_room=each["room"] or "",
        was_teacher=each["teacher"] or "",
    )


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
