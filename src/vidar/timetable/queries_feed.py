"""A timetable for a calendar program: from four weeks back to the end of the school year.

Programs ask every hour, and mostly nothing has changed. So the mark of all that the file is made of is read first,
and the lessons only for a program that does not have them as they stand.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from vidar.access.actor import Actor
from vidar.access.kinds import CapacityKind
from vidar.access.records import NotVisibleError, find_pupil
from vidar.law.access import Object
from vidar.law.basis import Period
from vidar.law.basis.local_time import start_of_day
from vidar.law.calendar import school_year_label, school_year_period
from vidar.tenancy.sql import fetch_one
from vidar.timetable.queries_lessons import CHOSEN, Of, PlannedLesson, lessons_of

BACK = timedelta(weeks=4)


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


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose lessons a calendar program asks for, and of which days."""

    of: Of
    whose: int
    days: Period


@dataclass(frozen=True, slots=True)
class Around:
    """What a calendar knows besides the lessons. ``mark`` is another as soon as anything in the file is.

    The rest is None where the asker knows the mark already.
    """

    mark: str
    revisions: Any
    free_days: Any


# PostgreSQL gives a row another xmin whenever it is written: what takes part, and each at which writing, is the mark.
# A change that was taken back is gone from its table: the history counts its coming and its going.
_AROUND = """
WITH chosen AS MATERIALIZED ({chosen}),
lesson AS MATERIALIZED (
  SELECT l.id, l.school_id, l.subject_id, l.xmin::text AS version FROM timetable_lesson l
  WHERE l.id IN (SELECT lesson_id FROM chosen)),
school AS MATERIALIZED (SELECT school_id AS id FROM lesson UNION SELECT unnest(%(attends)s::bigint[])),
teacher AS MATERIALIZED (
  SELECT t.id, t.teacher_id, t.xmin::text AS version FROM timetable_lessonteacher t
  WHERE t.lesson_id IN (SELECT lesson_id FROM chosen)),
room AS MATERIALIZED (
  SELECT t.id, t.room_id, t.xmin::text AS version FROM timetable_lessonroom t
  WHERE t.lesson_id IN (SELECT lesson_id FROM chosen)),
member AS MATERIALIZED (
  SELECT t.id, t.teaching_group_id, t.xmin::text AS version FROM timetable_lessongroup t
  WHERE t.lesson_id IN (SELECT lesson_id FROM chosen)),
change AS MATERIALIZED (
  SELECT t.id, t.was_teacher_id, t.was_room_id, t.xmin::text AS version FROM timetable_lessonchange t
  WHERE t.lesson_id IN (SELECT lesson_id FROM chosen)),
free AS MATERIALIZED (
  SELECT e.id, e.name, e.first_day, e.last_day, e.xmin::text AS version FROM schools_calendarentry e
  WHERE e.first_day < %(to)s AND e.last_day >= %(from)s
    AND (e.school_id IS NULL OR e.school_id IN (SELECT id FROM school))),
part (what, id, version) AS (
  SELECT 1, id, version FROM lesson UNION ALL SELECT 2, id, version FROM teacher
  UNION ALL SELECT 3, id, version FROM room UNION ALL SELECT 4, id, version FROM member
  UNION ALL SELECT 5, id, version FROM change UNION ALL SELECT 6, id, version FROM free
  UNION ALL SELECT 7, p.id, p.xmin::text FROM people_person p
    WHERE p.id IN (SELECT teacher_id FROM teacher UNION SELECT was_teacher_id FROM change)
  UNION ALL SELECT 8, r.id, r.xmin::text FROM schools_room r
    WHERE r.id IN (SELECT room_id FROM room UNION SELECT was_room_id FROM change)
  UNION ALL SELECT 9, g.id, g.xmin::text FROM enrolment_teachinggroup g
    WHERE g.id IN (SELECT teaching_group_id FROM member)
  UNION ALL SELECT 10, s.id, s.xmin::text FROM schools_school s WHERE s.id IN (SELECT id FROM school)
  UNION ALL SELECT 11, hashtext(u.code), u.xmin::text FROM curriculum_subject u
    WHERE u.code IN (SELECT subject_id FROM lesson)
  UNION ALL SELECT 12, w.id, w.xmin::text || coalesce(w.published_at <= %(at)s, false) FROM timetable_weekplan w
    WHERE w.school_id IN (SELECT id FROM school)),
made AS MATERIALIZED (
  SELECT md5(string_agg(concat(what, ':', id, ':', version), ',' ORDER BY what, id)) AS mark FROM part),
changed AS (
  SELECT h.row_id AS lesson_id, 1 AS times, h.at FROM history_event h
  WHERE h.table_name = 'timetable_lesson' AND h.operation = 'update' AND h.row_id = ANY(ARRAY(SELECT id FROM lesson))
  UNION ALL
  SELECT (h.before ->> 'lesson_id')::bigint, 2, h.at FROM history_event h
  WHERE h.table_name = 'timetable_lessonchange' AND h.operation = 'delete'
    AND (h.before ->> 'lesson_id')::bigint = ANY(ARRAY(SELECT id FROM lesson)))
SELECT coalesce(made.mark, ''),
  CASE WHEN made.mark IS DISTINCT FROM %(known)s::text THEN (
    SELECT jsonb_object_agg(c.lesson_id, jsonb_build_array(c.times, c.at)) FROM (
      SELECT lesson_id, sum(times) AS times, max(at) AS at FROM changed GROUP BY lesson_id) c) END,
  CASE WHEN made.mark IS DISTINCT FROM %(known)s::text THEN (
    SELECT jsonb_agg(jsonb_build_array(e.id, e.name, e.first_day, e.last_day) ORDER BY e.first_day, e.id)
    FROM free e) END
FROM made
"""


