"""One lesson: there for those who have it in a timetable they may see, for nobody else."""

import pytest

from tests.factories.access import in_wall_of, make_permission_opening
from tests.factories.days import MONDAY
from tests.factories.enrolment import make_enrolment, make_group_membership
from tests.factories.timetable import make_full_lesson, make_plan_slot, make_week_plan
from tests.timetable.acting import acting
from vidar.access.models import LookEvent
from vidar.access.records import NotVisibleError
from vidar.timetable.queries_detail import lesson_detail
from vidar.timetable.queries_lessons import Of

VISIBLE = [
    ("kari", "pupil", None, "norsk", True),
    ("kari", "pupil", None, "farm", False),
    ("sol", "pupil", None, "norsk", True),
    ("emil", "pupil", None, "farm", True),
    ("emil", "pupil", None, "norsk", False),
    ("silje", "leaver", None, "norsk", False),
    ("ingrid", "guardian", None, "norsk", True),
    ("ingrid", "guardian", None, "farm", True),
    ("anne", "staff", "home", "now", True),
    ("berit", "staff", "home", "cancelled", True),
    ("anne", "staff", "home", "farm", False),
    ("tor", "staff", "farm", "farm", True),
    ("tor", "staff", "farm", "norsk", False),
    ("guri", "staff", "abroad", "norsk", False),
    ("kristin", "owner_staff", None, "norsk", True),
    ("kristin", "owner_staff", None, "farm", True),
]


def test_lesson_is_there_for_those_who_have_it(small_school, subtests):
    for who, capacity, school, lesson, visible in VISIBLE:
        wanted = getattr(small_school.lessons, lesson).id
        person, at = getattr(small_school, who), school and getattr(small_school, school)
        with subtests.test(who=who, lesson=lesson):
            assert _is_there(person, capacity, at, wanted) == visible


def test_guardian_of_an_adult_sees_it_when_the_owner_has_opened_the_timetable(small_school):
    trine, lesson = small_school.trine, small_school.lessons.norsk.id
    with in_wall_of(trine):
        make_permission_opening("personalia", "guardian_adult")
    assert not _is_there(trine, "guardian", None, lesson)
    with in_wall_of(trine):
        make_permission_opening("timetable", "guardian_adult")
    assert _is_there(trine, "guardian", None, lesson)


def _is_there(person, capacity, school, lesson):
    try:
        return _detail(person, capacity, school, lesson).lesson.id == lesson
    except NotVisibleError:
        return False


def _detail(person, capacity, school, lesson, **origin):
    with acting(person, capacity, school) as actor:
        return lesson_detail(actor, lesson, **origin)


def test_unknown_lesson_is_refused(small_school):
    for lesson in (0, 999_999_999, 10**18, 10**30):
        assert not _is_there(small_school.anne, "staff", small_school.home, lesson)


def test_lesson_of_a_draft_plan_is_not_there(small_school):
    with in_wall_of(small_school.anne):
        slot = make_plan_slot(make_week_plan(small_school.farm, small_school.year))
        draft = make_full_lesson(small_school.home, starts="14.00", ends="14.45", plan_slot=slot)
    with pytest.raises(NotVisibleError):
        _detail(small_school.anne, "staff", small_school.home, draft.id)


def test_teacher_opens_an_own_lesson_at_another_school(small_school):
    with in_wall_of(small_school.anne):
        farm = make_full_lesson(small_school.farm, day=MONDAY, teachers=[small_school.anne])
    found = _detail(small_school.anne, "staff", small_school.home, farm.id)
    assert found.taught_by_me
    with pytest.raises(NotVisibleError):
        _detail(small_school.berit, "staff", small_school.home, farm.id)


def test_lesson_of_a_pupil_with_two_schools_opens_from_that_pupils_week(small_school):
    with in_wall_of(small_school.anne):
        make_enrolment(small_school.kari, small_school.farm, small_school.year, is_main=False)
        make_group_membership(small_school.groups.farm, small_school.kari)
    farm = small_school.lessons.farm.id
    assert _detail(small_school.anne, "staff", small_school.home, farm).lesson.id == farm


def test_guardians_look_is_noted_for_the_children_who_have_the_lesson(small_school):
    _detail(small_school.ingrid, "guardian", None, small_school.lessons.norsk.id)
    with in_wall_of(small_school.ingrid):
        assert list(LookEvent.objects.values_list("person_ids", flat=True)) == [[small_school.kari.id]]


def test_subjects_for_the_colour_come_from_where_the_lesson_was_opened(small_school):
    lesson, anne, home = small_school.lessons.norsk.id, small_school.anne, small_school.home
    assert _detail(small_school.kari, "pupil", None, lesson).subjects == ("MAT1023", "NOR1264")
    assert _detail(anne, "staff", home, lesson).subjects == ("NOR1264",)
    of_class = _detail(anne, "staff", home, lesson, of=Of.CLASS, whose=small_school.classes.sta.id)
    assert of_class.subjects == ("MAT1023", "NOR1264")
    of_room = _detail(anne, "staff", home, lesson, of=Of.ROOM, whose=small_school.rooms.a101.id)
    assert of_room.subjects == ()


def test_subjects_of_a_pupil_are_told_to_those_only_who_may_see_the_week(small_school):
    lesson = small_school.lessons.norsk.id
    for pupil, subjects in (("kari", ("MAT1023", "NOR1264")), ("sol", ()), ("emil", ())):
        whose = getattr(small_school, pupil).id
        found = _detail(small_school.anne, "staff", small_school.home, lesson, of=Of.PUPIL, whose=whose)
        assert found.subjects == subjects
