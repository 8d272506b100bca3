"""Undo a deed: read its history backwards and write what was there before."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from django.apps import apps
from django.db import IntegrityError, connection, transaction

from vidar.tenancy.models import Deed, TenantModel
from vidar.tenancy.open_deed import writing_for
from vidar.tenancy.sql import fetch_all
from vidar.tenancy.wall import current_scope

REASON = "Angret"


class NoSuchDeedError(LookupError):
    """The open owner has no such deed."""


class DeedUndoneError(Exception):
    """The deed has been undone already."""


class DeedChangedError(Exception):
    """Something the deed did has been changed since, so nothing was undone.

    ``rows`` are the (table, id) that were changed; empty where something new stands in the way instead.
    """

    def __init__(self, rows: tuple[tuple[str, int], ...] = ()) -> None:
        super().__init__(", ".join(f"{table} {row_id}" for table, row_id in rows))
        self.rows = rows


@dataclass(frozen=True, slots=True)
class _Event:
    id: int
    table: str
    row_id: int
    operation: str
    columns: list[str]


@dataclass(frozen=True, slots=True)
class _Touched:
    table: str
    row_id: int


_EVENTS = """
SELECT id, table_name, row_id, operation,
  CASE operation WHEN 'update' THEN ARRAY(SELECT jsonb_object_keys(before) ORDER BY 1) ELSE '{}' END
FROM history_event WHERE owner_id = %(owner)s AND deed_id = %(deed)s ORDER BY id DESC
"""
# Rows of the deed that somebody wrote afterwards. What another deed did and took back again does not count.
_WRITTEN_SINCE = """
WITH touched AS (
  SELECT table_name, row_id, max(id) AS last_id, max(at) AS last_at FROM history_event
  WHERE owner_id = %(owner)s AND deed_id = %(deed)s GROUP BY table_name, row_id)
SELECT DISTINCT t.table_name, t.row_id FROM touched t
JOIN history_event h ON h.owner_id = %(owner)s AND h.table_name = t.table_name AND h.row_id = t.row_id
  AND h.at >= t.last_at AND h.id > t.last_id
WHERE NOT EXISTS (
  SELECT 1 FROM tenancy_deed d WHERE d.owner_id = %(owner)s AND d.id = h.deed_id AND d.undone_at IS NOT NULL)
ORDER BY 1, 2
"""
# Rows of one table that are not as the deed left them. What was left of a row is all its events' values, the newest
# on top; NULL if the deed removed it. Values are compared as the table's types, never as their spelling in JSON.
_DIFFERENT = """
WITH left_by AS (
  SELECT row_id, (array_agg(operation ORDER BY id DESC))[1] = 'delete' AS removed,
    (SELECT jsonb_object_agg(v.key, v.value ORDER BY e.id) FROM history_event e, jsonb_each(e.after) v
     WHERE e.owner_id = %(owner)s AND e.deed_id = %(deed)s
       AND e.table_name = %(table)s AND e.row_id = h.row_id) AS after
  FROM history_event h WHERE owner_id = %(owner)s AND deed_id = %(deed)s AND table_name = %(table)s GROUP BY row_id)
SELECT %(table)s, l.row_id FROM left_by l LEFT JOIN {table} t ON t.owner_id = %(owner)s AND t.id = l.row_id
WHERE CASE WHEN l.removed THEN t.id IS NOT NULL
  ELSE t.id IS NULL OR jsonb_populate_record(t, l.after) IS DISTINCT FROM t END
ORDER BY l.row_id
"""
_LOCK = """
SELECT %(table)s, t.id FROM {table} t WHERE t.owner_id = %(owner)s AND t.id IN (
  SELECT row_id FROM history_event WHERE owner_id = %(owner)s AND deed_id = %(deed)s AND table_name = %(table)s)
