"""The database itself records who changed what, when and why."""

import json

from django.db import connections, transaction

from tests.factories.people import make_person
from tests.factories.timetable import make_lesson
from tests.tenancy.catalog import ask, tenant_tables
from vidar.people.models import Person
from vidar.tenancy.wall import owner_scope
from vidar.timetable.models import Lesson

GENERATED_IN_BULK = {
    "timetable_lesson",
    "timetable_lessongroup",
    "timetable_lessonroom",
    "timetable_lessonteacher",
}
"""Tables whose new rows come from a plan that has history itself: outside deeds their making is not recorded."""


def events(table, row_id):
    rows = ask(
        "SELECT operation, before, after, actor_id, reason FROM history_event"
        " WHERE table_name = %s AND row_id = %s ORDER BY id",
        [table, row_id],
    )
    return [(operation, read(before), read(after), actor, why) for operation, before, after, actor, why in rows]


def read(value):
    return json.loads(value) if isinstance(value, str) else value


def test_every_table_records_what_is_done_to_it(wall_db):
    found = ask(
        "SELECT c.relname, t.tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid"
        " WHERE t.tgname LIKE 'history%%' AND t.tgenabled = 'O'"
    )
    wanted = {
        (table, f"history_{operation}") for table in tenant_tables() for operation in ("insert", "update", "delete")
    }
    assert set(found) == wanted


def test_only_what_is_generated_in_bulk_is_recorded_in_deeds_alone(wall_db):
    found = ask(
        "SELECT c.relname, t.tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid"
        " WHERE t.tgname LIKE 'history%%' AND t.tgqual IS NOT NULL"
    )
    assert set(found) == {(table, "history_insert") for table in GENERATED_IN_BULK}


def test_insert_is_recorded_with_actor_and_reason(two_owners):
    rows = two_owners.mine
    with owner_scope(rows.owner.id, actor_id=rows.teacher.id, reason="Ny elev"):
        person = make_person("Nils", "Nes")
    ((operation, before, after, actor, why),) = events("people_person", person.id)
    assert (operation, before, actor, why) == ("insert", None, rows.teacher.id, "Ny elev")
    assert (after["given_name"], after["owner_id"]) == ("Nils", rows.owner.id)


def test_update_is_recorded_with_just_what_changed(two_owners):
    rows = two_owners.mine
    with owner_scope(rows.owner.id, actor_id=rows.teacher.id, reason="Nytt navn"):
        Person.objects.filter(id=rows.pupil.id).update(family_name="Nilsen")
    assert events("people_person", rows.pupil.id)[-1] == (
        "update",
        {"family_name": "Vik"},
        {"family_name": "Nilsen"},
        rows.teacher.id,
        "Nytt navn",
    )


def test_delete_is_recorded_with_the_whole_row(two_owners):
    rows = two_owners.mine
    with owner_scope(rows.owner.id):
        person = make_person("Nils", "Nes")
    with owner_scope(rows.owner.id, actor_id=rows.teacher.id, reason="Registrert to ganger"):
        Person.objects.filter(id=person.id).delete()
    operation, before, after, actor, why = events("people_person", person.id)[-1]
    assert (operation, after, actor, why) == ("delete", None, rows.teacher.id, "Registrert to ganger")
    assert (before["id"], before["given_name"], before["family_name"]) == (person.id, "Nils", "Nes")


def test_update_that_changes_nothing_is_not_recorded(two_owners):
    rows = two_owners.mine
    before = events("people_person", rows.pupil.id)
    with owner_scope(rows.owner.id, actor_id=rows.teacher.id):
        Person.objects.filter(id=rows.pupil.id).update(family_name="Vik")
    assert events("people_person", rows.pupil.id) == before


def test_each_row_of_a_statement_is_recorded(two_owners):
    rows = two_owners.mine
    with owner_scope(rows.owner.id, actor_id=rows.teacher.id, reason="Alle"):
        Person.objects.filter(id__in=[rows.pupil.id, rows.guardian.id]).update(protection="confidential")
    recorded = ask("SELECT row_id, after->>'protection' FROM history_event WHERE reason = 'Alle' ORDER BY row_id")
    assert recorded == [(rows.pupil.id, "confidential"), (rows.guardian.id, "confidential")]


def test_change_without_an_actor_is_recorded_as_nobodys(two_owners):
    with owner_scope(two_owners.mine.owner.id):
        person = make_person()
    assert events("people_person", person.id)[0][3:] == (None, "")


def test_generated_lesson_is_recorded_from_its_first_change(two_owners):
    rows = two_owners.mine
    with owner_scope(rows.owner.id):
        lesson = make_lesson(rows.school, starts="14.00", ends="14.45")
    assert events("timetable_lesson", lesson.id) == []
    with owner_scope(rows.owner.id, reason="Avlyst"):
        Lesson.objects.filter(id=lesson.id).update(takes_place=False)
    assert events("timetable_lesson", lesson.id) == [
        ("update", {"takes_place": True}, {"takes_place": False}, None, "Avlyst")
    ]


def test_history_is_behind_the_same_wall(two_owners):
    with owner_scope(two_owners.mine.owner.id), connections["default"].cursor() as cursor:
        cursor.execute("SELECT DISTINCT owner_id FROM history_event")
        assert cursor.fetchall() == [(two_owners.mine.owner.id,)]


def test_change_that_is_rolled_back_leaves_no_history(two_owners):
    before = ask("SELECT count(*) FROM history_event")
    with owner_scope(two_owners.mine.owner.id):
        make_person()
        transaction.set_rollback(True)
    assert ask("SELECT count(*) FROM history_event") == before
