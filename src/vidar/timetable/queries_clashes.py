"""Who and what would be booked twice if lessons became as wished. The law finds it; here it gets its names."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from vidar.law.timetable import Booking, Resource, ResourceKind, clashes
from vidar.tenancy.sql import fetch_all
from vidar.timetable.changes import LessonNow, Named, Seat, Wish


@dataclass(frozen=True, slots=True)
class NamedClash:
    """Something needed by lesson ``lesson`` is taken by another, between the two moments (aware)."""

    kind: ResourceKind
    name: str
    """Of the teacher, room or group; empty for a strictly protected teacher."""

    lesson: int
    other: int
    other_name: str
    other_school: str
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class PupilClash:
    """So many pupils of lesson ``lesson`` have another at the same time. Told, and not refused."""

    lesson: int
    other: int
    other_name: str
    pupils: int
    of: int
    """How many pupils the other lesson has in all."""

    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class _Taken:
    kind: str
    resource: int
    name: str
    lesson: int
    lesson_name: str
    school: str
    starts_at: datetime
    ends_at: datetime


_PART = """
  SELECT w.kind, w.id, t.lesson_id, t.starts_at, t.ends_at FROM wanted w
  JOIN {table} t ON t.owner_id = %(owner)s AND t.{column} = w.id
    AND t.starts_at > w.starts - interval '1 day' AND t.starts_at < w.ends AND t.ends_at > w.starts
  WHERE w.kind = '{kind}' AND t.takes_place AND {more}"""
_PARTS = " UNION ".join(
    _PART.format(table=table, column=column, kind=kind, more=more)
    for table, column, kind, more in (
        ("timetable_lessonteacher", "teacher_id", "person", "t.attends"),
        ("timetable_lessonroom", "room_id", "room", "NOT t.shareable"),
        ("timetable_lessongroup", "teaching_group_id", "group", "true"),
    )
)
_STATEMENT = f"""
WITH wanted AS (
  SELECT * FROM unnest(%(kinds)s::text[], %(ids)s::bigint[], %(starts)s::timestamptz[], %(ends)s::timestamptz[])
    AS w (kind, id, starts, ends)),
taken AS ({_PARTS})
SELECT k.kind, k.id,
  CASE k.kind
    WHEN 'person' THEN (SELECT CASE WHEN p.protection <> 'strict' THEN p.given_name || ' ' || p.family_name ELSE '' END
      FROM people_person p WHERE p.owner_id = %(owner)s AND p.id = k.id)
    WHEN 'room' THEN (SELECT r.name FROM schools_room r WHERE r.owner_id = %(owner)s AND r.id = k.id)
    ELSE (SELECT g.name FROM enrolment_teachinggroup g WHERE g.owner_id = %(owner)s AND g.id = k.id) END,
  k.lesson_id, CASE WHEN l.title <> '' THEN l.title ELSE coalesce(su.short_name, '') END,
  CASE WHEN l.school_id = %(school)s THEN '' ELSE sc.short_name END, k.starts_at, k.ends_at
FROM taken k
JOIN timetable_lesson l ON l.owner_id = %(owner)s AND l.id = k.lesson_id
JOIN schools_school sc ON sc.id = l.school_id
LEFT JOIN curriculum_subject su ON su.code = l.subject_id
WHERE NOT k.lesson_id = ANY(%(changed)s)
"""  # noqa: S608 - made of constants
_PUPILS = """
WITH wanted AS (
  SELECT w.lesson, w.starts, w.ends, m.pupil_id
  FROM unnest(%(lessons)s::bigint[], %(groups)s::bigint[], %(starts)s::timestamptz[], %(ends)s::timestamptz[])
    AS w (lesson, group_id, starts, ends)
  JOIN enrolment_groupmembership m ON m.owner_id = %(owner)s AND m.teaching_group_id = w.group_id
    AND m.valid @> (w.starts AT TIME ZONE 'Europe/Oslo')::date),
hit AS (
  SELECT w.lesson, g.lesson_id AS other, g.starts_at, g.ends_at, count(DISTINCT w.pupil_id) AS pupils
  FROM wanted w
  JOIN enrolment_groupmembership m ON m.owner_id = %(owner)s AND m.pupil_id = w.pupil_id
    AND m.valid @> (w.starts AT TIME ZONE 'Europe/Oslo')::date
  JOIN timetable_lessongroup g ON g.owner_id = %(owner)s AND g.teaching_group_id = m.teaching_group_id
    AND g.starts_at > w.starts - interval '1 day' AND g.starts_at < w.ends AND g.ends_at > w.starts AND g.takes_place
  WHERE NOT g.lesson_id = ANY(%(changed)s)
  GROUP BY w.lesson, g.lesson_id, g.starts_at, g.ends_at)
