"""Which classes, teachers and rooms of a school can be looked at. One statement."""

import json
from dataclasses import dataclass
from typing import Any

from vidar.access.actor import Actor
from vidar.access.records import NotVisibleError
from vidar.access.visibility import visible_people
from vidar.law.access import Object
from vidar.tenancy.sql import fetch_one
from vidar.timetable.visibility import open_schools


@dataclass(frozen=True, slots=True)
class Choice:
    """Something with a timetable. ``group`` is a class's level, a room's building, a person's first sorting letter."""

    id: int
    name: str
    group: str
    detail: str


@dataclass(frozen=True, slots=True)
class ChosenSchool:
    """A school of the owner that uses Vidar."""

    id: int
    name: str
    slug: str


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be looked at. ``school`` is None where there are several and none is chosen."""

    schools: tuple[ChosenSchool, ...]
    school: ChosenSchool | None
    classes: tuple[Choice, ...]
    teachers: tuple[Choice, ...]
    rooms: tuple[Choice, ...]


_STATEMENT = """
WITH open AS MATERIALIZED (
  SELECT s.id, s.name, s.slug, s.short_name FROM schools_school s
  WHERE s.owner_id = %(owner)s AND s.active AND (%(schools)s::bigint[] IS NULL OR s.id = ANY(%(schools)s))),
chosen AS MATERIALIZED (
  SELECT id FROM open WHERE slug = %(slug)s OR (%(slug)s = '' AND (SELECT count(*) FROM open) = 1)),
year AS MATERIALIZED (
  SELECT y.id FROM schools_schoolyear y WHERE y.ends >= %(today)s ORDER BY y.starts LIMIT 1)
SELECT
  (SELECT jsonb_agg(jsonb_build_array(id, name, slug) ORDER BY short_name, id) FROM open),
  (SELECT id FROM chosen),
  (SELECT jsonb_agg(jsonb_build_array(c.id, c.name, c.level, a.name) ORDER BY c.level, c.name, c.id)
     FROM enrolment_schoolclass c JOIN curriculum_programmearea a ON a.code = c.programme_area_id
     WHERE c.school_id IN (SELECT id FROM chosen) AND c.school_year_id IN (SELECT id FROM year)),
  (SELECT jsonb_agg(jsonb_build_array(p.id, p.given_name || ' ' || p.family_name, left(p.sort_key, 1), t.title)
          ORDER BY p.sort_key, p.id)
     FROM people_person p JOIN (
       SELECT s.person_id, max(s.title) AS title FROM enrolment_staffassignment s
       WHERE s.school_id IN (SELECT id FROM chosen) AND s.role = 'teacher' AND s.valid @> %(today)s::date
       GROUP BY s.person_id) t ON t.person_id = p.id
     WHERE p.id IN ({people})),
  (SELECT jsonb_agg(jsonb_build_array(r.id, r.name, r.building,
          CASE WHEN r.code <> r.name AND position(r.code IN r.name) = 0 THEN r.code ELSE '' END)
          ORDER BY r.building, r.code, r.id)
     FROM schools_room r WHERE r.school_id IN (SELECT id FROM chosen))
"""


@dataclass(frozen=True, slots=True)
class _Row:
    schools: Any
    school: int | None
    classes: Any
    teachers: Any
    rooms: Any


def timetable_choices(actor: Actor, *, school_slug: str = "") -> Choices:
    """Return the classes of this school year (the next, in summer), the teachers and the rooms of one school.

    Owner staff choose the school by its slug; school staff have one. Teachers stand in Norwegian order, and
    strictly protected people are not among them.

    Raises:
        NotVisibleError: no school with this slug is open to the actor.
    """
    people, parameters = visible_people(actor, Object.TIMETABLE)
    row = fetch_one(
        _Row,
        _STATEMENT.format(people=people),
        {
            **parameters,
            "owner": actor.owner_id,
            "schools": open_schools(actor),
            "slug": school_slug,
            "today": actor.today,
        },
    )
    if row is None or (school_slug and row.school is None):
        raise NotVisibleError
    schools = tuple(ChosenSchool(*school) for school in _parsed(row.schools))
    return Choices(
        schools=schools,
        school=next((school for school in schools if school.id == row.school), None),
        classes=_choices(row.classes),
        teachers=_choices(row.teachers),
        rooms=_choices(row.rooms),
    )


def _choices(value: Any) -> tuple[Choice, ...]:
    return tuple(Choice(*choice) for choice in _parsed(value))


def _parsed(value: Any) -> list[Any]:
    """Read a jsonb array, or NULL: Django hands raw statements its text."""
    parsed: list[Any] | None = json.loads(value) if isinstance(value, str) else value
    return parsed or []
