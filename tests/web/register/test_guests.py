"""The page of a lesson's guests, the register with one, and what the guest, and nobody else, reads of it."""

import pytest

from tests.factories.access import client_for, in_wall_of
from tests.factories.enrolment import make_enrolment
from tests.factories.people import make_guardianship, make_person
from tests.web.register.taking import Teacher
from tests.web.statements import statements
from tests.web.timetable.pages import faults, get, soup, text
from vidar.attendance.models import RegisterGuest


@pytest.fixture
def school(small_school):
    """Nora goes to the school, has no maths, and is Ingrid's too."""
    with in_wall_of(small_school.omar):
        small_school.nora = make_person("Nora", "Vik")
        make_enrolment(small_school.nora, small_school.home, small_school.year)
        make_guardianship(small_school.nora, small_school.ingrid)
    return small_school


@pytest.fixture
def omar(school):
    return Teacher(school)


def rows(page):
    return {text(row.select_one(".pupil-name")): text(row.select_one(".pupil-who")) for row in page.select(".pupil")}


def test_teacher_finds_a_guest_by_name_and_puts_the_guest_on_the_register(school, omar):
    link = soup(omar.open()).select_one(".guests-link a")
    page = omar.client.get(link["href"])
    assert faults(page) == []
    assert "Ingen gjester er ført i timen." in text(soup(page).main)
    assert soup(page).select(".guest") == []
    found = omar.post("gjester/", sok="vik")
    assert found.request["QUERY_STRING"] == ""
    assert faults(found) == []
    (guest,) = soup(found).select(".guest")
    assert text(guest) == "Nora Vik Vg2 Legg til Nora Vik"
    form = {field["name"]: field["value"] for field in guest.select("input") if field["name"] != "csrfmiddlewaretoken"}
    added = omar.client.post(guest.form["action"], form)
    assert (added.status_code, added["Location"]) == (302, omar.base)
    assert rows(soup(omar.open()))["Nora Vik"] == "Nora Vik Gjest"


def test_guest_is_taken_away_again(school, omar):
    omar.post("gjester/legg-til/", elev=school.nora.id)
    assert omar.tap(school.nora, "12-0").status_code == 200
    (guest,) = soup(omar.client.get(f"{omar.base}gjester/")).select(".guest")
    assert text(guest) == "Nora Vik 12 min for sent Ta bort Nora Vik"
    stale = omar.post("gjester/ta-bort/", elev=school.nora.id, sto="her")
    assert stale.status_code == 409
    assert "Ikke lagret" in text(soup(stale).main)
    gone = omar.post("gjester/ta-bort/", elev=school.nora.id, sto="12-0")
    assert (gone.status_code, "Nora Vik" in rows(soup(omar.open()))) == (302, False)


@pytest.mark.parametrize(
    ("query", "told"),
    [("v", "Skriv minst to bokstaver av navnet."), ("nordli", "Ingen andre elever ved skolen passer.")],
)
def test_search_without_hits_says_so(school, omar, query, told):
    page = soup(omar.post("gjester/", sok=query))
    assert (told in text(page.main), page.select(".guest")) == (True, [])


def test_confirmed_register_says_to_open_it_first(school, omar):
    omar.post("bekreft/")
    assert soup(omar.open()).select(".guests-link") == []
    page = soup(omar.client.get(f"{omar.base}gjester/"))
    assert "Timen er bekreftet. Åpne den igjen for å endre." in text(page.main)
    assert page.select("form[role='search']") == []
    assert omar.post("gjester/legg-til/", elev=school.nora.id).status_code == 409


@pytest.mark.parametrize("fields", [{}, {"elev": "x"}, {"elev": "9" * 19}, {"elev": "999999"}, {"elev": "7²"}])
def test_unreadable_and_unknown_pupils_do_not_exist(school, omar, fields):
    for path in ("gjester/legg-til/", "gjester/ta-bort/"):
        assert omar.post(path, sto="her", **fields).status_code == 404
    assert omar.post("gjester/ta-bort/", elev=school.nora.id, sto="tull").status_code == 404


