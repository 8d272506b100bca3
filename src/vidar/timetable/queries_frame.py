"""What stands around the lessons: whose they are, the schools, the calendar, A and B weeks. One statement."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from vidar.law.basis import Period
from vidar.schools.models import CalendarKind
from vidar.tenancy.sql import fetch_one
from vidar.timetable.queries_lessons import CLASS_GROUPS, Of


@dataclass(frozen=True, slots=True)
class SchoolOf:
    """A school of the timetable, the main one first, and whom to ask there. ``class_name`` is a pupil's class."""

    id: int
    name: str
    short_name: str
    class_name: str
    contact_name: str
    contact_role: str
    contact_phone: str
    cycle_week: int
    """1 in A weeks, 2 in B weeks, 0 where every week is alike."""

    has_plan: bool
    """A published week plan covers some day of the span."""

    next_plan: date | None
    """When the next published week plan after the span begins."""


@dataclass(frozen=True, slots=True)
class CalendarNote:
    """Days without teaching, both included; ``school_id`` None means all schools."""

    kind: CalendarKind
    name: str
    first_day: date
    last_day: date
    school_id: int | None


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around the lessons."""

    name: str
    """Of the person, the class or the room."""

    detail: str
    """A class's programme area, a room's building."""

    schools: tuple[SchoolOf, ...]
    notes: tuple[CalendarNote, ...]
    years: tuple[Period, ...]
    """The owner's school years, in order."""

    subjects: tuple[str, ...]
    """Codes of all subjects of the school year, those held longest first, so that colours stay the same."""

    def school(self, school_id: int) -> SchoolOf | None:
        """Return one of the schools."""
        return next((school for school in self.schools if school.id == school_id), None)


