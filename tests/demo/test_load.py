"""The county in the database, where every constraint has a say."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connections

from vidar.demo.load import NotEmptyError, load_county, remove_county
from vidar.demo.load.columns import tables
from vidar.demo.start import start_moment

_NOW = datetime(2026, 11, 24, 13, 30, tzinfo=UTC)


def _ask(question, *parameters, alias="migrator"):
    with connections[alias].cursor() as cursor:
        cursor.execute(question, parameters)
        return cursor.fetchall()


def test_every_table_of_the_county_is_written(county):
    assert [each.name for each in tables(county)][:2] == ["schools_schoolowner", "schools_school"]
    assert sum(len(each.rows) for each in tables(county)) > 105_000


def test_the_county_stands_every_constraint_and_can_be_loaded_again(wall_db, county):
    told = []
    rows = load_county(county, now=_NOW, progress=lambda done, total: told.append((done, total)))
    again = load_county(county, now=_NOW)

    assert again == rows == told[-1][0] == told[-1][1]
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    for table in tables(county):
        assert _ask(f"SELECT count(*), max(id) FROM {table.name}") == [(len(table.rows), table.rows[-1].id)]
    _assert_ready(county)
    remove_county()
    assert _ask("SELECT (SELECT count(*) FROM people_person), (SELECT count(*) FROM history_event)") == [(0, 0)]


def _assert_ready(county):
    """The clock runs, names can be ordered and found, new rows get new ids, and the wall stands."""
    assert _ask("SELECT offset_seconds, started_at FROM schools_democlock") == [
        (round((start_moment(county.start_day) - _NOW) / timedelta(seconds=1)), start_moment(county.start_day))
    ]
    kari = county.cast["kari"]
    assert _ask("SELECT sort_key, search_key FROM people_person WHERE id = %s", kari) == [
        ("nordli  kari", "kari  nordli")
    ]
    assert _ask("SELECT nextval(pg_get_serial_sequence('people_person', 'id'))") == [(len(county.people) + 1,)]
    assert _ask("SELECT count(*) FROM people_person", alias="default") == [(0,)]
    _assert_registers_are_recorded_from_now_on()


def _assert_registers_are_recorded_from_now_on():
    """Their making in bulk is no history; what happens to them afterwards is."""
    tables = "('attendance_register', 'attendance_registerentry', 'attendance_lessoncontent')"
    assert _ask(f"SELECT count(*) FROM history_event WHERE table_name IN {tables}") == [(0,)]
    assert _ask("SELECT count(*) > 0 FROM history_event WHERE table_name = 'attendance_absencenotice'") == [(True,)]
    assert _ask(
        "SELECT DISTINCT tgenabled FROM pg_trigger WHERE tgname = 'history_insert'"
        f" AND tgrelid::regclass::text IN {tables}"
    ) == [("O",)]


def test_another_owners_database_is_left_alone(wall_db, county):
    _ask(
        "INSERT INTO schools_schoolowner (county_code, name, slug, org_number)"
        " VALUES ('50', 'Trøndelag fylkeskommune', 'trondelag', '817920632') RETURNING id"
    )

    with pytest.raises(NotEmptyError, match="another school owner"):
        load_county(county, now=_NOW)
    assert _ask("SELECT county_code FROM schools_schoolowner") == [("50",)]


def test_production_never_holds_synthetic_people(wall_db, county, settings):
    settings.ACCEPT_SYNTHETIC_PEOPLE = False

    with pytest.raises(NotEmptyError, match="production"):
        load_county(county, now=_NOW)


def test_loading_that_is_stopped_leaves_everything_as_it_was(wall_db, county):
    def stop(done, _total):
        if done >= 4_000:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        load_county(county, now=_NOW, progress=stop)
    assert _ask("SELECT count(*) FROM schools_schoolowner") == [(0,)]
