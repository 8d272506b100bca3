"""The lessons of the small school in week 48: one of each kind that a page must show differently."""

from datetime import date

from tests.factories.days import TODAY, at
from tests.factories.timetable import (
    make_full_lesson,
    make_lesson_change,
    make_lesson_teacher,
    make_plan_slot,
    make_plan_slot_group,
    make_plan_slot_room,
    make_plan_slot_teacher,
    make_week_plan,
)

WEDNESDAY, THURSDAY, FRIDAY = date(2026, 11, 25), date(2026, 11, 26), date(2026, 11, 27)


def fill_week(school):
    """Give 2STA a published plan with one slot, lessons in it and beside it; give the farm one lesson.

    ``school.lessons``: norsk (Tuesday 08.15, from the plan), now (maths 10.00–11.30), cancelled (Wednesday),
    substitute (Thursday, Anne away, Omar steps in), test (Friday), farm.
    """
    plan = make_week_plan(school.home, school.year, published_at=at(date(2026, 8, 10), "12.00"))
    slot = make_plan_slot(plan)
    make_plan_slot_group(slot, school.groups.norsk)
    make_plan_slot_teacher(slot, school.anne)
    make_plan_slot_room(slot, school.rooms.a101)
    norsk = {"groups": [school.groups.norsk], "teachers": [school.anne], "rooms": [school.rooms.a101]}
    matte = {
        "groups": [school.groups.matte],
        "teachers": [school.omar],
        "rooms": [school.rooms.a101],
        "subject": "MAT1023",
    }
    lessons = school.lessons
    lessons.norsk = make_full_lesson(school.home, plan_slot=slot, **norsk)
    lessons.now = make_full_lesson(school.home, starts="10.00", ends="11.30", **matte)
    lessons.cancelled = make_full_lesson(school.home, day=WEDNESDAY, takes_place=False, **norsk)
    make_lesson_change(lessons.cancelled)
    lessons.test = make_full_lesson(school.home, day=FRIDAY, kind="test", title="Heldagsprøve", **norsk)
    lessons.substitute = _substituted(school)
    lessons.farm = make_full_lesson(
        school.farm, day=TODAY, subject="NOR1262", groups=[school.groups.farm], teachers=[school.tor]
    )


def _substituted(school):
    lesson = make_full_lesson(
        school.home, day=THURSDAY, groups=[school.groups.norsk], rooms=[school.rooms.a101], note="Ta med atlas"
    )
    make_lesson_teacher(lesson, school.anne, attends=False)
    make_lesson_teacher(lesson, school.omar, role="substitute")
    make_lesson_change(lesson, kind="substitute", reason="Anne er syk", was_teacher=school.anne)
    return lesson
