"""Lessons that share time stand side by side or open as a list; none is left out."""

from hypothesis import given
from hypothesis import strategies as st

from vidar.web.timetable.grid import MOST_COLUMNS
from vidar.web.timetable.page import LessonBlock, LessonBundle
from vidar.web.timetable.placing import MOST_BESIDE, place

SPAN = st.tuples(st.integers(1, 60), st.integers(3, 20)).map(lambda each: (each[0], each[0] + each[1]))
DAYS = st.lists(SPAN, max_size=12).map(sorted)


def block(start, end):
    return LessonBlock(href="", subject="", starts="", ends="", start_step=start, end_step=end, colour=1)


@given(DAYS)
def test_day_keeps_every_lesson_and_bundles_only_those_of_one_time(spans):
    items = place([block(*span) for span in spans], "{} timer".format)
    kept = [each for item in items for each in (item.lessons if isinstance(item, LessonBundle) else (item,))]
    assert sorted((each.start_step, each.end_step) for each in kept) == spans
    assert all(1 <= item.column <= item.columns <= MOST_COLUMNS for item in items)
    for item in items:
        same = spans.count((item.start_step, item.end_step))
        assert isinstance(item, LessonBundle) == (same > MOST_BESIDE)
        assert not isinstance(item, LessonBundle) or item.title == f"{same} timer"
