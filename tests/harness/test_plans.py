"""With many rows no page reads a growing table from end to end, nor everything that one owner has.

The statements are those of every page of the role matrix, asked in a small school; their plans are those of a large one.
"""

from contextlib import ExitStack
from datetime import UTC, datetime

from django.db import connections

from bench.plans import grows, plan_of, read_whole
from bench.statements import Asked
from tests.harness.role_matrix import ids_of, real_pages
from tests.harness.test_statement_counts import opened_by
from tests.harness.visitors import Visitor
from vidar.demo.large.load import Wish, make_large

_READS = ("SELECT", "WITH")
_MANY = Wish(schools=9, pupils=900, seed=11, start_year=2026)
_LARGE = 300
"""Rows from which an index is the shorter way."""

_NOW = datetime(2026, 11, 24, 13, 30, tzinfo=UTC)


def test_no_page_reads_a_growing_table_whole(small_school, subtests):
    ids, asked = ids_of(small_school), {}
    for line in real_pages():
        if line.method == "GET":
            for name in opened_by(line):
                for each in asked_by(Visitor(small_school, name), line.address.format(**ids)):
                    asked.setdefault(each.sql, (line.key, name, each))
    large = fill()
    for page, visitor, each in asked.values():
        with subtests.test(page, visitor=visitor):
            whole = set(read_whole(plan_of(each, small_school.owner.id)))
            assert (whole & large, each.sql) == (set(), each.sql)
    assert len(asked) > 30
    assert len(large) > 12


def asked_by(visitor, address):
    """Return each reading statement of the page with its values."""
    found = []

    def note(execute, sql, parameters, many, context):
        if sql.lstrip().startswith(_READS) and "set_config" not in sql:
            found.append(Asked(sql, parameters))
        return execute(sql, parameters, many, context)

    visitor.arrive()
    with ExitStack() as stack:
        stack.enter_context(connections["default"].execute_wrapper(note))
        assert visitor.client.get(address).status_code == 200
    return found


def fill():
    """Put a large county in the small school's place. Return the growing tables that have many rows then."""
    make_large(_MANY, now=_NOW, tell=lambda *_told: None, replace=True)
    with connections["migrator"].cursor() as cursor:
        cursor.execute("ANALYZE")
        cursor.execute("SELECT relname FROM pg_class WHERE relkind = 'r' AND reltuples >= %s", [_LARGE])
        return {name for (name,) in cursor.fetchall() if grows(name)}
