"""What the values of the timetable pages work out for themselves."""

from dataclasses import replace

import pytest

from vidar.web.components.samples import class_page, lesson, week_page
from vidar.web.timetable.page import Day, LessonBundle, LessonState


def test_hours_name_each_full_hour_inside_the_grid():
    page = replace(week_page(), first_minute=8 * 60, last_minute=11 * 60)
    assert page.hour_count == 3
    assert page.hours == ((13, "09"), (25, "10"))


@pytest.mark.parametrize(
    ("now", "step"), [(None, None), (479, None), (480, 1), (10 * 60 + 22, 29), (15 * 60 + 59, 96), (16 * 60, None)]
)
def test_now_step_is_set_only_inside_the_grid(now, step):
    assert replace(week_page(), now_minute=now).now_step == step


def test_an_hour_gives_way_to_the_time_now():
    page = replace(week_page(), now_minute=10 * 60 + 7)
    assert [text for step, text in page.hours if page.is_beside_now(step)] == ["10"]
    assert not any(replace(page, now_minute=None).is_beside_now(step) for step, _text in page.hours)


def test_a_week_with_notes_only_has_something():
    page = class_page()
    assert replace(page, days=page.days[2:3]).has_anything
    assert not replace(page, days=page.days[4:5]).has_anything


def day_with(*lessons) -> Day:
    return replace(week_page().days[0], lessons=lessons)


@pytest.mark.parametrize("state", LessonState)
def test_a_day_has_changes_when_a_lesson_does_not_go_as_planned(state):
    block = lesson("Norsk", "10.00", "11.30", "Rom 1", "Anne Lien", state=state)
    changed = state in {LessonState.CANCELLED, LessonState.MOVED, LessonState.CHANGED, LessonState.SUBSTITUTE}
    assert day_with(block).has_changes is changed
    assert day_with(LessonBundle("3 samtidig", (block,))).has_changes is changed


def test_details_leave_out_what_is_not_said():
    assert lesson("Norsk", "10.00", "11.30", "Rom 1", "").details == ("Rom 1",)
    assert lesson("Norsk", "10.00", "11.30", "Rom 1", "Anne Lien", title="Prøve").details == (
        "Prøve",
        "Rom 1",
        "Anne Lien",
    )
