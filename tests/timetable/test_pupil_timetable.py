"""A pupil's lessons: by the groups that the pupil is in on the lesson's day, for those who may see them."""

from datetime import date, timedelta

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from tests.factories.access import in_wall_of, make_permission_opening
from tests.factories.days import MONDAY, THIS_MORNING, TODAY
from tests.factories.enrolment import make_enrolment, make_group, make_group_membership
from tests.factories.timetable import make_full_lesson, make_plan_slot, make_week_plan
from tests.timetable.acting import WEEK, acting, ask, ids, own
from vidar.access.models import LookEvent
from vidar.access.records import NotVisibleError
from vidar.timetable.queries import pupil_timetable


def test_own_lessons_of_the_week_in_order_of_time(small_school):
    lessons = small_school.lessons
    expected = [lessons.norsk, lessons.now, lessons.cancelled, lessons.substitute, lessons.test]
    assert ids(own(small_school.kari, "pupil")) == [lesson.id for lesson in expected]


def test_lesson_comes_with_all_that_a_page_says(small_school):
    lesson = own(small_school.kari, "pupil").lessons[3]
    assert (lesson.subject.code, lesson.note, lesson.school_name) == ("NOR1264", "Ta med atlas", small_school.home.name)
    assert [(each.name, each.role.value, each.attends) for each in lesson.teachers] == [
        ("Anne Lien", "main", False),
        ("Omar Aziz", "substitute", True),
    ]
    assert [(room.name, room.building) for room in lesson.rooms] == [("A101", "A-bygget")]
    assert lesson.groups == ("NOR 2STA",)
    assert [(each.kind.value, each.reason, each.was_teacher, each.at) for each in lesson.changes] == [
        ("substitute", "Anne er syk", "Anne Lien", THIS_MORNING)
    ]


PERIODS = [
    (DateRange(date(2026, 8, 1), TODAY), False),
    (DateRange(date(2026, 8, 1), TODAY + timedelta(days=1)), True),
    (DateRange(TODAY, TODAY + timedelta(days=1)), True),
    (DateRange(TODAY + timedelta(days=1), None), False),
]


def test_membership_counts_on_the_lessons_own_day(small_school):
    with in_wall_of(small_school.kari):
        lessons = []
        for number, (valid, _) in enumerate(PERIODS):
            group = make_group(small_school.home, small_school.year, f"EKSTRA {number}")
            make_group_membership(group, small_school.kari, valid=valid)
            lessons.append(make_full_lesson(small_school.home, starts="14.00", ends="14.45", groups=[group]))
    found = ids(own(small_school.kari, "pupil"))
    assert [lesson.id in found for lesson in lessons] == [has_lesson for _, has_lesson in PERIODS]


def test_span_begins_and_ends_at_local_midnight(small_school):
    with in_wall_of(small_school.kari):
        sunday, next_monday = MONDAY - timedelta(days=1), MONDAY + timedelta(days=7)
        group = [small_school.groups.norsk]
        before = make_full_lesson(small_school.home, day=sunday, starts="23.00", ends="23.59", groups=group)
        first = make_full_lesson(small_school.home, day=MONDAY, starts="00.00", ends="00.45", groups=group)
        after = make_full_lesson(small_school.home, day=next_monday, starts="00.00", ends="00.45", groups=group)
    assert ids(own(small_school.kari, "pupil"))[0] == first.id
    assert ids(own(small_school.kari, "pupil", week=WEEK.plus(-1))) == [before.id]
    assert ids(own(small_school.kari, "pupil", week=WEEK.plus(1))) == [after.id]


def test_merged_lesson_of_two_own_groups_stands_once(small_school):
    with in_wall_of(small_school.kari):
        groups = [small_school.groups.norsk, small_school.groups.matte]
        merged = make_full_lesson(small_school.home, starts="14.00", ends="14.45", groups=groups)
    found = own(small_school.kari, "pupil")
    assert ids(found).count(merged.id) == 1
    assert found.lessons[2].groups == ("MAT 2STA", "NOR 2STA")


def test_lessons_of_a_draft_plan_are_nobodys_yet(small_school):
    with in_wall_of(small_school.kari):
        slot = make_plan_slot(make_week_plan(small_school.farm, small_school.year))
        draft = make_full_lesson(
            small_school.farm, starts="14.00", ends="14.45", plan_slot=slot, groups=[small_school.groups.norsk]
        )
    assert draft.id not in ids(own(small_school.kari, "pupil"))


