"""The week plans and the dated lessons: nobody twice, everybody as many hours as the plans say."""

from collections import Counter, defaultdict

import pytest

from tests.demo.clashes import double_bookings
from vidar.curriculum.facts import subject_plans, subjects
from vidar.demo.plan.hours import class_subjects, lessons_a_week, rows_of
from vidar.demo.spec import SCHOOLS

_SUMS = {"Vg1": (842, 981), "Vg2": (840, 896, 982), "Vg3": (841,)}


def test_nobody_and_nothing_is_booked_twice(county):
    assert list(double_bookings(county)) == []


def test_cancelled_lessons_would_have_been_double_bookings_had_they_been_held(county, reading):
    replaced = reading.lesson("replaced")
    instead = reading.lesson("cross_subject_day")

    assert not replaced.takes_place
    assert replaced.date == instead.date


@pytest.mark.parametrize(("hours", "lessons"), [(140, 5), (113, 4), (112, 4), (84, 3), (56, 2), (168, 6), (477, 17)])
def test_lessons_a_week_come_nearest_to_the_hours_a_year(hours, lessons):
    assert lessons_a_week(hours) == lessons


@pytest.mark.parametrize("school", SCHOOLS, ids=lambda each: each.slug)
def test_the_subjects_of_every_class_add_up_to_the_plan(school):
    for school_class in school.classes:
        own = sum(each.hours for each in class_subjects(school, school_class))
        offers = [band.offers for band in school.bands if school_class.name in band.classes]
        chosen = sum(_hours(school_class, each) for each in offers)
        assert own + chosen in _SUMS[school_class.level], school_class.name


def test_plans_with_known_hours_are_taken_from_the_facts():
    known = {(each.plan, each.level) for each in subject_plans()}
    assumed = {
        (each.plan, each.level) for school in SCHOOLS for each in school.classes if (each.plan, each.level) not in known
    }

    assert assumed == {("NA", "Vg1"), ("TP-PIN", "Vg2")}
    for school in SCHOOLS:
        for school_class in school.classes:
            for row in rows_of(school_class):
                assert subjects()[row.subject].hours in (None, row.hours)


def test_every_group_has_its_lessons_in_the_week_plan(county, reading):
    planned = _planned_lessons(county)
    for group in county.teaching_groups:
        expected = 1 if group.subject_id is None else _expected_lessons(reading, group)
        assert planned[group.id] == expected, group.name


def test_every_group_is_taught_its_hours_over_the_year(county, reading):
    """Within a tenth: whole lessons a week, holidays on some weekdays, and a year of 38 weeks."""
    minutes = Counter()
    for each in county.lesson_groups:
        lesson = reading.lessons[each.lesson_id]
        if lesson.plan_slot_id is not None:
            minutes[each.teaching_group_id] += (lesson.ends_at - lesson.starts_at).seconds // 60
    for group in county.teaching_groups:
        hours = subjects()[group.subject_id].hours if group.subject_id else None
        if hours:
            assert abs(minutes[group.id] / 60 - hours) < max(10, 0.11 * hours), group.name


def test_pupils_have_between_29_and_36_lessons_a_week(county):
    lessons = _planned_lessons(county)
    week = Counter()
    for each in county.group_memberships:
        if each.valid == county.year.period:
            week[each.pupil_id] += lessons[each.teaching_group_id]
    moved = {county.cast[key] for key in ("mathias", "lea", "silje")}

    assert {count for pupil, count in week.items() if pupil not in moved} <= set(range(30, 37))


def test_optional_subjects_mix_pupils_of_several_classes(county, reading):
    psychology = reading.group("nord-osterdal", "PSY1 2ST-1")
    members = {each.pupil_id for each in county.group_memberships if each.teaching_group_id == psychology.id}
    names = {each.id: each.name for each in county.school_classes}
    classes = {names[each.school_class_id] for each in county.class_memberships if each.pupil_id in members}

    assert len(classes) > 1


def test_a_and_b_weeks_take_turns_where_a_school_has_them(county):
    cycles = defaultdict(set)
    for each in county.plan_slots:
        cycles[each.week_plan_id].add(each.cycle_week)

    assert cycles == {1: {0, 1, 2}, 2: {0, 1, 2}, 3: {0}}
    assert [each.cycle_weeks for each in county.week_plans] == [2, 2, 1]


def test_teachers_have_a_load_somebody_could_have(county):
    lessons = _planned_lessons(county)
    load = Counter()
    for each in county.group_teachers:
        load[each.teacher_id] += lessons[each.teaching_group_id]

    assert max(load.values()) <= 30  # merged groups are counted twice here
    assert sum(load.values()) / len(load) > 12


def test_lessons_lie_on_school_days_only(county, reading):
    for each in county.lessons:
        assert county.year.is_school_day(each.date, reading.schools[each.school_id])


def _hours(school_class, offers):
    fitting = {row.subject: row.hours for row in rows_of(school_class)}
    return next(fitting.get(each.subject, 140) for each in offers if school_class.name in each.classes)


def _planned_lessons(county):
    """Lessons of 45 minutes a week, those of every other week by half."""
    slots = {each.id: each for each in county.plan_slots}
    planned = Counter()
    for each in county.plan_slot_groups:
        slot = slots[each.plan_slot_id]
        minutes = (slot.ends.hour - slot.starts.hour) * 60 + slot.ends.minute - slot.starts.minute
        planned[each.teaching_group_id] += minutes / 45 * (0.5 if slot.cycle_week else 1)
    return planned


def _expected_lessons(reading, group):
    school = next(each for each in SCHOOLS if each.slug == reading.schools[group.school_id])
    for school_class in school.classes:
        for row in rows_of(school_class):
            if row.subject == group.subject_id:
                return lessons_a_week(row.hours)
    return lessons_a_week(140)
