"""The school's day, what is missing, and what a pupil reads of the own absence."""

import pytest

from tests.factories.access import in_wall_of
from tests.factories.attendance import make_entry, make_register
from tests.factories.days import MONDAY, TODAY, at
from tests.factories.enrolment import make_staff_assignment
from tests.factories.timetable import make_full_lesson
from tests.timetable.acting import WEEK, acting, days_of
from tests.web.statements import statements
from vidar.access.records import NotVisibleError
from vidar.attendance import actions
from vidar.attendance.queries_lists import (
    lessons_without_register,
    own_entries,
    registers_of_day,
    teachers_behind,
)
from vidar.law.attendance import Mark, Presence, RegisterState
from vidar.timetable.models import Lesson

NOON = at(TODAY, "12.00")


@pytest.fixture
def school(small_school):
    """Monday has a maths lesson nobody registered; today norsk is confirmed and maths is begun."""
    with in_wall_of(small_school.omar):
        matte = {"subject": "MAT1023", "groups": [small_school.groups.matte], "teachers": [small_school.omar]}
        small_school.lessons.monday = make_full_lesson(small_school.home, day=MONDAY, **matte)
        pupils = [small_school.kari, small_school.jonas, small_school.thea, small_school.sol]
        norsk = make_register(small_school.lessons.norsk, small_school.anne, pupils, state="confirmed")
        make_entry(norsk, small_school.kari, small_school.anne)
        make_entry(norsk, small_school.jonas, small_school.anne, presence="partly", late=12)
        make_entry(norsk, small_school.thea, small_school.anne, presence="elsewhere")
        make_register(small_school.lessons.now, small_school.omar, pupils)
    return small_school


def asked(person, query, *arguments, home, capacity="staff"):
    with acting(person, capacity, home, at=NOON) as actor:
        return query(actor, *arguments)


@pytest.mark.parametrize("name", ["liv", "geir", "berit"])
def test_leaders_and_office_see_the_schools_day(school, name):
    norsk, now = asked(getattr(school, name), registers_of_day, TODAY, home=school.home)
    assert (norsk.id, norsk.state, norsk.expected, norsk.absent, norsk.partly) == (
        school.lessons.norsk.id, RegisterState.CONFIRMED, 4, 1, 1,
    )  # fmt: skip
    assert (norsk.teachers, norsk.groups, norsk.is_done) == (("Anne Lien",), ("NOR 2STA",), True)
    assert (now.id, now.state, now.is_done) == (school.lessons.now.id, RegisterState.OPEN, False)


@pytest.mark.parametrize("name", ["anne", "omar", "marit", "nina", "svein"])
def test_nobody_else_does(school, name):
    for query, arguments in ((registers_of_day, [TODAY]), (teachers_behind, [])):
        with pytest.raises(NotVisibleError):
            asked(getattr(school, name), query, *arguments, home=school.home)


def test_another_schools_leader_sees_the_own_school_only(school):
    with in_wall_of(school.tor):
        make_staff_assignment(school.tor, school.farm, role="principal")
    (farm,) = asked(school.tor, registers_of_day, TODAY, home=school.farm)
    assert farm.id == school.lessons.farm.id


def test_cancelled_lesson_needs_no_register_and_one_that_has_it_is_listed(school):
    with in_wall_of(school.omar):
        Lesson.objects.filter(id__in=[school.lessons.norsk.id, school.lessons.monday.id]).update(takes_place=False)
    assert asked(school.liv, registers_of_day, MONDAY, home=school.home) == ()
    assert school.lessons.norsk.id in {
        lesson.id for lesson in asked(school.liv, registers_of_day, TODAY, home=school.home)
    }


def test_leader_sees_who_is_behind_from_earlier_days(school):
    (behind,) = asked(school.liv, teachers_behind, home=school.home)
    assert (behind.teacher, behind.lessons, behind.first_day) == ("Omar Aziz", 1, MONDAY)


def test_teacher_sees_own_lessons_without_a_register(school):
    missing = asked(school.omar, lessons_without_register, home=school.home)
    assert [lesson.id for lesson in missing] == [school.lessons.now.id, school.lessons.monday.id]
    assert asked(school.anne, lessons_without_register, home=school.home) == ()


@pytest.mark.parametrize("way", ["confirmed", "not held"])
def test_done_lesson_is_not_missing_any_more(school, way):
    monday = school.lessons.monday
    with acting(school.omar, "staff", school.home, at=NOON, writes=True) as omar:
        if way == "confirmed":
            actions.save_register(actor=omar, lesson_id=monday.id, marks={}, expected={}, confirm=True)
        else:
            actions.mark_not_held(actor=omar, lesson_id=monday.id, cause="Brannøvelse")
        missing = lessons_without_register(omar)
    assert [lesson.id for lesson in missing] == [school.lessons.now.id]


def test_pupil_sees_own_entries_at_once_and_nobody_elses(school):
    with acting(school.omar, "staff", school.home, at=NOON, writes=True) as omar:
        mark = Mark(Presence.PARTLY, 7)
        actions.mark_pupil(
            actor=omar, lesson_id=school.lessons.now.id, pupil_id=school.kari.id, mark=mark, expected=None
        )
    latest, first = asked(school.kari, own_entries, days_of(WEEK), home=None, capacity="pupil")
    assert (latest.lesson_id, latest.mark, latest.is_confirmed) == (school.lessons.now.id, mark, False)
    assert (first.mark, first.marked_by, first.is_confirmed) == (Mark(Presence.ABSENT), "Anne Lien", True)
    assert asked(school.sol, own_entries, days_of(WEEK), home=None, capacity="pupil") == ()


def test_lists_take_one_statement_whatever_their_length(school):
    with acting(school.liv, "staff", school.home, at=NOON) as liv, statements() as of_day:
        registers_of_day(liv, TODAY)
    with acting(school.omar, "staff", school.home, at=NOON) as omar, statements() as own:
        lessons_without_register(omar)
    assert len(of_day) == 1
    assert len(own) == 1
