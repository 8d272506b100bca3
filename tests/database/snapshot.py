"""Rows that many tests begin with: made once by each process, and put back as they were for every other test.

Making the small school takes Django's models 150 ms, putting its rows back 20. They are the very same rows, with the
same ids, and the sequences go on after them.
"""

import copy
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from psycopg import sql

from tests.database.cleaning import Cleaner

_COLUMNS = """
    SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) FROM pg_attribute
    WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
"""


@dataclass
class _Kept:
    value: Any
    rows: list[tuple[sql.Composed, bytes]] = field(default_factory=list)
    sequences: list[tuple[str, int, bool]] = field(default_factory=list)


class Snapshots:
    """What has been built in one database, by name."""

    def __init__(self, cleaner: Cleaner) -> None:
        self._cleaner = cleaner
        self._connection = cleaner.connection
        self._kept: dict[str, _Kept] = {}

    def of[T](self, name: str, build: Callable[[], T]) -> T:
        """Return what ``build`` makes, with its rows in the database; where there are rows already, build anew."""
        if self._cleaner.filled():
            return build()
        if name in self._kept:
            self._put_back(self._kept[name])
        else:
            self._kept[name] = self._keep(build())
        value: T = copy.deepcopy(self._kept[name].value)
        return value

    def _keep(self, value: Any) -> _Kept:
        kept = _Kept(value)
        for table in sorted(self._cleaner.filled()):
            (columns,) = self._connection.execute(_COLUMNS, [table]).fetchone()
            parts = {"table": sql.SQL(table), "columns": sql.SQL(columns)}
            with self._connection.cursor().copy(
                sql.SQL("COPY (SELECT {columns} FROM {table}) TO STDOUT").format(**parts)
            ) as lines:
                rows = b"".join(lines)
            kept.rows.append((sql.SQL("COPY {table} ({columns}) FROM STDIN").format(**parts), rows))
        for sequence in self._cleaner.sequences:
            found = self._connection.execute(sql.SQL("SELECT last_value, is_called FROM {}").format(sql.SQL(sequence)))
            kept.sequences.append((sequence, *found.fetchone()))
        return kept

    def _put_back(self, kept: _Kept) -> None:
        names, values, called = map(list, zip(*kept.sequences, strict=True))
        with self._connection.transaction(), self._connection.cursor() as cursor:
            for statement, rows in kept.rows:
                with cursor.copy(statement) as lines:
                    lines.write(rows)
            cursor.execute(
                "SELECT setval(s::regclass, v, c) FROM unnest(%s::text[], %s::bigint[], %s::bool[]) AS kept (s, v, c)",
                [names, values, called],
            )
