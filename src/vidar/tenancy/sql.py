"""Hand-written SQL for pages that must take one statement: rows come back as named tuples or dataclasses.

They run on ``prepared_cursor``. A value whose type the statement leaves open (``%(x)s IS NULL``) needs a cast:
``%(x)s::bigint``.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import connections

from vidar.tenancy.prepared import prepared_cursor
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
