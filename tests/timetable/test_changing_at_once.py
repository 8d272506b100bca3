"""Two offices at once, each on its own connection: one wins, the other is told who has it."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections

from tests.factories.days import MONDAY, TODAY, TOMORROW, at
from tests.factories.timetable import make_full_lesson
from tests.tenancy.catalog import ask
from tests.timetable.changing import named, writing
from vidar.law.timetable import LessonTime
from vidar.tenancy.wall import owner_scope
from vidar.timetable.actions import Activity, BookedError, ChangedMeanwhileError, add_activity, change_lessons
from vidar.timetable.changes import cancelled, in_room, moved_to, swapped, without_teacher
from vidar.timetable.kinds import LessonKind
from vidar.timetable.queries_changing import lessons_to_change


def _race(school, jobs):
    """Let each (who, lesson, make) read, wait for the others, and save; return what each met."""

    def changing(lesson, make):
        def prepare(actor):
            wishes = [make(each) for each in lessons_to_change(actor, lesson.id)]
            return lambda: change_lessons(actor, wishes, kind="test", reason="Samtidig")

        return prepare

    return _race_of(school, [(who, changing(lesson, make)) for who, lesson, make in jobs])


def _race_of(school, jobs):
    """Let each (who, prepare) prepare, wait for the others, and save; return what each met, who won first."""
    barrier = threading.Barrier(len(jobs))

    def run(job):
        who, prepare = job
        try:
            with writing(who, school.home) as actor:
                save = prepare(actor)
                barrier.wait(10)
                return save()
        except (BookedError, ChangedMeanwhileError) as error:
            return error
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(jobs)) as pool:
        return sorted(pool.map(run, jobs), key=lambda met: isinstance(met, Exception))


@pytest.fixture
def beside(small_school):
    """A lesson at the time of norsk, with others in it."""
    with owner_scope(small_school.owner.id):
        return make_full_lesson(small_school.home, subject=None, title="Valgfag", teachers=[small_school.geir])


@pytest.mark.parametrize("attempt", range(3))
def test_same_substitute_for_two_lessons(small_school, beside, attempt):
    omar = named(small_school.omar)
    won, lost = _race(
        small_school,
        [
            (small_school.berit, small_school.lessons.norsk, lambda e: without_teacher(e, small_school.anne.id, omar)),
            (small_school.liv, beside, lambda e: without_teacher(e, small_school.geir.id, omar)),
        ],
    )
    assert isinstance(won, int)
    assert isinstance(lost, BookedError)
    assert [clash.name for clash in lost.clashes] == ["Omar Aziz"]
    assert ask("SELECT count(*) FROM timetable_lessonteacher WHERE role = 'substitute'") == [(2,)]
    assert ask("SELECT count(*) FROM tenancy_deed") == [(1,)]


@pytest.mark.parametrize("attempt", range(3))
def test_same_room_for_two_lessons(small_school, beside, attempt):
    with owner_scope(small_school.owner.id):
        other = make_full_lesson(small_school.home, subject=None, title="Møte", teachers=[small_school.omar])
    room = named(small_school.rooms.a101)
    with writing(small_school.berit, small_school.home) as actor:
        (norsk,) = lessons_to_change(actor, small_school.lessons.norsk.id)
        change_lessons(actor, [cancelled(norsk)], kind="test", reason="")
    jobs = [
        (small_school.berit, beside, lambda each: in_room(each, room)),
        (small_school.nina, other, lambda each: in_room(each, room)),
    ]
    won, lost = _race(small_school, jobs)
    assert isinstance(won, int)
    assert isinstance(lost, BookedError)
    assert [(clash.name, clash.other_name in {"Valgfag", "Møte"}) for clash in lost.clashes] == [("A101", True)]


@pytest.mark.parametrize("attempt", range(3))
def test_same_lesson_changed_by_two(small_school, attempt):
    lesson, later = small_school.lessons.norsk, LessonTime(TODAY, at(TODAY, "13.00"), at(TODAY, "14.00"))
    jobs = [(small_school.berit, lesson, cancelled), (small_school.liv, lesson, lambda each: moved_to(each, later))]
    won, lost = _race(small_school, jobs)
    assert isinstance(won, int)
    assert isinstance(lost, ChangedMeanwhileError)
    assert [each.id for each in lost.lessons] == [lesson.id]


@pytest.mark.parametrize("attempt", range(3))
def test_two_lessons_moved_onto_the_same_room_and_time(small_school, beside, attempt):
    room, noon = named(small_school.rooms.a101), LessonTime(TODAY, at(TODAY, "12.00"), at(TODAY, "13.00"))
    jobs = [
        (small_school.berit, beside, lambda each: moved_to(each, noon, room)),
        (small_school.liv, small_school.lessons.now, lambda each: moved_to(each, noon)),
    ]
    won, lost = _race(small_school, jobs)
    assert isinstance(won, int)
    assert isinstance(lost, BookedError)
    assert [clash.name for clash in lost.clashes] == ["A101"]


def _swapping(first, second):
    def prepare(actor):
        (early,), (late,) = (lessons_to_change(actor, each.id) for each in (first, second))
        return lambda: change_lessons(actor, swapped(early, late, rooms=False), kind="swap_lessons", reason="Bytte")

    return prepare


@pytest.mark.parametrize("attempt", range(3))
def test_two_who_swap_the_same_lesson_with_different_ones(small_school, attempt):
    lessons = small_school.lessons
    jobs = [
        (small_school.berit, _swapping(lessons.norsk, lessons.now)),
        (small_school.liv, _swapping(lessons.test, lessons.norsk)),
    ]
    won, lost = _race_of(small_school, jobs)
    assert isinstance(won, int)
    assert isinstance(lost, ChangedMeanwhileError)
    assert [each.id for each in lost.lessons] == [lessons.norsk.id]
    assert ask("SELECT count(*) FROM timetable_lessonchange WHERE reason = 'Bytte'") == [(2,)]


@pytest.mark.parametrize("attempt", range(3))
def test_swap_against_a_substitute_for_the_time_swapped_to(small_school, attempt):
    """Omar's maths comes to 8.15 by the swap, just as he is set to step in for another lesson then."""
    with owner_scope(small_school.owner.id):
        other = make_full_lesson(small_school.home, subject=None, title="Valgfag", teachers=[small_school.geir])

    def stepping_in(actor):
        (lesson,) = lessons_to_change(actor, other.id)
        wish = without_teacher(lesson, small_school.geir.id, named(small_school.omar))
        return lambda: change_lessons(actor, [wish], kind="set_substitute", reason="Borte")

    jobs = [
        (small_school.berit, _swapping(small_school.lessons.norsk, small_school.lessons.now)),
        (small_school.liv, stepping_in),
    ]
    won, lost = _race_of(small_school, jobs)
    assert isinstance(won, int)
    assert isinstance(lost, BookedError)
    assert "Omar Aziz" in [clash.name for clash in lost.clashes]
    assert ask("SELECT count(*) FROM tenancy_deed") == [(1,)]


@pytest.mark.parametrize("attempt", range(3))
def test_two_activities_over_several_days_with_the_same_teacher_on_one_of_them(small_school, attempt):
    groups = (small_school.groups.norsk, small_school.groups.matte)

    def making(number, days):
        times = tuple(LessonTime(day, at(day, "13.00"), at(day, "15.00")) for day in days)
        activity = Activity(
            "Tur", LessonKind.ACTIVITY, times, (named(groups[number]),), (named(small_school.omar, "Omar Aziz"),), ()
        )
        return lambda actor: lambda: add_activity(actor, activity)

    jobs = [
        (small_school.berit, making(0, [MONDAY, TODAY])),
        (small_school.nina, making(1, [TODAY, TOMORROW])),
    ]
    won, lost = _race_of(small_school, jobs)
    assert isinstance(won, int)
    assert isinstance(lost, BookedError)
    assert [(clash.name, clash.starts_at) for clash in lost.clashes] == [("Omar Aziz", at(TODAY, "13.00"))]
    assert ask("SELECT count(*) FROM timetable_lesson WHERE title = 'Tur'") == [(2,)]
