"""Where lessons stand in the week grid."""

from hypothesis import given
from hypothesis import strategies as st

from vidar.web.components.samples import lesson
from vidar.web.timetable.grid import MOST_STEPS, grid_step, side_by_side
from vidar.web.timetable.placing import place

SPANS = st.lists(
    st.tuples(st.integers(1, 100), st.integers(1, 30)).map(lambda pair: (pair[0], pair[0] + pair[1])), max_size=12
).map(sorted)


def test_grid_step_counts_five_minutes_from_the_first():
    assert [grid_step(minute, 480) for minute in (480, 484, 485, 495)] == [1, 1, 2, 4]


def test_grid_step_outside_the_grid_comes_to_its_edge():
    assert grid_step(400, 480) == 1
    assert grid_step(23 * 60, 7 * 60) == MOST_STEPS + 1


def test_side_by_side_lessons_that_only_touch_have_the_day_to_themselves():
    assert side_by_side([(1, 10), (10, 19)]) == ((1, 1), (1, 1))


def test_side_by_side_a_chain_shares_its_columns():
    assert side_by_side([(1, 10), (5, 15), (12, 20), (20, 25)]) == ((1, 2), (2, 2), (1, 2), (1, 1))


@given(SPANS)
def test_side_by_side_never_lays_lessons_over_each_other(spans):
    placed = list(zip(spans, side_by_side(spans), strict=True))
    for index, ((start, end), (column, columns)) in enumerate(placed):
        assert 1 <= column <= columns
        for (other_start, other_end), (other_column, other_columns) in placed[index + 1 :]:
            if start < other_end and other_start < end:
                assert column != other_column
                assert columns == other_columns


def names(items):
    return [each.title if each.is_bundle else each.subject for each in items]


def at_ten(subject):
    return lesson(subject, "10.00", "11.30", "Rom 1", "Anne Lien")


def test_place_two_at_once_stand_beside_each_other():
    placed = place([at_ten("Spansk I"), at_ten("Tysk II")], "{} samtidig".format)
    assert names(placed) == ["Spansk I", "Tysk II"]
    assert [(each.column, each.columns) for each in placed] == [(1, 2), (2, 2)]


def test_place_many_at_once_become_one_block():
    early = lesson("Norsk", "08.15", "09.45", "Rom 1", "Anne Lien")
    placed = place([at_ten("Spansk I"), at_ten("Tysk II"), early, at_ten("Fransk I")], "{} samtidig".format)
    assert names(placed) == ["Norsk", "3 samtidig"]
    bundle = placed[1]
    assert names(bundle.lessons) == ["Spansk I", "Tysk II", "Fransk I"]
    assert (bundle.starts, bundle.ends) == ("10.00", "11.30")
    assert (bundle.start_step, bundle.end_step, bundle.columns) == (25, 43, 1)
