"""Lists of registers: a school's day, what is missing, and a pupil's own entries. One statement each."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from vidar.access.actor import Actor
from vidar.access.records import NotVisibleError, find_record
from vidar.attendance.visibility import PUBLISHED
from vidar.law.access import Object, SubjectFacts, Verb, decide
from vidar.law.attendance import Mark, Presence, RegisterState
from vidar.law.basis import Period
from vidar.law.basis.local_time import start_of_day
from vidar.tenancy.sql import fetch_all
from vidar.timetable.visibility import open_schools


@dataclass(frozen=True, slots=True)
class ListedLesson:
    """A lesson that has a register or should have one; ``state`` is None where nobody has written."""

    id: int
    date: date
    starts_at: datetime
    ends_at: datetime
    subject: str
    groups: tuple[str, ...]
    teachers: tuple[str, ...]
    rooms: tuple[str, ...]
    state: RegisterState | None
    expected: int
    """How many were to be there, by the register; 0 before it is begun."""

    absent: int
    partly: int

    @property
    def is_done(self) -> bool:
        """Confirmed, or said not to have been held."""
        return self.state in {RegisterState.CONFIRMED, RegisterState.NOT_HELD}


@dataclass(frozen=True, slots=True)
class TeacherBehind:
    """A teacher with lessons that are over and have no register, and the first day of them."""

    teacher: str
    lessons: int
    first_day: date


@dataclass(frozen=True, slots=True)
class OwnEntry:
    """What a register says of the pupil who reads it."""

    lesson_id: int
    starts_at: datetime
    ends_at: datetime
    subject: str
    mark: Mark
    marked_by: str
    marked_at: datetime
    is_confirmed: bool
    is_guest: bool
    """The lesson stands in no timetable of the pupil's."""


# An event gathers people without being teaching that somebody registers.
_SHOULD_HAVE_ONE = f"""l.takes_place AND l.kind <> 'event'
  AND {PUBLISHED}
  AND EXISTS (SELECT 1 FROM timetable_lessongroup g WHERE g.owner_id = l.owner_id AND g.lesson_id = l.id)"""  # noqa: S608 - constants
_NOT_DONE = "(r.state IS NULL OR r.state = 'open')"
_SINCE = "(SELECT max(y.starts) FROM schools_schoolyear y WHERE y.starts <= %(today)s)"
_COLUMNS = """
  l.id, l.date, l.starts_at, l.ends_at, coalesce(su.short_name, l.title),
  (SELECT jsonb_agg(g.name ORDER BY g.name) FROM timetable_lessongroup lg
     JOIN enrolment_teachinggroup g ON g.owner_id = lg.owner_id AND g.id = lg.teaching_group_id
     WHERE lg.owner_id = l.owner_id AND lg.lesson_id = l.id),
  (SELECT jsonb_agg(p.given_name || ' ' || p.family_name ORDER BY p.sort_key, p.id) FROM timetable_lessonteacher t
     JOIN people_person p ON p.owner_id = t.owner_id AND p.id = t.teacher_id
     WHERE t.owner_id = l.owner_id AND t.lesson_id = l.id AND t.attends
       AND (p.protection <> 'strict' OR p.id = %(me)s)),
  (SELECT jsonb_agg(o.name ORDER BY o.code) FROM timetable_lessonroom b
     JOIN schools_room o ON o.owner_id = b.owner_id AND o.id = b.room_id
     WHERE b.owner_id = l.owner_id AND b.lesson_id = l.id),
  r.state, coalesce(cardinality(r.roster), 0),
  (SELECT count(*) FROM attendance_registerentry e
     WHERE e.owner_id = r.owner_id AND e.register_id = r.id AND e.presence = 'absent'),
  (SELECT count(*) FROM attendance_registerentry e
     WHERE e.owner_id = r.owner_id AND e.register_id = r.id AND e.presence = 'partly')
"""
_REGISTER = "LEFT JOIN attendance_register r ON r.owner_id = l.owner_id AND r.lesson_id = l.id"
_OF_A_DAY = f"""
SELECT {_COLUMNS} FROM timetable_lesson l {_REGISTER} LEFT JOIN curriculum_subject su ON su.code = l.subject_id
WHERE l.school_id = %(school)s AND l.date = %(day)s AND (r.id IS NOT NULL OR ({_SHOULD_HAVE_ONE}))
ORDER BY l.starts_at, l.ends_at, coalesce(su.short_name, l.title), l.id
"""  # noqa: S608 - constants
_OF_A_TEACHER = f"""
SELECT {_COLUMNS} FROM timetable_lessonteacher mine
JOIN timetable_lesson l ON l.owner_id = mine.owner_id AND l.id = mine.lesson_id
{_REGISTER} LEFT JOIN curriculum_subject su ON su.code = l.subject_id
WHERE mine.teacher_id = %(me)s AND mine.attends AND mine.takes_place AND mine.starts_at < %(at)s
  AND mine.starts_at >= {_SINCE} AND l.school_id = ANY(%(schools)s) AND {_NOT_DONE} AND {_SHOULD_HAVE_ONE}
ORDER BY l.starts_at DESC, l.id
"""  # noqa: S608 - constants
# The school's registers that are done are gathered in one go: most lessons have one.
_BEHIND = f"""
SELECT p.given_name || ' ' || p.family_name, count(*), min(l.date)
FROM timetable_lesson l
JOIN timetable_lessonteacher t ON t.owner_id = l.owner_id AND t.lesson_id = l.id AND t.attends
JOIN people_person p ON p.owner_id = t.owner_id AND p.id = t.teacher_id AND (p.protection <> 'strict' OR p.id = %(me)s)
WHERE l.school_id = %(school)s AND l.date >= {_SINCE} AND l.date < %(today)s AND {_SHOULD_HAVE_ONE}
  AND l.id NOT IN (SELECT r.lesson_id FROM attendance_register r
                   WHERE r.school_id = %(school)s AND r.date >= {_SINCE} AND r.state <> 'open')
GROUP BY p.id ORDER BY count(*) DESC, p.sort_key, p.id
"""  # noqa: S608 - constants
_OWN = """
SELECT r.lesson_id, r.starts_at, r.ends_at, coalesce(su.short_name, l.title),
  e.presence, e.late_minutes, e.early_minutes,
  CASE WHEN p.protection <> 'strict' THEN p.given_name || ' ' || p.family_name ELSE '' END, e.marked_at,
  r.state = 'confirmed', g.id IS NOT NULL
FROM attendance_registerentry e
LEFT JOIN attendance_registerguest g ON g.owner_id = e.owner_id AND g.register_id = e.register_id
  AND g.pupil_id = e.pupil_id
JOIN attendance_register r ON r.owner_id = e.owner_id AND r.id = e.register_id
JOIN timetable_lesson l ON l.owner_id = r.owner_id AND l.id = r.lesson_id
LEFT JOIN curriculum_subject su ON su.code = l.subject_id
JOIN people_person p ON p.owner_id = e.owner_id AND p.id = e.marked_by_id
WHERE e.pupil_id = %(me)s AND e.starts_at >= %(starts)s AND e.starts_at < %(ends)s
ORDER BY e.starts_at DESC, e.id
"""