_WHO = {
    Of.PUPIL: """
  SELECT p.given_name || ' ' || p.family_name AS name, '' AS detail FROM people_person p
  WHERE p.id = %(whose)s
    AND EXISTS (SELECT 1 FROM enrolment_enrolment e WHERE e.owner_id = p.owner_id AND e.pupil_id = p.id)""",
    Of.CLASS: """
  SELECT c.name, a.name AS detail FROM enrolment_schoolclass c
  JOIN curriculum_programmearea a ON a.code = c.programme_area_id
  WHERE c.id = %(whose)s AND (%(schools)s::bigint[] IS NULL OR c.school_id = ANY(%(schools)s))""",
    Of.TEACHER: """
  SELECT p.given_name || ' ' || p.family_name AS name, '' AS detail FROM people_person p
  WHERE p.id = %(whose)s AND EXISTS (SELECT 1 FROM enrolment_staffassignment a
    WHERE a.owner_id = p.owner_id AND a.person_id = p.id AND a.school_id IS NOT NULL AND a.valid @> %(today)s::date
      AND (%(schools)s::bigint[] IS NULL OR a.school_id = ANY(%(schools)s)))""",
    Of.ROOM: """
  SELECT r.name, r.building AS detail FROM schools_room r
  WHERE r.id = %(whose)s AND (%(schools)s::bigint[] IS NULL OR r.school_id = ANY(%(schools)s))""",
}
_SCHOOLS = {
    # The school of the week looked at, else today's: somebody who has moved keeps the weeks from before.
    Of.PUPIL: """
  SELECT DISTINCT ON (e.school_id) e.school_id, 2 * (NOT e.is_main)::int + (NOT e.valid @> %(day)s::date)::int AS place,
    coalesce(k.name, '') AS class_name
  FROM enrolment_enrolment e
  LEFT JOIN LATERAL (
    SELECT c.name FROM enrolment_classmembership m
    JOIN enrolment_schoolclass c ON c.owner_id = m.owner_id AND c.id = m.school_class_id
    WHERE m.owner_id = e.owner_id AND m.pupil_id = e.pupil_id AND m.school_id = e.school_id AND m.valid && e.valid
      AND m.valid && daterange(least(%(from)s, %(today)s), greatest(%(to)s, %(today)s + 1))
    ORDER BY m.valid @> %(day)s::date DESC, lower(m.valid) DESC LIMIT 1) k ON true
  WHERE e.pupil_id = %(whose)s AND (e.valid && daterange(%(from)s, %(to)s) OR (e.valid @> %(today)s::date
    AND NOT EXISTS (SELECT 1 FROM enrolment_enrolment o WHERE o.owner_id = e.owner_id AND o.pupil_id = e.pupil_id
      AND o.valid && daterange(%(from)s, %(to)s))))
  ORDER BY e.school_id, e.valid @> %(day)s::date DESC, lower(e.valid) DESC""",
    Of.CLASS: """
  SELECT c.school_id, 0 AS place, '' AS class_name FROM enrolment_schoolclass c WHERE c.id = %(whose)s""",
    Of.TEACHER: """
  SELECT a.school_id, (a.school_id <> %(school)s)::int AS place, '' AS class_name FROM enrolment_staffassignment a
  WHERE a.person_id = %(whose)s AND a.school_id IS NOT NULL
    AND (a.valid && daterange(%(from)s, %(to)s) OR a.valid @> %(today)s::date)
    AND (%(schools)s::bigint[] IS NULL OR a.school_id = ANY(%(schools)s))
  GROUP BY a.school_id""",
    Of.ROOM: """
  SELECT r.school_id, 0 AS place, '' AS class_name FROM schools_room r WHERE r.id = %(whose)s""",
}
_SUBJECTS = {
    Of.PUPIL: """
  SELECT g.subject_id, min(lower(m.valid)) AS since FROM enrolment_groupmembership m
  JOIN enrolment_teachinggroup g ON g.owner_id = m.owner_id AND g.id = m.teaching_group_id
  JOIN year ON year.id = g.school_year_id
  WHERE m.pupil_id = %(whose)s GROUP BY g.subject_id""",
    Of.CLASS: f"""
  SELECT m.subject_id, min(lower(m.valid)) AS since FROM ({CLASS_GROUPS}) m GROUP BY m.subject_id""",  # noqa: S608 - a constant
    Of.TEACHER: """
  SELECT g.subject_id, min(lower(t.valid)) AS since FROM enrolment_groupteacher t
  JOIN enrolment_teachinggroup g ON g.owner_id = t.owner_id AND g.id = t.teaching_group_id
  JOIN year ON year.id = g.school_year_id
  WHERE t.teacher_id = %(whose)s GROUP BY g.subject_id""",
    Of.ROOM: "SELECT NULL::text AS subject_id, NULL::date AS since WHERE false",
}
SUBJECTS_IN_ORDER = """
(WITH year AS (SELECT y.id FROM schools_schoolyear y WHERE y.starts <= {day} AND y.ends >= {day})
 SELECT jsonb_agg(s.subject_id ORDER BY s.since, s.subject_id) FROM ({subjects}) s WHERE s.subject_id IS NOT NULL)
"""
_STATEMENT = """
WITH of_school AS MATERIALIZED ({schools})
SELECT who.name, who.detail,
  (SELECT jsonb_agg(jsonb_build_object('id', sc.id, 'name', sc.name, 'short_name', sc.short_name,
       'class_name', o.class_name, 'contact_name', sc.contact_name, 'contact_role', sc.contact_role,
       'contact_phone', sc.contact_phone,
       'cycle_week', coalesce((SELECT mode() WITHIN GROUP (ORDER BY s.cycle_week)
          FROM timetable_weekplan w
          JOIN timetable_planslot s ON s.owner_id = w.owner_id AND s.week_plan_id = w.id AND s.cycle_week > 0
          JOIN timetable_lesson l ON l.owner_id = s.owner_id AND l.plan_slot_id = s.id
            AND l.date >= %(from)s AND l.date < %(to)s
          WHERE w.school_id = sc.id AND w.cycle_weeks = 2 AND w.published_at <= %(at)s), 0),
       'has_plan', EXISTS (SELECT 1 FROM timetable_weekplan w WHERE w.school_id = sc.id
          AND w.published_at <= %(at)s AND w.valid && daterange(%(from)s, %(to)s)),
       'next_plan', (SELECT min(lower(w.valid)) FROM timetable_weekplan w WHERE w.school_id = sc.id
          AND w.published_at <= %(at)s AND lower(w.valid) >= %(to)s))
       ORDER BY o.place, sc.short_name, sc.id)
     FROM of_school o JOIN schools_school sc ON sc.id = o.school_id),
  (SELECT jsonb_agg(jsonb_build_object('kind', e.kind, 'name', e.name, 'first', e.first_day, 'last', e.last_day,
       'school', e.school_id) ORDER BY e.first_day, e.school_id NULLS FIRST, e.id)
     FROM schools_calendarentry e WHERE e.first_day < %(notes_to)s AND e.last_day >= %(notes_from)s
     AND (e.school_id IS NULL OR e.school_id IN (SELECT school_id FROM of_school))),
  (SELECT jsonb_agg(jsonb_build_array(y.starts, y.ends) ORDER BY y.starts) FROM schools_schoolyear y),
  {subjects}
FROM ({who}) AS who (name, detail)
"""


