"""A timetable for a calendar program: from four weeks back to the end of the school year. Three statements at most."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from vidar.access.actor import Actor
from vidar.access.kinds import CapacityKind
from vidar.access.looks import note_look
from vidar.access.records import NotVisibleError, find_pupil
from vidar.law.access import Object
from vidar.law.basis import Period
from vidar.law.calendar import school_year_label, school_year_period
from vidar.tenancy.sql import fetch_one
from vidar.timetable.queries_lessons import Of, PlannedLesson, lessons_of

BACK = timedelta(weeks=4)
PURPOSE = "calendar"


@dataclass(frozen=True, slots=True)
class Revision:
    """How often a lesson was changed, and when last (aware). Undoing a change is a change too."""

    count: int
    at: datetime


@dataclass(frozen=True, slots=True)
class FreeDays:
    """Days without teaching, both included."""

    id: int
    name: str
    first_day: date
    last_day: date


@dataclass(frozen=True, slots=True)
class Feed:
    """The lessons of a person and what a calendar must know besides."""

    of: Of
    whose: int
    days: Period
    lessons: tuple[PlannedLesson, ...]
    revisions: dict[int, Revision]
    """By lesson; one that was never changed has none."""

    free_days: tuple[FreeDays, ...]


# A change that was taken back is gone from its table: the history counts its coming and its going.
_AROUND = """
WITH changed AS (
  SELECT h.row_id AS lesson_id, 1 AS times, h.at FROM history_event h
  WHERE h.table_name = 'timetable_lesson' AND h.operation = 'update' AND h.row_id = ANY(%(lessons)s)
  UNION ALL
  SELECT (h.before ->> 'lesson_id')::bigint, 2, h.at FROM history_event h
  WHERE h.table_name = 'timetable_lessonchange' AND h.operation = 'delete'
    AND (h.before ->> 'lesson_id')::bigint = ANY(%(lessons)s))
SELECT (SELECT jsonb_object_agg(c.lesson_id, jsonb_build_array(c.times, c.at)) FROM (
     SELECT lesson_id, sum(times) AS times, max(at) AS at FROM changed GROUP BY lesson_id) c),
  (SELECT jsonb_agg(jsonb_build_array(e.id, e.name, e.first_day, e.last_day) ORDER BY e.first_day, e.id)
   FROM schools_calendarentry e WHERE e.first_day < %(to)s AND e.last_day >= %(from)s
     AND (e.school_id IS NULL OR e.school_id = ANY(%(schools)s)))
"""


@dataclass(frozen=True, slots=True)
class _Row:
    revisions: Any
    free_days: Any


def feed_of(actor: Actor, *, note: bool) -> Feed:
    """Return the actor's own lessons, or those of a guardian's child; ``note`` writes the look into the log.

    Raises:
        NotVisibleError: the law says no.
    """
    of, whose = _whose(actor)
    if of is Of.PUPIL:
        find_pupil(actor, whose, Object.TIMETABLE)
    days = span_of(actor.today)
    lessons = lessons_of(of, whose, days, me=actor.person_id, at=actor.at)
    schools = {lesson.school_id for lesson in lessons} | {each.school_id for each in actor.standing.attends}
    row = fetch_one(_Row, _AROUND, _parameters(days, lessons, schools))
    if note:
        note_look(actor, [whose], PURPOSE)
    return Feed(of, whose, days, lessons, _revisions(row, lessons), _free_days(row))


def span_of(today: date) -> Period:
    """Return the days of a feed: the next school year comes in four weeks before it begins."""
    year = school_year_period(school_year_label(today + BACK))
    return Period(today - BACK, year.end)


def _whose(actor: Actor) -> tuple[Of, int]:
    if actor.is_staff:
        return Of.TEACHER, actor.person_id
    whose = actor.child_id if actor.capacity is CapacityKind.GUARDIAN else actor.person_id
    if whose is None:
        raise NotVisibleError
    return Of.PUPIL, whose


def _parameters(days: Period, lessons: Iterable[PlannedLesson], schools: Iterable[int]) -> dict[str, Any]:
    return {
        "from": days.start,
        "to": days.end,
        "lessons": [lesson.id for lesson in lessons],
        "schools": sorted(schools),
    }


def _revisions(row: _Row | None, lessons: Iterable[PlannedLesson]) -> dict[int, Revision]:
    """Put together what the history tells and the changes that stand."""
    stored = _parsed(row.revisions if row else None) or {}
    told = {int(lesson): Revision(int(n), datetime.fromisoformat(at)) for lesson, (n, at) in stored.items()}
    for lesson in lessons:
        if lesson.changes:
            before = told.get(lesson.id)
            latest = max(change.at for change in lesson.changes)
            count = len(lesson.changes) + (before.count if before else 0)
            told[lesson.id] = Revision(count, max(latest, before.at) if before else latest)
    return told


def _free_days(row: _Row | None) -> tuple[FreeDays, ...]:
    stored = _parsed(row.free_days if row else None) or []
    return tuple(
        FreeDays(entry, name, date.fromisoformat(first), date.fromisoformat(last))
        for entry, name, first, last in stored
    )


def _parsed(value: Any) -> Any:
    """Read jsonb: Django hands raw statements its text."""
    return json.loads(value) if isinstance(value, str) else value
