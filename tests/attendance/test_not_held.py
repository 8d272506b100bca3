"""A lesson that was not held takes marks away: a colleague's only when one has been told of them."""

import threading

import pytest
from django.db import connections

from tests.factories.access import in_wall_of
from tests.factories.attendance import make_entry, make_register
from tests.factories.days import TODAY, at
from tests.timetable.acting import acting
from tests.web.statements import statements
from vidar.attendance import actions
from vidar.attendance.models import Register, RegisterEntry
from vidar.attendance.refusals import MarksOf
from vidar.law.attendance import Mark, Presence, RegisterState

TEN = at(TODAY, "10.05")
ABSENT = Mark(Presence.ABSENT)


@pytest.fixture
def lesson(small_school):
    return small_school.lessons.now


def as_staff(person, small_school):
    return acting(person, "staff", small_school.home, at=TEN, writes=True)


@pytest.fixture
def omar(small_school):
    with as_staff(small_school.omar, small_school) as actor:
        yield actor


def not_held(actor, lesson, *, expected=None):
    return actions.mark_not_held(actor=actor, lesson_id=lesson.id, cause="Brannøvelse", expected=expected)


def begin(small_school, lesson, by, *pupils):
    register = make_register(lesson, by, [small_school.sol, small_school.kari, small_school.jonas, small_school.thea])
    for pupil in pupils:
        make_entry(register, pupil, by)
    return register


def test_own_marks_go_at_once(small_school, omar, lesson):
    begin(small_school, lesson, small_school.omar, small_school.kari)
    assert not_held(omar, lesson).state is RegisterState.NOT_HELD
    assert not RegisterEntry.objects.exists()


def test_colleagues_marks_are_told_and_stand(small_school, omar, lesson):
    begin(small_school, lesson, small_school.anne, small_school.kari, small_school.jonas)
    with pytest.raises(actions.MarksOfOthersError) as told:
        not_held(omar, lesson)
    assert told.value.marks == (MarksOf("Anne Lien", 2),)
    assert (told.value.version, RegisterEntry.objects.count()) == (1, 2)
    assert not_held(omar, lesson, expected=told.value.version).state is RegisterState.NOT_HELD
    assert not RegisterEntry.objects.exists()


def test_what_is_written_after_the_telling_is_told_anew(small_school, omar, lesson):
    begin(small_school, lesson, small_school.anne, small_school.kari)
    with pytest.raises(actions.MarksOfOthersError) as told:
        not_held(omar, lesson)
    make_entry(Register.objects.get(), small_school.jonas, small_school.berit)
    Register.objects.update(version=2)
    with pytest.raises(actions.MarksOfOthersError) as again:
        not_held(omar, lesson, expected=told.value.version)
    assert set(again.value.marks) == {MarksOf("Anne Lien", 1), MarksOf("Berit Solberg", 1)}
    assert again.value.version == 2


def test_protected_people_are_neither_named_nor_counted(small_school, lesson):
    with as_staff(small_school.berit, small_school) as berit:
        begin(small_school, lesson, small_school.omar, small_school.sol)
        type(small_school.omar).objects.filter(id=small_school.omar.id).update(protection="strict")
        with pytest.raises(actions.MarksOfOthersError) as told:
            not_held(berit, lesson)
        assert told.value.marks == (MarksOf("", 0),)


def test_it_costs_one_statement_more(small_school, omar, lesson):
    begin(small_school, lesson, small_school.omar, small_school.kari)
    with statements() as found:
        not_held(omar, lesson)
    assert len(found) == 5


def test_mark_that_comes_in_the_same_moment_is_told(small_school, lesson):
    """A colleague has written and not committed yet: who says "not held" meanwhile waits, and is told."""
    with in_wall_of(small_school.omar):
        begin(small_school, lesson, small_school.omar)
    told, has_written, may_commit = [], threading.Event(), threading.Event()

    def colleague():
        try:
            with as_staff(small_school.berit, small_school) as berit:
                actions.mark_pupil(
                    actor=berit, lesson_id=lesson.id, pupil_id=small_school.kari.id, mark=ABSENT, expected=None
                )
                has_written.set()
                may_commit.wait(5)
        finally:
            connections.close_all()

    def teacher():
        try:
            with as_staff(small_school.omar, small_school) as omar:
                has_written.wait(5)
                threading.Timer(0.2, may_commit.set).start()
                not_held(omar, lesson)
        except actions.MarksOfOthersError as refused:
            told.append(refused.marks)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=each) for each in (colleague, teacher)]
    for each in threads:
        each.start()
    for each in threads:
        each.join(10)
    assert told == [(MarksOf("Berit Solberg", 1),)]
    with in_wall_of(small_school.omar):
        assert (Register.objects.get().state, RegisterEntry.objects.count()) == ("open", 1)


def test_colleagues_cause_is_not_overwritten(small_school, lesson):
    with as_staff(small_school.berit, small_school) as berit:
        not_held(berit, lesson)
    with as_staff(small_school.omar, small_school) as omar:
        assert not_held(omar, lesson).seen == 2
        with pytest.raises(actions.WrongStateError):
            actions.mark_not_held(actor=omar, lesson_id=lesson.id, cause="Ekskursjon")
    with in_wall_of(small_school.omar):
        assert Register.objects.get().not_held_cause == "Brannøvelse"
