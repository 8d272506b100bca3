"""A teacher's day: now, next, free periods, and which days are beside it."""

from datetime import date, timedelta

import pytest

from tests.factories.days import MONDAY, TODAY, at
from tests.web.timetable.made import ANNE, ANNE_AWAY, TOR, lesson, note, school, timetable
from vidar.timetable.queries_lessons import Of
from vidar.web.timetable.building_day import duration, my_day_page, neighbours
from vidar.web.timetable.page import FreePeriod

FIRST = lesson(TODAY, "08.15", "09.45", id=1)
SECOND = lesson(TODAY, "10.00", "11.30", id=2)
THIRD = lesson(TODAY, "12.15", "13.45", id=3)
WEDNESDAY = lesson(TODAY + timedelta(days=1), "08.15", "09.45", id=4)


def build(*lessons, now="10.22", day=TODAY, **frame):
    return my_day_page(timetable(*lessons, of=Of.TEACHER, whose=ANNE.id, **frame), day, at(TODAY, now))


def test_now_and_next_with_how_long():
    page = build(FIRST, SECOND, THIRD)
    assert (page.now.starts, page.now_ends) == ("10.00", "1 time 8 minutter igjen")
    assert (page.next.starts, page.next_in) == ("12.15", "om 1 time 53 minutter")
    assert (page.title, page.subtitle) == ("Min dag", "Tirsdag 24. november · uke 48")
    assert page.today_href == ""


def test_free_periods_stand_between_lessons_but_breaks_do_not():
    page = build(FIRST, SECOND, THIRD)
    free = [item for item in page.items if isinstance(item, FreePeriod)]
    assert [(each.starts, each.ends, each.text) for each in free] == [("11.30", "12.15", "45 minutter fri")]
    assert [item.is_free for item in page.items] == [False, False, True, False]


def test_lesson_that_somebody_else_has_is_neither_now_nor_next():
    away = lesson(TODAY, "10.00", "11.30", teachers=(ANNE_AWAY, TOR))
    cancelled = lesson(TODAY, "12.15", "13.45", takes_place=False)
    page = build(away, cancelled, lesson(TODAY, "14.00", "14.45"))
    assert page.now is None
    assert page.next.starts == "14.00"
    assert len([item for item in page.items if not item.is_free]) == 3


def test_lesson_inside_a_longer_one_makes_no_free_period():
    page = build(lesson(TODAY, "08.00", "14.00"), lesson(TODAY, "09.00", "10.00"), lesson(TODAY, "14.10", "15.00"))
    assert not any(item.is_free for item in page.items)


@pytest.mark.parametrize(
    ("now", "notes"),
    [
        ("07.00", ()),
        ("13.44", ()),
        ("13.45", ("Neste time: Norsk onsdag 25. november kl. 08.15.",)),
        ("23.00", ("Neste time: Norsk onsdag 25. november kl. 08.15.",)),
    ],
)
def test_after_the_last_lesson_the_next_day_is_told(now, notes):
    assert build(FIRST, THIRD, WEDNESDAY, now=now).notes == notes


def test_day_without_lessons_says_so_and_tells_which_comes_next():
    page = build(WEDNESDAY)
    assert page.done == "Du har ingen timer tirsdag 24. november"
    assert page.notes == ("Neste time: Norsk onsdag 25. november kl. 08.15.",)
    assert build().notes == ()


def test_other_day_has_no_now_and_a_way_back():
    page = build(FIRST, SECOND, WEDNESDAY, day=TODAY + timedelta(days=1))
    assert (page.now, page.next, page.now_ends, page.next_in) == (None, None, "", "")
    assert page.today_href.endswith("/min-dag/")
    assert page.notes == ()


def test_calendar_and_a_weeks_are_told():
    page = build(FIRST, schools=(school(cycle_week=2),), notes=(note("Planleggingsdag", TODAY),))
    assert page.subtitle.endswith("uke 48 · B-uke")
    assert page.notes[0] == "Planleggingsdag"


@pytest.mark.parametrize(
    ("day", "taught", "expected"),
    [
        (TODAY, set(), (MONDAY, TODAY + timedelta(days=1))),
        (MONDAY, set(), (date(2026, 11, 20), TODAY)),
        (date(2026, 11, 27), set(), (date(2026, 11, 26), date(2026, 11, 30))),
        (date(2026, 11, 27), {date(2026, 11, 29)}, (date(2026, 11, 26), date(2026, 11, 29))),
        (date(2026, 11, 28), set(), (date(2026, 11, 27), date(2026, 11, 30))),
    ],
)
def test_days_beside_skip_weekends_without_lessons(day, taught, expected):
    assert neighbours(day, taught) == expected


@pytest.mark.parametrize(
    ("length", "text"),
    [
        (timedelta(minutes=45), "45 minutter"),
        (timedelta(minutes=1), "1 minutt"),
        (timedelta(seconds=1), "1 minutt"),
        (timedelta(hours=1), "1 time"),
        (timedelta(hours=2, minutes=1), "2 timer 1 minutt"),
    ],
)
def test_duration_in_words(length, text):
    assert duration(length) == text
