"""A and B weeks, counted in each of the three ways."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vidar.law.calendar import CycleCounting, Week, cycle_weeks

# Mondays of weeks 51, 52 and 53 of 2026, a week off, and weeks 2 and 3 of 2027
MONDAYS = [date(2026, 12, 14), date(2026, 12, 21), date(2026, 12, 28), date(2027, 1, 11), date(2027, 1, 18)]


@pytest.mark.parametrize(
    ("counting", "places"),
    [
        (CycleCounting.SCHOOL_WEEKS, [1, 2, 1, 2, 1]),
        (CycleCounting.ISO_WEEKS, [1, 2, 1, 1, 2]),
        (CycleCounting.WEEK_NUMBERS, [1, 2, 1, 2, 1]),
    ],
)
def test_a_and_b_weeks_by_each_way_of_counting(counting, places):
    assert list(cycle_weeks(MONDAYS, 2, counting=counting).values()) == places


def test_week_numbers_give_two_a_weeks_after_week_53():
    days = [date(2026, 12, 28), date(2027, 1, 4)]

    assert list(cycle_weeks(days, 2, counting=CycleCounting.WEEK_NUMBERS).values()) == [1, 1]
    assert list(cycle_weeks(days, 2).values()) == [1, 2]


def test_week_numbers_count_round_in_longer_cycles():
    days = [date(2026, 1, 5), date(2026, 1, 12), date(2026, 1, 19), date(2026, 1, 26)]  # weeks 2 to 5

    assert list(cycle_weeks(days, 3, counting=CycleCounting.WEEK_NUMBERS).values()) == [2, 3, 1, 2]


def test_a_cycle_of_one_week_has_only_that():
    assert set(cycle_weeks(MONDAYS, 1).values()) == {1}


@pytest.mark.parametrize("counting", CycleCounting)
def test_no_days_give_no_weeks(counting):
    assert cycle_weeks([], 2, counting=counting) == {}


def test_counting_can_be_given_as_the_text_that_is_stored():
    assert cycle_weeks(MONDAYS, 2, counting="iso_weeks") == cycle_weeks(MONDAYS, 2, counting=CycleCounting.ISO_WEEKS)
    with pytest.raises(ValueError, match="is not a valid"):
        cycle_weeks(MONDAYS, 2, counting="by the moon")


def test_a_cycle_without_weeks_is_refused():
    with pytest.raises(ValueError, match="at least one week"):
        cycle_weeks(MONDAYS, 0)


@given(st.sets(st.dates(date(2026, 8, 1), date(2027, 7, 31)), min_size=1), st.integers(1, 4))
def test_school_weeks_share_the_places_evenly(days, length):
    places = list(cycle_weeks(days, length).values())

    assert places[0] == 1
    assert (
        max(places.count(each) for each in range(1, length + 1))
        - min(places.count(each) for each in range(1, length + 1))
        <= 1
    )


@given(
    st.sets(st.dates(date(2026, 8, 1), date(2027, 7, 31)), min_size=1),
    st.integers(1, 4),
    st.sampled_from(CycleCounting),
)
def test_every_week_with_a_day_has_a_place(days, length, counting):
    places = cycle_weeks(days, length, counting=counting)

    assert set(places) == {Week.of(day) for day in days}
    assert set(places.values()) <= set(range(1, length + 1))


@given(st.dates(date(2026, 8, 1), date(2027, 7, 1)), st.integers(1, 4))
def test_without_a_week_off_both_counts_agree(first, length):
    days = [first + timedelta(weeks=each) for each in range(60)]

    assert cycle_weeks(days, length) == cycle_weeks(days, length, counting=CycleCounting.ISO_WEEKS)
