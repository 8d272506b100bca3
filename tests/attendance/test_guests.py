"""Guests in a register: put on and taken away, by whom, beside colleagues; and what the database holds of them."""

import threading
from dataclasses import dataclass

import pytest
from django.db import IntegrityError, connections, transaction

from tests.factories.access import in_wall_of
from tests.factories.attendance import make_entry, make_guest, make_notice, make_register
from tests.factories.days import MONDAY, TODAY, at
from tests.factories.enrolment import make_enrolment, make_protected_access
from tests.factories.people import make_person
from tests.factories.timetable import make_full_lesson
from tests.timetable.acting import acting
from vidar.access.records import NotVisibleError
from vidar.attendance import actions
from vidar.attendance.actions_guests import add_guest, remove_guest
from vidar.attendance.models import Register, RegisterEntry, RegisterGuest
from vidar.attendance.queries import register_of
from vidar.attendance.queries_guests import find_guests
from vidar.law.attendance import Mark, Presence, RegisterState
from vidar.tenancy.sql import fetch_one

ABSENT, LATE = Mark(Presence.ABSENT), Mark(Presence.PARTLY, late_minutes=12)
TEN = at(TODAY, "10.05")
KEPT = """SELECT count(*) FILTER (WHERE table_name = 'attendance_registerguest'),
  count(*) FILTER (WHERE table_name = 'attendance_registerentry') FROM history_event"""


@dataclass(frozen=True, slots=True)
class Kept:
    """How many changes of guests and of entries the history has."""

    guests: int
    entries: int


@pytest.fixture
def school(small_school):
    """Nora goes to the school and has no maths; so does Ask, whose address is a secret that nobody is named for."""
    with in_wall_of(small_school.omar):
        small_school.nora = make_person("Nora", "Vik")
        small_school.ask = make_person("Ask", "Vik", protection="strict")
        for pupil in (small_school.nora, small_school.ask):
            make_enrolment(pupil, small_school.home, small_school.year)
    return small_school


@pytest.fixture
def omar(school):
    with acting(school.omar, "staff", school.home, at=TEN, writes=True) as actor:
        yield actor


def add(actor, school, pupil=None, lesson="now"):
    return add_guest(actor=actor, lesson_id=getattr(school.lessons, lesson).id, pupil_id=(pupil or school.nora).id)


def remove(actor, school, pupil=None, expected=None):
    return remove_guest(
        actor=actor, lesson_id=school.lessons.now.id, pupil_id=(pupil or school.nora).id, expected=expected
    )


def tap(actor, school, pupil, mark, expected=None):
    return actions.mark_pupil(
        actor=actor, lesson_id=school.lessons.now.id, pupil_id=pupil.id, mark=mark, expected=expected
    )


def names(actor, school):
    return {row.name: row.is_guest for row in register_of(actor, school.lessons.now.id).rows}


MEMBERS = {"Sol Aasen": False, "Jonas Bakken": False, "Kari Nordli": False, "Thea Røe": False}


def test_guest_begins_the_register_and_is_there_until_somebody_marks_something_else(school, omar):
    saved = add(omar, school)
    assert (saved.seen, saved.state, saved.version) == (0, RegisterState.OPEN, Register.objects.get().version)
    assert names(omar, school) == {**MEMBERS, "Nora Vik": True}
    assert not RegisterEntry.objects.exists()
    assert tap(omar, school, school.nora, LATE).version == saved.version + 1


def test_guest_begins_a_register_with_what_the_notices_propose(school, omar):
    make_notice(school.kari, school.kari)
    make_notice(school.nora, school.nora)
    saved = add(omar, school)
    assert saved.version == Register.objects.get().version == 3
    assert [each.pupil_id for each in RegisterEntry.objects.all()] == [school.kari.id]


