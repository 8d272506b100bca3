"""Double bookings, against a checker that looks at every pair."""

from datetime import UTC, datetime, timedelta
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vidar.law.timetable import Booking, Clash, Resource, ResourceKind, clashes

START = datetime(2026, 11, 24, 7, 15, tzinfo=UTC)
ANNE = Resource(ResourceKind.PERSON, 1)
ROOM = Resource(ResourceKind.ROOM, 1)


def _booking(key: int, starts: int, ends: int, *resources: Resource) -> Booking:
    return Booking(key, START + timedelta(minutes=starts), START + timedelta(minutes=ends), frozenset(resources))


def test_a_teacher_in_two_places_clashes_for_the_minutes_they_share():
    (clash,) = clashes([_booking(2, 0, 90, ANNE), _booking(1, 60, 120, ANNE, ROOM)])

    assert clash == Clash(ANNE, START + timedelta(minutes=60), START + timedelta(minutes=90), 1, 2)


def test_lessons_one_after_the_other_do_not_clash():
    assert clashes([_booking(1, 0, 45, ANNE), _booking(2, 45, 90, ANNE)]) == ()


def test_one_minute_too_long_is_a_clash():
    assert len(clashes([_booking(1, 0, 46, ANNE), _booking(2, 45, 90, ANNE)])) == 1


def test_different_resources_with_the_same_number_do_not_clash():
    assert clashes([_booking(1, 0, 45, ANNE), _booking(2, 0, 45, ROOM)]) == ()


@pytest.mark.parametrize(
    ("kind", "beginning"),
    [
        (ResourceKind.PERSON, "Samme person er satt opp to steder fra"),
        (ResourceKind.ROOM, "Samme rom er satt opp to ganger fra"),
        (ResourceKind.GROUP, "Samme gruppe er satt opp to ganger fra"),
    ],
)
def test_a_clash_explains_itself(kind, beginning):
    thing = Resource(kind, 7)
    (clash,) = clashes([_booking(1, 0, 45, thing), _booking(2, 0, 45, thing)])

    assert clash.explanation.rule_ids == ("TT-1",)
    assert clash.explanation.steps[0].render().startswith(beginning)


@pytest.mark.parametrize("ends", [0, -5])
def test_a_booking_that_does_not_last_is_refused(ends):
    with pytest.raises(ValueError, match="ends after it begins"):
        _booking(1, 0, ends, ANNE)


RESOURCES = st.sets(st.builds(Resource, st.sampled_from(ResourceKind), st.integers(1, 2)), max_size=3)
SPANS = st.tuples(st.integers(0, 60), st.integers(1, 30), RESOURCES)


@given(st.lists(SPANS, max_size=12))
def test_no_clash_is_missed_and_none_invented(spans):
    bookings = [_booking(key, start, start + length, *on) for key, (start, length, on) in enumerate(spans)]
    expected = {
        (shared, one.key, other.key)
        for one, other in combinations(bookings, 2)
        if one.starts_at < other.ends_at and other.starts_at < one.ends_at
        for shared in one.resources & other.resources
    }
    found = clashes(bookings)

    assert {(clash.resource, clash.first, clash.second) for clash in found} == expected
    assert len(found) == len(expected)
    assert list(found) == sorted(found)
    assert all(clash.starts_at < clash.ends_at for clash in found)
    assert clashes(reversed(bookings)) == found
