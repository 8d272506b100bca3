"""Nobody and nothing is booked twice at one time: PostgreSQL refuses it, also when two do it at once."""

import threading
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import pytest
from django.db import IntegrityError, OperationalError, connections, transaction

from tests.factories.curriculum import make_programme_area, make_subject
from tests.factories.days import TODAY, TOMORROW, at
from tests.factories.enrolment import make_group
from tests.factories.people import make_person
from tests.factories.schools import make_owner, make_room, make_school, make_school_year
from tests.factories.timetable import (
    make_full_lesson,
    make_lesson,
    make_lesson_group,
    make_lesson_room,
    make_lesson_teacher,
)
from tests.tenancy.catalog import ask
from vidar.tenancy.wall import owner_scope
from vidar.timetable.models import Lesson, LessonGroup, LessonRoom, LessonTeacher

EXCLUSION, DEADLOCK = "23P01", "40P01"


@pytest.fixture
def world(wall_db):
    """Return an owner with a school, two teachers, two groups, two rooms and a shareable hall."""
    make_programme_area()
    make_subject()
    owner = make_owner()
    school = make_school(owner)
    with owner_scope(owner.id):
        year = make_school_year()
        return SimpleNamespace(
            owner=owner,
            school=school,
            anne=make_person("Anne", "Lien"),
            omar=make_person("Omar", "Aziz"),
            sta=make_group(school, year, "NOR 2STA"),
            stb=make_group(school, year, "NOR 2STB"),
            a101=make_room(school),
            a102=make_room(school, "A102"),
            hall=make_room(school, "HALL", shareable=True),
        )


def book(world, **what):
    """Book one lesson in a transaction of its own; tell what PostgreSQL said."""
    try:
        with owner_scope(world.owner.id):
            return make_full_lesson(world.school, **what)
    except IntegrityError as error:
        return error.__cause__.sqlstate


def parts(world):
    """Return how often each kind of booking may clash, as lesson arguments."""
    return {
        "teacher": {"teachers": [world.anne]},
        "room": {"rooms": [world.a101]},
        "group": {"groups": [world.sta]},
    }


KINDS = ("teacher", "room", "group")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("starts", "ends"),
    [("08.15", "09.45"), ("09.00", "10.30"), ("07.30", "08.20"), ("08.30", "09.00"), ("07.00", "12.00")],
)
def test_overlapping_booking_is_refused(world, kind, starts, ends):
    assert isinstance(book(world, **parts(world)[kind]), Lesson)
    assert book(world, starts=starts, ends=ends, **parts(world)[kind]) == EXCLUSION


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("day", "starts", "ends"), [(TODAY, "09.45", "10.30"), (TODAY, "07.00", "08.15"), (TOMORROW, "08.15", "09.45")]
)
def test_booking_just_before_after_or_another_day_is_taken(world, kind, day, starts, ends):
    book(world, **parts(world)[kind])
    assert isinstance(book(world, day=day, starts=starts, ends=ends, **parts(world)[kind]), Lesson)


def _race(world, what, outcomes, barrier):
    try:
        with owner_scope(world.owner.id):
            lesson = make_lesson(world.school)
            barrier.wait(10)
            what(lesson)
        outcomes.append("won")
    except (IntegrityError, OperationalError) as error:
        outcomes.append(error.__cause__.sqlstate)
    finally:
        connections.close_all()


@pytest.mark.parametrize("attempt", range(3))
@pytest.mark.parametrize("kind", KINDS)
def test_of_two_at_once_exactly_one_wins(world, kind, attempt):
    booking = {
        "teacher": lambda lesson: make_lesson_teacher(lesson, world.anne),
        "room": lambda lesson: make_lesson_room(lesson, world.a101),
        "group": lambda lesson: make_lesson_group(lesson, world.sta),
    }[kind]
    outcomes, barrier = [], threading.Barrier(2)
    with ThreadPoolExecutor(2) as pool:
        for _ in range(2):
            pool.submit(_race, world, booking, outcomes, barrier)
    won, lost = sorted(outcomes, key=lambda outcome: outcome != "won")
    assert won == "won"
    assert lost in {EXCLUSION, DEADLOCK}
    assert ask(f"SELECT count(*) FROM timetable_lesson{kind}") == [(1,)]


@pytest.mark.parametrize(("first_commits", "second"), [(True, EXCLUSION), (False, "won")])
def test_second_booking_waits_for_the_first(world, first_commits, second):
    booked, outcomes = threading.Event(), []
    late = ThreadPoolExecutor(1)

    def come_late():
        booked.wait(10)
        _race(world, lambda lesson: make_lesson_teacher(lesson, world.anne), outcomes, threading.Barrier(1))

    waiting = late.submit(come_late)
    with owner_scope(world.owner.id):
        make_full_lesson(world.school, teachers=[world.anne])
        booked.set()
        assert not _finished(waiting)
        transaction.set_rollback(not first_commits)
    late.shutdown(wait=True)
    assert outcomes == [second]


def _finished(waiting):
    """Tell whether the other is done while we hold the time; 300 ms is long for what takes three."""
    threading.Event().wait(0.3)
    return waiting.done()


