"""Homework and the own marks on the week: homework for all who see the lesson, marks for the pupil alone."""

import pytest

from tests.factories.access import client_for, in_wall_of, make_permission_opening
from tests.factories.attendance import make_content, make_entry, make_register
from tests.factories.days import TODAY
from tests.factories.enrolment import make_staff_assignment
from tests.web.register.taking import Teacher
from tests.web.statements import statements
from tests.web.timetable.pages import faults, get, soup, text
from vidar.attendance.models import LessonContent

LONG = "Les kapittel 4. " * 30


@pytest.fixture
def school(small_school):
    """The maths lesson that goes on has homework, and its register has a mark for everybody but Sol."""
    lessons, omar = small_school.lessons, small_school.omar
    pupils = [small_school.kari, small_school.jonas, small_school.thea, small_school.sol]
    with in_wall_of(omar):
        make_content(lessons.now, omar)
        register = make_register(lessons.now, omar, pupils)
        make_entry(register, small_school.kari, omar, presence="partly", late=12)
        make_entry(register, small_school.jonas, omar)
        make_entry(register, small_school.thea, omar, presence="elsewhere")
    return small_school


def labels(page, lesson):
    """Return the words on a lesson, "Nå" aside, which the clock shows and hides."""
    (block,) = page.select(f'.lesson:has(a[href^="/time/{lesson.id}/"])')
    return [text(each) for each in block.select(".label:not(.label-now)")]


def every_label(page):
    return {text(each) for each in page.select(".lesson .label:not(.label-now)")}


@pytest.mark.parametrize(
    ("name", "marks"),
    [("kari", ["12 min sen"]), ("jonas", ["Borte"]), ("thea", ["På annet opplegg"]), ("sol", [])],
)
def test_pupil_sees_the_own_marks_and_nobody_elses(school, name, marks):
    response = get(getattr(school, name), "pupil", "/timeplan/")
    assert labels(soup(response), school.lessons.now) == [*marks, "Lekse"]
    assert faults(response) == []


def test_pupil_who_came_late_and_left_early_reads_both(school):
    teacher = Teacher(school)
    assert teacher.tap(school.kari, "3-5", stands="12-0").status_code == 200
    page = soup(get(school.kari, "pupil", "/timeplan/"))
    assert labels(page, school.lessons.now) == ["3 min sen", "Gikk 5 min før", "Lekse"]


def test_week_follows_the_teachers_taps_at_once(school):
    teacher = Teacher(school)
    for mark, stands, told in (
        ("borte", "her", ["Borte"]),
        ("her", "borte", []),
        ("annet", "her", ["På annet opplegg"]),
    ):
        assert teacher.tap(school.sol, mark, stands).status_code == 200
        page = soup(get(school.sol, "pupil", "/timeplan/"))
        assert labels(page, school.lessons.now) == [*told, "Lekse"]


def test_own_page_of_a_pupil_by_its_number_has_the_own_marks_too(school):
    page = soup(get(school.kari, "pupil", f"/elev/{school.kari.id}/timeplan/"))
    assert labels(page, school.lessons.now) == ["12 min sen", "Lekse"]


def test_guardian_sees_homework_and_never_a_mark(school):
    for address in ("/timeplan/", f"/elev/{school.kari.id}/timeplan/"):
        response = get(school.ingrid, "guardian", address, child=school.kari)
        assert response.status_code == 200
        assert labels(soup(response), school.lessons.now) == ["Lekse"]
        assert every_label(soup(response)) == {"Avlyst", "Vikar", "Prøve", "Lekse"}
        assert text(soup(response).select_one("#lekser")) == "Lekser i uke 48"


def test_guardian_sees_no_mark_though_the_owner_opens_all_that_can_be_opened(school):
    with in_wall_of(school.kari):
        for role in ("guardian_minor", "guardian_adult", "other_contact"):
            make_permission_opening("lesson_absence", role)
    page = soup(get(school.ingrid, "guardian", "/timeplan/", child=school.kari))
    assert labels(page, school.lessons.now) == ["Lekse"]


def test_pupil_who_is_also_a_guardian_or_on_the_staff_sees_marks_in_the_own_capacity_only(school):
    """Thea is eighteen, teaches at the same school, and looks at her own number as a teacher."""
    with in_wall_of(school.thea):
        make_staff_assignment(school.thea, school.home)
    as_staff = get(school.thea, "staff", f"/elev/{school.thea.id}/timeplan/", school.home)
    assert labels(soup(as_staff), school.lessons.now) == ["Lekse"]
    as_pupil = get(school.thea, "pupil", "/timeplan/")
    assert labels(soup(as_pupil), school.lessons.now) == ["På annet opplegg", "Lekse"]


