"""Teachers and rooms of a school, and which of them are free for some lessons. One statement each."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from vidar.access.actor import Actor
from vidar.tenancy.sql import fetch_all
from vidar.timetable.changes import LessonNow
from vidar.timetable.queries_changing import writable_school


@dataclass(frozen=True, slots=True)
class Offer:
    """A teacher or a room. ``busy`` and ``knows`` are positions in the list of lessons asked about.

    ``knows``: the teacher has one of the lesson's groups.
    """

    id: int
    name: str
    busy: frozenset[int]
    knows: frozenset[int]
    shareable: bool = False


@dataclass(frozen=True, slots=True)
class _Row:
    id: int
    name: str
    busy: Any
    knows: Any
    shareable: bool


_WANTED = """
WITH wanted AS (
  SELECT w.starts, w.ends, w.own, w.place FROM unnest(
    %(starts)s::timestamptz[], %(ends)s::timestamptz[], %(own)s::bigint[])
    WITH ORDINALITY AS w (starts, ends, own, place)),
of_group AS (
  SELECT * FROM unnest(%(group_places)s::bigint[], %(groups)s::bigint[]) AS g (place, id))
"""
# Who is away at that time is not free either: a row with attends off counts as busy.
_TEACHERS = """{wanted}
SELECT p.id, p.given_name || ' ' || p.family_name,
  (SELECT jsonb_agg(DISTINCT w.place) FROM wanted w JOIN timetable_lessonteacher t ON t.owner_id = p.owner_id
     AND t.teacher_id = p.id AND t.starts_at > w.starts - interval '1 day' AND t.starts_at < w.ends
     AND t.ends_at > w.starts AND t.takes_place AND t.lesson_id <> w.own),
  (SELECT jsonb_agg(DISTINCT g.place) FROM of_group g JOIN enrolment_groupteacher k ON k.owner_id = p.owner_id
     AND k.teaching_group_id = g.id AND k.teacher_id = p.id AND k.valid @> %(day)s::date),
  false
FROM people_person p
WHERE p.protection <> 'strict' AND p.id IN (
  SELECT a.person_id FROM enrolment_staffassignment a
  WHERE a.school_id = %(school)s AND a.role = 'teacher' AND a.valid @> %(day)s::date)
ORDER BY p.sort_key, p.id
"""
_ROOMS = """{wanted}
SELECT r.id, r.name,
  (SELECT jsonb_agg(DISTINCT w.place) FROM wanted w JOIN timetable_lessonroom b ON b.owner_id = r.owner_id
     AND b.room_id = r.id AND b.starts_at > w.starts - interval '1 day' AND b.starts_at < w.ends
     AND b.ends_at > w.starts AND b.takes_place AND NOT b.shareable AND b.lesson_id <> w.own),
  (SELECT jsonb_agg(g.place) FROM of_group g WHERE false),
  r.shareable
FROM schools_room r WHERE r.school_id = %(school)s AND %(day)s::date IS NOT NULL ORDER BY r.code, r.id
"""


def teachers_for(actor: Actor, lessons: Sequence[LessonNow], day: date) -> tuple[Offer, ...]:
    """Return the school's teachers on the day, in Norwegian order, and for which of the lessons each is taken.

    Strictly protected people are not among them.

    Raises:
        NotVisibleError: the actor may not write the timetable.
    """
    return _offers(actor, _TEACHERS, lessons, day)


def rooms_for(actor: Actor, lessons: Sequence[LessonNow], day: date) -> tuple[Offer, ...]:
    """Return the school's rooms, and for which of the lessons each is taken.

    Raises:
        NotVisibleError: the actor may not write the timetable.
    """
    return _offers(actor, _ROOMS, lessons, day)


def _offers(actor: Actor, statement: str, lessons: Sequence[LessonNow], day: date) -> tuple[Offer, ...]:
    groups = [(place, group.id) for place, lesson in enumerate(lessons, 1) for group in lesson.groups]
    parameters: dict[str, list[int] | list[datetime] | int | date] = {
        "starts": [lesson.starts_at for lesson in lessons],
        "ends": [lesson.ends_at for lesson in lessons],
        "own": [lesson.id for lesson in lessons],
        "group_places": [place for place, _ in groups],
        "groups": [group for _, group in groups],
        "school": writable_school(actor),
        "day": day,
    }
    return tuple(
        Offer(row.id, row.name, _places(row.busy), _places(row.knows), row.shareable)
        for row in fetch_all(_Row, statement.format(wanted=_WANTED), parameters)
    )


def _places(value: Any) -> frozenset[int]:
    """Positions from 0; PostgreSQL counts from 1."""
    parsed: list[int] | None = json.loads(value) if isinstance(value, str) else value
    return frozenset(place - 1 for place in parsed or ())
