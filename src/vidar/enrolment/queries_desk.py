"""What the everyday desk reads: one pupil's placements, a class, the staff. One statement each."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from vidar.access.actor import Actor
from vidar.enrolment.desk import NOT_HIDDEN
from vidar.enrolment.queries_years import SchoolYearAtHand
from vidar.tenancy.sql import fetch_all


@dataclass(frozen=True, slots=True)
class Placement:
    """A period of a pupil's: kind is enrolment, class, group or contact. ``starts``..``ends`` half-open."""

    kind: str
    row_id: int
    thing_id: int
    name: str
    school_id: int
    school_name: str
    starts: date
    ends: date | None
    note: str
    year_after: date | None


# A strictly protected teacher is named to nobody but herself (AD-P4).
_PLACEMENTS = """
SELECT 'enrolment', e.id, e.school_id, e.level || ' ' || a.name, e.school_id, s.short_name, lower(e.valid),
  upper(e.valid), e.end_reason, y.ends + 1
FROM enrolment_enrolment e JOIN schools_school s ON s.id = e.school_id
JOIN curriculum_programmearea a ON a.code = e.programme_area_id
JOIN schools_schoolyear y ON y.owner_id = e.owner_id AND y.id = e.school_year_id WHERE e.pupil_id = %(pupil)s
UNION ALL
SELECT 'class', m.id, c.id, c.name, m.school_id, s.short_name, lower(m.valid), upper(m.valid), '', y.ends + 1
FROM enrolment_classmembership m JOIN schools_school s ON s.id = m.school_id
JOIN enrolment_schoolclass c ON c.owner_id = m.owner_id AND c.id = m.school_class_id
JOIN schools_schoolyear y ON y.owner_id = c.owner_id AND y.id = c.school_year_id WHERE m.pupil_id = %(pupil)s
UNION ALL
SELECT 'group', m.id, g.id, g.name, g.school_id, s.short_name, lower(m.valid), upper(m.valid), '', y.ends + 1
FROM enrolment_groupmembership m
JOIN enrolment_teachinggroup g ON g.owner_id = m.owner_id AND g.id = m.teaching_group_id
JOIN schools_school s ON s.id = g.school_id
JOIN schools_schoolyear y ON y.owner_id = g.owner_id AND y.id = g.school_year_id WHERE m.pupil_id = %(pupil)s
UNION ALL
SELECT 'contact', k.id, t.id, t.given_name || ' ' || t.family_name, m.school_id, s.short_name,
  lower(k.valid * m.valid), upper(k.valid * m.valid), c.name, NULL
FROM enrolment_classmembership m JOIN schools_school s ON s.id = m.school_id
JOIN enrolment_schoolclass c ON c.owner_id = m.owner_id AND c.id = m.school_class_id
JOIN enrolment_contactteacher k ON k.owner_id = c.owner_id AND k.school_class_id = c.id AND k.valid && m.valid
JOIN people_person t ON t.owner_id = k.owner_id AND t.id = k.teacher_id AND (t.protection <> 'strict' OR t.id = %(me)s)
WHERE m.pupil_id = %(pupil)s
ORDER BY 7 DESC, 1, 4
"""


def placements(actor: Actor, pupil_id: int) -> list[Placement]:
    """Return every enrolment, class, group and contact teacher of a pupil, newest first.

    Decides nothing: the caller has opened the pupil.
    """
    return fetch_all(Placement, _PLACEMENTS, {"pupil": pupil_id, "me": actor.person_id})


@dataclass(frozen=True, slots=True)
class Named:
    """Something to choose: a class, a group, a programme area, somebody of the staff."""

    id: Any
    name: str


def areas() -> list[Named]:
    """Return the programme areas, by level and name, as (code, "Vg2 Realfag")."""
    return fetch_all(
        Named, "SELECT code, level || ' ' || name FROM curriculum_programmearea ORDER BY level, name, code"
    )


@dataclass(frozen=True, slots=True)
class Known:
    """A person with a national id. ``open`` is off where the person is protected and the actor not named."""

    id: int
    name: str
    open: bool


def known_person(actor: Actor, national_id: str) -> Known | None:
    """Return the owner's person with this number, or None."""
    rows = fetch_all(
        Known,
        "SELECT p.id, p.given_name || ' ' || p.family_name, p.protection <> 'strict' OR EXISTS (SELECT 1"
        " FROM enrolment_protectedaccess n WHERE n.owner_id = p.owner_id AND n.pupil_id = p.id"
        " AND n.staff_id = %(me)s AND n.valid @> %(today)s::date) FROM people_person p WHERE p.national_id = %(id)s",
        {"id": national_id, "me": actor.person_id, "today": actor.today},
    )
    return rows[0] if rows else None


