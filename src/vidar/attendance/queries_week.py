"""What stands beside the lessons of a timetable: homework for whoever sees the lesson, own marks for the pupil.

One statement, however many lessons there are. The lessons are of a timetable that is open to the asker; what a
register says of a pupil is asked of the law.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final

from vidar.access.actor import Actor
from vidar.access.kinds import CapacityKind
from vidar.access.records import Record
from vidar.law.access import Object
from vidar.law.attendance import Mark, Presence
from vidar.law.basis import Period
from vidar.law.basis.local_time import start_of_day
from vidar.tenancy.sql import fetch_all


@dataclass(frozen=True, slots=True)
class Beside:
    """What is written about one lesson. ``mark`` is the reader's own, and None for all others."""

    homework: str = ""
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class GuestLesson:
    """A lesson that is not the pupil's, where a teacher has registered the pupil as a guest."""

    subject: str
    starts_at: datetime
    ends_at: datetime
    mark: Mark | None


NOTHING: Final = Beside()


@dataclass(frozen=True, slots=True)
class WeekBeside:
    """What is written about the lessons of a week, by lesson; those without anything are left out."""

    lessons: Mapping[int, Beside] = field(default_factory=dict)
    guest: tuple[GuestLesson, ...] = ()
    """The reader's own, like the marks."""

    def of(self, lesson_id: int) -> Beside:
        """Return what is written about a lesson."""
        return self.lessons.get(lesson_id, NOTHING)


@dataclass(frozen=True, slots=True)
class _Row:
    lesson_id: int
    homework: str
    presence: str | None
    late: int
    early: int
    starts_at: datetime | None
    ends_at: datetime | None
    subject: str


_HOMEWORK = """
SELECT k.lesson_id, k.homework, NULL::text, 0, 0, NULL::timestamptz, NULL::timestamptz, ''
FROM attendance_lessoncontent k WHERE k.lesson_id = ANY(%(lessons)s::bigint[]) AND k.homework <> ''
"""
_OWN = f"""{_HOMEWORK}
UNION ALL
SELECT r.lesson_id, '', e.presence, e.late_minutes, e.early_minutes, NULL, NULL, '' FROM attendance_register r
JOIN attendance_registerentry e ON e.owner_id = r.owner_id AND e.register_id = r.id AND e.pupil_id = %(me)s
WHERE r.lesson_id = ANY(%(lessons)s::bigint[])
UNION ALL
SELECT r.lesson_id, '', e.presence, coalesce(e.late_minutes, 0), coalesce(e.early_minutes, 0), r.starts_at, r.ends_at,
  coalesce(su.short_name, l.title)
FROM attendance_registerguest g
JOIN attendance_register r ON r.owner_id = g.owner_id AND r.id = g.register_id AND r.state <> 'not_held'
JOIN timetable_lesson l ON l.owner_id = r.owner_id AND l.id = r.lesson_id
LEFT JOIN curriculum_subject su ON su.code = l.subject_id
LEFT JOIN attendance_registerentry e ON e.owner_id = g.owner_id AND e.register_id = g.register_id
  AND e.pupil_id = g.pupil_id
WHERE g.pupil_id = %(me)s AND g.starts_at >= %(starts)s AND g.starts_at < %(ends)s
"""  # noqa: S608 - constants


def week_beside(actor: Actor, lesson_ids: Collection[int], days: Period, *, record: Record | None = None) -> WeekBeside:
    """Return what is written about the lessons of a timetable. One statement.

    ``record`` is the pupil's whose timetable it is; own marks, and lessons of ``days`` (with an end) as a guest, come
    with a pupil's own timetable and with nobody else's.
    """
    if days.end is None:
        raise ValueError("a span of lessons has an end")
    named: dict[str, object] = {"lessons": list(lesson_ids)}
    if not _is_own(actor, record):
        return WeekBeside({row.lesson_id: Beside(row.homework) for row in fetch_all(_Row, _HOMEWORK, named)})
    named |= {"me": actor.person_id, "starts": start_of_day(days.start), "ends": start_of_day(days.end)}
    return _own(fetch_all(_Row, _OWN, named))


def _own(rows: list[_Row]) -> WeekBeside:
    found: dict[int, Beside] = {}
    guest = []
    for row in rows:
        mark = Mark(Presence(row.presence), row.late, row.early) if row.presence else None
        if row.starts_at and row.ends_at:
            guest.append(GuestLesson(row.subject, row.starts_at, row.ends_at, mark))
        elif mark:
            found[row.lesson_id] = replace(found.get(row.lesson_id, NOTHING), mark=mark)
        else:
            found[row.lesson_id] = replace(found.get(row.lesson_id, NOTHING), homework=row.homework)
    return WeekBeside(found, tuple(sorted(guest, key=lambda each: each.starts_at)))


def _is_own(actor: Actor, record: Record | None) -> bool:
    """Tell whether a pupil reads the own timetable: guardians see no absence from lessons, whatever the age."""
    return (
        actor.capacity is CapacityKind.PUPIL
        and record is not None
        and record.person_id == actor.person_id
        and record.opens_too(actor, Object.LESSON_ABSENCE)
    )
