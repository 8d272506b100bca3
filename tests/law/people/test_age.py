"""Age and majority, to the second of the birthday and on both sides of a leap day."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vidar.law.basis import local_date, start_of_day
from vidar.law.people import LeapDay, age_on, birthday_in, is_adult, latest_adult_birth_date

BORN = st.dates(date(1990, 1, 1), date(2015, 12, 31))
LEAP = date(2008, 2, 29)


@pytest.mark.parametrize(
    ("day", "age"),
    [
        (date(2009, 3, 14), 0),
        (date(2010, 3, 13), 0),
        (date(2010, 3, 14), 1),
        (date(2027, 3, 13), 17),
        (date(2027, 3, 14), 18),
    ],
)
def test_a_year_is_full_on_the_birthday(day, age):
    assert age_on(date(2009, 3, 14), day) == age


def test_nobody_has_an_age_before_birth():
    with pytest.raises(ValueError, match="before the birth"):
        age_on(date(2009, 3, 14), date(2009, 3, 13))


@pytest.mark.parametrize(
    ("leap_day", "year", "birthday"),
    [
        (LeapDay.FEBRUARY_28, 2026, date(2026, 2, 28)),
        (LeapDay.MARCH_1, 2026, date(2026, 3, 1)),
        (LeapDay.FEBRUARY_28, 2028, date(2028, 2, 29)),
        (LeapDay.MARCH_1, 2028, date(2028, 2, 29)),
    ],
)
def test_a_leap_day_birthday(leap_day, year, birthday):
    assert birthday_in(year, LEAP, leap_day=leap_day) == birthday
    assert age_on(LEAP, birthday, leap_day=leap_day) == year - 2008
    assert age_on(LEAP, birthday - timedelta(days=1), leap_day=leap_day) == year - 2009


@given(BORN, st.sampled_from(LeapDay))
def test_majority_comes_at_local_midnight(born, leap_day):
    midnight = start_of_day(birthday_in(born.year + 18, born, leap_day=leap_day))

    assert is_adult(born, midnight, leap_day=leap_day)
    assert not is_adult(born, midnight - timedelta(microseconds=1), leap_day=leap_day)


@given(BORN, st.datetimes(datetime(2008, 1, 1), datetime(2034, 1, 1), timezones=st.just(UTC)), st.sampled_from(LeapDay))  # noqa: DTZ001
def test_adults_are_18_and_born_by_the_date_that_sql_compares_with(born, at, leap_day):
    day = local_date(at)
    adult = is_adult(born, at, leap_day=leap_day)

    assert adult is (born <= latest_adult_birth_date(day, leap_day=leap_day))
    assert adult is (day >= born and age_on(born, day, leap_day=leap_day) >= 18)


@pytest.mark.parametrize(
    "day",
    [date(2026, 2, 27), date(2026, 2, 28), date(2026, 3, 1), date(2028, 2, 28), date(2028, 2, 29), date(2028, 3, 1)],
)
@pytest.mark.parametrize("leap_day", LeapDay)
def test_the_date_for_sql_around_leap_days(day, leap_day):
    latest = latest_adult_birth_date(day, leap_day=leap_day)

    assert is_adult(latest, start_of_day(day), leap_day=leap_day)
    assert not is_adult(latest + timedelta(days=1), start_of_day(day), leap_day=leap_day)