@dataclass(frozen=True, slots=True)
class _Row:
    id: int
    date: date
    starts_at: datetime
    ends_at: datetime
    subject: str
    groups: Any
    teachers: Any
    rooms: Any
    state: str | None
    expected: int
    absent: int
    partly: int


@dataclass(frozen=True, slots=True)
class _OwnRow:
    lesson_id: int
    starts_at: datetime
    ends_at: datetime
    subject: str
    presence: str
    late: int
    early: int
    marked_by: str
    marked_at: datetime
    is_confirmed: bool
    is_guest: bool


def follows_registers(actor: Actor) -> bool:
    """Tell whether the actor sees every register of the school: the office and the leaders, by the matrix."""
    if actor.school_id is None:
        return False
    school = SubjectFacts(person_id=None, owner_id=actor.owner_id, school_ids=frozenset({actor.school_id}))
    return decide(actor.facts, Verb.READ, Object.LESSON_ABSENCE, school, at=actor.at, openings=actor.openings).allowed


def registers_of_day(actor: Actor, day: date) -> tuple[ListedLesson, ...]:
    """Return the lessons of the actor's school on a day that have a register or should have one, in order.

    Raises:
        NotVisibleError: the law does not let the actor follow the school's registers.
    """
    if not follows_registers(actor):
        raise NotVisibleError
    where = {"school": actor.school_id, "day": day, "me": actor.person_id, "at": actor.at}
    return tuple(_listed(row) for row in fetch_all(_Row, _OF_A_DAY, where))


def teachers_behind(actor: Actor) -> tuple[TeacherBehind, ...]:
    """Return who has lessons without a register from earlier days of the school year, most of them first.

    Raises:
        NotVisibleError: as for ``registers_of_day``.
    """
    if not follows_registers(actor):
        raise NotVisibleError
    where = {"school": actor.school_id, "today": actor.today, "me": actor.person_id, "at": actor.at}
    return tuple(fetch_all(TeacherBehind, _BEHIND, where))


def lessons_without_register(actor: Actor) -> tuple[ListedLesson, ...]:
    """Return the actor's own lessons of the school year that have begun without a register, the latest first."""
    schools = open_schools(actor) or []
    where = {"me": actor.person_id, "today": actor.today, "at": actor.at, "schools": schools}
    return tuple(_listed(row) for row in fetch_all(_Row, _OF_A_TEACHER, where))


def own_entries(actor: Actor, days: Period) -> tuple[OwnEntry, ...]:
    """Return what registers say of the actor on ``days`` (with an end), the latest first. Two statements.

    Raises:
        NotVisibleError: the law does not open lesson absence to the pupil.
        ValueError: the days have no end.
    """
    if days.end is None:
        raise ValueError("a span of entries has an end")
    find_record(actor, actor.person_id, Object.LESSON_ABSENCE)
    where = {"me": actor.person_id, "starts": start_of_day(days.start), "ends": start_of_day(days.end)}
    return tuple(_entry(row) for row in fetch_all(_OwnRow, _OWN, where))


def _listed(row: _Row) -> ListedLesson:
    return ListedLesson(
        id=row.id,
        date=row.date,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        subject=row.subject,
        groups=_texts(row.groups),
        teachers=_texts(row.teachers),
        rooms=_texts(row.rooms),
        state=RegisterState(row.state) if row.state else None,
        expected=row.expected,
        absent=row.absent,
        partly=row.partly,
    )


def _entry(row: _OwnRow) -> OwnEntry:
    return OwnEntry(
        lesson_id=row.lesson_id,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        subject=row.subject,
        mark=Mark(Presence(row.presence), row.late, row.early),
        marked_by=row.marked_by,
        marked_at=row.marked_at,
        is_confirmed=row.is_confirmed,
        is_guest=row.is_guest,
    )


def _texts(value: Any) -> tuple[str, ...]:
    """Read a jsonb array, or NULL: Django hands raw statements its text."""
    return tuple(json.loads(value) if isinstance(value, str) else value or ())