@dataclass(frozen=True, slots=True)
class _Row:
    name: str
    detail: str
    schools: Any
    notes: Any
    years: Any
    subjects: Any


def frame_of(
    of: Of,
    whose: int,
    days: Period,
    *,
    around: Period,
    school: int | None,
    at: datetime,
    today: date,
    schools: list[int] | None = None,
) -> Frame | None:
    """Return what stands around the lessons of ``days``, with calendar notes of ``around``. One statement.

    None: there is no such class, teacher or room at ``schools`` (all where None). Whether a person's timetable
    may be seen is for the caller to know. ``school`` comes first where there are several.
    """
    statement = _STATEMENT.format(schools=_SCHOOLS[of], who=_WHO[of], subjects=subjects_in_order(of, "%(day)s"))
    day = today if days.contains(today) else days.start
    row = fetch_one(
        _Row,
        statement,
        {
            "whose": whose,
            "school": school or 0,
            "schools": schools,
            "from": days.start,
            "to": days.end,
            "notes_from": around.start,
            "notes_to": around.end,
            "day": day,
            "today": today,
            "at": at,
        },
    )
    return None if row is None else _frame(row)


def subjects_in_order(of: Of, day: str) -> str:
    """Return a column: the subject codes of the school year that the SQL expression ``day`` lies in."""
    return SUBJECTS_IN_ORDER.format(subjects=_SUBJECTS[of], day=day)


def parsed_subjects(value: Any) -> tuple[str, ...]:
    """Read the column of ``subjects_in_order``."""
    return tuple(_parsed(value))


def _frame(row: _Row) -> Frame:
    return Frame(
        name=row.name,
        detail=row.detail,
        schools=tuple(_school(school) for school in _parsed(row.schools)),
        notes=tuple(_note(note) for note in _parsed(row.notes)),
        years=tuple(Period.through(*map(date.fromisoformat, year)) for year in _parsed(row.years)),
        subjects=parsed_subjects(row.subjects),
    )


def _school(school: dict[str, Any]) -> SchoolOf:
    begins = school.pop("next_plan")
    return SchoolOf(**school, next_plan=date.fromisoformat(begins) if begins else None)


def _note(note: dict[str, Any]) -> CalendarNote:
    return CalendarNote(
        kind=CalendarKind(note["kind"]),
        name=note["name"],
        first_day=date.fromisoformat(note["first"]),
        last_day=date.fromisoformat(note["last"]),
        school_id=note["school"],
    )


def _parsed(value: Any) -> list[Any]:
    """Read a jsonb array, or NULL: Django hands raw statements its text."""
    parsed: list[Any] | None = json.loads(value) if isinstance(value, str) else value
    return parsed or []