ORDER BY t.id FOR UPDATE
"""
_OF_DEED = "h.owner_id = %(owner)s AND h.deed_id = %(deed)s AND h.id = ANY(%(events)s)"
_SAME_ROW = "WHERE {of_deed} AND t.owner_id = h.owner_id AND t.id = h.row_id"
_BACK = {
    "insert": "DELETE FROM {table} t USING history_event h {same_row}",
    "update": "UPDATE {table} t SET {columns} FROM history_event h {same_row}",
    "delete": "INSERT INTO {table} SELECT (jsonb_populate_record(null::{table}, h.before)).*"
    " FROM history_event h WHERE {of_deed} ORDER BY h.id DESC",
}
_COLUMN = "{column} = (jsonb_populate_record(null::{table}, h.before)).{column}"


def undo_deed(deed_id: int, *, actor_id: int, at: datetime) -> None:
    """Put back every row the deed touched, with the ids they had: all of it or nothing.

    The history of the undo belongs to the deed too, with the reason "Angret" and who did it.

    Raises:
        NoOwnerError: no owner is open.
        NoSuchDeedError: the open owner has no such deed.
        DeedUndoneError: it is undone already.
        DeedChangedError: a row has been changed since, or another row now stands in its place.
    """
    owner_id = current_scope().owner_id
    with transaction.atomic():
        row = Deed.objects.select_for_update().filter(id=deed_id).values_list("undone_at").first()
        if row is None:
            raise NoSuchDeedError
        if row[0] is not None:
            raise DeedUndoneError
        events = fetch_all(_Event, _EVENTS, {"owner": owner_id, "deed": deed_id})
        _check_unchanged(owner_id, deed_id, sorted({event.table for event in events}))
        _write_back(owner_id, deed_id, events)
        Deed.objects.filter(id=deed_id).update(undone_at=at, undone_by_id=actor_id)


def _check_unchanged(owner_id: int, deed_id: int, tables: list[str]) -> None:
    """Hold the rows still, and see that they are as the deed left them."""
    named = {"owner": owner_id, "deed": deed_id}
    found: set[tuple[str, int]] = set()
    for table in tables:
        safe = _safe_table(table)
        fetch_all(_Touched, _LOCK.format(table=safe), {**named, "table": table})
        different = fetch_all(_Touched, _DIFFERENT.format(table=safe), {**named, "table": table})
        found.update((row.table, row.row_id) for row in different)
    found.update((row.table, row.row_id) for row in fetch_all(_Touched, _WRITTEN_SINCE, named))
    if found:
        raise DeedChangedError(tuple(sorted(found)))


def _write_back(owner_id: int, deed_id: int, events: list[_Event]) -> None:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
            cursor.execute("SELECT current_setting('vidar.reason', true)")
            before = cursor.fetchone()[0]
            cursor.execute("SELECT set_config('vidar.reason', %s, true)", [REASON])
            with writing_for(deed_id):
                for group in _groups(events):
                    named: dict[str, Any] = {
                        "owner": owner_id,
                        "deed": deed_id,
                        "events": [event.id for event in group],
                    }
                    cursor.execute(_statement(group[0]), named)
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SELECT set_config('vidar.reason', %s, true)", [before])
    except IntegrityError as error:
        raise DeedChangedError from error


def _groups(events: list[_Event]) -> Iterator[list[_Event]]:
    """Give runs of events that one statement takes back: alike, and no row twice."""
    for _, run in groupby(events, key=lambda event: (event.table, event.operation, tuple(event.columns))):
        group: dict[int, _Event] = {}
        for event in run:
            if event.row_id in group:
                yield list(group.values())
                group = {}
            group[event.row_id] = event
        yield list(group.values())


def _statement(event: _Event) -> str:
    table = _safe_table(event.table)
    columns = ", ".join(
        _COLUMN.format(column=_safe_column(event.table, column), table=table) for column in event.columns
    )
    return _BACK[event.operation].format(
        table=table, columns=columns, of_deed=_OF_DEED, same_row=_SAME_ROW.format(of_deed=_OF_DEED)
    )


def _table_of(model: type[TenantModel]) -> str:
    return model._meta.db_table  # noqa: SLF001 - how Django tells


def _models() -> dict[str, type[TenantModel]]:
    return {_table_of(model): model for model in apps.get_models() if issubclass(model, TenantModel)}


def _safe_table(table: str) -> str:
    """Return the name quoted, if it is that of a table behind the wall: nothing else is ever written into SQL."""
    return connection.ops.quote_name(_table_of(_models()[table]))


def _safe_column(table: str, column: str) -> str:
    columns = {field.column for field in _models()[table]._meta.concrete_fields}  # noqa: SLF001 - how Django tells
    if column not in columns - {"id", "owner_id"}:
        raise DeedChangedError
    return connection.ops.quote_name(column)
