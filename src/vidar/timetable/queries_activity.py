"""What an activity can be made for and of, whom it reaches, and when the school is closed. One statement."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from vidar.access.actor import Actor
from vidar.law.timetable import Cover, cover
from vidar.tenancy.sql import fetch_one
from vidar.timetable.changes import Named
from vidar.timetable.queries_changing import writable_school


@dataclass(frozen=True, slots=True)
class ActivityChoices:
    """Classes, groups, teachers and rooms of the school on a day, in order.

    ``covering`` are groups that hold just the pupils of the classes asked about, ``left_out`` is how many of those
    pupils no such group reaches. ``closed`` tells why there is no teaching, for each such day of the span.
    """

    classes: tuple[Named, ...] = ()
    groups: tuple[Named, ...] = ()
    teachers: tuple[Named, ...] = ()
    rooms: tuple[Named, ...] = ()
    covering: tuple[Named, ...] = ()
    left_out: int = 0
    closed: dict[date, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Row:
    classes: Any
    groups: Any
    teachers: Any
    rooms: Any
    closed: Any
    pupils: Any
    of_pupils: Any


# Of the groups: all that some pupil of the classes is in, with all their members.
_CHOICES = """
WITH year AS MATERIALIZED (SELECT y.id FROM schools_schoolyear y WHERE y.ends >= %(day)s ORDER BY y.starts LIMIT 1),
pupils AS MATERIALIZED (
  SELECT m.pupil_id FROM enrolment_classmembership m
  JOIN enrolment_schoolclass c ON c.owner_id = m.owner_id AND c.id = m.school_class_id AND c.school_id = %(school)s
  WHERE m.school_class_id = ANY(%(chosen)s::bigint[]) AND m.valid @> %(day)s::date)
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
     WHERE r.school_id = %(school)s),
  (SELECT jsonb_agg(jsonb_build_array(e.name, e.first_day, e.last_day)) FROM schools_calendarentry e
     WHERE (e.school_id IS NULL OR e.school_id = %(school)s) AND e.last_day >= %(day)s AND e.first_day <= %(last)s),
  (SELECT jsonb_agg(pupil_id) FROM pupils),
  (SELECT jsonb_agg(jsonb_build_array(x.id, x.name, x.members)) FROM (
     SELECT g.id, g.name, jsonb_agg(m.pupil_id) AS members FROM enrolment_teachinggroup g
     JOIN enrolment_groupmembership m ON m.owner_id = g.owner_id AND m.teaching_group_id = g.id
       AND m.valid @> %(day)s::date
     WHERE g.school_id = %(school)s AND g.id IN (
       SELECT n.teaching_group_id FROM enrolment_groupmembership n
       WHERE n.pupil_id IN (SELECT pupil_id FROM pupils) AND n.valid @> %(day)s::date)
     GROUP BY g.id, g.name) x)
"""


def activity_choices(actor: Actor, day: date, classes: Iterable[int] = (), *, until: date) -> ActivityChoices:
    """Return what an activity from ``day`` to ``until`` can have; people and groups are those of the first day.

    Strictly protected teachers are not among them.

    Raises:
        NotVisibleError: the actor may not write the timetable.
    """
    where = {"school": writable_school(actor), "day": day, "last": until, "chosen": list(classes)}
    row = fetch_one(_Row, _CHOICES, where)
    if row is None:
        return ActivityChoices()
    of_pupils = {key: (name, frozenset(members)) for key, name, members in _list(row.of_pupils)}
    found: Cover = cover(frozenset(_list(row.pupils)), {key: members for key, (_, members) in of_pupils.items()})
    return ActivityChoices(
        classes=_named(row.classes),
        groups=_named(row.groups),
        teachers=_named(row.teachers),
        rooms=_named(row.rooms),
        covering=tuple(Named(key, of_pupils[key][0]) for key in found.groups),
        left_out=len(found.left_out),
        closed=_closed(_list(row.closed), day, until),
    )


def _closed(entries: list[Any], first: date, last: date) -> dict[date, str]:
    found = {}
    for name, starts, ends in entries:
        day, end = max(first, date.fromisoformat(starts)), min(last, date.fromisoformat(ends))
        while day <= end:
            found[day] = name
            day += timedelta(days=1)
    return found


def _named(value: Any) -> tuple[Named, ...]:
    return tuple(Named(*each) for each in _list(value))


def _list(value: Any) -> list[Any]:
    """Read a jsonb array, or NULL: Django hands raw statements its text."""
    parsed: list[Any] | None = json.loads(value) if isinstance(value, str) else value
    return parsed or []
