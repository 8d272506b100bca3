"""Find pupils by name, and what stands in one pupil's personalia."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from vidar.access.actor import Actor
from vidar.access.looks import note_look
from vidar.access.records import Record, find_pupil
from vidar.access.visibility import visible_people
from vidar.law.access import Object, Part
from vidar.people.matching import begins_with
from vidar.tenancy.sql import fetch_all, fetch_one

PAGE_SIZE = 30


@dataclass(frozen=True, slots=True)
class FoundPupil:
    """A pupil in a list."""

    person_id: int
    given_name: str
    family_name: str
    class_name: str
    level: str
    programme_area: str
    opens_personalia: bool
    """The actor may open the pupil's personalia too."""

    total: int
    """How many were found in all."""


@dataclass(frozen=True, slots=True)
class FoundPupils:
    """One page of a search."""

    pupils: tuple[FoundPupil, ...]
    total: int
    page: int
    pages: int


_SEARCH = """
WITH hit AS MATERIALIZED (
  SELECT p.owner_id, p.id, p.given_name, p.family_name, p.sort_key, e.level, e.programme_area_id
  FROM enrolment_enrolment e JOIN people_person p ON p.owner_id = e.owner_id AND p.id = e.pupil_id
  WHERE e.school_id = %(school)s AND e.valid @> %(today)s::date AND ({matches})),
shown AS MATERIALIZED (
  SELECT h.*, count(*) OVER () AS total FROM hit h WHERE h.id IN ({visible})
  ORDER BY h.sort_key, h.id LIMIT %(limit)s OFFSET %(offset)s)
SELECT s.id, s.given_name, s.family_name, coalesce(c.name, ''), s.level, a.name, s.id IN ({personalia}), s.total
FROM shown s
JOIN curriculum_programmearea a ON a.code = s.programme_area_id
LEFT JOIN enrolment_classmembership m ON m.owner_id = s.owner_id AND m.pupil_id = s.id
  AND m.school_id = %(school)s AND m.valid @> %(today)s::date
LEFT JOIN enrolment_schoolclass c ON c.owner_id = m.owner_id AND c.id = m.school_class_id
ORDER BY s.sort_key, s.id
"""


def search_pupils(actor: Actor, text: str, *, page: int = 1) -> FoundPupils:
    """Return a page of the pupils at the actor's school whose timetable the actor may see, in Norwegian order.

    ``text`` is the beginning of a name, in either order; without letters it finds everybody. What is shown is
    noted as one look. One statement, and the note. A page past the end gives the first.
    """
    found = _search(actor, text, page)
    if not found and page > 1:
        page, found = 1, _search(actor, text, 1)
    shown = [pupil.person_id for pupil in found]
    note_look(actor, shown, "pupil_search")
    total = found[0].total if found else 0
    return FoundPupils(
        pupils=tuple(found),
        total=total,
        page=page,
        pages=max(1, -(-total // PAGE_SIZE)),
    )


def _search(actor: Actor, text: str, page: int) -> list[FoundPupil]:
    matches, bounds = begins_with(text)
    visible, parameters = _visible(actor, Object.TIMETABLE, "hit")
    personalia, more = _visible(actor, Object.PERSONALIA, "shown")
    return fetch_all(
        FoundPupil,
        _SEARCH.format(visible=visible, personalia=personalia, matches=matches or "true"),
        {**parameters, **more, **bounds, "limit": PAGE_SIZE, "offset": (page - 1) * PAGE_SIZE},
    )


def _visible(actor: Actor, obj: Object, found: str) -> tuple[str, dict[str, Any]]:
    """Ask the law about those that the statement has found: pupils of the actor's school today."""
    among = f"(SELECT id FROM {found})"  # noqa: S608 - a name of ours
    return visible_people(actor, obj, among=among, as_pupils=True, known_pupils=True)


@dataclass(frozen=True, slots=True)
class AttendedSchool:
    """A school a pupil attends, with the place in it. Empty texts where the school has not said yet."""

    school_name: str
    is_main: bool
    level: str
    programme: str
    programme_area: str
    class_name: str
    contact_teachers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Personalia:
    """What the actor may see of a person's personalia. ``national_id`` is None where it is not the actor's to see."""

    record: Record
    schools: tuple[AttendedSchool, ...]
    national_id: str | None

    @property
    def birth_date(self) -> date | None:
        return self.record.birth_date


@dataclass(frozen=True, slots=True)
class _SchoolRow:
    school_name: str
    is_main: bool
    level: str
    programme: str
    programme_area: str
    class_name: str
    contact_teachers: list[str]


# A strictly protected teacher is named to nobody: where they teach is where they are (AD-P4).
_SCHOOLS = """
SELECT s.name, e.is_main, e.level, g.name, a.name, coalesce(c.name, ''),
  ARRAY(SELECT t.given_name || ' ' || t.family_name
        FROM enrolment_contactteacher k JOIN people_person t ON t.owner_id = k.owner_id AND t.id = k.teacher_id
        WHERE k.owner_id = c.owner_id AND k.school_class_id = c.id AND k.valid @> %(today)s::date
          AND (t.protection <> 'strict' OR t.id = %(me)s) ORDER BY t.sort_key, t.id)
FROM enrolment_enrolment e
JOIN schools_school s ON s.id = e.school_id
JOIN curriculum_programmearea a ON a.code = e.programme_area_id
JOIN curriculum_educationprogramme g ON g.code = a.programme_id
LEFT JOIN enrolment_classmembership m ON m.owner_id = e.owner_id AND m.pupil_id = e.pupil_id
  AND m.school_id = e.school_id AND m.valid @> %(today)s::date
LEFT JOIN enrolment_schoolclass c ON c.owner_id = m.owner_id AND c.id = m.school_class_id
WHERE e.pupil_id = %(person)s AND e.valid @> %(today)s::date
ORDER BY e.is_main DESC, s.name, s.id
"""


def personalia(actor: Actor, person_id: int) -> Personalia:
    """Return a pupil's personalia as far as the actor may see them. At most three statements, and the note.

    Raises:
        NotVisibleError: the actor may not see them, or there is no such pupil.
    """
    record = find_pupil(actor, person_id, Object.PERSONALIA)
    note_look(actor, [person_id], Object.PERSONALIA)
    if not sees_all(record):
        return Personalia(record, (), None)
    return Personalia(record, attended_schools(actor, person_id), _national_id(actor, record))


def sees_all(record: Record) -> bool:
    """Tell whether more than the name is open: a timetabler's cell is "R name"."""
    scope = record.decision.scope
    return scope is not None and scope.sees(Part.WHOLE)


def attended_schools(actor: Actor, person_id: int) -> tuple[AttendedSchool, ...]:
    """Return the schools a pupil attends today, the main one first. One statement.

    Decides nothing: the caller has opened the pupil's record.
    """
    rows = fetch_all(_SchoolRow, _SCHOOLS, {"person": person_id, "today": actor.today, "me": actor.person_id})
    return tuple(
        AttendedSchool(
            row.school_name,
            row.is_main,
            row.level,
            row.programme,
            row.programme_area,
            row.class_name,
            tuple(row.contact_teachers),
        )
        for row in rows
    )


@dataclass(frozen=True, slots=True)
class _NationalId:
    national_id: str | None


def _national_id(actor: Actor, record: Record) -> str | None:
    """Return the number where the matrix opens it to the actor, else None."""
    if not record.opens_too(actor, Object.SENSITIVE_PERSONALIA):
        return None
    row = fetch_one(_NationalId, "SELECT national_id FROM people_person WHERE id = %s", [record.person_id])
    return row.national_id if row else None
