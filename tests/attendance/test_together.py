"""What is sent twice, what two write at once, and what somebody may not know of."""

import threading

import pytest
from django.db import connections

from tests.factories.access import in_wall_of
from tests.factories.attendance import make_notice, make_register
from tests.factories.days import TODAY, at
from tests.timetable.acting import acting
from tests.web.statements import statements
from vidar.attendance import actions
from vidar.attendance.models import AbsenceNotice, LessonContent, Register, RegisterEntry
from vidar.attendance.queries import register_of
from vidar.law.attendance import Mark, Presence, RegisterState

ABSENT, LATE = Mark(Presence.ABSENT), Mark(Presence.PARTLY, late_minutes=12)
TEN = at(TODAY, "10.05")


@pytest.fixture
def lesson(small_school):
    return small_school.lessons.now


@pytest.fixture
def omar(small_school):
    with acting(small_school.omar, "staff", small_school.home, at=TEN, writes=True) as actor:
        yield actor


def save(actor, lesson, marks, expected=None, *, confirm=False):
    seen = {pupil.id: None for pupil in marks} if expected is None else expected
    wanted = {pupil.id: mark for pupil, mark in marks.items()}
    return actions.save_register(actor=actor, lesson_id=lesson.id, marks=wanted, expected=seen, confirm=confirm)


def marks_of(lesson):
    rows = RegisterEntry.objects.filter(register_id=Register.objects.get(lesson_id=lesson.id).id)
    return {row.pupil_id: Mark(Presence(row.presence), row.late_minutes, row.early_minutes) for row in rows}


def test_first_write_began_the_register_and_the_next_met_it(small_school, omar, lesson):
    assert (save(omar, lesson, {small_school.kari: ABSENT}).seen, Register.objects.get().version) == (0, 2)
    assert save(omar, lesson, {small_school.jonas: LATE}).seen == 2


def test_form_that_is_sent_again_after_confirming_is_a_success(small_school, omar, lesson):
    first = save(omar, lesson, {small_school.kari: ABSENT}, confirm=True)
    again = save(omar, lesson, {small_school.kari: ABSENT}, confirm=True)
    tap = save(omar, lesson, {small_school.kari: ABSENT})
    assert (again.state, again.version, again.saved_at) == (RegisterState.CONFIRMED, first.version, first.saved_at)
    assert tap.version == first.version
    with pytest.raises(actions.WrongStateError):
        save(omar, lesson, {small_school.jonas: ABSENT}, confirm=True)


def test_confirming_with_nobody_away_is_a_register(small_school, omar, lesson):
    saved = save(omar, lesson, {}, confirm=True)
    assert (saved.state, marks_of(lesson)) == (RegisterState.CONFIRMED, {})
    assert len(Register.objects.get().roster) == 4


def test_confirming_at_once_writes_what_the_notices_proposed(small_school, omar, lesson):
    make_notice(small_school.kari, small_school.berit)
    save(omar, lesson, {}, confirm=True)
    assert marks_of(lesson) == {small_school.kari.id: ABSENT}


def test_refusal_leaves_not_even_the_beginning(small_school, omar, lesson):
    make_notice(small_school.kari, small_school.berit)
    with pytest.raises(actions.ConflictError) as refused:
        save(omar, lesson, {small_school.kari: LATE})
    assert [(row.pupil_id, row.mark) for row in refused.value.rows] == [(small_school.kari.id, ABSENT)]
    assert not Register.objects.exists()


def test_long_notice_is_found(small_school, omar, lesson):
    notice = make_notice(small_school.kari, small_school.berit)
    AbsenceNotice.objects.filter(id=notice.id).update(starts_at=at(TODAY.replace(month=8, day=20), "08.00"))
    save(omar, lesson, {small_school.jonas: LATE})
    assert marks_of(lesson) == {small_school.kari.id: ABSENT, small_school.jonas.id: LATE}


