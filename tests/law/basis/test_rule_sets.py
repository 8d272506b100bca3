"""Rule sets are chosen by the date they are applied on."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vidar.law.basis import NoRuleSet, RuleSets

ABSENCE = RuleSets("absence", {date(2025, 8, 1): "new", date(2024, 8, 1): "old"})


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2024, 8, 1), "old"),
        (date(2025, 7, 31), "old"),
        (date(2025, 8, 1), "new"),
        (date(2099, 1, 1), "new"),
    ],
)
def test_the_set_in_force_on_the_day_is_used(day, expected):
    assert ABSENCE.on(day) == expected


def test_nothing_is_guessed_before_the_first_set():
    with pytest.raises(NoRuleSet, match="absence: nothing known before 2024-08-01"):
        ABSENCE.on(date(2024, 7, 31))


def test_a_rule_without_sets_is_refused():
    with pytest.raises(ValueError, match="no rule sets"):
        RuleSets("empty", {})


def test_the_starts_are_in_order():
    assert ABSENCE.starts == (date(2024, 8, 1), date(2025, 8, 1))


@given(st.sets(st.dates(), min_size=1), st.dates())
def test_the_latest_start_that_is_not_after_the_day_wins(starts, day):
    sets = RuleSets("any", {start: start for start in starts})
    begun = [start for start in starts if start <= day]

    if begun:
        assert sets.on(day) == max(begun)
    else:
        with pytest.raises(NoRuleSet):
            sets.on(min(starts) - timedelta(days=1) if min(starts) > date.min else day)
