"""Lessons are changed as one deed, with what was before, and put back exactly."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from tests.factories.access import in_wall_of
from tests.factories.days import THIS_MORNING, TODAY, TOMORROW, at
from tests.factories.enrolment import make_group, make_group_membership
from tests.factories.schools import make_room
from tests.factories.timetable import make_full_lesson
from tests.tenancy.catalog import ask
from tests.timetable.changing import change, everything, named, writing
from vidar.access.records import NotVisibleError
from vidar.law.timetable import LessonTime, ResourceKind, moved
from vidar.tenancy.deeds import DeedChangedError, undo_deed
from vidar.tenancy.wall import owner_scope
from vidar.timetable.actions import Activity, BookedError, ChangedMeanwhileError, add_activity, change_lessons
from vidar.timetable.changes import cancelled, in_room, moved_to, set_back, without_teacher
from vidar.timetable.kinds import LessonKind
from vidar.timetable.models import Lesson, LessonChange, LessonRoom, LessonTeacher, PlanSlot
from vidar.timetable.queries_changing import lessons_to_change
from vidar.timetable.queries_clashes import clashes_of, pupil_clashes_of


def when(day, starts, ends):
    return LessonTime(day, at(day, starts), at(day, ends))


def undo(school, deed_id, who="berit"):
    with in_wall_of(getattr(school, who)):
        undo_deed(deed_id, actor_id=getattr(school, who).id, at=THIS_MORNING)


def changes_of(school, lesson):
    with owner_scope(school.owner.id):
        rows = LessonChange.objects.filter(lesson_id=lesson.id).order_by("id")
        return [(row.kind, row.reason, row.was_starts_at, row.was_room_id, row.was_teacher_id) for row in rows]


def _actions(school):
    """Every change there is, by name."""
    with owner_scope(school.owner.id):
        lab = make_room(school.home, "LAB")
    return {
        "cancel": cancelled,
        "move": lambda lesson: moved_to(lesson, when(TOMORROW, "12.00", "13.00")),
        "move and room": lambda lesson: moved_to(lesson, when(TODAY, "12.00", "13.00"), named(lab)),
        "room": lambda lesson: in_room(lesson, named(lab)),
        "substitute": lambda lesson: without_teacher(lesson, school.anne.id, named(school.omar)),
        "nobody": lambda lesson: without_teacher(lesson, school.anne.id, None),
    }


NAMES = ("cancel", "move", "move and room", "room", "substitute", "nobody")


@pytest.mark.parametrize("name", NAMES)
def test_every_change_is_undone_exactly(small_school, name):
    make = _actions(small_school)[name]
    before = everything()
    deed_id = change(small_school, small_school.lessons.norsk, make)
    assert everything() != before
    undo(small_school, deed_id)
    assert everything() == before


def test_cancelled_lesson_does_not_take_place_and_says_why(small_school):
    lesson = small_school.lessons.norsk
    change(small_school, lesson, cancelled, reason="Heldagstur")
    with owner_scope(small_school.owner.id):
        assert Lesson.objects.get(id=lesson.id).takes_place is False
        assert LessonTeacher.objects.get(lesson_id=lesson.id).takes_place is False
    assert changes_of(small_school, lesson) == [("cancelled", "Heldagstur", None, None, None)]


def test_moved_lesson_remembers_when_it_was(small_school):
    lesson = small_school.lessons.norsk
    change(small_school, lesson, lambda each: moved_to(each, when(TOMORROW, "12.00", "13.00")))
    with owner_scope(small_school.owner.id):
        row = Lesson.objects.get(id=lesson.id)
    assert (row.date, row.starts_at, row.plan_slot_id) == (TOMORROW, at(TOMORROW, "12.00"), lesson.plan_slot_id)
    assert changes_of(small_school, lesson) == [("moved", "Kurs", at(TODAY, "08.15"), None, None)]


def test_room_remembers_which_it_was(small_school):
    lesson = small_school.lessons.norsk
    change(small_school, lesson, lambda each: in_room(each, named(small_school.rooms.gym)))
    with owner_scope(small_school.owner.id):
        rooms = list(LessonRoom.objects.filter(lesson_id=lesson.id).values_list("room_id", "shareable"))
    assert rooms == [(small_school.rooms.gym.id, True)]
    assert changes_of(small_school, lesson) == [("room", "Kurs", None, small_school.rooms.a101.id, None)]


def test_teacher_who_is_away_keeps_the_row_and_the_substitute_gets_one(small_school):
    lesson = small_school.lessons.norsk
    change(small_school, lesson, lambda each: without_teacher(each, small_school.anne.id, named(small_school.omar)))
    with owner_scope(small_school.owner.id):
        rows = list(LessonTeacher.objects.filter(lesson_id=lesson.id).order_by("id"))
    assert [(row.teacher_id, row.role, row.attends) for row in rows] == [
        (small_school.anne.id, "main", False),
        (small_school.omar.id, "substitute", True),
    ]
    assert changes_of(small_school, lesson) == [("substitute", "Kurs", None, None, small_school.anne.id)]


def test_substitute_may_be_replaced_by_another(small_school):
    lesson = small_school.lessons.substitute
    deed = change(
        small_school, lesson, lambda each: without_teacher(each, small_school.omar.id, named(small_school.liv))
    )
    assert deed is not None
    with owner_scope(small_school.owner.id):
        rows = LessonTeacher.objects.filter(lesson_id=lesson.id, attends=True)
        assert [row.teacher_id for row in rows] == [small_school.liv.id]


@pytest.mark.parametrize("name", ["cancelled", "substitute"])
def test_set_back_brings_the_lesson_and_its_own_teacher(small_school, name):
    lesson = getattr(small_school.lessons, name)
    before = everything()
    deed_id = change(small_school, lesson, set_back)
    with owner_scope(small_school.owner.id):
        assert Lesson.objects.get(id=lesson.id).takes_place
        rows = LessonTeacher.objects.filter(lesson_id=lesson.id)
        assert [(row.teacher_id, row.attends) for row in rows] == [(small_school.anne.id, True)]
    assert changes_of(small_school, lesson) == []
    undo(small_school, deed_id)
    assert everything() == before


def test_change_that_changes_nothing_is_no_deed(small_school):
    assert change(small_school, small_school.lessons.cancelled, cancelled) is None
    assert ask("SELECT count(*) FROM tenancy_deed") == [(0,)]


def test_booked_substitute_is_refused_and_named(small_school):
    with owner_scope(small_school.owner.id):
        make_full_lesson(small_school.home, title="Møte", subject=None, teachers=[small_school.omar])
    before = everything()
    with pytest.raises(BookedError) as refused:
        change(
            small_school,
            small_school.lessons.norsk,
            lambda each: without_teacher(each, small_school.anne.id, named(small_school.omar)),
        )
    (clash,) = refused.value.clashes
    assert (clash.kind, clash.name, clash.other_name) == (ResourceKind.PERSON, "Omar Aziz", "Møte")
    assert everything() == before
    assert ask("SELECT count(*) FROM tenancy_deed") == [(0,)]


def test_move_onto_others_names_teacher_room_and_group(small_school):
    def onto_maths(lesson):
        return moved_to(lesson, when(TODAY, "10.30", "12.00"))

    with pytest.raises(BookedError) as refused:
        change(small_school, small_school.lessons.norsk, onto_maths)
    assert {clash.kind for clash in refused.value.clashes} == {ResourceKind.ROOM}
    with writing(small_school.berit, small_school.home) as actor:
        wishes = [onto_maths(each) for each in lessons_to_change(actor, small_school.lessons.norsk.id)]
        (told,) = pupil_clashes_of(wishes, owner_id=actor.owner_id)
        assert clashes_of(wishes, owner_id=actor.owner_id) == refused.value.clashes
    assert (told.other, told.pupils, told.of) == (small_school.lessons.now.id, 4, 4)


def test_two_lessons_swap(small_school):
    lessons = small_school.lessons
    with writing(small_school.nina, small_school.home) as actor:
        (early,), (late,) = (lessons_to_change(actor, each.id) for each in (lessons.norsk, lessons.now))
        wishes = [moved_to(early, late.when), moved_to(late, early.when)]
        assert clashes_of(wishes, owner_id=actor.owner_id) == ()
        deed_id = change_lessons(actor, wishes, kind="test", reason="Bytte")
    with owner_scope(small_school.owner.id):
        assert list(LessonRoom.objects.order_by("starts_at").values_list("lesson_id", flat=True))[:2] == [
            lessons.now.id,
            lessons.norsk.id,
        ]
    undo(small_school, deed_id)
    with owner_scope(small_school.owner.id):
        assert Lesson.objects.get(id=lessons.norsk.id).starts_at == at(TODAY, "08.15")


def _weekly(school, days):
    """Make more lessons of the slot of norsk."""
    with owner_scope(school.owner.id):
        slot = PlanSlot.objects.get()
        return [
            make_full_lesson(
                school.home, day=day, plan_slot=slot, groups=[school.groups.norsk], teachers=[school.anne],
                rooms=[school.rooms.a101],
            )
            for day in days
        ]  # fmt: skip


def test_period_hits_the_slot_until_its_last_day_also_over_a_holiday(small_school):
    weeks = [TODAY + timedelta(weeks=number) for number in (1, 2, 6, 7)]  # no lessons at Christmas
    made = _weekly(small_school, weeks)
    deed_id = change(small_school, small_school.lessons.norsk, cancelled, until=weeks[2])
    with owner_scope(small_school.owner.id):
        still = [Lesson.objects.get(id=lesson.id).takes_place for lesson in made]
    assert still == [False, False, False, True]
    undo(small_school, deed_id)
    with owner_scope(small_school.owner.id):
        assert all(Lesson.objects.get(id=lesson.id).takes_place for lesson in made)


def test_moved_period_keeps_the_clock_when_summer_time_begins(small_school):
    days = [date(2027, 3, 23), date(2027, 3, 30)]
    made = _weekly(small_school, days)
    change(
        small_school,
        made[0],
        lambda each: moved_to(each, moved(each.when, days=1, starts=time(10, 0), ends=time(11, 30))),
        until=days[1],
    )
    with owner_scope(small_school.owner.id):
        found = [Lesson.objects.get(id=lesson.id) for lesson in made]
    assert [(each.date, each.starts_at) for each in found] == [
        (day + timedelta(days=1), at(day + timedelta(days=1), "10.00")) for day in days
    ]
    assert found[0].starts_at.hour == found[1].starts_at.hour + 1


def test_lesson_moved_to_a_day_of_its_own_slot_leaves_the_slot(small_school):
    (later,) = _weekly(small_school, [TODAY + timedelta(weeks=1)])
    before = everything()
    deed_id = change(
        small_school, small_school.lessons.norsk, lambda each: moved_to(each, when(later.date, "12.00", "13.00"))
    )
    with owner_scope(small_school.owner.id):
        assert Lesson.objects.get(id=small_school.lessons.norsk.id).plan_slot_id is None
    undo(small_school, deed_id)
    assert everything() == before


def test_lesson_changed_since_it_was_read_is_not_written_over(small_school):
    lesson = small_school.lessons.norsk
    with writing(small_school.berit, small_school.home) as actor:
        (read,) = lessons_to_change(actor, lesson.id)
    change(small_school, lesson, lambda each: without_teacher(each, small_school.anne.id, named(small_school.omar)))
    before = everything()
    wish = without_teacher(read, small_school.anne.id, named(small_school.liv))
    with pytest.raises(ChangedMeanwhileError) as told, writing(small_school.liv, small_school.home) as actor:
        change_lessons(actor, [wish], kind="test", reason="")
    assert [seat.name for seat in told.value.lessons[0].attending] == ["Omar Aziz"]
    assert everything() == before


def test_changed_lesson_is_not_undone_under_somebody(small_school):
    lesson = small_school.lessons.norsk
    deed_id = change(small_school, lesson, cancelled)
    change(small_school, lesson, set_back, who="liv")
    with pytest.raises(DeedChangedError):
        undo(small_school, deed_id)


WRITERS = {"berit", "geir", "nina", "liv"}


@pytest.mark.parametrize("who", ["anne", "omar", "liv", "geir", "berit", "marit", "svein", "nina"])
def test_office_and_leaders_may_write_and_nobody_else(small_school, who):
    if who in WRITERS:
        assert change(small_school, small_school.lessons.norsk, cancelled, who=who) is not None
    else:
        with pytest.raises(NotVisibleError):
            change(small_school, small_school.lessons.norsk, cancelled, who=who)


def test_lesson_of_another_school_is_not_there(small_school):
    with pytest.raises(NotVisibleError), writing(small_school.berit, small_school.home) as actor:
        lessons_to_change(actor, small_school.lessons.farm.id)


def test_county_and_guardians_do_not_write(small_school):
    for person, capacity in ((small_school.kristin, "owner_staff"), (small_school.ingrid, "guardian")):
        with pytest.raises(NotVisibleError), writing(person, None, capacity=capacity) as actor:
            lessons_to_change(actor, small_school.lessons.norsk.id)


def test_lesson_slipped_in_from_another_school_is_refused(small_school):
    with writing(small_school.berit, small_school.home) as actor:
        (mine,) = lessons_to_change(actor, small_school.lessons.norsk.id)
    slipped = replace(mine, id=small_school.lessons.farm.id)
    with pytest.raises(ChangedMeanwhileError), writing(small_school.berit, small_school.home) as actor:
        change_lessons(actor, [cancelled(slipped)], kind="test", reason="")


def _activity(school, **more):
    fields = {
        "title": "Skrivedag",
        "kind": LessonKind.CROSS_SUBJECT,
        "times": (when(TODAY, "10.00", "12.00"),),
        "groups": (named(school.groups.norsk),),
        "teachers": (named(school.anne), named(school.tor)),
        "rooms": (named(school.rooms.gym),),
        "note": "Ta med pc",
    }
    return Activity(**{**fields, **more})


def test_activity_takes_the_place_of_lessons_and_is_undone_as_one(small_school):
    before = everything()
    with writing(small_school.berit, small_school.home) as actor:
        (maths,) = lessons_to_change(actor, small_school.lessons.now.id)
        deed_id = add_activity(actor, _activity(small_school), [cancelled(maths)])
    with owner_scope(small_school.owner.id):
        made = Lesson.objects.get(title="Skrivedag")
        assert Lesson.objects.get(id=small_school.lessons.now.id).takes_place is False
        assert [row.role for row in LessonTeacher.objects.filter(lesson_id=made.id).order_by("id")] == ["main", "co"]
    assert (made.kind, made.note, made.date) == ("cross_subject", "Ta med pc", TODAY)
    assert changes_of(small_school, made) == [("cross_subject", "Skrivedag", None, None, None)]
    undo(small_school, deed_id)
    assert everything() == before


def test_activity_onto_a_booked_teacher_is_refused_and_named(small_school):
    with pytest.raises(BookedError) as refused, writing(small_school.berit, small_school.home) as actor:
        add_activity(actor, _activity(small_school, teachers=(named(small_school.omar),)))
    assert [clash.name for clash in refused.value.clashes] == ["Omar Aziz"]


def test_pupils_with_two_lessons_at_once_are_counted(small_school):
    with owner_scope(small_school.owner.id):
        choir = make_group(small_school.home, small_school.year, "Kor")
        make_group_membership(choir, small_school.kari)
    activity = _activity(small_school, groups=(named(choir),))
    with writing(small_school.berit, small_school.home) as actor:
        (told,) = pupil_clashes_of(activity.as_wishes(actor.school_id), owner_id=actor.owner_id)
    assert (told.other, told.pupils, told.of) == (small_school.lessons.now.id, 1, 4)
