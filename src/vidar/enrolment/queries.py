"""The class of a pupil, with those who teach there."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from vidar.access.actor import Actor
from vidar.access.looks import note_look
from vidar.access.records import NotVisibleError, Record, find_pupil
from vidar.law.access import Object
from vidar.law.people import sort_key
from vidar.people.queries import AttendedSchool, attended_schools, sees_all
from vidar.tenancy.sql import fetch_all


@dataclass(frozen=True, slots=True)
class SubjectTeachers:
    """A subject that a pupil has, and who teaches it. ``teachers`` is empty where nobody is set yet."""

    school_name: str
    subject: str
    teachers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClassOfPupil:
    """A pupil's classes and subjects at all schools the pupil attends today."""

    record: Record
    schools: tuple[AttendedSchool, ...]
    subjects: tuple[SubjectTeachers, ...]


@dataclass(frozen=True, slots=True)
class _Row:
    school_name: str
    subject: str
    teacher: str | None


# A strictly protected teacher is named to nobody (AD-P4). A membership at a school that the pupil has left may be
# tidied up later, and does not count.
_SUBJECTS = """
SELECT school_name, subject, teacher FROM (
  SELECT DISTINCT e.is_main, s.id AS school_id, s.name AS school_name, su.name AS subject,
    t.id, t.sort_key, t.given_name || ' ' || t.family_name AS teacher
  FROM enrolment_groupmembership m
  JOIN enrolment_teachinggroup g ON g.owner_id = m.owner_id AND g.id = m.teaching_group_id
  JOIN enrolment_enrolment e ON e.owner_id = m.owner_id AND e.pupil_id = m.pupil_id AND e.school_id = g.school_id
    AND e.valid @> %(today)s::date
  JOIN schools_school s ON s.id = g.school_id
  JOIN curriculum_subject su ON su.code = g.subject_id
  LEFT JOIN enrolment_groupteacher k ON k.owner_id = g.owner_id AND k.teaching_group_id = g.id
    AND k.valid @> %(today)s::date
  LEFT JOIN people_person t ON t.owner_id = k.owner_id AND t.id = k.teacher_id
    AND (t.protection <> 'strict' OR t.id = %(me)s)
  WHERE m.pupil_id = %(person)s AND m.valid @> %(today)s::date) AS taught
ORDER BY is_main DESC, school_name, school_id, sort_key, id
"""


def class_of_pupil(actor: Actor, person_id: int) -> ClassOfPupil:
    """Return a pupil's class, contact teachers and subject teachers. Three statements, and the note of the look.

    Raises:
        NotVisibleError: the actor may not see the pupil's class, or there is no such pupil.
    """
    record = find_pupil(actor, person_id, Object.PERSONALIA)
    if not sees_all(record):
        raise NotVisibleError
    note_look(actor, [person_id], "class")
    rows = fetch_all(_Row, _SUBJECTS, {"person": person_id, "today": actor.today, "me": actor.person_id})
    return ClassOfPupil(
        record=record,
        schools=attended_schools(actor, person_id),
        subjects=tuple(_by_subject(rows)),
    )


def _by_subject(rows: Iterable[_Row]) -> Iterator[SubjectTeachers]:
    """Give a line for each subject, in Norwegian order within the school. Rows come school by school.

    Two groups of one subject are one line: so the pupil thinks.
    """
    for school_name, at_school in groupby(rows, key=lambda row: row.school_name):
        teachers: dict[str, list[str]] = {}
        for row in at_school:
            teachers.setdefault(row.subject, []).extend([row.teacher] if row.teacher else [])
        for subject in sorted(teachers, key=lambda name: sort_key(name, "")):
            yield SubjectTeachers(school_name, subject, tuple(teachers[subject]))
