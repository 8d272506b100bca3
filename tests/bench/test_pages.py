"""The list of measured pages, and which tables count as growing."""

import pytest
from django.apps import apps

from bench.pages import PAGES, chosen
from bench.plans import GROWING, grows


def test_pages_are_chosen_by_key():
    assert [page.key for page in chosen("search,week")] == ["week", "search"]
    assert chosen("") == PAGES


def test_unknown_page_is_refused():
    with pytest.raises(SystemExit, match="nonsense"):
        chosen("week,nonsense")


def test_growing_tables_exist_in_the_program():
    known = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
    assert {table for table in GROWING if table not in known} <= {"history_event", "access_lookevent"}


def test_month_of_a_growing_table_grows_too():
    assert grows("history_event_2026_11")
    assert not grows("schools_room")
