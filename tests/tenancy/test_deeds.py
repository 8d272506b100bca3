"""Deeds: what was done in one go, and undoing it to the last byte. Real transactions, the application's role."""

from datetime import date, timedelta

import pytest
from django.db import connections, transaction
from django.db.backends.postgresql.psycopg_any import DateRange

from tests.factories.days import THIS_MORNING, TODAY, at
from tests.factories.enrolment import make_class, make_class_membership, make_group_membership
from tests.factories.people import make_person
from tests.factories.timetable import make_full_lesson
from tests.tenancy.catalog import ask, tenant_tables
from vidar.enrolment.models import ClassMembership, GroupMembership
from vidar.people.models import Person
from vidar.schools.models import OwnerSetting, Room
from vidar.tenancy.deeds import (
    DeedChangedError,
    DeedUndoneError,
    NestedDeedError,
    NoSuchDeedError,
    deed,
    last_deed,
    undo_deed,
)
from vidar.tenancy.wall import NoOwnerError, owner_scope
from vidar.timetable.models import Lesson, LessonRoom

NOON = at(TODAY, "12.00")
TABLES = [table for table in tenant_tables() if table != "tenancy_deed"]


def everything():
    """Return every row of every table, as PostgreSQL spells it."""
    return {table: ask(f"SELECT t::text FROM {table} t ORDER BY id") for table in TABLES}


@pytest.fixture
def rows(two_owners):
    return two_owners.mine


def do(rows, **more):
    values = {"kind": "rename", "about": {}, "actor_id": rows.teacher.id, "at": THIS_MORNING, **more}
    return deed(**values)


def in_wall(rows):
    return owner_scope(rows.owner.id, actor_id=rows.teacher.id, reason="Prøve")


def undo(rows, made):
    with in_wall(rows):
        undo_deed(made.id, actor_id=rows.teacher.id, at=NOON)


def insert(rows):
    make_person("Ny", "Elev")


def update(rows):
    Person.objects.filter(id=rows.pupil.id).update(family_name="Nytt", national_id=None, birth_date=None)


def delete(rows):
    GroupMembership.objects.filter(pupil_id=rows.pupil.id).delete()


def several(rows):
    person = make_person("Ny", "Elev")
    make_group_membership(rows.group, person)
    GroupMembership.objects.filter(pupil_id=person.id).update(valid=DateRange(date(2026, 9, 1), None))
    Person.objects.filter(id=person.id).update(protection="confidential")
    Person.objects.filter(id=rows.pupil.id).update(family_name="En")
    Person.objects.filter(id=rows.pupil.id).update(family_name="To", given_name="Tre")


def come_and_go(rows):
    person = make_person("Kom", "Gikk")
    Person.objects.filter(id=person.id).update(family_name="Igjen")
    Person.objects.filter(id=person.id).delete()


def in_bulk(rows):
    Person.objects.bulk_create(
        Person(owner_id=rows.owner.id, given_name=f"Nr {n}", family_name="Mange", sort_key="m", search_key="m")
        for n in range(25)
    )
    Person.objects.all().update(protection="confidential")


def a_value_of_json(rows):
    OwnerSetting.objects.all().update(value={"a": [1, None, "æ"], "b": {"c": 1.5}})


def move_class(rows):
    other = make_class(rows.school, rows.year, "2STB")
    ClassMembership.objects.filter(pupil_id=rows.pupil.id).update(valid=DateRange(date(2026, 8, 1), TODAY))
    make_class_membership(other, rows.pupil, valid=DateRange(TODAY, date(2027, 8, 1)))


def move_lesson(rows):
    Lesson.objects.filter(id=rows.lesson.id).update(starts_at=at(TODAY, "10.00"), ends_at=at(TODAY, "11.30"))
    Lesson.objects.filter(id=rows.lesson.id).update(takes_place=False)


