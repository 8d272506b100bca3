"""What stands beside a register: how far it has come, and which is next. One statement each, no names.

The lessons are ones that the asker has found by way of a timetable that is open to them; only ``register_version``
asks the law itself.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime

from vidar.access.actor import Actor
from vidar.access.records import NotVisibleError
from vidar.attendance.queries_week import Beside, WeekBeside
from vidar.attendance.visibility import TEACHES, may_use_register
from vidar.law.access import Verb
from vidar.law.attendance import RegisterState
from vidar.tenancy.sql import fetch_all, fetch_one


@dataclass(frozen=True, slots=True)
class NextLesson:
    """The lesson that a teacher has after another on the same day."""

    id: int
    starts_at: datetime
    subject: str


@dataclass(frozen=True, slots=True)
class _Version:
    school_id: int
    teaches: bool
    version: int


@dataclass(frozen=True, slots=True)
class DayBeside:
    """How far the registers of a teacher's day have come, and the homework of its lessons."""

    states: dict[int, RegisterState] = field(default_factory=dict)
    notes: WeekBeside = field(default_factory=WeekBeside)


@dataclass(frozen=True, slots=True)
class _Noted:
    lesson_id: int
    state: str | None
    homework: str


_VERSION = f"""
SELECT l.school_id, {TEACHES}, coalesce(r.version, 0) FROM timetable_lesson l
LEFT JOIN attendance_register r ON r.owner_id = l.owner_id AND r.lesson_id = l.id WHERE l.id = %(lesson)s
"""  # noqa: S608 - constants
_DAY = """
SELECT lesson_id, state, '' FROM attendance_register WHERE lesson_id = ANY(%(lessons)s::bigint[])
UNION ALL
SELECT lesson_id, NULL, homework FROM attendance_lessoncontent
WHERE lesson_id = ANY(%(lessons)s::bigint[]) AND homework <> ''
"""
_NEXT = """
SELECT l.id, l.starts_at, coalesce(su.short_name, l.title) FROM timetable_lessonteacher t
JOIN timetable_lesson l ON l.owner_id = t.owner_id AND l.id = t.lesson_id
LEFT JOIN curriculum_subject su ON su.code = l.subject_id
WHERE t.teacher_id = %(me)s AND t.attends AND t.takes_place AND t.starts_at >= %(after)s
  AND t.starts_at < %(after)s + interval '16 hours' AND l.date = %(day)s
ORDER BY t.starts_at, l.id LIMIT 1
"""


def register_version(actor: Actor, lesson_id: int) -> int:
    """Return the version of a lesson's register, 0 where there is none; nobody is looked at for that.

    Raises:
        NotVisibleError: there is no such lesson, or the law does not open its register to the actor.
    """
    row = fetch_one(_Version, _VERSION, {"lesson": lesson_id, "me": actor.person_id})
    if row is None or not may_use_register(actor, Verb.READ, school_id=row.school_id, teaches=row.teaches):
        raise NotVisibleError
    return row.version


def day_beside(lesson_ids: Collection[int]) -> DayBeside:
    """Return the state of each of the lessons that has a register, and what is homework for them."""
    found = fetch_all(_Noted, _DAY, {"lessons": list(lesson_ids)})
    return DayBeside(
        {row.lesson_id: RegisterState(row.state) for row in found if row.state},
        WeekBeside({row.lesson_id: Beside(row.homework) for row in found if row.homework}),
    )


def next_lesson(actor: Actor, *, day: date, after: datetime) -> NextLesson | None:
    """Return the actor's first lesson of the day that begins at ``after`` (aware) or later."""
    return fetch_one(NextLesson, _NEXT, {"me": actor.person_id, "after": after, "day": day})
