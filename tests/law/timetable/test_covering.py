"""Which groups hold just the pupils of some classes."""

from hypothesis import given
from hypothesis import strategies as st

from vidar.law.timetable import cover

PUPILS = st.frozensets(st.integers(1, 12), max_size=8)
GROUPS = st.dictionaries(st.integers(1, 20), st.frozensets(st.integers(1, 12), max_size=6), max_size=8)


@given(PUPILS, GROUPS)
def test_cover_reaches_all_it_can_and_nobody_else(pupils, groups):
    found = cover(pupils, groups)
    reached = frozenset().union(*(groups[key] for key in found.groups))
    reachable = frozenset().union(*(members for members in groups.values() if members <= pupils))
    assert reached == reachable
    assert found.left_out == pupils - reachable


@given(PUPILS, GROUPS)
def test_no_group_is_chosen_for_nothing(pupils, groups):
    found = cover(pupils, groups)
    assert all(groups[key] for key in found.groups)
    assert len(found.groups) <= len(pupils)


def test_class_of_one_group_takes_that_group_and_leaves_the_mixed_one():
    assert cover({1, 2, 3}, {10: {1, 2, 3}, 11: {1, 2}, 12: {3, 4}}).groups == (10,)


def test_pupil_who_is_only_in_mixed_groups_is_left_out():
    found = cover({1, 2}, {10: {1}, 12: {2, 4}})
    assert (found.groups, found.left_out) == ((10,), frozenset({2}))