@dataclass(frozen=True, slots=True)
class StaffRow:
    """A role of somebody at the school that holds or is to come."""

    assignment_id: int
    person_id: int
    name: str
    role: str
    title: str
    starts: date
    ends: date | None


_STAFF = """
SELECT a.id, p.id, p.family_name || ', ' || p.given_name, a.role, a.title, lower(a.valid), upper(a.valid)
FROM enrolment_staffassignment a JOIN people_person p ON p.owner_id = a.owner_id AND p.id = a.person_id
WHERE a.school_id = %(school)s AND (upper(a.valid) IS NULL OR upper(a.valid) > %(today)s)
  AND (p.protection <> 'strict' OR p.id = %(me)s)
ORDER BY p.sort_key, p.id, lower(a.valid), a.role
"""


def staff_of(actor: Actor) -> list[StaffRow]:
    """Return the roles at the actor's school, in Norwegian order of names."""
    return fetch_all(StaffRow, _STAFF, {"school": actor.school_id, "today": actor.today, "me": actor.person_id})


@dataclass(frozen=True, slots=True)
class ClassRow:
    """A line of a class's page: kind is class, pupil, contact or group."""

    kind: str
    row_id: int
    thing_id: int
    name: str
    starts: date | None
    ends: date | None


_CLASS = """
SELECT kind, row_id, thing_id, name, starts, ends FROM (
  SELECT 'class' AS kind, c.id AS row_id, c.id AS thing_id, c.name, NULL::date AS starts, NULL::date AS ends,
    '' AS key
  FROM enrolment_schoolclass c WHERE c.id = %(class)s AND c.school_id = %(school)s
  UNION ALL
  SELECT 'pupil', m.id, p.id, p.family_name || ', ' || p.given_name, lower(m.valid), upper(m.valid), p.sort_key
  FROM enrolment_classmembership m JOIN people_person p ON p.owner_id = m.owner_id AND p.id = m.pupil_id
  WHERE m.school_class_id = %(class)s AND m.school_id = %(school)s AND upper(m.valid) > %(day)s::date AND {hidden}
  UNION ALL
  SELECT 'contact', k.id, t.id, t.given_name || ' ' || t.family_name, lower(k.valid), upper(k.valid), t.sort_key
  FROM enrolment_contactteacher k JOIN people_person t ON t.owner_id = k.owner_id AND t.id = k.teacher_id
  WHERE k.school_class_id = %(class)s AND (upper(k.valid) IS NULL OR upper(k.valid) > %(today)s)
    AND (t.protection <> 'strict' OR t.id = %(me)s)
  UNION ALL
  SELECT DISTINCT 'group', g.id, g.id, g.name, NULL::date, NULL::date, g.name
  FROM enrolment_classmembership m
  JOIN enrolment_groupmembership n ON n.owner_id = m.owner_id AND n.pupil_id = m.pupil_id AND n.valid @> %(day)s::date
  JOIN enrolment_teachinggroup g ON g.owner_id = n.owner_id AND g.id = n.teaching_group_id AND g.school_id = m.school_id
  WHERE m.school_class_id = %(class)s AND m.school_id = %(school)s AND m.valid @> %(day)s::date) AS lines
ORDER BY kind, key, row_id
"""


def class_lines(actor: Actor, class_id: int, year: SchoolYearAtHand) -> list[ClassRow]:
    """Return a class of the actor's school with its pupils, contact teachers and groups; empty if there is none.

    Pupils are those of today and those who are to come; of a year that has not begun, those of its first day and
    later. Decides no more than whom protection hides (AD-P4): the caller has made sure that the actor keeps the
    school's pupils.
    """
    named = {"class": class_id, "school": actor.school_id, "today": actor.today, "me": actor.person_id}
    return fetch_all(ClassRow, _CLASS.format(hidden=NOT_HIDDEN), {**named, "day": year.first_day(actor.today)})


def staff_names(actor: Actor) -> list[Named]:
    """Return the school's staff, each once, in Norwegian order. One statement."""
    return list({row.person_id: Named(row.person_id, row.name) for row in staff_of(actor)}.values())
