"""What counts as reading a table whole."""

import pytest

from bench.plans import grows, read_whole

_OWNER = "(owner_id = (NULLIF(current_setting('vidar.owner_id'::text, true), ''::text))::bigint)"


def scan(kind, condition="", table="people_person"):
    return {"Node Type": kind, "Relation Name": table, **({"Index Cond": condition} if condition else {})}


@pytest.mark.parametrize(
    "plan",
    [
        scan("Seq Scan"),
        scan("Index Scan"),
        scan("Index Scan", _OWNER),
        scan("Index Only Scan", "(owner_id = e.owner_id)"),
        {"Node Type": "Bitmap Heap Scan", "Relation Name": "people_person",
         "Plans": [{"Node Type": "Bitmap Index Scan", "Index Cond": _OWNER}]},
        {"Node Type": "Nested Loop", "Plans": [scan("Index Scan", "(id = 4)"), scan("Seq Scan")]},
    ],
)  # fmt: skip
def test_everything_of_an_owner_is_whole(plan):
    assert "people_person" in read_whole(plan)


@pytest.mark.parametrize(
    "condition",
    [
        f"({_OWNER} AND (school_id = 52))",
        "((owner_id = e.owner_id) AND (id = e.pupil_id))",
        "(id = 4)",
        f"({_OWNER} AND ((sort_key)::text >= 'an'::text))",
    ],
)
def test_a_few_rows_are_not(condition):
    assert list(read_whole(scan("Index Scan", condition))) == []


def test_parts_by_month_grow_too():
    assert all(map(grows, ("history_event", "history_event_2026_11", "access_lookevent_rest")))
    assert not grows("schools_room")
