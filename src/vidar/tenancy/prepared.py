"""Statements that the server keeps planned. Planning cost more than running, on every page."""

from typing import Any

import psycopg
from django.db import connections
from django.db.backends.utils import CursorWrapper
from psycopg.types.numeric import Int8, Int8BinaryDumper, Int8Dumper, IntBinaryDumper, IntDumper


class _Bigint(IntDumper):
    _int2_dumper = _int4_dumper = Int8Dumper(Int8)  # type: ignore[assignment] # psycopg's own ways out of its choice


class _BigintBinary(IntBinaryDumper):
    _int2_dumper = _int4_dumper = Int8BinaryDumper(Int8)  # type: ignore[assignment] # as above


def prepared_cursor(using: str = "default") -> CursorWrapper:
    """Return a cursor whose values travel apart from the statement, which is then planned a few times and kept.

    A whole number goes as bigint, whatever its size: every id is one, so that one plan serves all of them, and an
    index that also holds a period (GiST) cannot be searched by a number of another type. One that is larger than
    any id goes as numeric, and finds nothing.
    """
    connection: Any = connections[using]  # the PostgreSQL one: the only dialect there is
    connection.ensure_connection()
    cursor = psycopg.Cursor(connection.connection)
    for dumper in (_Bigint, _BigintBinary):
        cursor.adapters.register_dumper(int, dumper)
    wrapper: CursorWrapper = (
        connection.make_debug_cursor(cursor) if connection.queries_logged else connection.make_cursor(cursor)
    )
    return wrapper