def add_lesson(rows):
    make_full_lesson(
        rows.school,
        starts="13.00",
        ends="14.00",
        groups=[rows.group],
        teachers=[rows.teacher],
        rooms=[rows.room],
    )


def remove_room(rows):
    LessonRoom.objects.filter(lesson_id=rows.lesson.id).delete()
    Room.objects.filter(id=rows.room.id).update(shareable=True)


WRITES = [
    insert, update, delete, several, come_and_go, in_bulk, a_value_of_json, move_class, move_lesson, add_lesson,
    remove_room,
]  # fmt: skip


@pytest.mark.parametrize("write", WRITES, ids=lambda write: write.__name__)
def test_undone_deed_leaves_every_table_as_it_was(rows, write):
    before = everything()
    with in_wall(rows), do(rows) as made:
        write(rows)
    assert (everything() != before) is (write is not come_and_go)
    undo(rows, made)
    assert everything() == before


def test_history_tells_what_was_done_and_that_it_was_undone(rows):
    with in_wall(rows), do(rows) as made:
        Person.objects.filter(id=rows.pupil.id).update(family_name="Nytt")
        add_lesson(rows)
    undo(rows, made)
    found = ask(
        "SELECT table_name, operation, actor_id, reason FROM history_event WHERE deed_id = %s ORDER BY id", [made.id]
    )
    lesson = ["timetable_lesson", "timetable_lessongroup", "timetable_lessonteacher", "timetable_lessonroom"]
    me = rows.teacher.id
    assert found == [
        ("people_person", "update", me, "Prøve"),
        *((table, "insert", me, "Prøve") for table in lesson),
        *((table, "delete", me, "Angret") for table in reversed(lesson)),
        ("people_person", "update", me, "Angret"),
    ]


def test_deed_remembers_who_undid_it_and_when(rows):
    with in_wall(rows), do(rows, about={"day": "2026-11-24"}, school_id=rows.school.id) as made:
        update(rows)
        made.about["more"] = 1
        made.person_id = rows.pupil.id
    undo(rows, made)
    assert ask(
        "SELECT kind, about->>'more', person_id, school_id, actor_id, undone_by_id, undone_at = %s"
        " FROM tenancy_deed WHERE id = %s",
        [NOON, made.id],
    ) == [("rename", "1", rows.pupil.id, rows.school.id, rows.teacher.id, rows.teacher.id, True)]


def test_what_is_written_after_the_deed_is_not_of_it(rows):
    with in_wall(rows):
        with do(rows) as made:
            update(rows)
        person = make_person("Etter", "På")
    assert ask("SELECT deed_id FROM history_event WHERE row_id = %s AND table_name = 'people_person'", [person.id]) == [
        (None,)
    ]
    assert made.id


def fail_in_a_deed(rows):
    with do(rows):
        update(rows)
        raise ValueError("nei")


def test_deed_that_fails_leaves_nothing(rows):
    before, deeds = everything(), ask("SELECT count(*) FROM tenancy_deed")
    with in_wall(rows):
        with pytest.raises(ValueError, match="nei"):
            fail_in_a_deed(rows)
        with connections["default"].cursor() as cursor:
            cursor.execute("SELECT coalesce(current_setting('vidar.deed_id', true), '')")
            assert cursor.fetchone() == ("",)
    assert (everything(), ask("SELECT count(*) FROM tenancy_deed")) == (before, deeds)


def test_deed_in_a_deed_is_refused(rows):
    with in_wall(rows), do(rows), pytest.raises(NestedDeedError), do(rows):
        pass


def test_deed_without_an_owner_is_refused(rows):
    with pytest.raises(NoOwnerError), do(rows):
        pass
    with pytest.raises(NoOwnerError):
        undo_deed(1, actor_id=1, at=NOON)


def test_deed_is_undone_once(rows):
    with in_wall(rows), do(rows) as made:
        update(rows)
    undo(rows, made)
    before = everything()
    with pytest.raises(DeedUndoneError):
        undo(rows, made)
    assert everything() == before


