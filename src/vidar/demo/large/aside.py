"""Lays aside what makes writing slow, and puts all of it back: keys, indexes and triggers of tables written in bulk.

In one transaction, so that a failure leaves every one of them where it was. Putting back builds indexes anew and holds
every constraint against every row.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

_CONSTRAINTS = """
SELECT c.conrelid::regclass::text, quote_ident(c.conname), c.contype::text, pg_get_constraintdef(c.oid), c.convalidated
FROM pg_constraint c
WHERE c.contype IN ('p', 'u', 'x', 'f', 'c') AND c.conparentid = 0
  AND (c.conrelid = ANY (%(tables)s::regclass[]) OR c.confrelid = ANY (%(tables)s::regclass[]))
ORDER BY array_position(ARRAY['p', 'u', 'x', 'f', 'c'], c.contype::text), 1, 2
"""
_INDEXES = """
SELECT i.indrelid::regclass::text, i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid), i.indisvalid,
       EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid AND c.contype IN ('p', 'u', 'x'))
FROM pg_index i WHERE i.indrelid = ANY (%(tables)s::regclass[]) ORDER BY 1, 2
"""
_TRIGGERS = """
SELECT t.tgrelid::regclass::text, t.tgname::text, pg_get_triggerdef(t.oid), t.tgenabled::text
FROM pg_trigger t WHERE NOT t.tgisinternal AND t.tgrelid = ANY (%(tables)s::regclass[]) ORDER BY 1, 2
"""


class NotPutBackError(RuntimeError):
    """A key, index or trigger is not as it was before. A mistake in the program; nothing is kept."""


@dataclass(frozen=True, slots=True)
class Guards:
    """What holds some tables, as the catalogue tells it."""

    constraints: tuple[tuple[Any, ...], ...]
    indexes: tuple[tuple[Any, ...], ...]
    triggers: tuple[tuple[Any, ...], ...]


def guards_of(cursor: Any, tables: list[str]) -> Guards:
    """Return every constraint, index and trigger of the tables, and the keys that refer to them."""
    found = []
    for question in (_CONSTRAINTS, _INDEXES, _TRIGGERS):
        cursor.execute(question, {"tables": tables})
        found.append(tuple(cursor.fetchall()))
    return Guards(*found)


@contextmanager
def laid_aside(cursor: Any, tables: list[str], tell: Callable[[int, int], None]) -> Iterator[None]:
    """Write into the tables without their guards for as long as the block; then put back and check every one.

    ``tell`` hears how many are put back, and of how many.

    Raises:
        NotPutBackError: something is not as before.
        IntegrityError: a row that was written breaks a constraint.
    """
    before = guards_of(cursor, tables)
    _lay_aside(cursor, before, tables)
    yield
    _put_back(cursor, before, tables, tell)
    if guards_of(cursor, tables) != before:
        raise NotPutBackError("a constraint, an index or a trigger is not as it was before")


def _lay_aside(cursor: Any, guards: Guards, tables: list[str]) -> None:
    for kind in "fxup":
        for table, name, contype, _, _ in guards.constraints:
            if contype == kind:
                cursor.execute(f"ALTER TABLE {table} DROP CONSTRAINT {name}")
    for _, name, _, _, of_constraint in guards.indexes:
        if not of_constraint:
            cursor.execute(f"DROP INDEX {name}")
    for table in tables:
        cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")


def _put_back(cursor: Any, guards: Guards, tables: list[str], tell: Callable[[int, int], None]) -> None:
    keys = [
        (f"ALTER TABLE {table} ADD CONSTRAINT {name} {definition}", contype)
        for table, name, contype, definition, _ in guards.constraints
        if contype != "c"
    ]
    indexes = [definition for _, _, definition, _, of_constraint in guards.indexes if not of_constraint]
    statements = [
        *(text for text, contype in keys if contype != "f"),
        *indexes,
        *(text for text, contype in keys if contype == "f"),
    ]
    tell(0, len(statements))
    for number, statement in enumerate(statements, start=1):
        cursor.execute(statement)
        tell(number, len(statements))
    for table in tables:
        cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
