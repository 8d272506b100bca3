"""What the application's role may do in the database, and what it may not whatever the program says."""

import psycopg
import pytest
from django.db import DatabaseError, connections, transaction

from tests.factories.days import TODAY
from tests.factories.people import make_person
from tests.tenancy.catalog import LOGS, OUTSIDE, all_tables, ask, ask_one, partitions, tenant_tables
from vidar.config.postgres import Role
from vidar.tenancy.wall import owner_scope

pytestmark = pytest.mark.usefixtures("wall_db")

WRITTEN_RIGHTS = {
    "schools_schoolowner": {"SELECT"},
    "schools_school": {"SELECT"},
    "schools_democlock": {"SELECT", "INSERT", "UPDATE"},
    "curriculum_educationprogramme": {"SELECT"},
    "curriculum_programmearea": {"SELECT"},
    "curriculum_subject": {"SELECT"},
    "curriculum_subjectplanrow": {"SELECT"},
    "access_identity": {"SELECT", "INSERT", "UPDATE", "DELETE"},
    "access_identitylink": {"SELECT", "INSERT", "DELETE"},
    "access_session": {"SELECT", "INSERT", "UPDATE", "DELETE"},
    "access_loginattempt": {"SELECT", "INSERT", "UPDATE", "DELETE"},
    "access_calendarlink": {"SELECT", "INSERT", "UPDATE", "DELETE"},
    "procrastinate_events": {"SELECT", "INSERT", "UPDATE", "DELETE"},
    "procrastinate_jobs": {"SELECT", "INSERT", "UPDATE", "DELETE"},
    "procrastinate_periodic_defers": {"SELECT", "INSERT", "UPDATE", "DELETE"},
    "procrastinate_workers": {"SELECT", "INSERT", "UPDATE", "DELETE"},
    "django_migrations": {"SELECT"},
    "history_event": {"SELECT"},
    "access_lookevent": {"SELECT", "INSERT"},
}
ALL_RIGHTS = ("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER", "MAINTAIN")


def rights_of(role, table):
    return {right for right in ALL_RIGHTS if ask_one("SELECT has_table_privilege(%s, %s, %s)", [role, table, right])}


def test_application_passes_no_wall_and_commands_nothing():
    (found,) = ask(
        "SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication, rolinherit"
        " FROM pg_roles WHERE rolname = 'vidar_app'"
    )
    assert found == (False, False, False, False, False, False)


def test_application_belongs_to_no_other_role():
    assert ask("SELECT roleid::regrole::text FROM pg_auth_members WHERE member = 'vidar_app'::regrole") == []


def test_application_owns_nothing():
    owned = ask("SELECT relname FROM pg_class WHERE relowner = 'vidar_app'::regrole")
    assert owned == []
    assert ask("SELECT proname FROM pg_proc WHERE proowner = 'vidar_app'::regrole") == []
    assert ask_one("SELECT has_schema_privilege('vidar_app', 'public', 'CREATE')") is False


def test_tests_run_as_the_application():
    assert ask_one("SELECT current_user::text", using="default") == "vidar_app"
    assert ask_one("SELECT current_user::text", using="log") == "vidar_app"


def test_application_has_just_the_written_rights():
    rights = {table: rights_of("vidar_app", table) for table in sorted(all_tables())}
    wanted = {table: {"SELECT", "INSERT", "UPDATE", "DELETE"} for table in tenant_tables()}
    assert rights == {**wanted, **WRITTEN_RIGHTS}


def test_every_table_outside_the_wall_has_written_rights():
    assert WRITTEN_RIGHTS.keys() == OUTSIDE | LOGS


@pytest.mark.parametrize("role", ["vidar_app", "vidar_retention"])
def test_partitions_are_out_of_reach(role):
    parts = partitions()
    assert len(parts) >= 2 * 14
    assert {part: rights_of(role, part) for part in parts} == {part: set() for part in parts}


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE history_event SET reason = 'noe annet'",
        "DELETE FROM history_event",
        "INSERT INTO history_event (owner_id, table_name, row_id, operation) VALUES (1, 'people_person', 1, 'delete')",
        "TRUNCATE history_event",
        "UPDATE access_lookevent SET purpose = 'noe annet'",
        "DELETE FROM access_lookevent",
        "TRUNCATE access_lookevent",
        "SELECT * FROM history_event_rest",
        "SELECT * FROM access_lookevent_rest",
        "ALTER TABLE people_person DISABLE ROW LEVEL SECURITY",
        "ALTER TABLE people_person DISABLE TRIGGER history_update",
        "DROP POLICY wall ON people_person",
        "SET session_replication_role = replica",
        "SET ROLE vidar_migrator",
        "CREATE TABLE people_copy AS SELECT * FROM people_person",
        "COPY people_person FROM STDIN",
        "SELECT make_month_partitions('people_person', 1)",
    ],
)
def test_application_is_refused(statement):
    with owner_scope(1), transaction.atomic(), connections["default"].cursor() as cursor:
        with pytest.raises(DatabaseError):
            cursor.execute(statement)
        transaction.set_rollback(True)


def test_setting_row_security_off_gives_an_error_and_no_rows(two_owners):
    with owner_scope(two_owners.mine.owner.id), transaction.atomic(), connections["default"].cursor() as cursor:
        cursor.execute("SET LOCAL row_security = off")
        with pytest.raises(DatabaseError, match="row-level security"):
            cursor.execute("SELECT * FROM people_person")
        transaction.set_rollback(True)


def test_retention_purges_history_that_the_application_cannot(two_owners, cluster):
    with owner_scope(two_owners.mine.owner.id):
        make_person(birth_date=TODAY)
    before = ask_one("SELECT count(*) FROM history_event")
    name = connections["default"].settings_dict["NAME"]
    with psycopg.connect(cluster.url(Role.RETENTION, name)) as retention:
        removed = retention.execute("DELETE FROM history_event").rowcount
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            retention.execute("SELECT * FROM people_person")
    assert removed == before > 0
