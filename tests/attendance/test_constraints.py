"""What the database refuses about registers, and what it takes."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from tests.factories.access import in_wall_of
from tests.factories.attendance import make_content, make_entry, make_notice, make_register
from tests.factories.days import THIS_MORNING
from tests.factories.timetable import make_lesson
from vidar.attendance.models import Register, RegisterEntry
from vidar.timetable.models import Lesson


@pytest.fixture
def omar(small_school):
    with in_wall_of(small_school.omar):
        yield small_school.omar


@pytest.fixture
def register(small_school, omar):
    return make_register(small_school.lessons.now, omar, [small_school.kari, small_school.jonas])


def refused(name, make, *arguments, **fields):
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        make(*arguments, **fields)


def change(register, **fields):
    """Change a register as every write does: with a new version."""
    register.refresh_from_db()
    Register.objects.filter(id=register.id).update(**{"version": register.version + 1, **fields})


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"presence": "ill"}, "ck_registerentry_presence"),
        ({"presence": "partly"}, "ck_registerentry_minutes"),
        ({"presence": "absent", "late": 5}, "ck_registerentry_minutes"),
        ({"presence": "elsewhere", "early": 5}, "ck_registerentry_minutes"),
        ({"presence": "partly", "late": -1, "early": 5}, "late_minutes"),
        ({"presence": "partly", "late": 90}, "nothing of the lesson is left"),
        ({"presence": "partly", "late": 60, "early": 30}, "nothing of the lesson is left"),
    ],
)
def test_impossible_entries(small_school, omar, register, fields, name):
    refused(name, make_entry, register, small_school.kari, omar, **fields)


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"presence": "elsewhere"},
        {"presence": "partly", "late": 89},
        {"presence": "partly", "late": 59, "early": 30},
    ],
)
def test_possible_entries(small_school, omar, register, fields):
    assert make_entry(register, small_school.kari, omar, **fields).id


def test_entry_is_about_somebody_on_the_roster_and_once(small_school, omar, register):
    refused("not on the roster", make_entry, register, small_school.thea, omar)
    make_entry(register, small_school.kari, omar)
    refused("uq_registerentry", make_entry, register, small_school.kari, omar, presence="elsewhere")


def test_pupil_with_an_entry_stays_on_the_roster(small_school, omar, register):
    kari, jonas = small_school.kari, small_school.jonas
    make_entry(register, kari, omar)
    refused("stays on the roster", change, register, roster=[jonas.id])
    change(register, roster=[kari.id])


def test_lesson_that_was_not_held_has_no_entries(small_school, omar, register):
    make_entry(register, small_school.kari, omar)
    refused("was not held", change, register, state="not_held", not_held_cause="Brannøvelse")
    RegisterEntry.objects.all().delete()
    change(register, state="not_held", not_held_cause="Brannøvelse")
    refused("was not held", make_entry, register, small_school.kari, omar)


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"state": "lost"}, "ck_register_state"),
        ({"state": "not_held"}, "ck_register_cause"),
        ({"not_held_cause": "Brannøvelse"}, "ck_register_cause"),
        ({"state": "confirmed"}, "ck_register_confirmed"),
        ({"confirmed_at": THIS_MORNING}, "ck_register_confirmed_by"),
        ({"ends_at": THIS_MORNING - timedelta(days=1)}, "ck_register_order"),
        ({"starts_at": THIS_MORNING}, "keeps its lesson and its time"),
        ({"date": "2026-11-23"}, "keeps its lesson and its time"),
        ({"version": 1}, "new version"),
    ],
)
def test_impossible_registers(register, fields, name):
    refused(name, change, register, **fields)


def test_confirmed_register_says_by_whom(omar, register):
    change(register, state="confirmed", confirmed_at=THIS_MORNING, confirmed_by_id=omar.id)
    change(register, state="open", confirmed_at=None, confirmed_by_id=None)


def test_lesson_has_one_register_and_is_not_deleted_from_under_it(small_school, omar, register):
    refused("uq_register_lesson", make_register, small_school.lessons.now, omar, [])
    bare = make_lesson(small_school.home, starts="14.00", ends="15.00")
    make_register(bare, omar, [])
    refused("fk_attendance_register_lesson", Lesson.objects.filter(id=bare.id)._raw_delete, "default")


def test_entries_keep_the_time_of_their_register(small_school, omar, register):
    entry = make_entry(register, small_school.kari, omar)
    entries = RegisterEntry.objects.filter(id=entry.id)
    refused("fk_attendance_registerentry_register_id_copy", entries.update, starts_at=THIS_MORNING)


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"starts": "10.00", "ends": "10.00"}, "ck_absencenotice_order"),
        ({"ground": "tired"}, "ck_absencenotice_ground"),
        ({"evidence": "hearsay"}, "ck_absencenotice_evidence"),
    ],
)
def test_impossible_notices(small_school, omar, fields, name):
    refused(name, make_notice, small_school.kari, omar, **fields)


def test_content_says_something_and_is_one_for_each_lesson(small_school, omar):
    lesson = small_school.lessons.now
    refused("ck_lessoncontent_something", make_content, lesson, omar, topic="", homework="")
    make_content(lesson, omar, homework="")
    refused("uq_lessoncontent_lesson", make_content, lesson, omar)
