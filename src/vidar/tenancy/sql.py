"""Hand-written SQL for pages that must take one statement: rows come back as named tuples or dataclasses.

The values travel apart from the statement, so that PostgreSQL plans a page's statement a few times and then keeps
the plan: planning cost more than running. A value whose type the statement leaves open (``%(x)s IS NULL``) needs a
cast: ``%(x)s::bigint``.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import psycopg
from django.db import connections
from django.db.backends.utils import CursorWrapper

from vidar.tenancy.wall import current_scope

type Parameters = Sequence[Any] | Mapping[str, Any]


def fetch_all[T](row: type[T], statement: str, parameters: Parameters = (), *, using: str = "default") -> list[T]:
    """Return every row of ``statement`` as ``row(*columns)``.

    Raises:
        NoOwnerError: no owner is open.
    """
    current_scope()
    with prepared_cursor(using) as cursor:
        cursor.execute(statement, parameters)
        return [row(*columns) for columns in cursor.fetchall()]


def fetch_one[T](row: type[T], statement: str, parameters: Parameters = (), *, using: str = "default") -> T | None:
    """Return the first row of ``statement`` as ``row(*columns)``, or None.

    Raises:
        NoOwnerError: no owner is open.
    """
    current_scope()
    with prepared_cursor(using) as cursor:
        cursor.execute(statement, parameters)
        columns = cursor.fetchone()
    return None if columns is None else row(*columns)


def prepared_cursor(using: str = "default") -> CursorWrapper:
    """Return a cursor whose statements the server keeps planned, for those that nearly every request runs."""
    connection: Any = connections[using]  # the PostgreSQL one: the only dialect there is
    connection.ensure_connection()
    cursor = psycopg.Cursor(connection.connection)
    wrapper: CursorWrapper = (
        connection.make_debug_cursor(cursor) if connection.queries_logged else connection.make_cursor(cursor)
    )
    return wrapper


def execute(statement: str, parameters: Parameters = (), *, using: str = "default") -> int:
    """Run a statement that returns no rows; return how many it touched.

    Raises:
        NoOwnerError: no owner is open.
    """
    current_scope()
    with connections[using].cursor() as cursor:
        cursor.execute(statement, parameters)
        touched: int = cursor.rowcount
    return touched
