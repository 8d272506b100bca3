"""Who may read and write the register of a lesson. The answer is the law's, about absence from lessons."""

from vidar.access.actor import Actor
from vidar.law.access import Object, SubjectFacts, Verb, decide

TEACHES = """(EXISTS (SELECT 1 FROM timetable_lessonteacher vt
    WHERE vt.owner_id = l.owner_id AND vt.lesson_id = l.id AND vt.teacher_id = %(me)s AND vt.attends)
  OR EXISTS (SELECT 1 FROM timetable_lessongroup vg JOIN enrolment_groupteacher vh
      ON vh.owner_id = vg.owner_id AND vh.teaching_group_id = vg.teaching_group_id
    WHERE vg.owner_id = l.owner_id AND vg.lesson_id = l.id AND vh.teacher_id = %(me)s AND vh.valid @> l.date))"""
"""A condition on ``timetable_lesson l``: the actor holds the lesson, or teaches one of its groups that day.

Somebody who holds one lesson as a substitute teaches its group in it, and takes its register.
"""

PUBLISHED = """(l.plan_slot_id IS NULL OR (SELECT vw.published_at <= %(at)s FROM timetable_planslot vs
    JOIN timetable_weekplan vw ON vw.owner_id = vs.owner_id AND vw.id = vs.week_plan_id
    WHERE vs.owner_id = l.owner_id AND vs.id = l.plan_slot_id))"""
"""A condition on ``timetable_lesson l``: a lesson of a plan that is not published is nobody's lesson yet.

Not EXISTS: PostgreSQL would rather read the slots of every school than ask for those of a few lessons.
"""

NAMEABLE = """(p.protection <> 'strict' OR {teaches} OR EXISTS (SELECT 1 FROM enrolment_protectedaccess va
    WHERE va.owner_id = p.owner_id AND va.pupil_id = p.id AND va.staff_id = %(me)s AND va.valid @> %(today)s::date))"""
"""A condition on ``people_person p`` in the register of ``l`` (AD-P4): a strictly protected pupil's name stands in the
registers of the own teachers, and is seen by those who are named for the pupil. To all others nobody is there."""


def may_use_register(actor: Actor, verb: Verb, *, school_id: int, teaches: bool) -> bool:
    """Tell whether the actor may read or write the register of a lesson at a school."""
    lesson = SubjectFacts(
        person_id=None, owner_id=actor.owner_id, school_ids=frozenset({school_id}), teaches_group=teaches
    )
    return decide(actor.facts, verb, Object.LESSON_ABSENCE, lesson, at=actor.at, openings=actor.openings).allowed