def test_guest_who_is_put_on_again_is_a_success_and_changes_nothing(school, omar):
    first = add(omar, school)
    again = add(omar, school)
    assert (again.version, RegisterGuest.objects.count()) == (first.version, 1)
    member = add(omar, school, school.kari)
    assert (member.version, RegisterGuest.objects.count()) == (first.version, 1)
    roster = Register.objects.get().roster
    assert roster == sorted(set(roster))


def test_guest_is_taken_away_with_the_mark_and_the_history_keeps_both(school, omar):
    add(omar, school)
    tap(omar, school, school.nora, LATE)
    saved = remove(omar, school, expected=LATE)
    assert saved.version == Register.objects.get().version
    assert names(omar, school) == MEMBERS
    assert (RegisterGuest.objects.count(), RegisterEntry.objects.count()) == (0, 0)
    assert remove(omar, school, expected=LATE).version == saved.version
    kept = fetch_one(Kept, KEPT, {})
    assert (kept.guests, kept.entries) == (2, 2)


def test_mark_of_a_colleague_is_not_taken_away_unseen(school, omar):
    add(omar, school)
    tap(omar, school, school.nora, LATE)
    with pytest.raises(actions.ConflictError) as conflict:
        remove(omar, school)
    assert [(row.pupil_id, row.mark) for row in conflict.value.rows] == [(school.nora.id, LATE)]
    assert names(omar, school) == {**MEMBERS, "Nora Vik": True}


def test_mark_for_a_guest_who_is_gone_is_refused(school, omar):
    add(omar, school)
    remove(omar, school)
    with pytest.raises(actions.NotOnRosterError):
        tap(omar, school, school.nora, ABSENT)


def test_those_who_belong_to_the_lesson_are_not_taken_away(school, omar):
    add(omar, school)
    with pytest.raises(NotVisibleError):
        remove(omar, school, school.kari)
    assert set(MEMBERS) < set(names(omar, school))


def test_confirmed_register_and_lesson_that_was_not_held_take_no_guests(school, omar):
    add(omar, school)
    actions.save_register(actor=omar, lesson_id=school.lessons.now.id, marks={}, expected={}, confirm=True)
    other = make_person("Ella", "Dahl")
    make_enrolment(other, school.home, school.year)
    for refused in (lambda: add(omar, school, other), lambda: remove(omar, school)):
        with pytest.raises(actions.WrongStateError):
            refused()
    assert add(omar, school).state is RegisterState.CONFIRMED
    actions.reopen_register(actor=omar, lesson_id=school.lessons.now.id)
    actions.mark_not_held(actor=omar, lesson_id=school.lessons.now.id, cause="Brannøvelse")
    with pytest.raises(actions.WrongStateError):
        add(omar, school, other)


def test_lesson_too_far_ahead_takes_no_guests(school, omar):
    with pytest.raises(actions.NotYetOpenError):
        add(omar, school, lesson="substitute")
    assert not Register.objects.exists()


@pytest.mark.parametrize("name", ["sol", "ask", "emil", "silje", "anne", "ola"])
def test_who_cannot_be_a_guest(school, name):
    """Strictly protected, of another school, who has left, staff, of another owner. Omar is even named for Sol."""
    with in_wall_of(school.omar):
        lesson = make_full_lesson(
            school.home, day=TODAY, starts="09.00", ends="09.45", teachers=[school.omar], groups=[], subject="MAT1023"
        )
        make_protected_access(school.ask, school.omar)
    school.lessons.other = lesson
    with (
        acting(school.omar, "staff", school.home, at=TEN, writes=True) as actor,
        pytest.raises(NotVisibleError),
    ):
        add(actor, school, getattr(school, name), lesson="other")
    with in_wall_of(school.omar):
        assert not Register.objects.exists()