def test_merged_lesson_is_booked_once_with_several_groups(world):
    assert isinstance(book(world, groups=[world.sta, world.stb], teachers=[world.anne], rooms=[world.a101]), Lesson)
    assert book(world, groups=[world.stb]) == EXCLUSION


def test_co_teachers_share_a_lesson_and_both_are_taken(world):
    assert isinstance(book(world, teachers=[world.anne, world.omar]), Lesson)
    assert book(world, teachers=[world.omar]) == EXCLUSION


def test_shareable_hall_holds_several_lessons(world):
    assert isinstance(book(world, rooms=[world.hall]), Lesson)
    assert isinstance(book(world, rooms=[world.hall]), Lesson)


def test_room_row_cannot_call_a_plain_room_shareable(world):
    lesson = book(world)
    world.a101.shareable = True
    with pytest.raises(IntegrityError, match="fk_timetable_lessonroom_room_id_copy"), owner_scope(world.owner.id):
        make_lesson_room(lesson, world.a101)


def test_substitute_is_taken_and_the_one_who_is_away_is_free(world):
    lesson = book(world)
    with owner_scope(world.owner.id):
        make_lesson_teacher(lesson, world.anne, attends=False)
        make_lesson_teacher(lesson, world.omar, role="substitute")
    assert isinstance(book(world, teachers=[world.anne]), Lesson)
    assert book(world, teachers=[world.omar]) == EXCLUSION


def test_cancelled_lesson_frees_teacher_room_and_group(world):
    what = {"teachers": [world.anne], "rooms": [world.a101], "groups": [world.sta]}
    lesson = book(world, **what)
    with owner_scope(world.owner.id):
        Lesson.objects.filter(id=lesson.id).update(takes_place=False)
    assert isinstance(book(world, **what), Lesson)


def test_cancelled_lesson_does_not_come_back_over_another(world):
    lesson = book(world, takes_place=False, teachers=[world.anne])
    book(world, teachers=[world.anne])
    with pytest.raises(IntegrityError, match="ex_lessonteacher_booked"), owner_scope(world.owner.id):
        Lesson.objects.filter(id=lesson.id).update(takes_place=True)


def _move(lesson, starts, ends, *, deferred=False):
    if deferred:
        with connections["default"].cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    Lesson.objects.filter(id=lesson.id).update(starts_at=at(TODAY, starts), ends_at=at(TODAY, ends))


def test_two_lessons_swap_in_one_transaction(world):
    early = book(world, teachers=[world.anne], rooms=[world.a101], groups=[world.sta])
    late = book(world, starts="10.00", ends="11.30", teachers=[world.anne], rooms=[world.a101], groups=[world.sta])
    with owner_scope(world.owner.id):
        _move(early, "10.00", "11.30", deferred=True)
        _move(late, "08.15", "09.45", deferred=True)
    with owner_scope(world.owner.id):
        order = list(LessonTeacher.objects.order_by("starts_at").values_list("lesson_id", flat=True))
    assert order == [late.id, early.id]


def test_swap_without_deferring_is_refused_at_once(world):
    early = book(world, teachers=[world.anne])
    book(world, starts="10.00", ends="11.30", teachers=[world.anne])
    with pytest.raises(IntegrityError, match="ex_lessonteacher_booked"), owner_scope(world.owner.id):
        _move(early, "10.00", "11.30")


def test_deferred_clash_is_refused_at_commit(world):
    early = book(world, rooms=[world.a101])
    book(world, starts="10.00", ends="11.30", rooms=[world.a101])
    with pytest.raises(IntegrityError, match="ex_lessonroom_booked"), owner_scope(world.owner.id):
        _move(early, "10.00", "11.30", deferred=True)


def test_moving_a_lesson_moves_all_its_copies(world):
    lesson = book(world, teachers=[world.anne], rooms=[world.a101], groups=[world.sta])
    with owner_scope(world.owner.id):
        _move(lesson, "12.00", "12.45")
        copies = [
            list(part.objects.values_list("starts_at", "ends_at", "takes_place"))
            for part in (LessonTeacher, LessonRoom, LessonGroup)
        ]
    assert copies == [[(at(TODAY, "12.00"), at(TODAY, "12.45"), True)]] * 3


@pytest.mark.parametrize("part", [LessonTeacher, LessonRoom, LessonGroup])
def test_copies_cannot_differ_from_the_lesson(world, part):
    book(world, teachers=[world.anne], rooms=[world.a101], groups=[world.sta])
    with pytest.raises(IntegrityError), owner_scope(world.owner.id):
        part.objects.update(takes_place=False)


def test_moving_a_lesson_onto_a_taken_time_is_refused(world):
    lesson = book(world, groups=[world.sta])
    book(world, starts="10.00", ends="11.30", groups=[world.sta])
    with pytest.raises(IntegrityError, match="ex_lessongroup_booked"), owner_scope(world.owner.id):
        _move(lesson, "11.00", "12.00")


def test_hall_that_stops_being_shareable_must_be_booked_once(world):
    book(world, rooms=[world.hall])
    book(world, rooms=[world.hall])
    with pytest.raises(IntegrityError, match="ex_lessonroom_booked"), owner_scope(world.owner.id):
        type(world.hall).objects.filter(id=world.hall.id).update(shareable=False)
