"""A query that asks for no order gets none: its rows come backwards, so that nothing can rest on luck."""

import pytest
from django.db.models import query

_ITERABLES = (
    query.ModelIterable,
    query.ValuesIterable,
    query.ValuesListIterable,
    query.NamedValuesListIterable,
    query.FlatValuesListIterable,
)


def _backwards(original):
    def rows(self):
        found = list(original(self))
        return iter(found if self.queryset.ordered else found[::-1])

    return rows


@pytest.fixture(autouse=True)
def unordered_rows_come_backwards(monkeypatch):
    """Hold for every test."""
    for iterable in _ITERABLES:
        monkeypatch.setattr(iterable, "__iter__", _backwards(iterable.__iter__))
