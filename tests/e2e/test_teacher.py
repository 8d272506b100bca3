"""Anne teaches Norwegian, Omar is contact teacher of 2STA."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.seen import lessons, words

pytestmark = [pytest.mark.browser]

SIZES = pytest.mark.parametrize("width", [1280, 390])
_ALPHABET = "abcdefghijklmnopqrstuvwxyzæøå"


def _in_norwegian_order(name: str) -> list[list[int]]:
    family, given = name.lower().split(", ")
    return [[_ALPHABET.index(letter) for letter in part if letter in _ALPHABET] for part in (family, given)]


def _found(page: Page) -> list[str]:
    return page.locator("#treff tbody th").all_inner_texts()


def _search(page: Page, wanted: str, count: str) -> list[str]:
    """Type without pressing Enter, and return the names found."""
    page.get_by_role("searchbox", name="Søk på fornavn eller etternavn").fill(wanted)
    expect(page.locator("#treff").get_by_role("status")).to_have_text(count)
    return _found(page)


@SIZES
def test_my_day_begins_with_now_and_next(visit, width):
    omar = visit(width=width)
    omar.log_in("omar")
    assert omar.path == "/min-dag/"
    page = omar.page
    expect(page.get_by_role("heading", level=1)).to_have_text("Min dag")
    expect(page.locator(".page-head .help")).to_have_text("Tirsdag 2. februar · uke 5 · B-uke")
    now, following = page.locator(".present-card").all()
    assert re.fullmatch(
        r"Nå 10\.00–11\.30 · 1 time 2\d minutter igjen Fysikk 1 Fysikklab · FYS1 2ST · Sammen med Kåre Stai Lekse",
        words(now),
    )
    assert re.fullmatch(
        r"Neste 14\.00–14\.45 · om 3 timer 5\d minutter Matematikk R1 Rom 214 · R1 2ST Ekstra time Lekse",
        words(following),
    )
    day = page.get_by_role("region", name="Hele dagen").get_by_role("listitem")
    assert [words(each).replace(" – ", "–") for each in day.all()] == [
        "08.15–09.45 Matematikk R2 Rom 211 · R2 3ST · Vikar: Bjørn Lillevik Vikar har timen Lekse",
        "10.00–11.30 Fysikk 1 Fysikklab · FYS1 2ST · Sammen med Kåre Stai Nå Lekse",
        "11.30–14.00 · 2 timer 30 minutter fri",
        "14.00–14.45 Matematikk R1 Rom 214 · R1 2ST Ekstra time Lekse",
    ]
    now.click()
    expect(page.get_by_role("dialog")).to_contain_text("FYS1 2ST")
    page.keyboard.press("Escape")
    page.get_by_role("navigation", name="Velg dag").get_by_role("link", name="Onsdag 3. februar").click()
    assert omar.path == "/min-dag/?dag=2027-02-03"
    expect(page.locator(".page-head .help")).to_have_text("Onsdag 3. februar · uke 5 · B-uke")
    expect(page.locator(".present-card")).to_have_count(0)


def test_own_week_shows_who_takes_the_lesson(visit):
    anne = visit("anne")
    anne.open("/min-dag/")
    anne.page.get_by_role("navigation", name="Hovedmeny").get_by_role("link", name="Min uke").click()
    assert anne.path == "/timeplan/"
    absent = lessons(anne.page)["Mandag 08.15"]
    assert (absent.subject, absent.labels) == ("Norsk", ["Vikar har timen", "Lekse"])
    assert "Bjørn Lillevik" in absent.details


@SIZES
def test_looks_at_a_class_a_teacher_and_a_room(visit, width):
    anne = visit("anne", width=width)
    page = anne.page

    anne.open("/timeplaner/")
    page.get_by_role("link", name="2STA Realfag").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("2STA")
    assert lessons(page)["Tirsdag 08.15"].subject == "Norsk"

    anne.open("/timeplaner/")
    page.get_by_role("navigation", name="Velg liste").get_by_role("link", name="Lærere").click()
    page.get_by_role("link", name="Omar Aziz Lærer").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Omar Aziz")
    assert lessons(page)["Tirsdag 10.00"].subject == "Fysikk 1"

    anne.open("/timeplaner/")
    page.get_by_role("searchbox", name="Finn klasse, lærer eller rom").fill("fysikklab")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Fysikklab Lab 2").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Fysikklab")
    assert lessons(page)["Tirsdag 10.00"].subject == "Fysikk 1"


def test_search_answers_while_typing_in_norwegian_order(visit):
    anne = visit("anne")
    anne.open("/elever/")
    names = _search(anne.page, "ås", "15 elever")
    assert names == sorted(names, key=_in_norwegian_order)
    assert (names[0], names[-1]) == ("Bråten, Åsmund", "Åsen, Simen")
    assert _search(anne.page, "nordli k", "1 elev") == ["Nordli, Kari"]
    assert _search(anne.page, "kari n", "1 elev") == ["Nordli, Kari"]
    anne.page.get_by_role("link", name="Nordli, Kari", exact=True).click()
    expect(anne.page.get_by_role("heading", level=1)).to_have_text("Kari Nordli")
    assert lessons(anne.page)["Fredag 08.15"].labels == ["Avlyst"]


def test_search_tells_when_nobody_is_found(visit):
    anne = visit("anne")
    anne.search("zzz")
    expect(anne.page.get_by_role("heading", name="Ingen elever passer")).to_be_visible()
    anne.page.get_by_role("button", name="Vis alle").click()
    expect(anne.page.locator("#treff").get_by_role("status")).to_have_text(re.compile(r"\d{3} elever"))


@pytest.mark.parametrize("person", ["anne", "geir", "svein"])
def test_protected_pupil_is_not_there_for_staff_who_are_not_named(visit, person):
    staff = visit(person)
    sol = staff.site.people["sol"]
    staff.search("aasen")
    assert "Aasen, Sol" not in _found(staff.page)
    staff.search("sol")
    assert not [name for name in _found(staff.page) if "Aasen" in name]
    for path in (f"/elev/{sol}/", f"/elev/{sol}/timeplan/", f"/elev/{sol}/klasse/"):
        assert (path, staff.open(path).status) == (path, 404)
        assert "Aasen" not in words(staff.page.locator("body"))


@pytest.mark.parametrize("person", ["omar", "liv", "marit"])
def test_protected_pupil_is_found_by_staff_who_are_named(visit, person):
    staff = visit(person)
    staff.search("sol")
    staff.page.get_by_role("link", name="Aasen, Sol", exact=True).click()
    expect(staff.page.get_by_role("heading", level=1)).to_have_text("Sol Aasen")
    staff.open(f"/elev/{staff.site.people['sol']}/")
    expect(staff.page.locator("main")).to_contain_text("Strengt fortrolig adresse")


def test_teacher_at_two_schools_switches_without_logging_in_again(visit):
    eirik = visit("eirik")
    page = eirik.page
    eirik.open("/bytt/")
    page.get_by_role("button", name="Lærer Storsteigen vgs").click()
    assert eirik.path == "/min-dag/"
    page.locator(".menu-person summary").click()
    expect(page.locator(".panel-head")).to_contain_text("Lærer · Storsteigen vgs")
    page.get_by_role("link", name="Bytt rolle eller skole").click()
    page.get_by_role("button", name="Lærer Nord-Østerdal vgs").click()
    eirik.open("/elever/")
    expect(page.locator(".page-head")).to_contain_text("Nord-Østerdal vgs")
    assert eirik.open(f"/elev/{eirik.site.people['emil']}/timeplan/").status == 404
