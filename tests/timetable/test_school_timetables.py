"""Weeks of classes, teachers and rooms: open to the staff of the school and of the owner, closed to all others."""

from datetime import timedelta
from itertools import product

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from tests.factories.access import in_wall_of
from tests.factories.days import MONDAY, TODAY
from tests.factories.enrolment import (
    make_class_membership,
    make_enrolment,
    make_group,
    make_group_membership,
    make_staff_assignment,
)
from tests.factories.people import make_person
from tests.factories.timetable import make_full_lesson
from tests.timetable.acting import acting, ask, ids, own
from vidar.access.models import LookEvent
from vidar.access.records import NotVisibleError
from vidar.timetable.queries import class_timetable, room_timetable, teacher_timetable

INSIDE = [("anne", "staff", "home"), ("nina", "staff", "home"), ("kristin", "owner_staff", None)]
OUTSIDE = [
    ("tor", "staff", "farm"),
    ("guri", "staff", "abroad"),
    ("kari", "pupil", None),
    ("ingrid", "guardian", None),
]


def things(small_school):
    """Return what can be looked at: the query, the id, and a lesson that stands there."""
    return {
        "class": (class_timetable, small_school.classes.sta.id, small_school.lessons.norsk),
        "teacher": (teacher_timetable, small_school.omar.id, small_school.lessons.now),
        "room": (room_timetable, small_school.rooms.a101.id, small_school.lessons.norsk),
    }


def acting_as(small_school, who, capacity, school):
    return acting(getattr(small_school, who), capacity, school and getattr(small_school, school))


def test_open_to_staff_without_a_note_in_the_log(small_school, subtests):
    for (who, capacity, school), (thing, (query, whose, lesson)) in product(INSIDE, things(small_school).items()):
        with subtests.test(who=who, thing=thing), acting_as(small_school, who, capacity, school) as actor:
            assert lesson.id in ids(ask(query, actor, whose))
    with in_wall_of(small_school.anne):
        assert not LookEvent.objects.exists()


def test_closed_to_others(small_school, subtests):
    for (who, capacity, school), (thing, (query, whose, _)) in product(OUTSIDE, things(small_school).items()):
        named = subtests.test(who=who, thing=thing)
        with named, acting_as(small_school, who, capacity, school) as actor, pytest.raises(NotVisibleError):
            ask(query, actor, whose)


def test_unknown_id_is_refused(small_school, subtests):
    queries = (class_timetable, teacher_timetable, room_timetable)
    with acting(small_school.anne, "staff", small_school.home) as actor:
        for query, whose in product(queries, (0, 999_999_999, 10**18, 10**30)):
            with subtests.test(query=query.__name__, whose=whose), pytest.raises(NotVisibleError):
                ask(query, actor, whose)


def test_pupil_has_no_week_as_a_teacher(small_school):
    with acting(small_school.anne, "staff", small_school.home) as actor, pytest.raises(NotVisibleError):
        ask(teacher_timetable, actor, small_school.kari.id)


def test_strictly_protected_pupil_leaves_no_trace_in_the_class(small_school):
    with in_wall_of(small_school.anne):
        alone = make_group(small_school.home, small_school.year, "ALENE", subject="NOR1262")
        make_group_membership(alone, small_school.sol)
        hidden = make_full_lesson(small_school.home, starts="14.00", ends="14.45", groups=[alone])
    with acting(small_school.anne, "staff", small_school.home) as actor:
        found = ask(class_timetable, actor, small_school.classes.sta.id)
    assert hidden.id not in ids(found)
    assert "NOR1262" not in found.frame.subjects


def test_class_has_the_groups_of_its_members_on_the_day(small_school):
    tomorrow = TODAY + timedelta(days=1)
    with in_wall_of(small_school.anne):
        pupil = make_person("Ny", "Elev")
        make_enrolment(pupil, small_school.home, small_school.year)
        make_class_membership(small_school.classes.sta, pupil, valid=DateRange(tomorrow, None))
        group = make_group(small_school.home, small_school.year, "FRANSK")
        make_group_membership(group, pupil)
        before = make_full_lesson(small_school.home, starts="14.00", ends="14.45", groups=[group])
        after = make_full_lesson(small_school.home, day=tomorrow, starts="14.00", ends="14.45", groups=[group])
    with acting(small_school.anne, "staff", small_school.home) as actor:
        found = ids(ask(class_timetable, actor, small_school.classes.sta.id))
    assert (before.id in found, after.id in found) == (False, True)


def test_classmates_lessons_at_another_school_are_not_the_classs(small_school):
    with in_wall_of(small_school.anne):
        make_enrolment(small_school.kari, small_school.farm, small_school.year, is_main=False)
        make_group_membership(small_school.groups.farm, small_school.kari)
    with acting(small_school.kristin, "owner_staff") as actor:
        assert small_school.lessons.farm.id not in ids(ask(class_timetable, actor, small_school.classes.sta.id))


def test_teacher_who_is_away_keeps_the_lesson_and_the_substitute_has_it_too(small_school):
    lesson = small_school.lessons.substitute.id
    assert lesson in ids(own(small_school.anne, "staff", small_school.home))
    assert lesson in ids(own(small_school.omar, "staff", small_school.home))


def test_teacher_at_two_schools_has_one_week_and_colleagues_see_their_own_schools_part(small_school):
    with in_wall_of(small_school.anne):
        make_staff_assignment(small_school.anne, small_school.farm, title="Lærer")
        farm = make_full_lesson(small_school.farm, day=MONDAY, teachers=[small_school.anne])
    whole = own(small_school.anne, "staff", small_school.home)
    assert farm.id in ids(whole)
    assert [school.id for school in whole.frame.schools] == [small_school.home.id, small_school.farm.id]
    with acting(small_school.berit, "staff", small_school.home) as actor:
        part = ask(teacher_timetable, actor, small_school.anne.id)
    assert farm.id not in ids(part)
    assert [school.id for school in part.frame.schools] == [small_school.home.id]
    with acting(small_school.tor, "staff", small_school.farm) as actor:
        assert ids(ask(teacher_timetable, actor, small_school.anne.id)) == [farm.id]
    with acting(small_school.kristin, "owner_staff") as actor:
        assert ids(ask(teacher_timetable, actor, small_school.anne.id)) == ids(whole)


def test_strictly_protected_teacher_is_hidden_from_colleagues_and_nameless_in_lessons(small_school):
    with in_wall_of(small_school.anne):
        hidden = make_person("Skjult", "Lærer", protection="strict")
        make_staff_assignment(hidden, small_school.home)
        lesson = make_full_lesson(
            small_school.home, starts="14.00", ends="14.45", teachers=[hidden], groups=[small_school.groups.norsk]
        )
    with acting(small_school.anne, "staff", small_school.home) as actor, pytest.raises(NotVisibleError):
        ask(teacher_timetable, actor, hidden.id)
    seen = next(each for each in own(small_school.kari, "pupil").lessons if each.id == lesson.id)
    assert seen.teachers == ()
    mine = own(hidden, "staff", small_school.home)
    assert [teacher.name for teacher in mine.lessons[0].teachers] == ["Skjult Lærer"]


def test_own_id_as_a_teacher_is_the_whole_own_week(small_school):
    with acting(small_school.anne, "staff", small_school.home) as actor:
        found = ask(teacher_timetable, actor, small_school.anne.id)
    assert ids(found) == ids(own(small_school.anne, "staff", small_school.home))
