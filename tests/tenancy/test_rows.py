"""Nobody reaches another owner's rows: real transactions, the application's role, rows present that could leak."""

import json
from contextlib import contextmanager

import pytest
from django.db import DatabaseError, connections, transaction

from tests.tenancy.catalog import ask_one, foreign_keys, tenant_tables


@contextmanager
def as_application(owner_id):
    """Open a transaction of the application's, with the wall open for one owner, or for none."""
    with transaction.atomic(), connections["default"].cursor() as cursor:
        if owner_id is not None:
            cursor.execute("SELECT set_config('vidar.owner_id', %s, true)", [str(owner_id)])
        yield cursor


def count(cursor, table, condition="true", parameters=()):
    cursor.execute(f"SELECT count(*) FROM {table} WHERE {condition}", parameters)
    return cursor.fetchone()[0]


def refusal(owner_id, statement, parameters=()):
    """Return PostgreSQL's code for why the statement was refused, or how many rows it changed."""
    try:
        with as_application(owner_id) as cursor:
            cursor.execute(statement, parameters)
            changed = cursor.rowcount
            transaction.set_rollback(True)
            return changed
    except DatabaseError as error:
        return error.__cause__.sqlstate


def owner_of(two_owners, who):
    return {"nobody": None, "theirs": two_owners.theirs.owner.id, "unknown": 10**9}[who]


ROW_SECURITY = "42501"
FOREIGN_KEY = "23503"
STRANGERS = ("nobody", "theirs", "unknown")


def test_every_table_holds_a_row_that_could_leak(two_owners):
    mine = two_owners.mine.owner.id
    counted = {table: ask_one(f"SELECT count(*) FROM {table} WHERE owner_id = %s", [mine]) for table in tenant_tables()}
    assert {table for table, rows in counted.items() if rows == 0} == set()


def test_owner_sees_just_the_own_rows(two_owners):
    mine = two_owners.mine.owner.id
    with as_application(mine) as cursor:
        seen = {table: count(cursor, table) for table in tenant_tables()}
    there = {table: ask_one(f"SELECT count(*) FROM {table} WHERE owner_id = %s", [mine]) for table in tenant_tables()}
    assert seen == there


@pytest.mark.parametrize("who", STRANGERS)
def test_stranger_reads_nothing(two_owners, who):
    with as_application(owner_of(two_owners, who)) as cursor:
        seen = {
            table: count(cursor, table, "owner_id = %s", [two_owners.mine.owner.id])
            for table in [*tenant_tables(), "history_event", "access_lookevent"]
        }
    assert {table for table, rows in seen.items() if rows} == set()


@pytest.mark.parametrize("who", STRANGERS)
def test_stranger_changes_and_deletes_nothing(two_owners, who):
    owner_id = owner_of(two_owners, who)
    mine = [two_owners.mine.owner.id]
    for table in tenant_tables():
        assert refusal(owner_id, f"UPDATE {table} SET id = id WHERE owner_id = %s", mine) == 0, table
        assert refusal(owner_id, f"DELETE FROM {table} WHERE owner_id = %s", mine) == 0, table


@pytest.mark.parametrize("who", STRANGERS)
def test_stranger_adds_nothing(two_owners, who):
    answers = {}
    for table in tenant_tables():
        row = ask_one(f"SELECT to_jsonb(t) FROM {table} t WHERE owner_id = %s", [two_owners.mine.owner.id])
        statement = (
            f"INSERT INTO {table} OVERRIDING SYSTEM VALUE SELECT * FROM jsonb_populate_record(null::{table}, %s)"
        )
        answers[table] = refusal(
            owner_of(two_owners, who), statement, [json.dumps(row) if isinstance(row, dict) else row]
        )
    assert answers == dict.fromkeys(tenant_tables(), ROW_SECURITY)


def test_own_row_cannot_be_given_to_another_owner(two_owners):
    mine, theirs = two_owners.mine.owner.id, two_owners.theirs.owner.id
    answers = {table: refusal(mine, f"UPDATE {table} SET owner_id = %s", [theirs]) for table in tenant_tables()}
    assert answers == dict.fromkeys(tenant_tables(), ROW_SECURITY)


def _composite_keys():
    tenant = set(tenant_tables())
    return [
        (table, columns[1], parent)
        for table, columns, parent, _ in foreign_keys()
        if table in tenant and len(columns) == 2 and columns[0] == "owner_id"
    ]


def test_no_reference_crosses_the_wall(two_owners):
    mine, theirs = two_owners.mine.owner.id, two_owners.theirs.owner.id
    keys = _composite_keys()
    answers = {}
    for table, column, parent in keys:
        foreign = ask_one(f"SELECT min(id) FROM {parent} WHERE owner_id = %s", [theirs])
        answers[table, column] = refusal(mine, f"UPDATE {table} SET {column} = %s", [foreign])
    assert len(keys) > 40
    assert {key: code for key, code in answers.items() if code != FOREIGN_KEY} == {}


def test_owner_named_with_something_else_than_a_number_opens_nothing(two_owners):
    with pytest.raises(DatabaseError, match="invalid input syntax"), as_application("1 OR true") as cursor:
        count(cursor, "people_person")
