"""Open the wall for one school owner, for the length of one transaction.

PostgreSQL decides what a transaction sees from the setting ``vidar.owner_id`` (row-level security). This
module is the only place that sets it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from django.db import connections, transaction

from vidar.tenancy.prepared import prepared_cursor

_SET_OWNER = (
    "SELECT set_config('vidar.owner_id', %s, true), set_config('vidar.actor_id', %s, true),"
    " set_config('vidar.reason', %s, true)"
)
_SET_OWNER_READ_ONLY = _SET_OWNER + ", set_config('transaction_read_only', 'on', true)"


class NoOwnerError(RuntimeError):
    """A table behind the wall was asked without a school owner. A mistake in the program, never in the data."""


class NestedOwnerError(RuntimeError):
    """A second owner was opened inside the first: one transaction serves one owner."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose rows this transaction sees, and who acts."""

    owner_id: int
    actor_id: int | None
    read_only: bool


_scope: ContextVar[Scope | None] = ContextVar("vidar_owner_scope", default=None)


def current_scope() -> Scope:
    """Return the open scope.

    Raises:
        NoOwnerError: no owner is open.
    """
    scope = _scope.get()
    if scope is None:
        raise NoOwnerError("no school owner is open: use owner_scope()")
    return scope


def has_scope() -> bool:
    """Tell whether an owner is open."""
    return _scope.get() is not None


@contextmanager
def owner_scope(
    owner_id: int,
    *,
    actor_id: int | None = None,
    reason: str = "",
    read_only: bool = False,
    using: str = "default",
) -> Iterator[Scope]:
    """Open one transaction in which exactly one owner's rows exist.

    ``actor_id`` (a person) and ``reason`` go into the history of every write. A read-only scope lets the
    database refuse every write, whatever the code above does.

    Raises:
        NestedOwnerError: another scope is open already.
    """
    if _scope.get() is not None:
        raise NestedOwnerError("an owner is open already")
    scope = Scope(owner_id, actor_id, read_only)
    with transaction.atomic(using=using):
        _announce(scope, reason, using)
        token = _scope.set(scope)
        try:
            yield scope
        finally:
            _scope.reset(token)
            _silence(using)


def _announce(scope: Scope, reason: str, using: str) -> None:
    """Send what begins the transaction and the settings together, in one round trip."""
    statement = _SET_OWNER_READ_ONLY if scope.read_only else _SET_OWNER
    actor = "" if scope.actor_id is None else str(scope.actor_id)
    connection: Any = connections[using]  # the PostgreSQL one: the only dialect there is
    with prepared_cursor(using) as cursor, connection.connection.pipeline():
        cursor.execute(statement, [str(scope.owner_id), actor, reason])


def _silence(using: str) -> None:
    """Forget the owner where the transaction goes on, as inside a test case's own transaction."""
    connection = connections[using]
    if connection.in_atomic_block and len(connection.savepoint_ids) > 0 and not connection.needs_rollback:
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('vidar.owner_id', '', true)")
