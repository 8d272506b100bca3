"""The register of a lesson: what it opens with, what is written, and what a colleague has written meanwhile."""

import threading

import pytest
from django.db import connections

from tests.factories.access import in_wall_of
from tests.factories.attendance import make_content, make_entry, make_notice, make_register
from tests.factories.days import TODAY, at
from tests.factories.enrolment import make_enrolment, make_group_membership
from tests.factories.people import make_person
from tests.timetable.acting import acting
from tests.web.statements import statements
from vidar.access.records import NotVisibleError
from vidar.attendance import actions
from vidar.attendance.models import Register, RegisterEntry
from vidar.attendance.queries import register_of
from vidar.law.attendance import ImpossibleMarkError, Mark, Presence, RegisterState
from vidar.timetable.models import Lesson

ABSENT = Mark(Presence.ABSENT)
LATE = Mark(Presence.PARTLY, late_minutes=12)
TEN = at(TODAY, "10.05")


@pytest.fixture
def omar(small_school):
    """Omar, who holds the maths lesson of 10.00, at 10.05."""
    with acting(small_school.omar, "staff", small_school.home, at=TEN, writes=True) as actor:
        yield actor


def tap(actor, lesson, pupil, mark, expected=None):
    return actions.mark_pupil(actor=actor, lesson_id=lesson.id, pupil_id=pupil.id, mark=mark, expected=expected)


def marks_of(lesson):
    entries = RegisterEntry.objects.filter(register_id=Register.objects.get(lesson_id=lesson.id).id)
    return {each.pupil_id: Mark(Presence(each.presence), each.late_minutes, each.early_minutes) for each in entries}


def test_opens_with_everyone_present(small_school, omar):
    page = register_of(omar, small_school.lessons.now.id)
    assert page.state is None
    assert page.version == 0
    assert page.may_write
    assert page.can_be_taken
    assert {row.mark for row in page.rows} == {None}
    assert [row.name for row in page.rows] == ["Sol Aasen", "Jonas Bakken", "Kari Nordli", "Thea Røe"]


def test_first_tap_takes_the_snapshot_and_a_repeated_one_is_the_same(small_school, omar):
    lesson, kari = small_school.lessons.now, small_school.kari
    saved = tap(omar, lesson, kari, ABSENT)
    assert (saved.state, saved.version) == (RegisterState.OPEN, 2)
    again = tap(omar, lesson, kari, ABSENT)
    assert again.version == 2
    assert marks_of(lesson) == {kari.id: ABSENT}
    roster = Register.objects.get(lesson_id=lesson.id).roster
    assert kari.id in roster
    assert roster == sorted(roster)


def test_undo_takes_the_entry_away(small_school, omar):
    lesson, kari = small_school.lessons.now, small_school.kari
    tap(omar, lesson, kari, LATE)
    tap(omar, lesson, kari, None, expected=LATE)
    assert marks_of(lesson) == {}


def test_a_colleagues_mark_is_not_overwritten_unseen(small_school, omar):
    lesson, kari, jonas = small_school.lessons.now, small_school.kari, small_school.jonas
    tap(omar, lesson, kari, ABSENT)
    with pytest.raises(actions.ConflictError) as conflict:
        tap(omar, lesson, kari, LATE, expected=None)
    (stands,) = conflict.value.rows
    assert (stands.pupil_id, stands.mark, stands.marked_by) == (kari.id, ABSENT, "Omar Aziz")
    tap(omar, lesson, jonas, LATE)
    assert marks_of(lesson) == {kari.id: ABSENT, jonas.id: LATE}


def test_one_conflict_keeps_everything_as_it_was(small_school, omar):
    lesson, kari, jonas = small_school.lessons.now, small_school.kari, small_school.jonas
    tap(omar, lesson, kari, ABSENT)
    wanted = {kari.id: LATE, jonas.id: ABSENT}
    with pytest.raises(actions.ConflictError):
        actions.save_register(actor=omar, lesson_id=lesson.id, marks=wanted, expected={kari.id: None, jonas.id: None})
    assert marks_of(lesson) == {kari.id: ABSENT}


def test_confirmed_register_is_opened_before_it_changes(small_school, omar):
    lesson, kari = small_school.lessons.now, small_school.kari
    saved = actions.save_register(
        actor=omar, lesson_id=lesson.id, marks={kari.id: ABSENT}, expected={kari.id: None}, confirm=True
    )
    assert saved.state is RegisterState.CONFIRMED
    with pytest.raises(actions.WrongStateError):
        tap(omar, lesson, kari, None, expected=ABSENT)
    again = actions.save_register(actor=omar, lesson_id=lesson.id, marks={}, expected={}, confirm=True)
    assert again.state is RegisterState.CONFIRMED
    actions.reopen_register(actor=omar, lesson_id=lesson.id)
    tap(omar, lesson, kari, None, expected=ABSENT)
    assert register_of(omar, lesson.id).state is RegisterState.OPEN


