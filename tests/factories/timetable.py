"""Week plans and dated lessons. For use within an ``owner_scope``."""

from datetime import time

from tests.factories.days import ALL_YEAR, THIS_MORNING, TODAY, at
from vidar.tenancy.wall import current_scope
from vidar.timetable.models import (
    Lesson,
    LessonChange,
    LessonGroup,
    LessonRoom,
    LessonTeacher,
    PlanSlot,
    PlanSlotGroup,
    PlanSlotRoom,
    PlanSlotTeacher,
    WeekPlan,
)


def make_week_plan(school, school_year, *, name="Timeplan", cycle_weeks=1, published_at=None, valid=ALL_YEAR):
    """A draft, unless ``published_at`` (aware) is given."""
    return WeekPlan.objects.create(
        owner_id=current_scope().owner_id,
        school_id=school.id,
        school_year_id=school_year.id,
        name=name,
        cycle_weeks=cycle_weeks,
        published_at=published_at,
        valid=valid,
    )


def make_plan_slot(
    week_plan, *, weekday=2, cycle_week=0, starts=time(8, 15), ends=time(9, 45), subject="NOR1264", title=""
):
    return PlanSlot.objects.create(
        owner_id=current_scope().owner_id,
        week_plan_id=week_plan.id,
        weekday=weekday,
        cycle_week=cycle_week,
        starts=starts,
        ends=ends,
        subject_id=subject,
        title=title,
    )


def make_plan_slot_group(plan_slot, group):
    return PlanSlotGroup.objects.create(
        owner_id=current_scope().owner_id, plan_slot_id=plan_slot.id, teaching_group_id=group.id
    )


def make_plan_slot_teacher(plan_slot, teacher):
    return PlanSlotTeacher.objects.create(
        owner_id=current_scope().owner_id, plan_slot_id=plan_slot.id, teacher_id=teacher.id
    )


def make_plan_slot_room(plan_slot, room):
    return PlanSlotRoom.objects.create(owner_id=current_scope().owner_id, plan_slot_id=plan_slot.id, room_id=room.id)


def make_lesson(
    school,
    *,
    day=TODAY,
    starts="08.15",
    ends="09.45",
    subject="NOR1264",
    title="",
    kind="lesson",
    takes_place=True,
    note="",
    plan_slot=None,
):
    """A lesson without anybody in it. Give ``subject=None`` together with a ``title``."""
    return Lesson.objects.create(
        owner_id=current_scope().owner_id,
        school_id=school.id,
        plan_slot_id=plan_slot and plan_slot.id,
        date=day,
        starts_at=at(day, starts),
        ends_at=at(day, ends),
        kind=kind,
        subject_id=subject,
        title=title,
        takes_place=takes_place,
        note=note,
    )


def _copies(lesson):
    return {"starts_at": lesson.starts_at, "ends_at": lesson.ends_at, "takes_place": lesson.takes_place}


def make_lesson_group(lesson, group):
    return LessonGroup.objects.create(
        owner_id=current_scope().owner_id, lesson_id=lesson.id, teaching_group_id=group.id, **_copies(lesson)
    )


def make_lesson_teacher(lesson, teacher, *, role="main", attends=True):
    return LessonTeacher.objects.create(
        owner_id=current_scope().owner_id,
        lesson_id=lesson.id,
        teacher_id=teacher.id,
        role=role,
        attends=attends,
        **_copies(lesson),
    )


def make_lesson_room(lesson, room):
    return LessonRoom.objects.create(
        owner_id=current_scope().owner_id,
        lesson_id=lesson.id,
        room_id=room.id,
        shareable=room.shareable,
        **_copies(lesson),
    )


def make_full_lesson(school, *, groups=(), teachers=(), rooms=(), **lesson_fields):
    """A lesson with its groups, teachers and rooms."""
    lesson = make_lesson(school, **lesson_fields)
    for group in groups:
        make_lesson_group(lesson, group)
    for teacher in teachers:
        make_lesson_teacher(lesson, teacher)
    for room in rooms:
        make_lesson_room(lesson, room)
    return lesson


def make_lesson_change(lesson, *, kind="cancelled", reason="Læreren er på kurs", changed_at=THIS_MORNING, **was):
    """``was``: was_starts_at, was_ends_at (aware), was_room, was_teacher (instances)."""
    places = {name: value for name, value in was.items() if name in {"was_room", "was_teacher"}}
    times = {name: value for name, value in was.items() if name not in places}
    return LessonChange.objects.create(
        owner_id=current_scope().owner_id,
        lesson_id=lesson.id,
        kind=kind,
        reason=reason,
        at=changed_at,
        **times,
        **{f"{name}_id": value.id for name, value in places.items()},
    )
