"""The search as a browser gets it: whole, as a fragment, page by page, and for school staff only."""

import pytest
from jinja2 import UndefinedError

from tests.factories.access import client_for, in_wall_of
from tests.factories.enrolment import make_enrolment, make_staff_assignment
from tests.factories.people import make_person
from tests.people.asking import looks
from tests.web.people.searching import FROM_HTMX, find, searched
from tests.web.timetable.pages import get, soup, text
from vidar.enrolment.models import Enrolment
from vidar.tenancy.wall import current_scope


def search(small_school, who="anne", address="/elever/", where="home", **headers):
    return get(getattr(small_school, who), "staff", address, getattr(small_school, where), **headers)


def found(small_school, words, who="anne", where="home", side=""):
    return find(getattr(small_school, who), words, getattr(small_school, where), side=side)


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
    page = soup(found(small_school, " kari "))
    assert page.select_one("input[name=sok]")["value"] == "kari"
    assert [row[0] for row in rows(page)] == ["Nordli, Kari"]
    assert text(page.select_one("#treff [role=status]")) == "1 elev"


def test_what_is_typed_stays_text(small_school):
    response = found(small_school, '"><script>alert(1)</script>')
    assert soup(response).select_one("input[name=sok]")["value"] == '"><script>alert(1)</script>'
    assert b"<script>alert" not in response.content
    page = soup(found(small_school, "å" * 5000))
    assert page.select_one("input[name=sok]")["value"] == "å" * 80


def test_personalia_are_linked_where_they_open_only(small_school):
    with in_wall_of(small_school.berit):
        newcomer = make_person("Ny", "Lærer")
        make_staff_assignment(newcomer, small_school.home)
    page = soup(find(newcomer, "kari", small_school.home))
    assert rows(page) == [["Nordli, Kari", "2STA", "Vg2 Realfag", ""]]
    assert hrefs(page) == [[f"/elev/{small_school.kari.id}/timeplan/"]]


def test_no_hit_says_what_to_do_and_notes_no_look(small_school):
    page = soup(found(small_school, "aasen"))
    assert rows(page) == []
    assert text(page.select_one(".empty h2")) == "Ingen elever passer"
    everybody = page.select_one(".empty form")
    assert (everybody["action"], everybody["method"]) == ("/elever/", "post")
    assert everybody.select_one("button[name=sok]")["value"] == ""
    assert text(page.select_one("#treff [role=status]")) == "0 elever"
    assert looks(small_school.anne) == []


def test_protected_pupil_and_unknown_name_get_the_same_answer(small_school):
    answers = {text(soup(found(small_school, name)).select_one("#treff")) for name in ("aasen", "sol", "qqqq")}
    assert len(answers) == 1
    assert [row[0] for row in rows(soup(found(small_school, "sol", "omar")))] == ["Aasen, Sol"]


def test_school_without_pupils_says_who_writes_them_in(small_school):
    with in_wall_of(small_school.kristin):
        make_staff_assignment(small_school.kristin, small_school.farm)
        Enrolment.objects.filter(pupil_id=small_school.emil.id).delete()
    page = soup(search(small_school, "kristin", where="farm"))
    assert text(page.select_one(".empty h2")) == "Ingen elever ennå"
    assert "Kontoret skriver inn elevene." in text(page.select_one(".empty"))
    assert page.select(".empty a") == []


def test_many_pupils_come_in_pages_that_keep_the_search(forty):
    page = soup(found(forty, "vår", "tor", "farm"))
    assert (len(rows(page)), text(page.select_one(".pages .help"))) == (30, "1–30 av 39")
    second = "/elever/?side=2"
    assert [link["href"] for link in page.select(".pages a")] == ["/elever/", second, second]
    page = soup(found(forty, "vår", "tor", "farm", side="?side=2"))
    assert (len(rows(page)), text(page.select_one(".pages .help"))) == (9, "31–39 av 39")
    assert text(page.select_one(".pages [aria-current=page]")) == "Side 2"
    assert [link["href"] for link in page.select(".pages a[rel]")] == ["/elever/"]


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
    client = client_for(small_school.anne, "staff", small_school.home)
    client.cookies["vidar_language"] = "nb"
    response = client.post("/elever/", {"sok": "kari"}, headers=FROM_HTMX)
    assert response.content.strip().startswith(b'<div id="treff"')
    fragment = soup(response)
    assert [row[0] for row in rows(fragment)] == ["Nordli, Kari"]
    assert len(fragment.select("#treff")) == 1
    assert fragment.select("html, head, main, form, h1") == []
    whole = soup(client.get("/elever/"))
    assert str(fragment.select_one("#treff")) == str(whole.select_one("#treff"))
    assert response.headers["Cache-Control"] == "no-store"
    assert [people for *_, people in looks(small_school.anne)] == [[small_school.kari.id]] * 2


def test_field_asks_for_the_result_as_one_types(small_school):
    field = soup(search(small_school)).select_one("input[name=sok]")
    asks = {name: value for name, value in field.attrs.items() if name.startswith("hx-")}
    assert asks == {
        "hx-post": "/elever/",
        "hx-include": "closest form",
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
    nobody = client.post("/elever/", {"sok": "kari"}, headers=FROM_HTMX)
    assert (nobody.status_code, nobody.headers["HX-Redirect"], nobody.content) == (200, "/", b"")


def test_pupils_of_other_schools_and_owners_do_not_come(small_school):
    for who, where, expected in (
        ("tor", "farm", ["Nordli, Emil"]),
        ("guri", "abroad", ["Moen, Ola"]),
        ("berit", "home", ["Bakken, Jonas", "Nordli, Kari", "Røe, Thea"]),
    ):
        assert [row[0] for row in rows(soup(search(small_school, who, where=where)))] == expected


def test_search_is_kept_for_the_session_that_made_it_and_ends_with_it(small_school):
    """Nothing that is typed stands in an address, and another login on the device starts anew."""
    client = searched(small_school.anne, "kari", small_school.home)
    kept = client.cookies["vidar_search"]
    assert (kept["httponly"], kept["max-age"]) == (True, 600)
    other = client_for(small_school.omar, "staff", small_school.home)
    other.cookies["vidar_search"] = kept.value
    assert soup(other.get("/elever/")).select_one("input[name=sok]")["value"] == ""
    client.cookies["vidar_search"] = "forged"
    assert soup(client.get("/elever/")).select_one("input[name=sok]")["value"] == ""
    assert client.post("/logg-ut/").cookies["vidar_search"].value == ""


def test_asking_by_post_writes_nothing(small_school, monkeypatch):
    """The database refuses it: the transaction is read-only."""
    seen = []
    monkeypatch.setattr("vidar.web.people.views.search_page", lambda *_: seen.append(current_scope().read_only))
    client = client_for(small_school.anne, "staff", small_school.home)
    with pytest.raises(UndefinedError):
        client.post("/elever/", {"sok": "kari"}, headers=FROM_HTMX)
    assert seen == [True]
