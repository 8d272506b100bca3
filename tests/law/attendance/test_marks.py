"""What a register can say of a pupil, and how many minutes that is (AT-1)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.law.cases import cases
from vidar.law.attendance import PRESENT, ImpossibleMarkError, Mark, Presence, check_mark, missed_minutes

CASES = cases("register_marks.csv")


def _mark(case):
    return Mark(Presence(case["presence"]), int(case["late"]), int(case["early"])) if case["presence"] else PRESENT


@pytest.mark.parametrize("case", CASES, ids=[case["situation"] for case in CASES])
def test_table(case):
    if case["missed"] == "impossible":
        with pytest.raises(ImpossibleMarkError):
            missed_minutes(_mark(case), length=int(case["length"]))
    else:
        assert missed_minutes(_mark(case), length=int(case["length"])) == int(case["missed"])


@pytest.mark.parametrize("presence", [Presence.ABSENT, Presence.ELSEWHERE])
@pytest.mark.parametrize(("late", "early"), [(1, 0), (0, 1), (5, 5)])
def test_minutes_belong_to_who_was_partly_there(presence, late, early):
    with pytest.raises(ImpossibleMarkError):
        Mark(presence, late, early)


@pytest.mark.parametrize(("late", "early"), [(-1, 0), (0, -1), (-1, 5), (0, 0)])
def test_partly_needs_minutes_that_are_minutes(late, early):
    with pytest.raises(ImpossibleMarkError):
        Mark(Presence.PARTLY, late, early)


def test_presence_may_come_as_text_from_the_database():
    assert Mark("absent") == Mark(Presence.ABSENT)
    with pytest.raises(ValueError, match="ill"):
        Mark("ill")


@given(st.integers(1, 400), st.integers(0, 400), st.integers(0, 400))
def test_who_was_partly_there_missed_something_and_not_all(length, late, early):
    if late + early == 0:
        return
    mark = Mark(Presence.PARTLY, late, early)
    if late + early < length:
        check_mark(mark, length=length)
        assert 0 < missed_minutes(mark, length=length) < length
    else:
        with pytest.raises(ImpossibleMarkError):
            check_mark(mark, length=length)


@given(st.integers(1, 400), st.sampled_from([Presence.ABSENT, Presence.ELSEWHERE]))
def test_the_whole_lesson_or_nothing_of_it(length, presence):
    assert missed_minutes(Mark(presence), length=length) == (length if presence is Presence.ABSENT else 0)
    assert missed_minutes(PRESENT, length=length) == 0
