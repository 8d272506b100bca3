"""A page takes as many statements with one row as with thirty, and at most eight."""

from datetime import date, timedelta

from tests.factories.access import make_session
from tests.factories.enrolment import (
    make_class,
    make_class_membership,
    make_contact_teacher,
    make_enrolment,
    make_group,
    make_group_membership,
    make_group_teacher,
    make_staff_assignment,
)
from tests.factories.people import make_guardianship, make_person
from tests.factories.schools import make_calendar_entry, make_room, make_school
from tests.factories.timetable import make_full_lesson, make_lesson_change
from tests.harness.role_matrix import ids_of, real_pages
from tests.harness.visitors import Visitor
from tests.web.statements import statements
from vidar.tenancy.wall import owner_scope

MOST = 8
MORE = {
    "GET /bytt/": "asks at each owner who knows the login",
}
"""Lines that may take more, with why."""


def opened_by(line):
    """Return the first, the last and the busiest for whom the page opens."""
    opens = [name for name, word in line.meets.items() if word == "opens"]
    return sorted({*opens[:1], *opens[-1:], *({"guardian", "contact teacher"} & set(opens))})


def count(visitor, address):
    visitor.arrive()
    with statements() as found:
        assert visitor.client.get(address).status_code == 200
    return len(found)


def test_every_page_takes_as_many_statements_with_thirty_rows(small_school, subtests):
    ids = ids_of(small_school)
    pages = {
        (line.key, name): (Visitor(small_school, name), line.address.format(**ids))
        for line in real_pages()
        if line.method == "GET"
        for name in opened_by(line)
    }
    few = {key: count(*page) for key, page in pages.items()}
    fill(small_school)
    for key, page in pages.items():
        with subtests.test(key[0], visitor=key[1]):
            assert count(*page) == few[key]
            assert few[key] <= MOST or key[0] in MORE


def fill(school):
    """Add thirty of everything that a page lists."""
    for number in range(30):
        make_school(school.owner, f"Skole {number} videregående skole", short_name=f"S{number}", slug=f"skole-{number}")
        for person, capacity, where in (
            (school.kari, "pupil", None),
            (school.liv, "staff", school.home),
            (school.ingrid, "guardian", None),
        ):
            make_session(person, capacity, where)
    with owner_scope(school.owner.id):
        for number in range(30):
            _add_people(school, number)
            _add_lessons(school, number)
            make_calendar_entry(
                school.year, name=f"Fri {number}", first_day=date(2026, 11, 27), last_day=date(2026, 11, 27)
            )


def _add_people(school, number):
    pupil = make_person(f"Nora{number}", "Vik")
    teacher = make_person(f"Nils{number}", "Vik", birth_date=date(1980, 1, 1))
    make_enrolment(pupil, school.home, school.year)
    make_class_membership(school.classes.sta, pupil)
    make_guardianship(pupil, school.ingrid)
    make_staff_assignment(teacher, school.home)
    make_contact_teacher(school.classes.sta, teacher)
    group = make_group(school.home, school.year, f"NOR {number}")
    make_group_membership(group, school.kari)
    make_group_teacher(group, teacher)
    make_class(school.home, school.year, f"1K{number}")
    make_room(school.home, f"B{number}")


def _add_lessons(school, number):
    lesson = make_full_lesson(
        school.home,
        day=date(2026, 11, 23) + timedelta(days=number % 5),
        starts=f"{15 + number // 5}.00",
        ends=f"{15 + number // 5}.45",
        groups=[school.groups.norsk, school.groups.matte],
        teachers=[school.anne, school.omar],
        rooms=[school.rooms.a101, school.rooms.gym],
    )
    make_lesson_change(lesson, kind="room", was_room=school.rooms.gym)
