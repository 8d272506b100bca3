"""The search as a browser gets it: whole, as a fragment, page by page, and for school staff only."""

import pytest

from tests.factories.access import in_wall_of
from tests.factories.enrolment import make_enrolment, make_staff_assignment
from tests.factories.people import make_person
from tests.people.asking import looks
from tests.web.timetable.pages import get, soup, text
from vidar.enrolment.models import Enrolment

FROM_HTMX = {"HX-Request": "true", "HX-Request-Type": "partial", "HX-Target": "div#treff"}
"""What htmx 4 sends with a search."""


def search(small_school, who="anne", address="/elever/", where="home", **headers):
    return get(getattr(small_school, who), "staff", address, getattr(small_school, where), **headers)


def rows(page):
    return [[text(cell) for cell in row.select("th, td")] for row in page.select("#treff tbody tr")]


def hrefs(page):
    return [[link["href"] for link in row.select("a")] for row in page.select("#treff tbody tr")]


@pytest.fixture
def forty(small_school):
    """Forty pupils at the farm: Emil and 39 with the same given name."""
    with in_wall_of(small_school.tor):
        for number in range(39):
            pupil = make_person("Vår", f"Nummer {number:02}")
            make_enrolment(pupil, small_school.farm, small_school.year, area="NANAB1----", level="Vg1")
    return small_school


def test_all_pupils_stand_there_from_the_start(small_school):
    page = soup(search(small_school))
    assert (text(page.h1), page.title.string) == ("Elever", "Elever – Vidar")
    assert text(page.select_one(".page-head .help")) == "NØVGS"
    assert rows(page) == [
        ["Bakken, Jonas", "2STA", "Vg2 Realfag", "Personalia Bakken, Jonas"],
        ["Nordli, Kari", "2STA", "Vg2 Realfag", "Personalia Nordli, Kari"],
        ["Røe, Thea", "2STA", "Vg2 Realfag", "Personalia Røe, Thea"],
    ]
    assert text(page.select_one("#treff [role=status]")) == "3 elever"
    assert page.select(".pages, .ds-alert") == []
    kari = small_school.kari.id
    assert hrefs(page)[1] == [f"/elev/{kari}/timeplan/", f"/elev/{kari}/"]


def test_search_stands_in_its_field_and_narrows_the_list(small_school):
    page = soup(search(small_school, address="/elever/?sok=+kari+"))
    assert page.select_one("input[name=sok]")["value"] == "kari"
    assert [row[0] for row in rows(page)] == ["Nordli, Kari"]
    assert text(page.select_one("#treff [role=status]")) == "1 elev"


def test_what_is_typed_stays_text(small_school):
    response = search(small_school, address='/elever/?sok="><script>alert(1)</script>')
    assert soup(response).select_one("input[name=sok]")["value"] == '"><script>alert(1)</script>'
    assert b"<script>alert" not in response.content
    page = soup(search(small_school, address=f"/elever/?sok={'å' * 5000}"))
    assert page.select_one("input[name=sok]")["value"] == "å" * 80


def test_personalia_are_linked_where_they_open_only(small_school):
    with in_wall_of(small_school.berit):
        newcomer = make_person("Ny", "Lærer")
        make_staff_assignment(newcomer, small_school.home)
    page = soup(get(newcomer, "staff", "/elever/?sok=kari", small_school.home))
    assert rows(page) == [["Nordli, Kari", "2STA", "Vg2 Realfag", ""]]
    assert hrefs(page) == [[f"/elev/{small_school.kari.id}/timeplan/"]]


def test_no_hit_says_what_to_do_and_notes_no_look(small_school):
    page = soup(search(small_school, address="/elever/?sok=aasen"))
    assert rows(page) == []
    assert text(page.select_one(".empty h2")) == "Ingen elever passer"
    assert page.select_one(".empty a")["href"] == "/elever/"
    assert text(page.select_one("#treff [role=status]")) == "0 elever"
    assert looks(small_school.anne) == []


def test_protected_pupil_and_unknown_name_get_the_same_answer(small_school):
    answers = {
        text(soup(search(small_school, address=f"/elever/?sok={name}")).select_one("#treff"))
        for name in ("aasen", "sol", "qqqq")
    }
    assert len(answers) == 1
    assert [row[0] for row in rows(soup(search(small_school, "omar", "/elever/?sok=sol")))] == ["Aasen, Sol"]