def test_two_schools_stand_together_with_the_main_one_first(small_school):
    with in_wall_of(small_school.kari):
        make_enrolment(small_school.kari, small_school.farm, small_school.year, is_main=False)
        make_group_membership(small_school.groups.farm, small_school.kari)
    found = own(small_school.emil, "pupil")
    assert [school.short_name for school in found.frame.schools] == ["Storsteigen"]
    both = own(small_school.kari, "pupil")
    assert [school.id for school in both.frame.schools] == [small_school.home.id, small_school.farm.id]
    assert small_school.lessons.farm.id in ids(both)


def test_guardian_sees_the_chosen_childs_lessons_and_the_look_is_noted(small_school):
    ingrid, kari, emil = small_school.ingrid, small_school.kari, small_school.emil
    of_kari, of_emil = own(ingrid, "guardian", child=kari), own(ingrid, "guardian", child=emil)
    assert (of_kari.whose, of_emil.whose) == (kari.id, emil.id)
    assert ids(of_kari) == ids(own(kari, "pupil"))
    assert ids(of_emil) == [small_school.lessons.farm.id]
    with in_wall_of(ingrid):
        looks = LookEvent.objects.order_by("id").values_list("actor_id", "capacity", "purpose", "person_ids")
        assert list(looks) == [(ingrid.id, "guardian", "timetable", [child.id]) for child in (kari, emil)]


def test_own_timetable_is_no_look(small_school):
    own(small_school.kari, "pupil")
    own(small_school.anne, "staff", small_school.home)
    with in_wall_of(small_school.kari):
        assert not LookEvent.objects.exists()


def test_staff_of_the_pupils_school_see_the_week_and_the_look_is_noted(small_school):
    with acting(small_school.berit, "staff", small_school.home) as actor:
        found = ask(pupil_timetable, actor, small_school.kari.id)
    assert small_school.lessons.norsk.id in ids(found)
    assert found.frame.name == "Kari Nordli"
    assert [school.class_name for school in found.frame.schools] == ["2STA"]
    with in_wall_of(small_school.berit):
        assert list(LookEvent.objects.values_list("person_ids", flat=True)) == [[small_school.kari.id]]


CLOSED = [
    ("kari", "pupil", None, "jonas"),  # another pupil
    ("ingrid", "guardian", None, "jonas"),  # not her child
    ("tor", "staff", "farm", "kari"),  # another school
    ("guri", "staff", "abroad", "kari"),  # another owner
    ("kristin", "owner_staff", None, "ola"),  # another owner
    ("kristin", "owner_staff", None, "sol"),  # strictly protected
    ("anne", "staff", "home", "sol"),  # strictly protected, Anne is not named
    ("anne", "staff", "home", "omar"),  # nobody's pupil
]


def test_closed_timetable_is_as_if_it_were_not_there(small_school, subtests):
    for who, capacity, school, whose in CLOSED:
        person, at = getattr(small_school, who), school and getattr(small_school, school)
        named = subtests.test(who=who, whose=whose)
        with named, acting(person, capacity, at) as actor, pytest.raises(NotVisibleError):
            ask(pupil_timetable, actor, getattr(small_school, whose).id)
    with in_wall_of(small_school.kari):
        assert not LookEvent.objects.exists()


def test_strictly_protected_pupil_is_seen_by_those_named_and_by_herself(small_school):
    with acting(small_school.omar, "staff", small_school.home) as actor:
        by_omar = ask(pupil_timetable, actor, small_school.sol.id)
    assert ids(by_omar) == ids(own(small_school.sol, "pupil"))


def test_timetable_closed_by_the_owner_is_refused_with_the_laws_reason(small_school):
    with in_wall_of(small_school.trine):
        make_permission_opening("personalia", "guardian_adult")
    child = small_school.thea
    with acting(small_school.trine, "guardian", child=child) as actor, pytest.raises(NotVisibleError) as refused:
        ask(pupil_timetable, actor, child.id)
    assert refused.value.decision.reason == "closed_by_owner"


def test_pupil_of_another_owner_has_nothing_of_this_one(small_school):
    assert ids(own(small_school.ola, "pupil")) == []


def test_guardian_who_has_chosen_nobody_meets_the_first_child(small_school):
    assert own(small_school.ingrid, "guardian").whose == small_school.kari.id
