"""Count the SQL statements of a page, on every connection; the beginning and end of transactions are not counted."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from django.db import connections
from django.test.utils import CaptureQueriesContext

_TRANSACTION = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE")


@contextmanager
def statements() -> Iterator[list[str]]:
    """Collect the statements that run meanwhile, on the application's connection and the log's."""
    found: list[str] = []
    with ExitStack() as stack:
        captured = [stack.enter_context(CaptureQueriesContext(connections[name])) for name in ("default", "log")]
        yield found
    for each in captured:
        found += [query["sql"] for query in each.captured_queries if not query["sql"].startswith(_TRANSACTION)]
