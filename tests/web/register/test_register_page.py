"""The register as a page: who opens it, and what it says."""

import pytest

from tests.factories.access import in_wall_of
from tests.factories.days import TODAY, at
from tests.factories.enrolment import make_group, make_group_membership
from tests.factories.people import make_person
from tests.factories.timetable import make_full_lesson
from tests.web.register.taking import Teacher, give_notice
from tests.web.statements import statements
from tests.web.timetable.pages import faults, get, soup, text


def row(page, pupil):
    return page.select_one(f"#elev-{pupil.id}")


def chosen(page, pupil):
    return row(page, pupil).select_one("input[checked]")["value"]


def test_register_opens_with_everyone_there(small_school):
    response = Teacher(small_school).open()
    page = soup(response)
    assert faults(response) == []
    assert text(page.h1) == "Matematikk 2P"
    assert "Tirsdag 24. november · 10.00–11.30 · A101 · 4 elever" in text(page.main)
    assert [text(each) for each in page.select(".pupil-name")] == [
        "Sol Aasen",
        "Jonas Bakken",
        "Kari Nordli",
        "Thea Røe",
    ]
    assert {each["value"] for each in page.select("input[type=radio][checked]")} == {"her"}
    assert text(page.select_one(".register-counts")) == "Alle er her"
    assert [text(each) for each in page.select("[data-variant=primary]")] == ["Bekreft timen"]


def test_notice_is_told_by_its_effect_and_proposes_the_mark(small_school):
    give_notice(small_school.kari, at(TODAY, "00.00"), at(TODAY.replace(day=25), "00.00"))
    give_notice(small_school.jonas, at(TODAY, "08.00"), at(TODAY, "10.30"), ground="school_activity")
    page = soup(Teacher(small_school).open())
    assert "Meldt fravær: hele dagen" in text(row(page, small_school.kari))
    assert "Meldt annet opplegg: til kl. 10.30" in text(row(page, small_school.jonas))
    assert chosen(page, small_school.kari) == "borte"
    assert "elge" not in page.main.get_text().lower().replace("velge", "")
    assert "helse" not in page.main.get_text().lower()


def test_who_was_away_earlier_today_is_told(small_school):
    Teacher(small_school, "anne", "norsk").tap(small_school.kari, "borte")
    page = soup(Teacher(small_school).open())
    assert "Borte kl. 08.15 (Norsk)" in text(row(page, small_school.kari))
    assert chosen(page, small_school.kari) == "her"


def test_register_of_a_lesson_to_come_can_be_read_only(small_school):
    page = soup(Teacher(small_school, "anne", "test").open())
    assert "Timen kan føres fra kl. 08.00." in text(page.main)
    assert page.select("input[type=radio], .register-bar") == []
    assert len(page.select(".pupil")) == 4


def test_cancelled_lesson_says_so(small_school):
    page = soup(Teacher(small_school, "anne", "cancelled").open())
    assert "Timen er avlyst, og skal ikke føres." in text(page.main)
    assert page.select(".register-bar") == []


def test_empty_group_tells_what_to_do(small_school):
    with in_wall_of(small_school.kari):
        group = make_group(small_school.home, small_school.year, "TOM")
        empty = make_full_lesson(
            small_school.home, starts="10.00", ends="11.00", groups=[group], teachers=[small_school.anne]
        )
    page = soup(get(small_school.anne, "staff", f"/time/{empty.id}/foring/", small_school.home))
    assert "Kontoret kan legge elever i gruppa" in text(page.select_one(".empty"))


@pytest.mark.parametrize(
    ("who", "school", "status"),
    [("omar", "home", 200), ("anne", "home", 404), ("tor", "farm", 404), ("guri", "abroad", 404)],
)
def test_register_opens_for_those_who_hold_the_lesson(small_school, who, school, status):
    teacher = Teacher(small_school, who, school=school)
    assert teacher.open().status_code == status
    assert teacher.changes(7).status_code == status
    for response in (
        teacher.tap(small_school.kari, "borte"),
        teacher.post(valg_kari="borte"),
        teacher.post("bekreft/"),
    ):
        assert (response.status_code == 404) == (status == 404)
    assert (teacher.entries() is None) == (status == 404)


def test_leader_reads_what_others_write(small_school):
    leader = Teacher(small_school, "geir")
    page = soup(leader.open())
    assert [text(each) for each in page.select(".pupil-name")] == ["Jonas Bakken", "Kari Nordli", "Thea Røe"]
    assert page.select("input[type=radio], .register-bar, #om-timen, .not-held") == []
    for response in (
        leader.tap(small_school.kari, "borte"),
        leader.post("apne/"),
        leader.post("ikke-holdt/", arsak="x"),
    ):
        assert response.status_code == 404
    assert leader.entries() is None


def test_others_than_staff_find_no_register(small_school):
    address = f"/time/{small_school.lessons.now.id}/foring/"
    for who, capacity in (("kari", "pupil"), ("ingrid", "guardian")):
        assert get(getattr(small_school, who), capacity, address).status_code == 404


def test_page_takes_as_many_statements_with_thirty_pupils(small_school):
    teacher = Teacher(small_school)
    with statements() as few:
        teacher.open()
    with in_wall_of(small_school.kari):
        for number in range(30):
            make_group_membership(small_school.groups.matte, make_person(f"Elev{number}", "Ny"))
    with statements() as many:
        response = teacher.open()
    assert len(soup(response).select(".pupil")) == 34
    assert len(few) == len(many) <= 8
    assert len(response.content) < 110_000


def test_next_lesson_is_a_tap_away_when_this_one_is_confirmed(small_school):
    with in_wall_of(small_school.kari):
        coming = make_full_lesson(
            small_school.home,
            starts="12.15",
            ends="13.00",
            groups=[small_school.groups.matte],
            teachers=[small_school.omar],
        )
    teacher = Teacher(small_school)
    teacher.post("bekreft/")
    with statements() as found:
        page = soup(teacher.open())
    assert page.select_one(".register-taken a")["href"] == f"/time/{coming.id}/foring/"
    assert text(page.select_one(".register-taken a")) == "Neste: Norsk kl. 12.15"
    assert len(found) <= 8
