"""Local dates and moments, to the minute around midnight and both changes of the clock."""

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest

from vidar.law.basis import OSLO, MissingLocalTime, instant, local_date, start_of_day


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (datetime(2026, 11, 23, 22, 59, 59, tzinfo=UTC), date(2026, 11, 23)),
        (datetime(2026, 11, 23, 23, 0, tzinfo=UTC), date(2026, 11, 24)),
        (datetime(2026, 6, 23, 21, 59, 59, tzinfo=UTC), date(2026, 6, 23)),
        (datetime(2026, 6, 23, 22, 0, tzinfo=UTC), date(2026, 6, 24)),
        (datetime(2026, 6, 24, 7, 0, tzinfo=timezone(timedelta(hours=9))), date(2026, 6, 24)),
    ],
)
def test_the_school_date_is_the_date_in_oslo(at, expected):
    assert local_date(at) == expected


def test_a_moment_without_time_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        local_date(datetime(2026, 11, 24, 10))  # noqa: DTZ001 - that is the point


def test_a_local_time_with_time_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        instant(date(2026, 11, 24), time(8, 15, tzinfo=UTC))


@pytest.mark.parametrize(
    ("day", "clock", "expected"),
    [
        (date(2026, 3, 28), time(8, 15), datetime(2026, 3, 28, 7, 15, tzinfo=UTC)),
        (date(2026, 3, 30), time(8, 15), datetime(2026, 3, 30, 6, 15, tzinfo=UTC)),
        (date(2026, 3, 29), time(1, 59), datetime(2026, 3, 29, 0, 59, tzinfo=UTC)),
        (date(2026, 3, 29), time(3, 0), datetime(2026, 3, 29, 1, 0, tzinfo=UTC)),
        (date(2026, 10, 25), time(1, 59), datetime(2026, 10, 24, 23, 59, tzinfo=UTC)),
        (date(2026, 10, 25), time(2, 30), datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
        (date(2026, 10, 25), time(2, 30, fold=1), datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
        (date(2026, 10, 25), time(3, 0), datetime(2026, 10, 25, 2, 0, tzinfo=UTC)),
        (date(2026, 10, 26), time(8, 15), datetime(2026, 10, 26, 7, 15, tzinfo=UTC)),
    ],
)
def test_a_local_time_is_the_right_moment(day, clock, expected):
    moment = instant(day, clock)

    assert moment == expected
    assert moment.tzinfo is UTC


@pytest.mark.parametrize("clock", [time(2, 0), time(2, 30), time(2, 59, 59)])
def test_the_hour_summer_time_skips_does_not_exist(clock):
    with pytest.raises(MissingLocalTime, match="2026-03-29"):
        instant(date(2026, 3, 29), clock)


def test_a_day_starts_at_local_midnight():
    assert start_of_day(date(2026, 6, 24)) == datetime(2026, 6, 23, 22, tzinfo=UTC)
    assert start_of_day(date(2026, 11, 24)).astimezone(OSLO).time() == time(0)