def test_school_without_pupils_says_who_writes_them_in(small_school):
    with in_wall_of(small_school.kristin):
        make_staff_assignment(small_school.kristin, small_school.farm)
        Enrolment.objects.filter(pupil_id=small_school.emil.id).delete()
    page = soup(search(small_school, "kristin", where="farm"))
    assert text(page.select_one(".empty h2")) == "Ingen elever ennå"
    assert "Kontoret skriver inn elevene." in text(page.select_one(".empty"))
    assert page.select(".empty a") == []


def test_many_pupils_come_in_pages_that_keep_the_search(forty):
    page = soup(search(forty, "tor", "/elever/?sok=v%C3%A5r", where="farm"))
    assert (len(rows(page)), text(page.select_one(".pages .help"))) == (30, "1–30 av 39")
    second = "/elever/?sok=v%C3%A5r&side=2"
    assert [link["href"] for link in page.select(".pages a")] == ["/elever/?sok=v%C3%A5r", second, second]
    page = soup(search(forty, "tor", second, where="farm"))
    assert (len(rows(page)), text(page.select_one(".pages .help"))) == (9, "31–39 av 39")
    assert text(page.select_one(".pages [aria-current=page]")) == "Side 2"
    assert [link["href"] for link in page.select(".pages a[rel]")] == ["/elever/?sok=v%C3%A5r"]


def test_page_past_the_end_is_the_first(forty):
    response = search(forty, "tor", "/elever/?side=7", where="farm")
    page = soup(response)
    assert response.status_code == 200
    assert rows(page) == rows(soup(search(forty, "tor", where="farm")))
    assert text(page.select_one(".pages [aria-current=page]")) == "Side 1"


def test_unreadable_page_number_is_told_and_the_first_page_shown(forty):
    for number in ("", "x", "0", "-1", "1.5", "1e3", "²", "٣", "10000", "9" * 5000, "1;2", "%00"):
        response = search(forty, "tor", f"/elever/?side={number}", where="farm")
        page = soup(response)
        assert response.status_code == 400, number
        assert text(page.select_one(".ds-alert")) == "Sidetallet i adressen finnes ikke. Her er første side."
        assert text(page.select_one(".pages .help")) == "1–30 av 40"


def test_htmx_gets_the_result_alone(small_school):
    response = search(small_school, address="/elever/?sok=kari", **FROM_HTMX)
    assert response.content.strip().startswith(b'<div id="treff"')
    fragment = soup(response)
    assert [row[0] for row in rows(fragment)] == ["Nordli, Kari"]
    assert len(fragment.select("#treff")) == 1
    assert fragment.select("html, head, main, form, h1") == []
    whole = soup(search(small_school, address="/elever/?sok=kari"))
    assert str(fragment.select_one("#treff")) == str(whole.select_one("#treff"))
    assert response.headers["Cache-Control"] == "no-store"
    assert [people for *_, people in looks(small_school.anne)] == [[small_school.kari.id]] * 2


def test_field_asks_for_the_result_as_one_types(small_school):
    field = soup(search(small_school)).select_one("input[name=sok]")
    asks = {name: value for name, value in field.attrs.items() if name.startswith("hx-")}
    assert asks == {
        "hx-get": "/elever/",
        "hx-trigger": "input changed delay:250ms, search",
        "hx-target": "#treff",
        "hx-swap": "outerMorph",
        "hx-sync": "this:replace",
    }


def test_search_is_for_school_staff(small_school, client):
    answers = {
        "pupil": get(small_school.kari, "pupil", "/elever/"),
        "guardian": get(small_school.ingrid, "guardian", "/elever/"),
        "leaver": get(small_school.silje, "leaver", "/elever/"),
        "owner staff": get(small_school.kristin, "owner_staff", "/elever/"),
    }
    assert {who: response.status_code for who, response in answers.items()} == dict.fromkeys(answers, 404)
    for who in ("omar", "liv", "geir", "berit", "marit", "svein", "nina"):
        assert search(small_school, who).status_code == 200, who
    nobody = client.get("/elever/?sok=kari", headers=FROM_HTMX)
    assert (nobody.status_code, nobody.headers["Location"], nobody.content) == (302, "/", b"")


def test_pupils_of_other_schools_and_owners_do_not_come(small_school):
    for who, where, expected in (
        ("tor", "farm", ["Nordli, Emil"]),
        ("guri", "abroad", ["Moen, Ola"]),
        ("berit", "home", ["Bakken, Jonas", "Nordli, Kari", "Røe, Thea"]),
    ):
        assert [row[0] for row in rows(soup(search(small_school, who, where=where)))] == expected
