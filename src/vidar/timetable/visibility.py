"""Whose timetables an actor may see. Lessons of a school are open as a whole, a person's own by the person.

The answers come from ``law.access``: a class, a room or a lesson is nobody's record, so it is asked about as the
timetable of a school. A property test holds ``visible_lessons`` against ``decide``.
"""

from typing import Any

from vidar.access.actor import Actor
from vidar.access.kinds import CapacityKind
from vidar.access.visibility import visible_people
from vidar.law.access import Object, SubjectFacts, Verb, decide

type Sql = tuple[str, dict[str, Any]]

_OF_PUPIL = """EXISTS (SELECT 1 FROM timetable_lessongroup vg
  JOIN enrolment_groupmembership vm ON vm.owner_id = vg.owner_id AND vm.teaching_group_id = vg.teaching_group_id
  WHERE vg.owner_id = l.owner_id AND vg.lesson_id = l.id AND vm.valid @> l.date AND vm.pupil_id IN ({people}))"""
_TAUGHT_BY_ME = """EXISTS (SELECT 1 FROM timetable_lessonteacher vt
  WHERE vt.owner_id = l.owner_id AND vt.lesson_id = l.id AND vt.teacher_id = %(me)s)"""
_AT_OPEN_SCHOOL = "(%(schools)s::bigint[] IS NULL OR l.school_id = ANY(%(schools)s))"


def open_schools(actor: Actor) -> list[int] | None:
    """Return the schools whose whole timetable the actor may see; None means every school of the owner."""
    if actor.capacity is CapacityKind.OWNER_STAFF and _may_read(actor, frozenset()):
        return None
    if actor.school_id is None or not _may_read(actor, frozenset({actor.school_id})):
        return []
    return [actor.school_id]


def visible_lessons(actor: Actor) -> Sql:
    """Return a condition on ``timetable_lesson l``: it stands in some timetable that the actor may see.

    That is: of a school open to the actor, the actor's own as a teacher, or of a pupil whose timetable the actor
    may see (the groups that the pupil is in on the lesson's day).
    """
    people, parameters = visible_people(actor, Object.TIMETABLE, as_pupils=True)
    of_pupil = _OF_PUPIL.format(people=people)
    if not actor.is_staff:
        return of_pupil, parameters
    staff = {"schools": open_schools(actor), "me": actor.person_id}
    return f"({_AT_OPEN_SCHOOL} OR {_TAUGHT_BY_ME} OR {of_pupil})", {**parameters, **staff}


def _may_read(actor: Actor, schools: frozenset[int]) -> bool:
    """Ask the law about a timetable that is nobody's own, at these schools."""
    subject = SubjectFacts(person_id=None, owner_id=actor.owner_id, school_ids=schools)
    return decide(actor.facts, Verb.READ, Object.TIMETABLE, subject, at=actor.at, openings=actor.openings).allowed
