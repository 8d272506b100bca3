"""The database: reachable, new enough, the right roles, migrated, walled, and with a worker."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import DatabaseError, connections
from django.db.migrations.executor import MigrationExecutor

from vidar.cli.doctor.finding import Finding, doubtful, fine, wrong

_OLDEST = 16
_SKEW = timedelta(seconds=5)
_HEARTBEAT = timedelta(minutes=2)
_ASK_ROLE = (
    "SELECT current_user::text, rolsuper, rolbypassrls, rolcreaterole FROM pg_roles WHERE rolname = current_user"
)
_ASK_OWNED = (
    "SELECT count(*) FROM pg_class WHERE relowner = current_user::regrole AND relnamespace = 'public'::regnamespace"
)
_ASK_UNWALLED = """
    SELECT relname FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid
    WHERE attname = 'owner_id' AND NOT attisdropped AND relnamespace = 'public'::regnamespace
      AND relkind IN ('r', 'p') AND NOT relispartition AND NOT (relrowsecurity AND relforcerowsecurity)
      AND relname <> ALL (%s)
    ORDER BY relname
"""
# Tables that have an owner and stand outside the wall all the same; the written list is in ARCHITECTURE.md.
_OUTSIDE_THE_WALL = ["schools_school", "access_identitylink", "access_session", "access_calendarlink"]


def examine() -> Iterator[Finding]:
    """Look at the database; stop at the first thing that makes the rest pointless."""
    for alias, variable in (("default", "DATABASE_URL"), ("migrator", "VIDAR_MIGRATE_DATABASE_URL")):
        finding = _reach(alias, variable)
        yield finding
        if finding.remedy:
            return
    yield _version()
    yield _clock()
    yield from _application_role()
    yield _migrator_role()
    migrations = _migrations()
    yield migrations
    if not migrations.remedy:
        yield _wall()
        yield _worker()


def _row(alias: str, question: str, parameters: list[Any] | None = None) -> tuple[Any, ...]:
    with connections[alias].cursor() as cursor:
        cursor.execute(question, parameters)
        row: tuple[Any, ...] = cursor.fetchone()
    return row


def _reach(alias: str, variable: str) -> Finding:
    settings = connections[alias].settings_dict
    place = f"{settings['NAME']} on {settings['HOST']}:{settings['PORT']} as {settings['USER']}"
    try:
        _row(alias, "SELECT 1")
    except DatabaseError as error:
        reason = str(error).strip().splitlines()[0]
        return wrong(f"The database {place} does not answer: {reason}", f"Start PostgreSQL, or correct {variable}.")
    return fine(f"Database {place}")


def _version() -> Finding:
    (number,) = _row("default", "SELECT current_setting('server_version_num')::int / 10000")
    if number < _OLDEST:
        return wrong(f"PostgreSQL is version {number}.", f"Vidar needs {_OLDEST} or newer: upgrade the server.")
    return fine(f"PostgreSQL {number}")


def _clock() -> Finding:
    (theirs,) = _row("default", "SELECT clock_timestamp()")
    skew = abs(datetime.now(UTC) - theirs)
    if skew > _SKEW:
        return wrong(
            f"The clocks of this machine and of the database differ by {skew.total_seconds():.0f} seconds.",
            "Let both machines set their clocks by NTP; logins depend on the right time.",
        )
    return fine("Clock agrees with the database")


def _application_role() -> Iterator[Finding]:
    name, is_super, bypasses, creates_roles = _row("default", _ASK_ROLE)
    powers = {"SUPERUSER": is_super, "BYPASSRLS": bypasses, "CREATEROLE": creates_roles}
    held = [power for power, holds in powers.items() if holds]
    if held:
        yield wrong(
            f"The application's role {name} has {' and '.join(held)}: the wall between school owners does not hold.",
            "Let DATABASE_URL name vidar_app, as 'vidar prepare' creates it.",
        )
        return
    (owned,) = _row("default", _ASK_OWNED)
    if owned:
        yield wrong(
            f"The application's role {name} owns {owned} tables and could take down the wall.",
            "Let VIDAR_MIGRATE_DATABASE_URL name vidar_migrator, and give it the tables (REASSIGN OWNED).",
        )
        return
    yield fine(f"The application's role {name} stands under the wall")


def _migrator_role() -> Finding:
    name, is_super, bypasses, _creates_roles = _row("migrator", _ASK_ROLE)
    if not (is_super or bypasses):
        return wrong(
            f"The migrator's role {name} has no BYPASSRLS: migrations of data would see no rows.",
            "Run 'vidar prepare', or ALTER ROLE vidar_migrator BYPASSRLS as an administrator.",
        )
    return fine(f"The migrator's role {name} sees all owners")


def _migrations() -> Finding:
    executor = MigrationExecutor(connections["migrator"])
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if waiting:
        return wrong(f"{len(waiting)} migrations are not applied.", "Run 'vidar migrate'.")
    return fine("All migrations applied")


def _wall() -> Finding:
    with connections["migrator"].cursor() as cursor:
        cursor.execute(_ASK_UNWALLED, [_OUTSIDE_THE_WALL])
        unwalled = [name for (name,) in cursor.fetchall()]
    if unwalled:
        return wrong(f"Tables without row-level security: {', '.join(unwalled)}.", "Restore them from a migration.")
    return fine("Every table of the school owners is behind the wall")


def _worker() -> Finding:
    (last,) = _row("default", "SELECT max(last_heartbeat) FROM procrastinate_workers")
    if last is None or datetime.now(UTC) - last > _HEARTBEAT:
        return doubtful("No worker is running: queued jobs wait.", "Start 'vidar worker'.")
    return fine("A worker is running")