def test_another_owners_deed_is_not_there(two_owners):
    mine, theirs = two_owners.mine, two_owners.theirs
    with in_wall(theirs), do(theirs) as made:
        update(theirs)
    with pytest.raises(NoSuchDeedError):
        undo(mine, made)


@pytest.mark.parametrize("later", ["value", "other column", "there and back", "removed", "other deed"])
def test_row_that_was_changed_since_stops_all_of_it(rows, later):
    with in_wall(rows), do(rows) as made:
        update(rows)
        person = make_person("Ny", "Elev")
    pupil = Person.objects.filter
    with in_wall(rows):
        match later:
            case "value":
                pupil(id=rows.pupil.id).update(family_name="Senere")
            case "other column":
                pupil(id=rows.pupil.id).update(protection="confidential")
            case "there and back":
                pupil(id=rows.pupil.id).update(family_name="Senere")
                pupil(id=rows.pupil.id).update(family_name="Nytt")
            case "removed":
                pupil(id=person.id).delete()
            case "other deed":
                with do(rows):
                    pupil(id=rows.pupil.id).update(given_name="Senere")
    before = everything()
    with pytest.raises(DeedChangedError) as refused:
        undo(rows, made)
    assert refused.value.rows == (("people_person", person.id if later == "removed" else rows.pupil.id),)
    assert everything() == before


def test_what_another_deed_did_and_took_back_does_not_count(rows):
    before = everything()
    with in_wall(rows), do(rows) as first:
        update(rows)
    with in_wall(rows), do(rows) as second:
        Person.objects.filter(id=rows.pupil.id).update(given_name="Senere")
    undo(rows, second)
    undo(rows, first)
    assert everything() == before


def test_row_that_now_stands_in_the_way_stops_all_of_it(rows):
    with in_wall(rows), do(rows) as made:
        update(rows)
        delete(rows)
    with in_wall(rows):
        make_group_membership(rows.group, rows.pupil)
    before = everything()
    with pytest.raises(DeedChangedError):
        undo(rows, made)
    assert everything() == before


def test_row_that_something_new_leans_on_stops_all_of_it(rows):
    with in_wall(rows), do(rows) as made:
        person = make_person("Ny", "Elev")
    with in_wall(rows):
        make_group_membership(rows.group, person)
    with pytest.raises(DeedChangedError):
        undo(rows, made)


def test_two_lessons_that_swapped_swap_back(rows):
    with in_wall(rows):
        other = make_full_lesson(rows.school, starts="10.00", ends="11.30", rooms=[rows.room], groups=[rows.group])
    before = everything()
    with in_wall(rows), do(rows) as made, transaction.atomic():
        with connections["default"].cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        Lesson.objects.filter(id=rows.lesson.id).update(starts_at=at(TODAY, "10.00"), ends_at=at(TODAY, "11.30"))
        Lesson.objects.filter(id=other.id).update(starts_at=at(TODAY, "08.15"), ends_at=at(TODAY, "09.45"))
    undo(rows, made)
    assert everything() == before


def test_last_deed_is_ones_own_not_undone_and_not_old(rows):
    with in_wall(rows):
        with do(rows, kind="old", at=NOON - timedelta(hours=30)):
            pass
        with do(rows, kind="first", school_id=rows.school.id, at=NOON - timedelta(hours=1)):
            pass
        with do(rows, kind="second", at=NOON) as second:
            pass
        with do(rows, kind="others", actor_id=rows.guardian.id, at=NOON):
            pass
        assert last_deed(rows.teacher.id, at=NOON).kind == "second"
        assert last_deed(rows.teacher.id, at=NOON, school_id=rows.school.id).kind == "first"
        undo_deed(second.id, actor_id=rows.teacher.id, at=NOON)
        assert last_deed(rows.teacher.id, at=NOON).kind == "first"
        assert last_deed(rows.teacher.id, at=NOON + timedelta(hours=25)) is None
