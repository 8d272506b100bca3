"""The office keeps the day running: substitutes in the morning, a cancelled lesson, a move, a writing day."""

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.seen import lessons

pytestmark = [pytest.mark.browser]

SIZES = pytest.mark.parametrize("width", [1280, 390])
BOX = "#forhaandsvisning"


def undo(page: Page) -> None:
    page.get_by_role("button", name="Angre").click()
    expect(page.get_by_text("Angret. Alt er som før.")).to_be_visible()


@SIZES
def test_teacher_is_away_on_thursday(visit, site, width):
    berit = visit("berit", width=width)
    page = berit.page
    berit.open("/vikar/")
    page.get_by_label("Hvem er borte?").select_option(str(site.people["omar"]))
    for end in ("Fra og med", "Til og med"):
        page.get_by_label(end).fill("2027-02-04")  # nobody has registered it yet
    page.get_by_role("button", name="Vis timene").click()
    choices = page.get_by_label("Hva skjer med timen?")
    expect(choices.first).to_be_visible()
    count = choices.count()
    choices.first.select_option(index=3)
    expect(page.locator(BOX)).to_contain_text("Vikar:")
    for number in range(1, count):
        choices.nth(number).select_option("avlys")
    expect(page.locator(BOX)).to_contain_text("Avlyst")
    page.get_by_role("button", name="Lagre alt").click()
    expect(page.get_by_text("Lagret.")).to_be_visible()
    expect(page.get_by_role("heading", name="Ingen timer å ordne")).to_be_visible()
    undo(page)
    expect(choices).to_have_count(count)


@SIZES
def test_lesson_is_cancelled_and_comes_back(visit, site, width):
    kari, berit = visit("kari", width=width), visit("berit", width=width)
    kari.open("/timeplan/?uke=2027-W05&dag=2027-02-04")
    when, href = next(
        (when, kari.page.locator(".day:visible .lesson a").nth(place).get_attribute("href"))
        for place, (when, seen) in enumerate(lessons(kari.page).items())
        if not seen.labels and seen.day == "Torsdag"
    )
    berit.open(href)
    berit.page.get_by_role("link", name="Endre timen").click()
    berit.page.get_by_label("Årsak").fill("Heldagstur")
    berit.page.get_by_role("button", name="Lagre").click()
    expect(berit.page.get_by_text("Lagret.")).to_be_visible()
    kari.page.reload()
    assert lessons(kari.page)[when].labels == ["Avlyst"]
    undo(berit.page)
    kari.page.reload()
    assert lessons(kari.page)[when].labels == []


def test_move_names_the_clash_before_it_is_saved(visit, site):
    nina = visit("nina", width=390)
    page = nina.page
    nina.open(f"/larer/{site.people['omar']}/timeplan/?uke=2027-W05&dag=2027-02-02")
    nina.open(page.locator(".day:visible .lesson > a").last.get_attribute("href"))
    page.get_by_role("link", name="Endre timen").click()
    page.get_by_role("link", name="Flytt").click()
    page.get_by_label("Årsak").fill("Bytte")
    page.get_by_label("Fra", exact=True).fill("10:00")
    page.get_by_label("Til", exact=True).fill("11:30")
    page.get_by_label("Til", exact=True).press("Tab")
    expect(page.locator(BOX)).to_contain_text("Flyttes til")
    expect(page.locator(BOX)).to_contain_text("Omar Aziz har Fysikk 1 tirsdag 2. februar 10.00–11.30.")
    page.get_by_role("button", name="Lagre").click()
    expect(page.get_by_role("heading", name="Ikke lagret: noe er opptatt")).to_be_visible()


@pytest.mark.parametrize("scripts", [True, False])
def test_writing_day_is_made_and_seen_by_the_pupil(visit, site, scripts):
    liv, kari = visit("liv", java_script_enabled=scripts), visit("kari")
    page = liv.page
    liv.open("/aktivitet/ny/")
    page.get_by_label("Hva heter aktiviteten?").fill("Skrivedag")
    page.get_by_label("Dag", exact=True).fill("2027-02-04")
    page.get_by_role("checkbox", name="2STA", exact=True).first.check()
    page.get_by_role("button", name="Se hva som skjer").click()
    expect(page.locator(BOX)).to_contain_text("Ny aktivitet")
    page.get_by_role("button", name="Lagre").click()
    expect(page.get_by_text("Lagret.")).to_be_visible()
    kari.open("/timeplan/?uke=2027-W05&dag=2027-02-04")
    expect(kari.page.get_by_role("main")).to_contain_text("Skrivedag")
    expect(kari.page.get_by_role("main")).to_contain_text("Tverrfaglig")
    undo(page)
    kari.page.reload()
    expect(kari.page.get_by_role("main")).not_to_contain_text("Skrivedag")


@SIZES
def test_swap_of_two_lessons_is_shown_before_it_is_saved(visit, site, width):
    kari, liv = visit("kari", width=width), visit("liv", width=width)
    page = liv.page
    liv.open(f"/time/{site.lessons['substitute']}/bytte/?dag=2027-02-11")
    expect(page.get_by_role("heading", name="Endre timen")).to_be_visible()
    page.get_by_role("radio").first.check()
    page.get_by_label("Årsak").fill("Bytte av timer")
    expect(page.locator(BOX)).to_contain_text("2 timer blir endret")
    expect(page.locator(BOX)).to_contain_text("Flyttes til torsdag 11. februar")
    kari.open("/timeplan/?uke=2027-W06&dag=2027-02-11")
    expect(kari.page.get_by_role("main")).not_to_contain_text("Flyttet")


@SIZES
def test_excursion_of_three_days_is_made_and_taken_back(visit, site, width):
    liv = visit("liv", width=width)
    page = liv.page
    liv.open("/aktivitet/ny/")
    page.get_by_label("Hva heter aktiviteten?").fill("Ekskursjon")
    page.get_by_label("Dag", exact=True).fill("2027-02-15")
    page.get_by_label("Hver skoledag til og med en dag").check()
    page.get_by_label("Siste dag").fill("2027-02-17")
    page.get_by_role("checkbox", name="2STA", exact=True).first.check()
    page.get_by_role("button", name="Se hva som skjer").click()
    for day in ("Mandag 15. februar", "Tirsdag 16. februar", "Onsdag 17. februar"):
        expect(page.locator(BOX)).to_contain_text(day)
    page.get_by_role("button", name="Lagre").click()
    expect(page.get_by_text("Lagret.")).to_be_visible()
    undo(page)