def test_page_and_search_take_at_most_eight_statements(school, omar):
    omar.post("gjester/legg-til/", elev=school.nora.id)
    for ask in (lambda: omar.client.get(f"{omar.base}gjester/"), lambda: omar.post("gjester/", sok="vik")):
        with statements() as found:
            assert ask().status_code == 200
        assert len(found) <= 8


def test_register_takes_as_many_statements_with_a_guest(school, omar):
    omar.open()
    with statements() as without:
        omar.open()
    omar.post("gjester/legg-til/", elev=school.nora.id)
    with statements() as with_one:
        omar.open()
    assert len(without) == len(with_one) <= 8


def guest_lines(response):
    return [text(each) for each in soup(response).select("section[aria-labelledby=gjest] li")]


def test_guest_reads_the_own_presence_and_it_follows_the_teacher(school, omar):
    assert guest_lines(get(school.nora, "pupil", "/timeplan/")) == []
    omar.post("gjester/legg-til/", elev=school.nora.id)
    response = get(school.nora, "pupil", "/timeplan/")
    assert guest_lines(response) == ["Matematikk 2P Tirsdag kl. 10.00–11.30 Til stede"]
    assert faults(response) == []
    omar.tap(school.nora, "12-0")
    assert guest_lines(get(school.nora, "pupil", "/timeplan/")) == ["Matematikk 2P Tirsdag kl. 10.00–11.30 12 min sen"]
    assert guest_lines(get(school.nora, "pupil", "/timeplan/?uke=2026-W49")) == []
    omar.post("ikke-holdt/", arsak="Kurs")
    assert guest_lines(get(school.nora, "pupil", "/timeplan/")) == []


def test_nobody_else_reads_of_the_guest(school, omar):
    omar.post("gjester/legg-til/", elev=school.nora.id)
    asked = [
        get(school.kari, "pupil", "/timeplan/"),
        get(school.ingrid, "guardian", "/timeplan/", child=school.nora),
        get(school.ingrid, "guardian", f"/elev/{school.nora.id}/timeplan/", child=school.nora),
        *(
            get(getattr(school, name), "staff", f"/elev/{school.nora.id}/timeplan/", school.home)
            for name in ("omar", "liv")
        ),
    ]
    assert [response.status_code for response in asked] == [200] * 5
    assert [guest_lines(response) for response in asked] == [[]] * 5


def test_entry_of_a_guest_is_in_the_own_list_without_a_way_to_a_closed_page(school, omar):
    omar.post("gjester/legg-til/", elev=school.nora.id)
    omar.tap(school.nora, "borte")
    omar.tap(school.kari, "borte")
    guest = soup(get(school.nora, "pupil", "/fravaer/"))
    member = soup(get(school.kari, "pupil", "/fravaer/"))
    assert [text(each.strong) for each in guest.select(".entry")] == ["Matematikk 2P"]
    assert "10.00–11.30 · gjest" in text(guest.select_one(".entry"))
    assert (guest.select("a.entry"), len(member.select("a.entry"))) == ([], 1)


def test_colleague_without_the_lesson_meets_nothing(school, omar):
    omar.post("gjester/legg-til/", elev=school.nora.id)
    for name, where in (("anne", school.home), ("geir", school.home), ("tor", school.farm), ("guri", school.abroad)):
        client = client_for(getattr(school, name), "staff", where)
        assert client.get(f"{omar.base}gjester/").status_code == 404
        assert client.post(f"{omar.base}gjester/", {"sok": "nora"}).status_code == 404
        for path in ("legg-til", "ta-bort"):
            posted = client.post(f"{omar.base}gjester/{path}/", {"elev": school.nora.id, "sto": "her"})
            assert posted.status_code == 404
    with in_wall_of(school.omar):
        assert RegisterGuest.objects.count() == 1
