"""Labels and bounds of school years."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vidar.law.basis import Period
from vidar.law.calendar import SchoolYearFault, school_year_label, school_year_period


@pytest.mark.parametrize(
    ("day", "label"),
    [
        (date(2026, 7, 31), "2025/26"),
        (date(2026, 8, 1), "2026/27"),
        (date(2027, 7, 31), "2026/27"),
        (date(2099, 12, 31), "2099/00"),
    ],
)
def test_a_school_year_turns_on_1_august(day, label):
    assert school_year_label(day) == label


def test_a_label_gives_its_days():
    assert school_year_period("2026/27") == Period(date(2026, 8, 1), date(2027, 8, 1))


@pytest.mark.parametrize("text", ["", "2026", "2026/2027", "26/27", "2026-27", " 2026/27", "2026/27\n", "٢٠٢٦/٢٧"])
def test_another_spelling_is_refused(text):
    with pytest.raises(SchoolYearFault, match="is not written as 2026/27"):
        school_year_period(text)


@pytest.mark.parametrize("text", ["2026/26", "2026/28", "2027/26"])
def test_years_not_in_a_row_are_refused(text):
    with pytest.raises(SchoolYearFault, match="is not two years in a row"):
        school_year_period(text)


@given(st.dates(date(1900, 1, 1), date(2200, 12, 31)))
def test_every_day_lies_in_its_own_school_year(day):
    assert school_year_period(school_year_label(day)).contains(day)
