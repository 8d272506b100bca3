"""The class page as a browser gets it."""

from tests.factories.access import in_wall_of
from tests.factories.enrolment import (
    make_class_membership,
    make_contact_teacher,
    make_enrolment,
    make_group,
    make_group_membership,
    make_group_teacher,
)
from tests.web.timetable.pages import get, soup, text
from vidar.enrolment.models import ClassMembership, ContactTeacher, GroupMembership, GroupTeacher
from vidar.people.models import Person

NORSK, MATTE = "Norsk vg2 studieforberedende, skriftlig", "Matematikk 2P"


def open_class(small_school, who, capacity="staff", where="home", *, whose="kari"):
    school = getattr(small_school, where) if capacity == "staff" else None
    return get(getattr(small_school, who), capacity, f"/elev/{getattr(small_school, whose).id}/klasse/", school)


def class_page(small_school, who, capacity="staff", **more):
    return soup(open_class(small_school, who, capacity, **more))


def cards(page):
    return {
        text(card.h2): {text(pair.dt): text(pair.dd) for pair in card.select(".facts > div")}
        for card in page.select(".card")
    }


def lines(page):
    return [[text(cell) for cell in row.select("th, td")] for row in page.select("tbody tr")]


def test_pupil_reads_of_the_own_class(small_school):
    page = class_page(small_school, "kari", "pupil")
    assert (text(page.h1), page.title.string) == ("Klasse", "Klasse – Vidar")
    assert page.select(".page-head .help, .tabs") == []
    assert cards(page) == {
        "2STA": {"Skole": small_school.home.name, "Kontaktlærer": "Omar Aziz", "Programområde": "Vg2 Realfag"}
    }
    assert text(page.caption) == "Fag og faglærere"
    assert [text(each) for each in page.select("thead th")] == ["Fag", "Faglærer"]
    assert lines(page) == [[MATTE, "Omar Aziz"], [NORSK, "Anne Lien"]]


def test_guardian_and_staff_read_of_the_pupil_s_class(small_school):
    places = [("Timeplan", False), ("Personalia", False), ("Klasse", True)]
    readers = {
        "ingrid": ("guardian", []),
        "anne": ("staff", places),
        "liv": ("staff", [*places, ("Elevforhold", False)]),
    }
    for who, (capacity, expected) in readers.items():
        page = class_page(small_school, who, capacity)
        assert text(page.select_one(".page-head .help")) == "Kari Nordli"
        assert lines(page) == [[MATTE, "Omar Aziz"], [NORSK, "Anne Lien"]]
        tabs = [(text(link), link.has_attr("aria-current")) for link in page.select(".tabs a")]
        assert tabs == expected


def test_no_class_for_others(small_school, client):
    for who, capacity, where in (
        ("jonas", "pupil", "home"),
        ("nina", "staff", "home"),
        ("tor", "staff", "farm"),
        ("guri", "staff", "abroad"),
        ("kristin", "owner_staff", "home"),
    ):
        assert open_class(small_school, who, capacity, where).status_code == 404, who
    assert open_class(small_school, "anne", whose="sol").status_code == 404
    assert client.get(f"/elev/{small_school.kari.id}/klasse/").headers["Location"] == "/"
    assert client.post(f"/elev/{small_school.kari.id}/klasse/").status_code in {403, 405}


def test_several_contact_teachers_and_none(small_school):
    with in_wall_of(small_school.berit):
        make_contact_teacher(small_school.classes.sta, small_school.anne)
        make_group_teacher(small_school.groups.norsk, small_school.omar)
    page = class_page(small_school, "kari", "pupil")
    assert cards(page)["2STA"]["Kontaktlærere"] == "Omar Aziz, Anne Lien"
    assert lines(page)[1] == [NORSK, "Omar Aziz, Anne Lien"]
    with in_wall_of(small_school.berit):
        ContactTeacher.objects.all().delete()
        GroupTeacher.objects.all().delete()
    page = class_page(small_school, "kari", "pupil")
    assert cards(page)["2STA"]["Kontaktlærer"] == "Spør kontoret"
    assert lines(page) == [[MATTE, "Spør kontoret"], [NORSK, "Spør kontoret"]]


def test_strictly_protected_teacher_is_not_named(small_school):
    with in_wall_of(small_school.berit):
        Person.objects.filter(id=small_school.omar.id).update(protection="strict")
    for who, capacity in (("kari", "pupil"), ("ingrid", "guardian"), ("liv", "staff")):
        page = class_page(small_school, who, capacity)
        assert "Aziz" not in text(page)
        assert lines(page) == [[MATTE, "Spør kontoret"], [NORSK, "Anne Lien"]]


def test_two_schools_are_told_apart(small_school):
    with in_wall_of(small_school.berit):
        make_enrolment(small_school.kari, small_school.farm, small_school.year, area="NANAB1----", is_main=False)
        make_class_membership(small_school.classes.naa, small_school.kari)
        make_group_membership(small_school.groups.farm, small_school.kari)
    page = class_page(small_school, "kari", "pupil")
    home, farm = small_school.home.name, small_school.farm.name
    assert {name: facts["Skole"] for name, facts in cards(page).items()} == {"2STA": home, "1NAA": farm}
    assert [text(each) for each in page.select("thead th")] == ["Fag", "Faglærer", "Skole"]
    assert lines(page) == [
        [MATTE, "Omar Aziz", home],
        [NORSK, "Anne Lien", home],
        ["Norsk vg2 yrkesfag", "Tor Berg", farm],
    ]


def test_two_groups_of_a_subject_are_one_line(small_school):
    with in_wall_of(small_school.berit):
        more = make_group(small_school.home, small_school.year, "NOR 2STA styrking")
        make_group_membership(more, small_school.kari)
        make_group_teacher(more, small_school.omar)
    assert lines(class_page(small_school, "kari", "pupil"))[1] == [NORSK, "Omar Aziz, Anne Lien"]


def test_no_class_yet_and_no_subjects(small_school):
    with in_wall_of(small_school.berit):
        ClassMembership.objects.filter(pupil_id=small_school.kari.id).delete()
        GroupMembership.objects.filter(pupil_id=small_school.kari.id).delete()
    page = class_page(small_school, "kari", "pupil")
    assert cards(page) == {small_school.home.name: {"Klasse": "Ikke satt ennå", "Programområde": "Vg2 Realfag"}}
    assert page.select("table, .empty") == []


def test_who_has_left_is_told_so(small_school):
    page = class_page(small_school, "silje", "leaver", whose="silje")
    assert text(page.select_one(".empty h2")) == "Ingen klasse nå"