@pytest.mark.parametrize(
    ("name", "where", "capacity"),
    [("anne", "home", "staff"), ("geir", "home", "staff"), ("marit", "home", "staff"), ("nina", "home", "staff"),
     ("tor", "farm", "staff"), ("guri", "abroad", "staff"), ("kari", None, "pupil"), ("ingrid", None, "guardian")],
)  # fmt: skip
def test_who_may_not_put_guests_on_a_register(school, name, where, capacity):
    child = school.kari if capacity == "guardian" else None
    place = where and getattr(school, where)
    with in_wall_of(school.omar):
        register = make_register(school.lessons.now, school.omar, [school.kari])
        make_guest(register, school.nora, school.omar)
    with acting(getattr(school, name), capacity, place, child=child, at=TEN, writes=True) as actor:
        for deed in (lambda: add(actor, school, school.jonas), lambda: remove(actor, school)):
            with pytest.raises(NotVisibleError):
                deed()


@pytest.mark.parametrize("name", ["omar", "liv", "berit"])
def test_who_may(school, name):
    with acting(getattr(school, name), "staff", school.home, at=TEN, writes=True) as actor:
        add(actor, school)
        assert names(actor, school)["Nora Vik"]
        assert remove(actor, school).state is RegisterState.OPEN


def test_search_offers_pupils_of_the_school_who_are_not_on_the_roster(school, omar):
    opened = register_of(omar, school.lessons.now.id)

    def found(text):
        return [each.given_name for each in find_guests(omar, opened, text).pupils]

    assert (found("vi"), found("nora v"), found("nord"), found("emil"), found("v"), found("")) == (
        ["Nora"], ["Nora"], [], [], [], [],
    )  # fmt: skip
    add(omar, school)
    opened = register_of(omar, school.lessons.now.id)
    assert found("vi") == []


def test_search_is_for_those_who_may_write(school):
    for name in ("geir", "nina"):
        with acting(getattr(school, name), "staff", school.home, at=TEN) as actor, pytest.raises(NotVisibleError):
            find_guests(actor, register_of(actor, school.lessons.now.id), "nora")


def test_two_teachers_who_put_on_the_same_guest_at_once_both_succeed(school):
    gate, outcomes = threading.Barrier(2), []

    def deed(person):
        try:
            with acting(person, "staff", school.home, at=TEN, writes=True) as actor:
                gate.wait(10)
                outcomes.append(add(actor, school).state)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=deed, args=[person]) for person in (school.omar, school.liv)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert outcomes == [RegisterState.OPEN, RegisterState.OPEN]
    with in_wall_of(school.omar):
        assert RegisterGuest.objects.count() == 1
        assert Register.objects.get().roster.count(school.nora.id) == 1


def test_database_holds_that_a_guest_stands_on_the_roster(school):
    with in_wall_of(school.omar):
        register = make_register(school.lessons.now, school.omar, [school.kari])
        guest = make_guest(register, school.nora, school.omar)
        make_entry(register, school.nora, school.omar)
        RegisterEntry.objects.all().delete()
        Register.objects.filter(id=register.id).update(version=9, saved_at=TEN)
        with pytest.raises(IntegrityError, match="a guest stands on the roster"), transaction.atomic():
            Register.objects.filter(id=register.id).update(version=10, roster=[school.kari.id])
        with pytest.raises(IntegrityError, match="a guest stands on the roster"), transaction.atomic():
            RegisterGuest.objects.filter(id=guest.id).update(pupil_id=school.jonas.id)
        guest.id = None
        with pytest.raises(IntegrityError, match="uq_registerguest"), transaction.atomic():
            guest.save(force_insert=True)


def test_lesson_of_yesterday_takes_a_guest_still(school):
    with in_wall_of(school.omar):
        school.lessons.monday = make_full_lesson(
            school.home, day=MONDAY, teachers=[school.omar], groups=[school.groups.matte], subject="MAT1023"
        )
    with acting(school.omar, "staff", school.home, at=TEN, writes=True) as actor:
        assert add(actor, school, lesson="monday").state is RegisterState.OPEN
