"""Two offices at once, each on its own connection: one wins, the other is told who has it."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections

from tests.factories.days import TODAY, at
from tests.factories.timetable import make_full_lesson
from tests.tenancy.catalog import ask
from tests.timetable.changing import named, writing
from vidar.law.timetable import LessonTime
from vidar.tenancy.wall import owner_scope
from vidar.timetable.actions import BookedError, ChangedMeanwhileError, change_lessons
from vidar.timetable.changes import cancelled, in_room, moved_to, without_teacher
from vidar.timetable.queries_changing import lessons_to_change


def _race(school, jobs):
    """Let each (who, lesson, make) read, wait for the others, and save; return what each met."""
    barrier = threading.Barrier(len(jobs))

    def run(job):
        who, lesson, make = job
        try:
            with writing(who, school.home) as actor:
                wishes = [make(each) for each in lessons_to_change(actor, lesson.id)]
                barrier.wait(10)
                return change_lessons(actor, wishes, kind="test", reason="Samtidig")
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
