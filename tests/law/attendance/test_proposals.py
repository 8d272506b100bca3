"""What notices propose before anybody has registered (AT-3), also over midnight and when the clock changes."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vidar.law.attendance import Effect, Ground, Mark, Notified, Presence, effect_of, missed_minutes, proposed_mark
from vidar.law.basis.local_time import instant

DAY = date(2026, 11, 24)
STARTS, ENDS = instant(DAY, time(10)), instant(DAY, time(11, 30))
LENGTH = 90
ABSENT, ELSEWHERE = Mark(Presence.ABSENT), Mark(Presence.ELSEWHERE)


def told(starts, ends, effect=Effect.ABSENT):
    return Notified(effect, STARTS + timedelta(minutes=starts), STARTS + timedelta(minutes=ends))


def proposed(*notices):
    return proposed_mark(notices, starts_at=STARTS, ends_at=ENDS)


@pytest.mark.parametrize(
    ("starts", "ends", "mark"),
    [
        (-60, 120, ABSENT),
        (0, 90, ABSENT),
        (-60, 0, None),  # ends in the minute the lesson begins
        (-60, 1, Mark(Presence.PARTLY, 1)),
        (-60, 89, Mark(Presence.PARTLY, 89)),
        (90, 150, None),  # begins in the minute the lesson ends
        (89, 150, Mark(Presence.PARTLY, 0, 1)),
        (1, 150, Mark(Presence.PARTLY, 0, 89)),
        (30, 40, None),  # came, went and came back
    ],
)
def test_one_notice_of_absence(starts, ends, mark):
    assert proposed(told(starts, ends)) == mark


def test_nobody_has_told_anything():
    assert proposed() is None


def test_the_care_of_the_school_goes_before_absence():
    assert proposed(told(-60, 120), told(0, 90, Effect.ELSEWHERE)) == ELSEWHERE


def test_the_care_of_the_school_for_a_part_proposes_nothing():
    assert proposed(told(-60, 45, Effect.ELSEWHERE)) is None


def test_two_notices_may_cover_both_ends_or_all():
    assert proposed(told(-60, 20), told(80, 150)) == Mark(Presence.PARTLY, 20, 10)
    assert proposed(told(-60, 50), told(50, 150)) == ABSENT


def test_a_started_minute_counts():
    seconds = Notified(Effect.ABSENT, STARTS - timedelta(hours=1), STARTS + timedelta(seconds=61))
    assert proposed(seconds) == Mark(Presence.PARTLY, 2)


def test_a_lesson_over_midnight_meets_the_notice_of_the_first_day():
    starts, ends = instant(DAY, time(23)), instant(DAY + timedelta(days=1), time(1))
    until_midnight = Notified(Effect.ABSENT, instant(DAY, time(0)), instant(DAY + timedelta(days=1), time(0)))
    assert proposed_mark([until_midnight], starts_at=starts, ends_at=ends) == Mark(Presence.PARTLY, 60)


@pytest.mark.parametrize(("day", "hours"), [(date(2026, 10, 25), 25), (date(2027, 3, 28), 23)])
def test_a_notice_for_the_day_the_clock_changes_covers_it_all(day, hours):
    starts, ends = instant(day, time(0)), instant(day + timedelta(days=1), time(0))
    assert ends - starts == timedelta(hours=hours)
    late_evening = ends - timedelta(minutes=45)
    whole_day = Notified(Effect.ABSENT, starts, ends)
    assert proposed_mark([whole_day], starts_at=late_evening, ends_at=ends) == ABSENT


def test_minutes_are_those_of_the_clock_on_the_wall_that_stood_still():
    # 02.30 comes twice on 25 October; from the first to 03.15 is an hour and three quarters.
    starts, ends = datetime(2026, 10, 25, 0, 30, tzinfo=UTC), datetime(2026, 10, 25, 2, 15, tzinfo=UTC)
    notice = Notified(Effect.ABSENT, starts - timedelta(hours=1), starts + timedelta(minutes=100))
    assert proposed_mark([notice], starts_at=starts, ends_at=ends) == Mark(Presence.PARTLY, 100)


@pytest.mark.parametrize("ground", Ground)
def test_every_ground_has_an_effect_that_hides_it(ground):
    in_its_care = ground in {Ground.RIGHTS_BASED, Ground.SCHOOL_ACTIVITY}
    assert effect_of(ground) is (Effect.ELSEWHERE if in_its_care else Effect.ABSENT)


_spans = st.tuples(st.integers(-120, 200), st.integers(1, 200), st.sampled_from(Effect))
_notices = st.lists(_spans.map(lambda span: told(span[0], span[0] + span[1], span[2])), max_size=4)


@given(_notices)
def test_a_proposal_is_always_possible_and_never_more_than_was_told(notices):
    mark = proposed(*notices)
    missed = missed_minutes(mark, length=LENGTH)
    assert missed <= _minutes_told(notices)


@given(_notices)
def test_the_order_of_notices_does_not_matter(notices):
    assert proposed(*notices) == proposed(*reversed(notices))


def _minutes_told(notices):
    """Count the lesson's minutes inside some notice of absence, one by one."""
    minutes = [STARTS + timedelta(minutes=number) for number in range(LENGTH)]
    absent = [each for each in notices if each.effect is Effect.ABSENT]
    return sum(any(each.starts_at <= minute < each.ends_at for each in absent) for minute in minutes)
