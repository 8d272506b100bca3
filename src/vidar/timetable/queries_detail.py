"""One lesson, opened. One statement, and for a guardian the note in the log."""

import json
from dataclasses import dataclass
from typing import Any

from vidar.access.actor import Actor
from vidar.access.kinds import CapacityKind
from vidar.access.looks import note_look
from vidar.access.records import NotVisibleError
from vidar.access.visibility import visible_people
from vidar.law.access import Object
from vidar.timetable.queries_frame import subjects_in_order
from vidar.timetable.queries_lessons import Of, PlannedLesson, one_lesson
from vidar.timetable.visibility import visible_lessons

_MORE = """jsonb_build_object('subjects', {subjects}, 'children', (
  SELECT jsonb_agg(DISTINCT m.pupil_id) FROM timetable_lessongroup g
  JOIN enrolment_groupmembership m ON m.owner_id = g.owner_id AND m.teaching_group_id = g.teaching_group_id
  WHERE g.owner_id = l.owner_id AND g.lesson_id = l.id AND m.valid @> l.date AND m.pupil_id = ANY(%(children)s)))"""
_IF_VISIBLE = "CASE WHEN %(whose)s IN ({people}) THEN {subjects} END"


@dataclass(frozen=True, slots=True)
class OpenedLesson:
    """A lesson, and the subjects it shares colours with in the timetable it was opened from."""

    lesson: PlannedLesson
    subjects: tuple[str, ...]
    taught_by_me: bool


def lesson_detail(actor: Actor, lesson_id: int, *, of: Of | None = None, whose: int = 0) -> OpenedLesson:
    """Return a lesson, opened from the timetable of ``whose``; by default the actor's own.

    Raises:
        NotVisibleError: there is no such lesson, or it is in no timetable that the actor may see.
    """
    condition, parameters = visible_lessons(actor)
    subjects, more_parameters = _subjects(actor, of, whose)
    children = _children(actor)
    found = one_lesson(
        lesson_id,
        _MORE.format(subjects=subjects),
        condition,
        {**parameters, **more_parameters, "children": children, "me": actor.person_id, "at": actor.at},
    )
    if found is None:
        raise NotVisibleError
    lesson, stored = found
    more = json.loads(stored) if isinstance(stored, str) else stored
    note_look(actor, more["children"] or [], Object.TIMETABLE.value)
    mine = any(teacher.id == actor.person_id for teacher in lesson.teachers)
    return OpenedLesson(lesson, tuple(more["subjects"] or ()), mine)


def _children(actor: Actor) -> list[int]:
    if actor.capacity is not CapacityKind.GUARDIAN:
        return []
    return [child.person_id for child in actor.standing.open_children]


def _subjects(actor: Actor, of: Of | None, whose: int) -> tuple[str, dict[str, Any]]:
    """Return the column of subject codes that decides the lesson's colour, and its parameters."""
    if of is None:
        own = actor.child_id if actor.capacity is CapacityKind.GUARDIAN else actor.person_id
        return subjects_in_order(Of.TEACHER if actor.is_staff else Of.PUPIL, "l.date"), {"whose": own}
    if of is not Of.PUPIL:
        return subjects_in_order(of, "l.date"), {"whose": whose}
    # Which subjects a pupil has is told to those only who may see that pupil's timetable.
    people, parameters = visible_people(actor, Object.TIMETABLE, as_pupils=True)
    column = _IF_VISIBLE.format(people=people, subjects=subjects_in_order(of, "l.date"))
    return column, {**parameters, "whose": whose}
