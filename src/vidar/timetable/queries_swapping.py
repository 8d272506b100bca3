"""With which lessons another may change places: those of the same classes, groups or teachers. One statement."""

from datetime import date

from vidar.access.actor import Actor
from vidar.timetable.changes import LessonNow
from vidar.timetable.queries_changing import fetch_lessons

# The chosen lesson, and of the day those that share a teacher, a group, or a pupil with it.
_NEAR = """l.id IN (
  WITH mine AS MATERIALIZED (
    SELECT g.teaching_group_id AS id FROM timetable_lessongroup g WHERE g.lesson_id = %(lesson)s),
  pupils AS MATERIALIZED (
    SELECT m.pupil_id FROM enrolment_groupmembership m
    WHERE m.teaching_group_id IN (SELECT id FROM mine) AND m.valid @> %(day)s::date),
  near AS MATERIALIZED (
    SELECT id FROM mine UNION
    SELECT m.teaching_group_id FROM enrolment_groupmembership m
    WHERE m.pupil_id IN (SELECT pupil_id FROM pupils) AND m.valid @> %(day)s::date)
  SELECT %(lesson)s::bigint
  UNION SELECT o.id FROM timetable_lesson o
    JOIN timetable_lessongroup g ON g.owner_id = o.owner_id AND g.lesson_id = o.id
      AND g.teaching_group_id IN (SELECT id FROM near)
    WHERE o.school_id = %(school)s AND o.date = %(day)s AND o.takes_place
  UNION SELECT o.id FROM timetable_lesson o
    JOIN timetable_lessonteacher t ON t.owner_id = o.owner_id AND t.lesson_id = o.id AND t.attends
      AND t.teacher_id IN (
        SELECT s.teacher_id FROM timetable_lessonteacher s WHERE s.lesson_id = %(lesson)s AND s.attends)
    WHERE o.school_id = %(school)s AND o.date = %(day)s AND o.takes_place)"""


def lessons_to_swap(actor: Actor, lesson_id: int, day: date) -> tuple[LessonNow, ...]:
    """Return the lesson, wherever it is, and those of the day that it may change places with, in order of time.

    The lesson is not among them where it is not there, or the actor may not write it.

    Raises:
        NotVisibleError: the actor may not write the timetable.
    """
    return fetch_lessons(actor, _NEAR, {"lesson": lesson_id, "day": day})
