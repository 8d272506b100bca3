"""Unrolls the week plans over the school days."""

from collections.abc import Iterable, Iterator
from datetime import date

from vidar.demo.lessons.draft import CO, MAIN, Attendance, Lesson
from vidar.demo.plan.slots import PlanRows, Slot
from vidar.demo.year import AB_WEEKS, DemoYear
from vidar.law.calendar import PlanSlot, cycle_weeks, occurrences


def unroll(plans: Iterable[PlanRows], year: DemoYear) -> list[Lesson]:
    """Return every lesson of the year, school by school, in the order of time."""
    return [lesson for plan in plans for lesson in _unroll_school(plan, year)]


def _unroll_school(plan: PlanRows, year: DemoYear) -> Iterator[Lesson]:
    school = plan.slots[0].school
    by_id = {slot.row.id: slot for slot in plan.slots}
    slots = [
        PlanSlot(row.id, row.weekday, row.cycle_week, row.starts, row.ends) for row in (slot.row for slot in plan.slots)
    ]
    days = year.school_days(school)
    for each in occurrences(slots, days, cycle_weeks(days, AB_WEEKS)):
        yield _lesson(by_id[each.key], each.day)


def _lesson(slot: Slot, day: date) -> Lesson:
    teachers = [Attendance(person_id, CO if index else MAIN) for index, person_id in enumerate(slot.teachers)]
    row = slot.row
    return Lesson(
        slot.school, day, row.starts, row.ends, row.subject_id, row.title, list(slot.groups), teachers,
        [slot.room.id], row.id,
    )  # fmt: skip
