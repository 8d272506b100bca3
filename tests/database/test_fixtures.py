"""What the database fixtures promise."""

import psycopg
import pytest
from django.db import DatabaseError, connections, transaction

_ADD = "INSERT INTO schools_schoolowner (county_code, name, slug, org_number) VALUES ('99', 'Ås', 'aas', '999999999')"
_COUNT = "SELECT count(*) FROM schools_schoolowner WHERE county_code = '99'"


def _ask(alias, question):
    with connections[alias].cursor() as cursor:
        cursor.execute(question)
        return cursor.fetchone()


@pytest.mark.django_db
def test_tests_run_as_the_application_under_the_wall():
    assert _ask("default", "SELECT current_user::text, rolbypassrls FROM pg_roles WHERE rolname = current_user") == (
        "vidar_app",
        False,
    )


def test_each_connection_has_its_role(wall_db):
    roles = {alias: _ask(alias, "SELECT current_user::text")[0] for alias in ("default", "log", "migrator")}
    assert roles == {"default": "vidar_app", "log": "vidar_app", "migrator": "vidar_migrator"}


@pytest.mark.parametrize("time", ["first", "second"])
def test_committed_rows_are_gone_for_the_next_test(wall_db, time):
    assert _ask("migrator", _COUNT) == (0,)
    with connections["migrator"].cursor() as cursor:
        cursor.execute(_ADD)
    assert _ask("default", _COUNT) == (1,)


def test_real_transactions_end(wall_db):
    with transaction.atomic():
        _ask("default", "SELECT set_config('vidar.owner_id', '1', true)")
    assert _ask("default", "SELECT coalesce(current_setting('vidar.owner_id', true), '')") == ("",)


def test_administrator_is_at_hand_for_setting_up(wall_db, admin_url):
    with psycopg.connect(admin_url) as admin:
        assert admin.execute("SELECT usesuper FROM pg_user WHERE usename = current_user").fetchone() == (True,)


@pytest.mark.django_db
def test_application_may_not_empty_a_table():
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        _ask("default", "TRUNCATE schools_schoolowner")


def test_clock_can_be_stopped(school_morning):
    from datetime import UTC, datetime

    assert datetime.now(UTC) == school_morning
