"""Everything works without JavaScript; scripts only shorten the way."""

import pytest
from playwright.sync_api import expect

from tests.e2e.seen import words

pytestmark = [pytest.mark.browser]


@pytest.fixture
def plain(visit):
    """Sit down at a browser that runs no scripts."""

    def sit_down(person="", **options):
        return visit(person, java_script_enabled=False, **options)

    return sit_down


def test_finds_the_school_and_logs_in_and_out(plain):
    kari = plain(width=390)
    page = kari.page
    kari.open("/")
    page.get_by_role("searchbox", name="Søk etter skole eller sted").fill("nord osterdal")
    page.get_by_role("button", name="Søk").click()
    assert kari.path == "/fylke/innlandet/?sok=nord+osterdal"
    page.get_by_role("link", name="Nord-Østerdal videregående skole Tynset").click()
    page.get_by_role("button", name="Logg inn med Feide").click()
    kari.be("kari")
    expect(page.get_by_role("heading", level=1)).to_have_text("Timeplan")
    page.locator(".menu-person summary").click()
    page.get_by_role("button", name="Logg ut").click()
    page.wait_for_url("**/logget-ut/?state=*")
    expect(page.locator("main")).to_contain_text("Du er logget ut av både Vidar og Feide.")


def test_reads_week_day_lesson_and_calendar(plain):
    kari = plain("kari", width=390)
    page = kari.page
    kari.open("/timeplan/")
    expect(page.locator(".day:visible .day-head")).to_contain_text("Tirsdag 2. februar")
    page.get_by_role("link", name="fr 5 Endringer").click()
    assert kari.path == "/timeplan/?uke=2027-W05&dag=2027-02-05"
    expect(page.locator(".day:visible .day-head")).to_contain_text("Fredag 5. februar")
    page.locator(".day:visible").get_by_role("link", name="Fysikk 1").click()
    assert kari.path == f"/time/{kari.site.lessons['cancelled']}/"
    expect(page.locator("main")).to_contain_text("Årsak: Fysikklaben er stengt")
    page.locator("main").get_by_role("link").first.click()
    assert kari.path.startswith("/timeplan/")
    page.locator(".week-switch summary").click()
    page.get_by_role("link", name="Mars 2027").click()
    expect(page.locator(".calendar h2")).to_have_text("mars 2027")
    page.get_by_role("link", name="Uke 10", exact=True).click()
    assert kari.path == "/timeplan/?uke=2027-W10"
    expect(page.locator(".week-switch summary")).to_contain_text("Uke 10")


def test_week_on_a_wide_screen_has_all_days(plain):
    kari = plain("kari")
    kari.open("/timeplan/")
    expect(kari.page.locator(".day:visible")).to_have_count(5)
    expect(kari.page.get_by_role("button", name="Skriv ut uka")).to_be_hidden()


def test_chooses_language_and_theme(plain):
    kari = plain("kari")
    page = kari.page
    kari.open("/timeplan/?uke=2027-W06")
    page.get_by_role("button", name="Nynorsk").click()
    assert kari.path == "/timeplan/?uke=2027-W06"
    expect(page.locator("html")).to_have_attribute("lang", "nn")
    expect(page.get_by_role("button", name="Som eininga")).to_be_visible()
    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Timetable")
    page.get_by_role("button", name="Bokmål").click()
    page.get_by_role("button", name="Mørk").click()
    assert kari.path == "/timeplan/?uke=2027-W06"
    expect(page.locator("html")).to_have_attribute("data-color-scheme", "dark")
    expect(page.get_by_role("button", name="Mørk")).to_have_attribute("aria-pressed", "true")
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.get_by_role("button", name="Lys").click()
    expect(page.locator("html")).to_have_attribute("data-color-scheme", "light")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != dark


def test_teacher_searches_and_reads_the_day(plain):
    omar = plain("omar")
    page = omar.page
    omar.open("/min-dag/")
    assert words(page.locator(".present-card").first).startswith("Nå 10.00–11.30")
    page.locator(".present-card").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Fysikk 1")
    omar.open("/elever/")
    page.get_by_role("searchbox", name="Søk på fornavn eller etternavn").fill("nordli")
    page.get_by_role("button", name="Søk").click()
    assert omar.path == "/elever/"
    expect(page.locator("#treff tbody th")).to_contain_text(["Nordli, Kari"])


def test_guardian_switches_between_children(plain):
    ingrid = plain()
    ingrid.log_in("ingrid")
    ingrid.page.locator(".switcher").get_by_role("button", name="Emil").click()
    expect(ingrid.page.get_by_role("heading", level=1)).to_have_text("Timeplanen til Emil")
