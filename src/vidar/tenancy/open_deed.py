"""Tell the database which deed the next writes belong to."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection


@contextmanager
def writing_for(deed_id: int) -> Iterator[None]:
    """Let the history of what is written inside belong to the deed.

    A failure needs no tidying: the savepoint that goes back takes the setting with it.
    """
    _set(str(deed_id))
    yield
    _set("")


def _set(value: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('vidar.deed_id', %s, true)", [value])