def test_notice_proposes_and_is_written_with_the_first_tap(small_school, omar):
    lesson, kari, jonas, thea = (
        small_school.lessons.now, small_school.kari, small_school.jonas, small_school.thea,
    )  # fmt: skip
    make_notice(kari, small_school.berit)
    make_notice(jonas, small_school.berit, starts="10.00", ends="10.20", ground="welfare")
    make_notice(thea, small_school.berit, ground="school_activity")
    before = {row.pupil_id: row.mark for row in register_of(omar, lesson.id).rows}
    proposed = {kari.id: ABSENT, jonas.id: Mark(Presence.PARTLY, 20), thea.id: Mark(Presence.ELSEWHERE)}
    assert {pupil: mark for pupil, mark in before.items() if mark} == proposed
    tap(omar, lesson, kari, None, expected=ABSENT)
    assert marks_of(lesson) == {jonas.id: Mark(Presence.PARTLY, 20), thea.id: Mark(Presence.ELSEWHERE)}


def test_withdrawn_notice_says_nothing(small_school, omar):
    notice = make_notice(small_school.kari, small_school.berit)
    notice.withdrawn_at = TEN
    notice.save()
    assert {row.mark for row in register_of(omar, small_school.lessons.now.id).rows} == {None}


def test_register_tells_who_was_away_earlier_today(small_school, omar):
    kari = small_school.kari
    first = make_register(small_school.lessons.norsk, small_school.anne, [kari], state="confirmed")
    make_entry(first, kari, small_school.anne)
    rows = {row.pupil_id: row for row in register_of(omar, small_school.lessons.now.id).rows}
    ((earlier,), others) = rows[kari.id].earlier, [row.earlier for row in rows.values() if row.pupil_id != kari.id]
    assert (earlier.starts_at, earlier.mark) == (at(TODAY, "08.15"), ABSENT)
    assert set(others) == {()}


def test_not_held_needs_a_cause_and_takes_the_marks_away(small_school, omar):
    lesson, kari = small_school.lessons.now, small_school.kari
    tap(omar, lesson, kari, ABSENT)
    with pytest.raises(ValueError, match="cause"):
        actions.mark_not_held(actor=omar, lesson_id=lesson.id, cause="  ")
    actions.mark_not_held(actor=omar, lesson_id=lesson.id, cause="Brannøvelse")
    page = register_of(omar, lesson.id)
    assert (page.state, page.not_held_cause) == (RegisterState.NOT_HELD, "Brannøvelse")
    assert marks_of(lesson) == {}
    with pytest.raises(actions.WrongStateError):
        tap(omar, lesson, kari, ABSENT)
    actions.reopen_register(actor=omar, lesson_id=lesson.id)
    assert register_of(omar, lesson.id).not_held_cause == ""


def test_minutes_leave_something_of_the_lesson(small_school, omar):
    lesson, kari = small_school.lessons.now, small_school.kari
    tap(omar, lesson, kari, Mark(Presence.PARTLY, 89))
    with pytest.raises(ImpossibleMarkError):
        tap(omar, lesson, kari, Mark(Presence.PARTLY, 60, 30), expected=Mark(Presence.PARTLY, 89))


def test_pupil_outside_the_roster_and_a_lesson_to_come_are_refused(small_school, omar):
    with pytest.raises(actions.NotOnRosterError):
        tap(omar, small_school.lessons.now, small_school.emil, ABSENT)
    with pytest.raises(actions.NotYetOpenError) as early:
        tap(omar, small_school.lessons.substitute, small_school.kari, ABSENT)
    assert early.value.opens_at == at(small_school.lessons.substitute.date, "08.00")


def test_cancelled_lesson_has_nothing_to_register(small_school):
    lesson = small_school.lessons.norsk
    with acting(small_school.anne, "staff", small_school.home, at=TEN, writes=True) as anne:
        Lesson.objects.filter(id=lesson.id).update(takes_place=False)
        with pytest.raises(actions.LessonCancelledError):
            tap(anne, lesson, small_school.kari, ABSENT)


@pytest.mark.parametrize(("clock", "opens"), [("09.44", False), ("09.45", True), ("10.00", True)])
def test_register_opens_a_quarter_of_an_hour_before(small_school, clock, opens):
    with acting(small_school.omar, "staff", small_school.home, at=at(TODAY, clock)) as actor:
        assert register_of(actor, small_school.lessons.now.id).can_be_taken is opens


