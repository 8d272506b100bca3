"""Two lessons change places: picked on a page, clashes named, refused by the database, undone as one."""

import re

import pytest

from tests.factories.access import client_for
from tests.factories.days import TODAY, TOMORROW, at
from tests.factories.timetable import make_full_lesson
from tests.timetable.changing import everything
from tests.web.statements import statements
from tests.web.timetable.pages import faults, soup, text
from vidar.tenancy.wall import owner_scope
from vidar.timetable.models import Lesson, LessonChange, LessonRoom

MOST = 8


@pytest.fixture
def office(small_school):
    return client_for(small_school.berit, "staff", small_school.home)


def swap(client, lesson, other, *, day="2026-11-24", **fields):
    fields = {"med": str(other.id), "grunn": "Bytte", "gjor": "lagre", **fields}
    return client.post(f"/time/{lesson.id}/bytte/?dag={day}", fields)


def offered(client, lesson, day="2026-11-24"):
    page = soup(client.get(f"/time/{lesson.id}/bytte/?dag={day}"))
    return [int(each["value"]) for each in page.select("input[name=med]")]


def test_page_is_whole_and_takes_few_statements(small_school, office, subtests):
    norsk, test = small_school.lessons.norsk, small_school.lessons.test
    for address in (f"/time/{norsk.id}/bytte/", f"/time/{test.id}/bytte/", f"/time/{norsk.id}/bytte/?dag=2026-11-28"):
        with subtests.test(address):
            office.get(address)
            with statements() as found:
                response = office.get(address)
            assert response.status_code == 200
            assert faults(response) == []
            assert len(found) <= MOST
    with statements() as found:
        response = swap(office, norsk, small_school.lessons.now, gjor="vis")
    assert faults(response) == []
    assert len(found) <= MOST, found


def test_lessons_of_the_same_pupils_or_teacher_are_offered_and_no_others(small_school, office):
    with owner_scope(small_school.owner.id):
        make_full_lesson(small_school.home, starts="12.00", ends="13.00", teachers=[small_school.liv])
        mine = make_full_lesson(small_school.home, starts="13.00", ends="14.00", teachers=[small_school.anne])
    norsk, now = small_school.lessons.norsk, small_school.lessons.now
    assert offered(office, norsk) == [now.id, mine.id]
    assert offered(office, norsk, "2026-11-27") == [small_school.lessons.test.id]
    assert offered(office, norsk, "2026-11-25") == []  # the lesson of Wednesday is cancelled
    assert "Ingen timer å bytte med" in office.get(f"/time/{norsk.id}/bytte/?dag=2026-11-25").content.decode()


def test_swap_is_seen_with_the_old_times_and_undone_as_one(small_school, office):
    norsk, now = small_school.lessons.norsk, small_school.lessons.now
    before = everything()
    response = swap(office, norsk, now)
    assert response.status_code == 302
    with owner_scope(small_school.owner.id):
        assert [Lesson.objects.get(id=each.id).starts_at for each in (norsk, now)] == [
            at(TODAY, "10.00"),
            at(TODAY, "08.15"),
        ]
        kinds = LessonChange.objects.filter(lesson_id__in=[norsk.id, now.id]).values_list("kind", "reason")
        assert sorted(kinds) == [("moved", "Bytte"), ("moved", "Bytte")]
    kari = client_for(small_school.kari, "pupil")
    for lesson, was in ((norsk, "08.15"), (now, "10.00")):
        shown = text(soup(kari.get(f"/time/{lesson.id}/")).main)
        assert "Flyttet" in shown
        assert was in shown
    form = soup(office.get(response.headers["Location"])).find("form", action=re.compile("^/timeplan/angre/"))
    office.post(form["action"], {"next": "/timeplan/"})
    assert everything() == before


def test_swap_to_another_day_with_rooms(small_school, office):
    norsk, test = small_school.lessons.norsk, small_school.lessons.test
    with owner_scope(small_school.owner.id):
        LessonRoom.objects.filter(lesson_id=test.id).update(room_id=small_school.rooms.gym.id, shareable=True)
    assert swap(office, norsk, test, day="2026-11-27", rom="ja").status_code == 302
    with owner_scope(small_school.owner.id):
        rooms = {row.lesson_id: (row.room_id, row.shareable) for row in LessonRoom.objects.all()}
        assert Lesson.objects.get(id=test.id).date == TODAY
    assert rooms[norsk.id] == (small_school.rooms.gym.id, True)
    assert rooms[test.id] == (small_school.rooms.a101.id, False)


@pytest.mark.parametrize(("gjor", "status"), [("vis", 200), ("lagre", 409)])
def test_clash_is_named_before_saving_and_refused(small_school, office, gjor, status):
    with owner_scope(small_school.owner.id):
        late = make_full_lesson(
            small_school.home, day=TOMORROW, starts="12.00", ends="13.00", groups=[small_school.groups.matte],
            teachers=[small_school.omar],
        )  # fmt: skip
        make_full_lesson(small_school.home, title="Møte", subject=None, teachers=[small_school.omar])
    before = everything()
    response = swap(office, small_school.lessons.norsk, late, day="2026-11-25", gjor=gjor)
    assert response.status_code == status
    assert "Omar Aziz har Møte tirsdag 24. november 08.15–09.45." in text(
        soup(response).select_one("#forhaandsvisning")
    )
    assert everything() == before


def test_form_that_cannot_be_read_says_why_and_keeps_what_was_typed(small_school, office):
    before = everything()
    response = swap(office, small_school.lessons.norsk, small_school.lessons.farm, rom="ja")
    assert response.status_code == 422
    page = soup(response)
    assert "Velg hvilken time" in text(page.select_one(".ds-error-summary"))
    assert page.find("input", {"name": "grunn"})["value"] == "Bytte"
    assert page.find("input", {"name": "rom"}).has_attr("checked")
    response = swap(office, small_school.lessons.norsk, small_school.lessons.now, grunn="")
    assert "Skriv en kort årsak" in text(soup(response).select_one(".ds-error-summary"))
    assert soup(response).select_one("input[name=med]").has_attr("checked")
    assert everything() == before


@pytest.mark.parametrize("who", ["anne", "omar", "marit", "svein"])
def test_others_of_the_school_find_nothing(small_school, who):
    client = client_for(getattr(small_school, who), "staff", small_school.home)
    before = everything()
    assert client.get(f"/time/{small_school.lessons.norsk.id}/bytte/").status_code == 404
    assert swap(client, small_school.lessons.norsk, small_school.lessons.now).status_code == 404
    assert everything() == before


@pytest.mark.parametrize("who", ["berit", "liv", "geir", "nina"])
def test_office_and_leaders_swap(small_school, who):
    client = client_for(getattr(small_school, who), "staff", small_school.home)
    assert swap(client, small_school.lessons.norsk, small_school.lessons.now).status_code == 302


@pytest.mark.parametrize("name", ["farm", "cancelled"])
def test_lesson_elsewhere_or_cancelled_is_not_there(small_school, office, name):
    assert office.get(f"/time/{getattr(small_school.lessons, name).id}/bytte/").status_code == 404