SELECT h.lesson, h.other, CASE WHEN l.title <> '' THEN l.title ELSE coalesce(su.short_name, '') END, h.pupils,
  (SELECT count(DISTINCT m.pupil_id) FROM timetable_lessongroup g
     JOIN enrolment_groupmembership m ON m.owner_id = g.owner_id AND m.teaching_group_id = g.teaching_group_id
     WHERE g.owner_id = %(owner)s AND g.lesson_id = h.other AND m.valid @> l.date),
  h.starts_at, h.ends_at
FROM hit h
JOIN timetable_lesson l ON l.owner_id = %(owner)s AND l.id = h.other
LEFT JOIN curriculum_subject su ON su.code = l.subject_id
ORDER BY h.starts_at, h.lesson, h.other
"""


def clashes_of(wishes: Sequence[Wish], *, owner_id: int) -> tuple[NamedClash, ...]:
    """Return what would be booked twice, in order of time. At most one statement.

    ``Wish.then.id`` may be of a lesson that does not exist yet: give it a number below 0.
    """
    booked = {wish.then.id: wish.then for wish in wishes if wish.then.takes_place}
    taken = _taken(list(booked.values()), [wish.now.id for wish in wishes], owner_id)
    others = {row.lesson: row for row in taken}
    names = {(ResourceKind(row.kind), row.resource): row.name for row in taken}
    bookings = [_booking(lesson) for lesson in booked.values()]
    bookings += [_of_row(row) for row in taken]
    found = []
    for clash in clashes(bookings):
        mine, other = (clash.first, clash.second) if clash.first in booked else (clash.second, clash.first)
        if mine not in booked:
            continue
        row, wished = others.get(other), booked.get(other)
        key = (clash.resource.kind, clash.resource.id)
        found.append(
            NamedClash(
                kind=clash.resource.kind,
                name=names[key] if key in names else _name_in(booked[mine], clash.resource),
                lesson=mine,
                other=other,
                other_name=row.lesson_name if row else wished.name if wished else "",
                other_school=row.school if row else "",
                starts_at=row.starts_at if row else clash.starts_at,
                ends_at=row.ends_at if row else clash.ends_at,
            )
        )
    return tuple(sorted(set(found), key=lambda each: (each.starts_at, each.kind, each.name, each.other)))


def pupil_clashes_of(wishes: Sequence[Wish], *, owner_id: int) -> tuple[PupilClash, ...]:
    """Return how many pupils would have two lessons at once, where a wish brings a lesson to a new time.

    One statement; none where no lesson comes to a new time.
    """
    new = [w.then for w in wishes if w.then.takes_place and (w.moves or w.then.id < 0 or not w.now.takes_place)]
    rows = [(lesson.id, group.id, lesson.starts_at, lesson.ends_at) for lesson in new for group in lesson.groups]
    if not rows:
        return ()
    lessons, groups, starts, ends = (list(column) for column in zip(*rows, strict=True))
    changed = [wish.now.id for wish in wishes]
    parameters = {"lessons": lessons, "groups": groups, "starts": starts, "ends": ends}
    return tuple(fetch_all(PupilClash, _PUPILS, {**parameters, "owner": owner_id, "changed": changed}))


def _taken(lessons: list[LessonNow], changed: list[int], owner_id: int) -> list[_Taken]:
    rows = [
        (resource.kind.value, resource.id, lesson.starts_at, lesson.ends_at)
        for lesson in lessons
        for resource in _resources(lesson)
    ]
    if not rows:
        return []
    kinds, ids, starts, ends = (list(column) for column in zip(*rows, strict=True))
    parameters = {"kinds": kinds, "ids": ids, "starts": starts, "ends": ends, "changed": changed}
    return fetch_all(_Taken, _STATEMENT, {**parameters, "owner": owner_id, "school": lessons[0].school_id})


def _resources(lesson: LessonNow) -> frozenset[Resource]:
    return frozenset(
        [
            *(Resource(ResourceKind.PERSON, seat.id) for seat in lesson.attending),
            *(Resource(ResourceKind.ROOM, room.id) for room in lesson.rooms if not room.shareable),
            *(Resource(ResourceKind.GROUP, group.id) for group in lesson.groups),
        ]
    )


def _booking(lesson: LessonNow) -> Booking:
    return Booking(lesson.id, lesson.starts_at, lesson.ends_at, _resources(lesson))


def _of_row(row: _Taken) -> Booking:
    return Booking(row.lesson, row.starts_at, row.ends_at, frozenset({Resource(ResourceKind(row.kind), row.resource)}))


def _name_in(lesson: LessonNow, resource: Resource) -> str:
    of_kind: dict[ResourceKind, Sequence[Seat | Named]] = {
        ResourceKind.PERSON: lesson.teachers,
        ResourceKind.ROOM: lesson.rooms,
        ResourceKind.GROUP: lesson.groups,
    }
    return next((each.name for each in of_kind[resource.kind] if each.id == resource.id), "")
