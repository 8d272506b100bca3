"""One row in every table behind the wall, for one owner."""

from types import SimpleNamespace

from tests.factories import access, attendance, enrolment, people, schools, timetable
from tests.factories.days import TODAY, at
from vidar.tenancy.deeds import deed, undo_deed


def make_one_of_each(school):
    """Fill every table behind the wall with at least one row of the open owner; return some of them by name.

    Programme area STREA2---- and subject NOR1264 must be there.
    """
    year = schools.make_school_year()
    rows = SimpleNamespace(school=school, year=year)
    schools.make_term(year)
    schools.make_calendar_entry(year, school=school)
    schools.make_owner_setting("leap_day_birthday", "march_1")
    access.make_permission_opening("timetable", "other_contact")
    rows.room = schools.make_room(school)
    _people(rows)
    _enrolment(rows)
    _timetable(rows)
    _attendance(rows)
    _deeds(rows)
    return rows


def _people(rows):
    rows.pupil = people.make_person()
    rows.guardian = people.make_person("Ivar", "Vik", birth_date=TODAY.replace(year=1980))
    rows.teacher = people.make_person("Anne", "Lien", birth_date=TODAY.replace(year=1984))
    people.make_guardianship(rows.pupil, rows.guardian)
    people.make_consent(rows.pupil, rows.guardian)


def _enrolment(rows):
    enrolment.make_enrolment(rows.pupil, rows.school, rows.year)
    school_class = enrolment.make_class(rows.school, rows.year)
    enrolment.make_class_membership(school_class, rows.pupil)
    enrolment.make_contact_teacher(school_class, rows.teacher)
    rows.group = enrolment.make_group(rows.school, rows.year)
    enrolment.make_group_membership(rows.group, rows.pupil)
    enrolment.make_group_teacher(rows.group, rows.teacher)
    enrolment.make_staff_assignment(rows.teacher, rows.school)
    enrolment.make_protected_access(rows.pupil, rows.teacher)


def _timetable(rows):
    plan = timetable.make_week_plan(rows.school, rows.year, published_at=at(TODAY, "07.00"))
    slot = timetable.make_plan_slot(plan)
    timetable.make_plan_slot_group(slot, rows.group)
    timetable.make_plan_slot_teacher(slot, rows.teacher)
    timetable.make_plan_slot_room(slot, rows.room)
    rows.lesson = timetable.make_full_lesson(
        rows.school, plan_slot=slot, groups=[rows.group], teachers=[rows.teacher], rooms=[rows.room]
    )
    timetable.make_lesson_change(rows.lesson, was_room=rows.room, was_teacher=rows.teacher)


def _attendance(rows):
    rows.register = attendance.make_register(rows.lesson, rows.teacher, [rows.pupil], state="confirmed")
    attendance.make_entry(rows.register, rows.pupil, rows.teacher)
    attendance.make_notice(rows.pupil, rows.teacher)
    attendance.make_content(rows.lesson, rows.teacher)
    attendance.make_guest(rows.register, rows.guardian, rows.teacher)


def _deeds(rows):
    who, eight = rows.teacher.id, at(TODAY, "08.00")
    with deed(kind="rename", about={}, actor_id=who, school_id=rows.school.id, at=eight) as done:
        pass
    undo_deed(done.id, actor_id=who, at=eight)