@pytest.mark.parametrize(
    ("name", "reads", "writes"),
    [
        ("omar", True, True),
        ("berit", True, True),
        ("liv", True, True),
        ("geir", True, False),
        ("marit", False, False),
        ("nina", False, False),
        ("svein", False, False),
    ],
)
def test_who_reads_and_who_writes(small_school, name, reads, writes):
    lesson = small_school.lessons.now
    with acting(getattr(small_school, name), "staff", small_school.home, at=TEN, writes=True) as actor:
        if not reads:
            with pytest.raises(NotVisibleError):
                register_of(actor, lesson.id)
        else:
            assert register_of(actor, lesson.id).may_write is writes
        if writes:
            assert tap(actor, lesson, small_school.kari, ABSENT).version == 2
        else:
            with pytest.raises(NotVisibleError):
                tap(actor, lesson, small_school.kari, ABSENT)


def test_teacher_of_another_group_is_refused_and_a_substitute_is_not(small_school):
    lessons = small_school.lessons
    with acting(small_school.anne, "staff", small_school.home, at=TEN) as anne, pytest.raises(NotVisibleError):
        register_of(anne, lessons.now.id)
    thursday = at(lessons.substitute.date, "08.20")
    with acting(small_school.omar, "staff", small_school.home, at=thursday) as omar:
        assert register_of(omar, lessons.substitute.id).may_write


def test_protected_pupil_stands_in_own_teachers_register_only(small_school):
    lesson, sol = small_school.lessons.now, small_school.sol
    with acting(small_school.omar, "staff", small_school.home, at=TEN) as omar:
        assert sol.id in {row.pupil_id for row in register_of(omar, lesson.id).rows}
    with acting(small_school.berit, "staff", small_school.home, at=TEN) as berit:
        assert sol.id not in {row.pupil_id for row in register_of(berit, lesson.id).rows}


def test_snapshot_stands_when_the_timetable_changes_afterwards(small_school, omar):
    lesson, kari = small_school.lessons.now, small_school.kari
    tap(omar, lesson, kari, ABSENT)
    before = [row.pupil_id for row in register_of(omar, lesson.id).rows]
    newcomer = make_person("Nils", "Nilsen")
    make_enrolment(newcomer, small_school.home, small_school.year)
    make_group_membership(small_school.groups.matte, newcomer)
    Lesson.objects.filter(id=lesson.id).update(starts_at=at(TODAY, "12.00"), ends_at=at(TODAY, "13.30"))
    page = register_of(omar, lesson.id)
    assert [row.pupil_id for row in page.rows] == before
    assert (page.starts_at, page.lesson_has_moved) == (at(TODAY, "10.00"), True)


def test_content_is_written_and_a_colleagues_is_not_lost(small_school, omar):
    lesson = small_school.lessons.now
    write = {"actor": omar, "lesson_id": lesson.id}
    actions.write_content(**write, topic=" Derivasjon ", homework="", expected_topic="", expected_homework="")
    assert register_of(omar, lesson.id).topic == "Derivasjon"
    with pytest.raises(actions.ContentConflictError):
        actions.write_content(**write, topic="Integral", homework="", expected_topic="", expected_homework="")
    actions.write_content(**write, topic="", homework="", expected_topic="Derivasjon", expected_homework="")
    assert register_of(omar, lesson.id).topic == ""
    make_content(small_school.lessons.norsk, small_school.anne)


def test_statements_are_few_whatever_the_size(small_school, omar):
    lesson = small_school.lessons.now
    with statements() as opening:
        register_of(omar, lesson.id)
    for number in range(30):
        pupil = make_person("Nils", f"Nilsen {number}")
        make_group_membership(small_school.groups.matte, pupil)
    with statements() as again:
        rows = register_of(omar, lesson.id).rows
    assert len(rows) > 30
    assert len(opening) == len(again)
    everyone = {row.pupil_id: ABSENT for row in rows}
    with statements() as first:
        actions.save_register(
            actor=omar, lesson_id=lesson.id, marks=everyone, expected=dict.fromkeys(everyone), confirm=True
        )
    assert len(first) <= 6
    assert marks_of(lesson) == everyone


@pytest.mark.parametrize("same_pupil", [True, False])
def test_two_teachers_at_once_on_two_connections(small_school, same_pupil):
    lesson = small_school.lessons.now
    pupils = [small_school.kari, small_school.kari if same_pupil else small_school.jonas]
    marks, outcomes, barrier = [ABSENT, LATE], [], threading.Barrier(2)

    def write(pupil, mark):
        try:
            with acting(small_school.omar, "staff", small_school.home, at=TEN, writes=True) as actor:
                barrier.wait(5)
                tap(actor, lesson, pupil, mark)
            outcomes.append("saved")
        except actions.ConflictError:
            outcomes.append("told")
        finally:
            connections.close_all()

    threads = [threading.Thread(target=write, args=pair) for pair in zip(pupils, marks, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert sorted(outcomes) == (["saved", "told"] if same_pupil else ["saved", "saved"])
    with in_wall_of(small_school.omar):
        assert Register.objects.filter(lesson_id=lesson.id).count() == 1
        assert len(marks_of(lesson)) == (1 if same_pupil else 2)
