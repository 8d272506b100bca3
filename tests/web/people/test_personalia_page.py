"""Personalia as a browser gets them: words for each reader, and nothing in an address but ids."""

import re

import pytest

from tests.factories.access import in_wall_of, make_permission_opening
from tests.factories.enrolment import (
    make_class_membership,
    make_contact_teacher,
    make_enrolment,
    make_protected_access,
    make_staff_assignment,
)
from tests.people.asking import looks
from tests.web.timetable.pages import get, soup, text
from vidar.enrolment.models import ClassMembership
from vidar.people.models import Guardianship, Person
from vidar.tenancy.wall import owner_scope

KARIS_NUMBER = re.compile(r"^148309 [0-9]{5}$")
SCHOOL = "Nord-Østerdal videregående skole"


def open_personalia(small_school, who, capacity="staff", where="home", *, whose="kari", language="nb"):
    school = getattr(small_school, where) if capacity == "staff" else None
    address = f"/elev/{getattr(small_school, whose).id}/"
    return get(getattr(small_school, who), capacity, address, school, language=language)


def personalia(small_school, who, capacity="staff", where="home", **more):
    return soup(open_personalia(small_school, who, capacity, where, **more))


def cards(page):
    """Return the terms and texts under each heading."""
    return {
        text(card.h2): {text(pair.dt): text(pair.dd) for pair in card.select(".facts > div")}
        for card in page.select(".card")
    }


def tabs(page):
    return [(text(link), link.has_attr("aria-current")) for link in page.select(".tabs a")]


AT_SCHOOL = {
    "Klasse": "2STA",
    "Kontaktlærer": "Omar Aziz",
    "Utdanningsprogram": "Studiespesialisering",
    "Programområde": "Realfag",
    "Trinn": "Vg2",
}
NAME_AND_BIRTH = {"Navn": "Kari Nordli", "Født": "14. mars 2009"}


def test_pupil_reads_about_herself(small_school):
    page = personalia(small_school, "kari", "pupil")
    assert (text(page.h1), page.title.string) == ("Personalia", "Personalia – Vidar")
    assert page.select(".page-head .help, .tabs, .ds-alert") == []
    assert cards(page) == {"Om deg": NAME_AND_BIRTH, SCHOOL: AT_SCHOOL}
    assert text(page.select_one("details.reveal summary")) == "Vis fødselsnummer"
    assert KARIS_NUMBER.match(text(page.select_one("details.reveal p")))
    assert not page.select_one("details.reveal").has_attr("open")
    assert "Navn og fødselsdato kommer fra Folkeregisteret." in text(page.main)


def test_guardian_reads_about_the_child(small_school):
    page = personalia(small_school, "ingrid", "guardian")
    assert (text(page.h1), text(page.select_one(".page-head .help"))) == ("Personalia", "Kari Nordli")
    assert cards(page) == {"Om eleven": NAME_AND_BIRTH, SCHOOL: AT_SCHOOL}
    assert page.select("details.reveal, .tabs") == []
    assert "Folkeregisteret" not in text(page.main)


def test_national_id_is_for_those_the_matrix_names(small_school):
    shown = {
        who: [text(each) for each in personalia(small_school, who).select("details.reveal p")]
        for who in ("anne", "omar", "berit", "marit", "svein", "geir", "nina", "liv")
    }
    assert {who for who, numbers in shown.items() if numbers} == {"berit", "svein", "liv"}
    assert all(KARIS_NUMBER.match(number) for numbers in shown.values() for number in numbers)
    number = small_school.kari.national_id
    for who in ("anne", "omar", "marit", "geir", "nina"):
        content = open_personalia(small_school, who).content.decode()
        assert number not in content
        assert number[6:] not in content


def test_opened_cell_brings_the_number(small_school):
    with in_wall_of(small_school.berit):
        make_permission_opening("sensitive_personalia", "head_of_department")
    assert KARIS_NUMBER.match(text(personalia(small_school, "geir").select_one("details.reveal p")))


def test_timetabler_reads_the_name_only(small_school):
    page = personalia(small_school, "nina")
    assert cards(page) == {"Om eleven": {"Navn": "Kari Nordli"}}
    assert text(page.select_one("main p.help:last-of-type")) == "Kari Nordli"
    assert "Du ser bare navnet, fordi arbeidet ditt ikke krever mer." in text(page.main)
    for closed in ("2009", "2STA", "Realfag", SCHOOL, "Omar"):
        assert closed not in text(page.main), closed
    assert tabs(page) == [("Timeplan", False), ("Personalia", True)]


def test_staff_have_the_pupil_s_other_pages_beside(small_school):
    page = personalia(small_school, "anne")
    assert tabs(page) == [("Timeplan", False), ("Personalia", True), ("Klasse", False)]
    kari = small_school.kari.id
    assert [link["href"] for link in page.select(".tabs a")] == [
        f"/elev/{kari}/timeplan/",
        f"/elev/{kari}/",
        f"/elev/{kari}/klasse/",
    ]


def test_closed_and_missing_get_the_same_answer(small_school):
    readers = [
        ("anne", "staff", "home"),
        ("liv", "staff", "home"),
        ("tor", "staff", "farm"),
        ("jonas", "pupil", "home"),
    ]
    readers += [("ingrid", "guardian", "home"), ("kristin", "owner_staff", "home"), ("silje", "leaver", "home")]
    closed = {
        "anne": ("sol", "emil", "silje", "ola", "anne", "liv"),
        "liv": ("emil", "silje", "ola", "berit", "ingrid"),
        "tor": ("kari", "sol", "ola"),
        "jonas": ("kari", "sol", "bente"),
        "ingrid": ("jonas", "sol", "ingrid"),
        "kristin": ("kari", "emil", "kristin"),
        "silje": ("kari", "sol"),
    }
    for who, capacity, where in readers:
        missing = get(
            getattr(small_school, who),
            capacity,
            "/elev/999999999/",
            getattr(small_school, where) if capacity == "staff" else None,
        )
        assert missing.status_code == 404
        for whose in closed[who]:
            response = open_personalia(small_school, who, capacity, where, whose=whose)
            assert response.status_code == 404, (who, whose)
            assert text(soup(response).main) == text(soup(missing).main)
    assert looks(small_school.kari) == []


