"""Periods: the table that PostgreSQL itself answered, and properties against plain sets of days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.law.cases import cases
from vidar.law.basis import Period, merge

AUGUST = date(2026, 8, 1)
WINDOW = 40


def _period(text: str) -> Period:
    start, end = text.strip("[)").split(",")
    return Period(date.fromisoformat(start), date.fromisoformat(end) if end else None)


def _periods(text: str) -> tuple[Period, ...]:
    pieces = text.strip("{}").replace("),[", ")|[")
    return tuple(_period(piece) for piece in pieces.split("|")) if pieces else ()


@pytest.mark.parametrize("row", cases("daterange.csv", ";"), ids=lambda row: f"{row['a']} {row['b']}")
def test_periods_agree_with_postgresql(row):
    a, b = _period(row["a"]), _period(row["b"])

    assert a.covers(b) is (row["contains"] == "t")
    assert a.overlaps(b) is (row["overlaps"] == "t")
    assert a.adjacent(b) is (row["adjacent"] == "t")
    assert a.intersect(b) == (None if row["intersection"] == "empty" else _period(row["intersection"]))
    assert a.subtract(b) == _periods(row["difference"])
    assert merge([a, b]) == _periods(row["union"])


def test_a_period_holds_its_first_day_and_not_its_end():
    period = Period(AUGUST, date(2026, 8, 3))

    assert [period.contains(AUGUST + timedelta(days=each)) for each in (-1, 0, 1, 2)] == [False, True, True, False]


def test_an_open_period_goes_on():
    assert Period(AUGUST).contains(date.max)


def test_through_includes_the_last_day():
    assert Period.through(AUGUST, AUGUST) == Period(AUGUST, date(2026, 8, 2))


@pytest.mark.parametrize("end", [AUGUST, AUGUST - timedelta(days=1)])
def test_an_empty_period_is_refused(end):
    with pytest.raises(ValueError, match="empty period"):
        Period(AUGUST, end)


@st.composite
def periods(draw):
    start = draw(st.integers(0, WINDOW - 1))
    end = draw(st.none() | st.integers(start + 1, WINDOW))
    return Period(AUGUST + timedelta(days=start), None if end is None else AUGUST + timedelta(days=end))


def _days(*many: Period) -> set[int]:
    """The days within one day past the window, so that an open end differs from one at the window's edge."""
    window = range(WINDOW + 2)
    return {each for each in window for one in many if one.contains(AUGUST + timedelta(days=each))}


@given(periods(), periods())
def test_operations_are_those_of_sets_of_days(a, b):
    shared = a.intersect(b)

    assert a.overlaps(b) is b.overlaps(a) is bool(_days(a) & _days(b))
    assert (set() if shared is None else _days(shared)) == _days(a) & _days(b)
    assert _days(*a.subtract(b)) == _days(a) - _days(b)
    assert a.covers(b) is (_days(a) >= _days(b))


@given(st.lists(periods(), max_size=6), st.randoms())
def test_merging_keeps_the_days_and_leaves_nothing_to_merge(many, random):
    merged = merge(many)
    random.shuffle(many)

    assert _days(*merged) == _days(*many)
    assert merge(many) == merged
    assert not any(a.overlaps(b) or a.adjacent(b) for a in merged for b in merged if a is not b)
