"""Loads a county in one transaction, as the migrator: COPY, which row-level security refuses to everybody else."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from typing import Any

from django.conf import settings
from django.db import connections, transaction
from psycopg import sql

from vidar.demo.county import County
from vidar.demo.load.columns import Table, tables
from vidar.demo.start import start_moment

type Progress = Callable[[int, int], None]

_DEMO_OWNER = "34"
_REASON = "Demofylket"
_EVERY = 2_000
# Like lessons, these are made in bulk from something else: their making says nothing and would be most of the history.
_UNRECORDED = ("attendance_register", "attendance_registerentry", "attendance_lessoncontent")
_LOGS = ("history_event", "access_lookevent", "access_loginattempt")


class NotEmptyError(RuntimeError):
    """The database holds something else than the demo county, so it is left alone."""


def load_county(
    county: County, *, now: datetime, using: str = "migrator", progress: Progress = lambda _done, _total: None
) -> int:
    """Write the county and start its clock; return the number of rows. A county that was there is replaced.

    One transaction: if it fails, or ``progress`` raises, everything is as before.
    ``now`` is the real time (aware): from it the demo's clock runs on from 10.05 on the county's start day.
    ``progress`` is told how many rows are written, and how many there are.

    Raises:
        NotEmptyError: the database holds another owner's data, or is a production's.
    """
    made = list(tables(county))
    total = sum(len(each.rows) for each in made)
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        _empty(cursor)
        cursor.execute("SELECT set_config('vidar.reason', %s, true)", [_REASON])
        done = 0
        for table in made:
            with _unrecorded(cursor, table.name):
                _copy(cursor, table, partial(_tell, progress, done, total))
            done += len(table.rows)
        _start_clock(cursor, county, now)
        for table in made:
            cursor.execute(sql.SQL("ANALYZE {}").format(sql.Identifier(table.name)))
    progress(total, total)
    return total


def remove_county(*, using: str = "migrator") -> None:
    """Empty the database of the demo county, with history and logins.

    Raises:
        NotEmptyError: the database holds another owner's data, or is a production's.
    """
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        _empty(cursor)


def _empty(cursor: Any) -> None:
    if not settings.ACCEPT_SYNTHETIC_PEOPLE:
        raise NotEmptyError("synthetic people have no place in production")
    cursor.execute("SELECT county_code FROM schools_schoolowner")
    if {code for (code,) in cursor.fetchall()} - {_DEMO_OWNER}:
        raise NotEmptyError("the database holds another school owner")
    # Every table behind the wall refers to the owner, and every login to an identity.
    cursor.execute("TRUNCATE schools_schoolowner, access_identity RESTART IDENTITY CASCADE")
    for log in _LOGS:
        cursor.execute(sql.SQL("TRUNCATE {}").format(sql.Identifier(log)))


def _copy(cursor: Any, table: Table, progress: Callable[[int], None]) -> None:
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(table.name), sql.SQL(", ").join(map(sql.Identifier, table.columns))
    )
    with cursor.copy(statement) as copy:
        for number, row in enumerate(table.rows, start=1):
            copy.write_row(table.values(row))
            if number % _EVERY == 0:
                progress(number)
    cursor.execute("SELECT setval(pg_get_serial_sequence(%s, 'id'), %s)", [table.name, table.rows[-1].id])


@contextmanager
def _unrecorded(cursor: Any, table: str) -> Iterator[None]:
    """Let rows be added to some tables without history of it. Only the owner of a table may, and only here does it."""
    if table not in _UNRECORDED:
        yield
        return
    name = sql.Identifier(table)
    cursor.execute(sql.SQL("ALTER TABLE {} DISABLE TRIGGER history_insert").format(name))
    yield
    cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    cursor.execute(sql.SQL("ALTER TABLE {} ENABLE TRIGGER history_insert").format(name))


def _tell(progress: Progress, before: int, total: int, rows: int) -> None:
    progress(before + rows, total)


def _start_clock(cursor: Any, county: County, now: datetime) -> None:
    begins = start_moment(county.start_day)
    cursor.execute(
        "INSERT INTO schools_democlock (id, offset_seconds, started_at) VALUES (1, %(offset)s, %(begins)s)"
        " ON CONFLICT (id) DO UPDATE SET offset_seconds = excluded.offset_seconds, started_at = excluded.started_at",
        {"offset": round((begins - now).total_seconds()), "begins": begins},
    )