@pytest.mark.parametrize("name", ["omar", "anne", "liv", "geir", "berit", "marit", "nina"])
def test_staff_see_homework_and_no_mark_in_anybodys_week(school, name):
    addresses = (f"/elev/{school.kari.id}/timeplan/", f"/klasse/{school.classes.sta.id}/timeplan/",
                 f"/larer/{school.omar.id}/timeplan/", f"/rom/{school.rooms.a101.id}/timeplan/")  # fmt: skip
    for address in addresses:
        page = soup(get(getattr(school, name), "staff", address, school.home))
        assert labels(page, school.lessons.now) == ["Lekse"]
        assert page.select_one("#lekser") is None or "elev" in address


def test_another_school_and_another_owner_see_none_of_it(school):
    for person, where in ((school.tor, school.farm), (school.guri, school.abroad)):
        for address in (f"/elev/{school.kari.id}/timeplan/", f"/klasse/{school.classes.sta.id}/timeplan/"):
            assert get(person, "staff", address, where).status_code == 404
    page = soup(get(school.emil, "pupil", "/timeplan/"))
    assert (every_label(page), page.select_one("#lekser")) == (set(), None)


def test_homework_of_the_week_is_listed_under_it(school):
    with in_wall_of(school.anne):
        make_content(school.lessons.norsk, school.anne, homework=LONG)
        make_content(school.lessons.test, school.anne, homework="")
    page = soup(get(school.kari, "pupil", "/timeplan/"))
    assert text(page.select_one("#lekser")) == "Lekser i uke 48"
    first, second = page.select(".beside li")
    assert (text(first.strong), text(first.select_one(".help"))) == ("Norsk", "Tirsdag kl. 08.15")
    assert text(first).endswith("…")
    assert text(second) == "Matematikk 2P Tirsdag kl. 10.00 Oppgave 3.12"
    assert second.a["href"] == f"/time/{school.lessons.now.id}/"
    assert labels(page, school.lessons.test) == ["Prøve"]
    lesson = soup(get(school.kari, "pupil", first.a["href"]))
    assert LONG.strip() in text(lesson.main)


def test_week_without_homework_has_no_list(school):
    page = soup(get(school.kari, "pupil", "/timeplan/?uke=2026-W49"))
    assert page.select_one("#lekser") is None
    with in_wall_of(school.anne):
        LessonContent.objects.all().delete()
    page = soup(get(school.kari, "pupil", "/timeplan/"))
    assert page.select_one("#lekser") is None
    assert labels(page, school.lessons.now) == ["12 min sen"]


def test_homework_of_a_cancelled_lesson_is_still_to_be_done(school):
    with in_wall_of(school.anne):
        make_content(school.lessons.cancelled, school.anne)
    page = soup(get(school.kari, "pupil", "/timeplan/"))
    assert labels(page, school.lessons.cancelled) == ["Avlyst", "Lekse"]


def test_teachers_day_tells_of_homework_without_another_statement(school):
    client, address = client_for(school.omar, "staff", school.home), f"/min-dag/?dag={TODAY}"
    client.get(address)
    with statements() as with_it:
        page = soup(client.get(address))
    assert labels(page, school.lessons.now) == ["Lekse"]
    with in_wall_of(school.omar):
        LessonContent.objects.all().delete()
    with statements() as without:
        page = soup(client.get(address))
    assert labels(page, school.lessons.now) == []
    assert len(with_it) == len(without) <= 8


@pytest.mark.parametrize(
    ("name", "capacity", "address", "most"),
    [
        ("kari", "pupil", "/timeplan/", 8),
        ("ingrid", "guardian", "/timeplan/", 8),
        ("omar", "staff", "/timeplan/", 8),
        ("liv", "staff", "/elev/{kari}/timeplan/", 8),
    ],
)
def test_week_takes_at_most_eight_statements(school, name, capacity, address, most):
    where = school.home if capacity == "staff" else None
    child = school.kari if capacity == "guardian" else None
    client, address = (
        client_for(getattr(school, name), capacity, where, child=child),
        address.format(kari=school.kari.id),
    )
    client.get(address)
    with statements() as found:
        assert client.get(address).status_code == 200
    assert len(found) <= most
