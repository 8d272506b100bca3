"""The days of what goes on for several days, or comes back each week."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from vidar.law.timetable import repeated

DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))


def test_row_of_days_leaves_out_the_weekend_and_closed_days():
    friday, tuesday = date(2026, 11, 27), date(2026, 12, 1)
    assert repeated(friday, tuesday, weekly=False) == (friday, date(2026, 11, 30), tuesday)
    assert repeated(friday, tuesday, weekly=False, without={date(2026, 11, 30)}) == (friday, tuesday)


def test_every_friday_to_the_last_included():
    first = date(2026, 11, 27)
    weeks = [first + timedelta(weeks=number) for number in range(3)]
    assert repeated(first, weeks[2], weekly=True) == tuple(weeks)
    assert repeated(first, weeks[2] - timedelta(days=1), weekly=True) == tuple(weeks[:2])
    assert repeated(first, weeks[2], weekly=True, without={weeks[1]}) == (weeks[0], weeks[2])


def test_weekly_may_be_on_a_saturday():
    saturday = date(2026, 11, 28)
    assert repeated(saturday, saturday, weekly=True) == (saturday,)
    assert repeated(saturday, saturday, weekly=False) == ()


def test_nothing_where_the_last_day_is_before_the_first():
    assert repeated(date(2026, 11, 27), date(2026, 11, 26), weekly=False) == ()
    assert repeated(date(2026, 11, 27), date(2026, 11, 26), weekly=True) == ()


@given(first=DAYS, days=st.integers(0, 300), weekly=st.booleans())
def test_days_are_within_the_span_in_order_and_each_once(first, days, weekly):
    last = first + timedelta(days=days)
    found = repeated(first, last, weekly=weekly)
    assert list(found) == sorted(set(found))
    assert all(first <= day <= last for day in found)
    if weekly:
        assert {day.isoweekday() for day in found} == {first.isoweekday()}