def test_lesson_held_after_all_begins_anew_from_the_notices(small_school, omar, lesson):
    make_notice(small_school.kari, small_school.berit)
    save(omar, lesson, {small_school.jonas: ABSENT})
    actions.mark_not_held(actor=omar, lesson_id=lesson.id, cause="Brannøvelse")
    version = Register.objects.get().version
    again = actions.mark_not_held(actor=omar, lesson_id=lesson.id, cause=" Brannøvelse ")
    assert again.version == version
    actions.reopen_register(actor=omar, lesson_id=lesson.id)
    assert marks_of(lesson) == {small_school.kari.id: ABSENT}


def test_confirmed_register_is_not_emptied_in_passing(small_school, omar, lesson):
    save(omar, lesson, {small_school.kari: ABSENT}, confirm=True)
    with pytest.raises(actions.WrongStateError) as refused:
        actions.mark_not_held(actor=omar, lesson_id=lesson.id, cause="Brannøvelse")
    assert refused.value.state is RegisterState.CONFIRMED
    assert marks_of(lesson) == {small_school.kari.id: ABSENT}


@pytest.mark.parametrize("is_begun", [False, True])
def test_nobody_marks_a_pupil_they_may_not_know_of(small_school, lesson, is_begun):
    sol, berit = small_school.sol, small_school.berit
    with acting(small_school.berit, "staff", small_school.home, at=TEN, writes=True) as actor:
        if is_begun:
            make_register(lesson, berit, [sol, small_school.kari])
        with pytest.raises(actions.NotOnRosterError):
            save(actor, lesson, {sol: ABSENT})
        save(actor, lesson, {small_school.kari: ABSENT})
    with acting(small_school.omar, "staff", small_school.home, at=TEN, writes=True) as omar:
        save(omar, lesson, {sol: ABSENT})


def test_protected_teachers_name_is_told_to_nobody_else(small_school, omar, lesson):
    save(omar, lesson, {small_school.kari: ABSENT})
    type(small_school.omar).objects.filter(id=small_school.omar.id).update(protection="strict")
    own = {row.marked_by for row in register_of(omar, lesson.id).rows}
    assert own == {"", "Omar Aziz"}


def test_colleague_sees_no_name_of_a_protected_teacher(small_school, lesson):
    with acting(small_school.omar, "staff", small_school.home, at=TEN, writes=True) as omar:
        save(omar, lesson, {small_school.kari: ABSENT}, confirm=True)
        type(small_school.omar).objects.filter(id=small_school.omar.id).update(protection="strict")
    with acting(small_school.berit, "staff", small_school.home, at=TEN, writes=True) as berit:
        page = register_of(berit, lesson.id)
        assert (page.confirmed_by, {row.marked_by for row in page.rows}) == ("", {""})
        actions.reopen_register(actor=berit, lesson_id=lesson.id)
        with pytest.raises(actions.ConflictError) as refused:
            save(berit, lesson, {small_school.kari: LATE})
        assert refused.value.rows[0].marked_by == ""


def test_two_write_the_first_topic_at_once(small_school, lesson):
    outcomes, barrier = [], threading.Barrier(2)

    def write(topic):
        try:
            with acting(small_school.omar, "staff", small_school.home, at=TEN, writes=True) as actor:
                barrier.wait(5)
                actions.write_content(
                    actor=actor, lesson_id=lesson.id, topic=topic, homework="", expected_topic="", expected_homework=""
                )
            outcomes.append("saved")
        except actions.ContentConflictError:
            outcomes.append("told")
        finally:
            connections.close_all()

    threads = [threading.Thread(target=write, args=[topic]) for topic in ("Derivasjon", "Integral")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert sorted(outcomes) == ["saved", "told"]
    with in_wall_of(small_school.omar):
        assert LessonContent.objects.get().topic in {"Derivasjon", "Integral"}


def test_statements_of_each_write(small_school, omar, lesson):
    counts = {}
    for name, write in {
        "first": lambda: save(omar, lesson, {small_school.kari: ABSENT}),
        "tap": lambda: save(omar, lesson, {small_school.jonas: LATE}),
        "again": lambda: save(omar, lesson, {small_school.jonas: LATE}),
        "confirm": lambda: save(omar, lesson, {}, confirm=True),
    }.items():
        with statements() as found:
            write()
        counts[name] = len(found)
    assert counts == {"first": 3, "tap": 4, "again": 3, "confirm": 3}