def asked_by(actor: Actor) -> Asked:
    """Return what the actor's calendar shows: own lessons, or those of a guardian's child. No statement.

    Raises:
        NotVisibleError: there is no child at hand.
    """
    of, whose = _whose(actor)
    return Asked(of, whose, span_of(actor.today))


def around_of(actor: Actor, asked: Asked, *, known: str | None) -> Around:
    """Return the mark of a feed, and what is around its lessons unless ``known`` is the mark. Two statements at most.

    Raises:
        NotVisibleError: the law says no.
    """
    if asked.of is Of.PUPIL:
        find_pupil(actor, asked.whose, Object.TIMETABLE)
    end = asked.days.end or asked.days.start
    parameters = {
        "whose": asked.whose,
        "starts": start_of_day(asked.days.start),
        "ends": start_of_day(end),
        "from": asked.days.start,
        "to": end,
        "attends": sorted({each.school_id for each in actor.standing.attends}),
        "at": actor.at,
        "known": known,
    }
    found = fetch_one(Around, _AROUND.format(chosen=CHOSEN[asked.of]), parameters)
    return found or Around("", None, None)


def feed_of(actor: Actor, asked: Asked, around: Around) -> Feed:
    """Return the lessons that ``around_of`` has been let see. One statement."""
    lessons = lessons_of(asked.of, asked.whose, asked.days, me=actor.person_id, at=actor.at)
    return Feed(
        asked.of, asked.whose, asked.days, lessons, _revisions(around.revisions, lessons), _free_days(around.free_days)
    )


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


def _revisions(found: Any, lessons: Iterable[PlannedLesson]) -> dict[int, Revision]:
    """Put together what the history tells and the changes that stand."""
    stored = _parsed(found) or {}
    told = {int(lesson): Revision(int(n), datetime.fromisoformat(at)) for lesson, (n, at) in stored.items()}
    for lesson in lessons:
        if lesson.changes:
            before = told.get(lesson.id)
            latest = max(change.at for change in lesson.changes)
            count = len(lesson.changes) + (before.count if before else 0)
            told[lesson.id] = Revision(count, max(latest, before.at) if before else latest)
    return told


def _free_days(found: Any) -> tuple[FreeDays, ...]:
    stored = _parsed(found) or []
    return tuple(
        FreeDays(entry, name, date.fromisoformat(first), date.fromisoformat(last))
        for entry, name, first, last in stored
    )


def _parsed(value: Any) -> Any:
    """Read jsonb: Django hands raw statements its text."""
    return json.loads(value) if isinstance(value, str) else value
