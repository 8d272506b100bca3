"""What holds for every page of the flow: whole HTML in each language, and a fixed number of statements."""

from datetime import timedelta

import pytest

from tests.factories.access import client_for, in_wall_of
from tests.factories.days import MONDAY
from tests.factories.timetable import make_full_lesson, make_lesson_change
from tests.web.statements import statements
from tests.web.timetable.pages import faults, get

PAGES = {
    "own week": ("kari", "pupil", None, "/timeplan/", 7),
    "child's week": ("ingrid", "guardian", None, "/timeplan/", 8),
    "teacher's own week": ("anne", "staff", "home", "/timeplan/", 6),
    "pupil's week": ("anne", "staff", "home", "/elev/{kari}/timeplan/", 8),
    "class's week": ("anne", "staff", "home", "/klasse/{sta}/timeplan/", 6),
    "teacher's week": ("anne", "staff", "home", "/larer/{omar}/timeplan/", 7),
    "room's week": ("anne", "staff", "home", "/rom/{a101}/timeplan/", 6),
    "lesson": ("kari", "pupil", None, "/time/{lesson}/", 5),
    "child's lesson": ("ingrid", "guardian", None, "/time/{lesson}/", 6),
    "my day": ("omar", "staff", "home", "/min-dag/", 6),
    "choices": ("anne", "staff", "home", "/timeplaner/?vis=larere", 4),
    "empty week": ("kari", "pupil", None, "/timeplan/?uke=2026-W30", 7),
    "unreadable": ("kari", "pupil", None, "/timeplan/?uke=x", 7),
}
"""Who opens which page, and in how many statements: session, owner and standing are three of them; a look noted in
the log is one."""


def opened(small_school, name):
    who, capacity, school, address, _count = PAGES[name]
    ids = {
        "kari": small_school.kari.id,
        "omar": small_school.omar.id,
        "sta": small_school.classes.sta.id,
        "a101": small_school.rooms.a101.id,
        "lesson": small_school.lessons.substitute.id,
    }
    return getattr(small_school, who), capacity, address.format(**ids), school and getattr(small_school, school)


def test_every_page_is_whole_in_each_language(small_school, subtests):
    for name in PAGES:
        for language in ("nb", "nn", "en"):
            with subtests.test(page=name, language=language):
                response = get(*opened(small_school, name), language=language)
                assert response.status_code in {200, 400}
                assert response.headers["Content-Language"] == language
                assert faults(response) == []


def test_every_page_takes_its_fixed_number_of_statements(small_school, subtests):
    counts = {name: count_of(small_school, name) for name in PAGES}
    with in_wall_of(small_school.anne):
        add_thirty_lessons(small_school)
    for name, (*_, expected) in PAGES.items():
        with subtests.test(page=name):
            assert (counts[name], count_of(small_school, name)) == (expected, expected)
            assert expected <= 8


def count_of(small_school, name):
    person, capacity, address, school = opened(small_school, name)
    client = client_for(person, capacity, school)
    with statements() as found:
        client.get(address)
    return len(found)


def add_thirty_lessons(small_school):
    """Fill the week with changed lessons of both groups, teachers and rooms."""
    for number in range(30):
        lesson = make_full_lesson(
            small_school.home,
            day=MONDAY + timedelta(days=number % 6),
            starts=f"{15 + number // 6}.00",
            ends=f"{15 + number // 6}.45",
            groups=[small_school.groups.norsk, small_school.groups.matte],
            teachers=[small_school.anne, small_school.omar],
            rooms=[small_school.rooms.a101, small_school.rooms.gym],
        )
        make_lesson_change(lesson, kind="room", was_room=small_school.rooms.gym)
        make_lesson_change(lesson, kind="substitute", was_teacher=small_school.anne)


def test_nobody_is_sent_to_the_start_and_the_page_asked_for_is_remembered(client, wall_db):
    response = client.get("/timeplan/?uke=2026-W48")
    assert (response.status_code, response.headers["Location"]) == (302, "/")
    assert "vidar_return" in response.cookies


@pytest.mark.parametrize("address", ["/timeplan/", "/min-dag/", "/time/1/", "/klasse/1/timeplan/"])
def test_pages_are_read_only(client, wall_db, address):
    assert client.post(address).status_code in {403, 405}