def test_unknown_id_of_any_size_is_not_found(small_school):
    for number in (0, 2**31, 2**63 - 1, 2**63, 10**30):
        assert get(small_school.anne, "staff", f"/elev/{number}/", small_school.home).status_code == 404, number


def test_nobody_is_sent_to_the_login(small_school, client):
    response = client.get(f"/elev/{small_school.kari.id}/")
    assert (response.status_code, response.headers["Location"], response.content) == (302, "/", b"")


STRICT, CONFIDENTIAL = "strict", "confidential"
NOTES = {
    (STRICT, "kari", "pupil"): "Adressen din er beskyttet. Bare noen få navngitte ansatte ser opplysninger om deg her.",
    (STRICT, "ingrid", "guardian"): None,
    (STRICT, "omar", "staff"): "Strengt fortrolig adresse. Ikke si eller skriv til noen hvor eleven går på skole.",
    (STRICT, "nina", "staff"): "Strengt fortrolig adresse. Ikke si eller skriv til noen hvor eleven går på skole.",
    (STRICT, "liv", "staff"): "Strengt fortrolig adresse. Ikke si eller skriv til noen hvor eleven går på skole.",
    (CONFIDENTIAL, "kari", "pupil"): "Adressen din er fortrolig. Bare kontoret og rektor kan se den.",
    (CONFIDENTIAL, "ingrid", "guardian"): None,
    (CONFIDENTIAL, "omar", "staff"): None,
    (CONFIDENTIAL, "nina", "staff"): None,
    (CONFIDENTIAL, "geir", "staff"): None,
    (CONFIDENTIAL, "liv", "staff"): "Fortrolig adresse. Ikke gi adresse eller telefon videre.",
    (CONFIDENTIAL, "berit", "staff"): "Fortrolig adresse. Ikke gi adresse eller telefon videre.",
}


@pytest.mark.parametrize("protection", [STRICT, CONFIDENTIAL])
def test_protection_is_told_to_those_who_must_know(small_school, protection):
    with in_wall_of(small_school.berit):
        Person.objects.filter(id=small_school.kari.id).update(protection=protection)
        for who in (small_school.omar, small_school.nina, small_school.liv):
            make_protected_access(small_school.kari, who)
        Guardianship.objects.filter(pupil_id=small_school.kari.id).update(approved_despite_protection=True)
    for (kind, who, capacity), expected in NOTES.items():
        if kind == protection:
            notes = [text(each) for each in personalia(small_school, who, capacity).select(".ds-alert")]
            assert notes == ([expected] if expected else []), who


def test_two_schools_have_a_card_each(small_school):
    with in_wall_of(small_school.berit):
        make_enrolment(small_school.kari, small_school.farm, small_school.year, area="NANAB1----", is_main=False)
        make_class_membership(small_school.classes.naa, small_school.kari)
        make_contact_teacher(small_school.classes.sta, small_school.anne)
    shown = cards(personalia(small_school, "kari", "pupil"))
    assert list(shown) == ["Om deg", SCHOOL, "Storsteigen videregående skole"]
    assert shown[SCHOOL]["Kontaktlærere"] == "Omar Aziz, Anne Lien"
    assert shown["Storsteigen videregående skole"]["Kontaktlærer"] == "Tor Berg"


def test_no_class_yet_leaves_the_line_out(small_school):
    with in_wall_of(small_school.berit):
        ClassMembership.objects.filter(pupil_id=small_school.kari.id).delete()
    shown = cards(personalia(small_school, "ingrid", "guardian"))
    assert list(shown[SCHOOL]) == ["Utdanningsprogram", "Programområde", "Trinn"]


def test_who_has_left_reads_about_herself(small_school):
    page = personalia(small_school, "silje", "leaver", whose="silje")
    assert cards(page) == {"Om deg": {"Navn": "Silje Kvernmo", "Født": "3. februar 2007"}}


def test_addresses_hold_ids_only(small_school):
    kari = small_school.kari
    about = {"kari", "nordli", "2sta", "2009", kari.national_id}
    for who, capacity in (("kari", "pupil"), ("ingrid", "guardian"), ("anne", "staff"), ("liv", "staff")):
        page = personalia(small_school, who, capacity)
        addresses = " ".join(link["href"] for link in page.select("main a, .menu a")).lower()
        assert f"/elev/{kari.id}/" in addresses
        assert not [word for word in about if word in addresses]


def test_former_pupil_who_works_here_now_has_no_pupil_s_pages(small_school, subtests):
    with owner_scope(small_school.owner.id, reason="hired"):
        make_staff_assignment(small_school.silje, role="teacher", school=small_school.home)
    silje = small_school.silje.id
    expected = {f"/elev/{silje}/": 404, f"/elev/{silje}/klasse/": 404, f"/elev/{silje}/timeplan/": 404,
                f"/larer/{silje}/timeplan/": 200}  # fmt: skip
    for address, status in expected.items():
        with subtests.test(address=address):
            assert get(small_school.berit, "staff", address, small_school.home).status_code == status
