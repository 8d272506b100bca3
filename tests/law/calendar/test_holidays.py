"""Public holidays, against years written down by hand."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vidar.law.calendar import easter_sunday, public_holidays


@pytest.mark.parametrize(
    "easter",
    [
        date(1818, 3, 22), date(1943, 4, 25), date(1954, 4, 18), date(1981, 4, 19), date(2000, 4, 23),
        date(2008, 3, 23), date(2019, 4, 21), date(2024, 3, 31), date(2025, 4, 20), date(2026, 4, 5),
        date(2027, 3, 28), date(2028, 4, 16), date(2038, 4, 25), date(2049, 4, 18), date(2076, 4, 19),
        date(2285, 3, 22),
    ],
)  # fmt: skip
def test_easter_falls_when_it_does(easter):
    assert easter_sunday(easter.year) == easter


def _meeus(year: int) -> date:
    """Easter by another reckoning than the one in the code: the butcher's algorithm."""
    century, years = divmod(year, 100)
    moon = (19 * (year % 19) + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (years // 4) - moon - years % 4) % 7
    correction = (year % 19 + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * correction + 114, 31)
    return date(year, month, day + 1)


def test_easter_agrees_with_another_reckoning_for_every_year():
    assert [year for year in range(1583, 4100) if easter_sunday(year) != _meeus(year)] == []


@given(st.integers(1583, 4000))
def test_easter_is_a_sunday_from_22_march_to_25_april(year):
    easter = easter_sunday(year)

    assert easter.isoweekday() == 7
    assert date(year, 3, 22) <= easter <= date(year, 4, 25)


def test_the_holidays_of_2027():
    assert public_holidays(2027) == {
        date(2027, 1, 1): "Første nyttårsdag",
        date(2027, 3, 25): "Skjærtorsdag",
        date(2027, 3, 26): "Langfredag",
        date(2027, 3, 28): "Første påskedag",
        date(2027, 3, 29): "Andre påskedag",
        date(2027, 5, 1): "Arbeidernes dag",
        date(2027, 5, 6): "Kristi himmelfartsdag",
        date(2027, 5, 16): "Første pinsedag",
        date(2027, 5, 17): "Andre pinsedag",
        date(2027, 12, 25): "Første juledag",
        date(2027, 12, 26): "Andre juledag",
    }


@given(st.integers(1900, 2200))
def test_holidays_come_in_order_and_stay_in_their_year(year):
    days = list(public_holidays(year))

    assert days == sorted(days)
    assert {day.year for day in days} == {year}
    assert {date(year, 5, 1), date(year, 5, 17), date(year, 12, 25)} <= set(days)
