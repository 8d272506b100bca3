"""What an activity can be made for and of, and whom it reaches. One statement each."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from vidar.access.actor import Actor
from vidar.law.timetable import Cover, cover
from vidar.tenancy.sql import fetch_one
from vidar.timetable.changes import Named
from vidar.timetable.queries_changing import writable_school


@dataclass(frozen=True, slots=True)
class ActivityChoices:
    """Classes, groups, teachers and rooms of the school on a day, in order."""

    classes: tuple[Named, ...]
    groups: tuple[Named, ...]
    teachers: tuple[Named, ...]
    rooms: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class _Row:
    classes: Any
    groups: Any
    teachers: Any
    rooms: Any


@dataclass(frozen=True, slots=True)
class _Members:
    classes: Any
    groups: Any


_CHOICES = """
WITH year AS MATERIALIZED (SELECT y.id FROM schools_schoolyear y WHERE y.ends >= %(day)s ORDER BY y.starts LIMIT 1)
SELECT
  (SELECT jsonb_agg(jsonb_build_array(c.id, c.name) ORDER BY c.level, c.name, c.id) FROM enrolment_schoolclass c
     WHERE c.school_id = %(school)s AND c.school_year_id IN (SELECT id FROM year)),
  (SELECT jsonb_agg(jsonb_build_array(g.id, g.name) ORDER BY g.name, g.id) FROM enrolment_teachinggroup g
     WHERE g.school_id = %(school)s AND g.school_year_id IN (SELECT id FROM year)),
  (SELECT jsonb_agg(jsonb_build_array(p.id, p.given_name || ' ' || p.family_name) ORDER BY p.sort_key, p.id)
     FROM people_person p WHERE p.protection <> 'strict' AND p.id IN (
       SELECT a.person_id FROM enrolment_staffassignment a
       WHERE a.school_id = %(school)s AND a.role = 'teacher' AND a.valid @> %(day)s::date)),
  (SELECT jsonb_agg(jsonb_build_array(r.id, r.name, r.shareable) ORDER BY r.code, r.id) FROM schools_room r
     WHERE r.school_id = %(school)s)
"""
# All groups that some pupil of the classes is in, with all their members.
_MEMBERS = """
WITH pupils AS MATERIALIZED (
  SELECT m.pupil_id FROM enrolment_classmembership m
  JOIN enrolment_schoolclass c ON c.owner_id = m.owner_id AND c.id = m.school_class_id AND c.school_id = %(school)s
  WHERE m.school_class_id = ANY(%(classes)s) AND m.valid @> %(day)s::date)
SELECT (SELECT jsonb_agg(pupil_id) FROM pupils),
  (SELECT jsonb_agg(jsonb_build_array(x.id, x.name, x.members)) FROM (
     SELECT g.id, g.name, jsonb_agg(m.pupil_id) AS members FROM enrolment_teachinggroup g
     JOIN enrolment_groupmembership m ON m.owner_id = g.owner_id AND m.teaching_group_id = g.id
       AND m.valid @> %(day)s::date
     WHERE g.school_id = %(school)s AND g.id IN (
       SELECT n.teaching_group_id FROM enrolment_groupmembership n
       WHERE n.pupil_id IN (SELECT pupil_id FROM pupils) AND n.valid @> %(day)s::date)
     GROUP BY g.id, g.name) x)
"""


def activity_choices(actor: Actor, day: date) -> ActivityChoices:
    """Return what an activity on the day can have. Strictly protected teachers are not among them.

    Raises:
        NotVisibleError: the actor may not write the timetable.
    """
    row = fetch_one(_Row, _CHOICES, {"school": writable_school(actor), "day": day})
    if row is None:
        return ActivityChoices((), (), (), ())
    return ActivityChoices(*(_named(each) for each in (row.classes, row.groups, row.teachers, row.rooms)))


def groups_of_classes(actor: Actor, classes: Iterable[int], day: date) -> tuple[tuple[Named, ...], int]:
    """Return groups that hold just the pupils of these classes, and how many pupils no such group reaches.

    Raises:
        NotVisibleError: the actor may not write the timetable.
    """
    chosen = list(classes)
    row = fetch_one(_Members, _MEMBERS, {"school": writable_school(actor), "classes": chosen, "day": day})
    if row is None or not chosen:
        return (), 0
    groups = {key: (name, frozenset(members)) for key, name, members in _list(row.groups)}
    found: Cover = cover(frozenset(_list(row.classes)), {key: members for key, (_, members) in groups.items()})
    return tuple(Named(key, groups[key][0]) for key in found.groups), len(found.left_out)


def _named(value: Any) -> tuple[Named, ...]:
    return tuple(Named(*each) for each in _list(value))


def _list(value: Any) -> list[Any]:
    """Read a jsonb array, or NULL: Django hands raw statements its text."""
    parsed: list[Any] | None = json.loads(value) if isinstance(value, str) else value
    return parsed or []
