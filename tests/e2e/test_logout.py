"""Logging out ends it here and at the provider, and leaves nothing behind on the screen."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.seen import words

pytestmark = [pytest.mark.browser]

_PERSONAL = re.compile(r"Nordli|2STA|1NAA|Fysikk|Personalia")


def _log_out(visitor):
    visitor.page.locator(".menu-person summary").click()
    visitor.page.get_by_role("button", name="Logg ut").click()
    visitor.page.wait_for_url("**/logget-ut/?state=*")


@pytest.mark.parametrize(
    ("person", "provider", "width"), [("kari", "Feide", 1280), ("kari", "Feide", 390), ("ingrid", "ID-porten", 390)]
)
def test_ends_at_the_provider_too(visit, person, provider, width):
    visitor = visit(width=width)
    visitor.log_in(person)
    page = visitor.page

    visitor.open("/s/nord-osterdal/")
    expect(page.locator("main")).to_contain_text("Du er alt logget inn som")
    page.get_by_role("button", name=f"Logg inn med {provider}").click()
    page.wait_for_url("**/timeplan/")  # the provider still knows who it is, and asks nothing

    _log_out(visitor)
    expect(page.get_by_role("heading", level=1)).to_have_text("Du er logget ut")
    expect(page.locator("main")).to_contain_text(f"Du er logget ut av både Vidar og {provider}.")
    expect(page.locator("main")).to_contain_text("Deler du maskinen med andre?")
    expect(page.locator(".menu, .menu-person")).to_have_count(0)

    page.get_by_role("link", name="Logg inn igjen").click()
    page.get_by_role("button", name=f"Logg inn med {provider}").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Velg hvem du vil logge inn som")


def test_back_button_shows_nothing_personal(visit):
    kari = visit()
    kari.log_in("kari")
    for path in ("/timeplan/?uke=2027-W06", f"/elev/{kari.site.people['kari']}/", "/timeplan/"):
        kari.open(path)
        assert _PERSONAL.search(words(kari.page.locator("body")))
    _log_out(kari)
    shown = []
    for _step in range(6):
        kari.page.go_back()
        shown.append(words(kari.page.locator("body")))
    assert [text for text in shown if _PERSONAL.search(text)] == []


def test_other_windows_of_the_browser_are_logged_out_too(visit):
    kari = visit()
    kari.log_in("kari")
    other = kari.page.context.new_page()
    other.goto("/timeplan/")
    _log_out(kari)
    other.get_by_role("link", name="Uke 6 · 8.–12. februar").click()
    expect(other.get_by_role("heading", level=1)).to_have_text("Nord-Østerdal videregående skole")
    expect(other.get_by_role("button", name="Logg inn med Feide")).to_be_visible()


def test_page_asked_for_comes_after_logging_in_again(visit):
    kari = visit()
    kari.open("/s/nord-osterdal/")
    kari.open("/timeplan/?uke=2027-W06")
    kari.page.get_by_role("button", name="Logg inn med Feide").click()
    kari.be("kari")
    assert kari.path == "/timeplan/?uke=2027-W06"


def test_logout_at_idporten_ends_vidar_too(visit):
    ingrid = visit()
    ingrid.log_in("ingrid")
    elsewhere = ingrid.page.context.new_page()
    with elsewhere.expect_response(lambda response: "/logg-ut/idporten/frontkanal/" in response.url) as told:
        elsewhere.goto(f"{ingrid.site.idporten}/session/end")
        elsewhere.get_by_role("button", name="Logg ut").click()
    assert told.value.status == 200
    ingrid.open("/timeplan/")
    expect(ingrid.page.get_by_role("button", name="Logg inn med ID-porten")).to_be_visible()
    assert not _PERSONAL.search(words(ingrid.page.locator("body")))


def test_own_logins_are_listed_and_one_on_another_device_can_be_ended(visit):
    phone, computer = visit(width=390), visit()
    phone.log_in("maja")
    computer.log_in("maja")
    computer.page.locator(".menu-person summary").click()
    computer.page.get_by_role("link", name="Mine innlogginger").click()
    rows = computer.page.locator(".logins > li")
    expect(rows.first).to_contain_text("Denne enheten")
    rows.nth(1).get_by_role("button", name="Avslutt innloggingen på Chrome, Linux").click()
    expect(computer.page.get_by_role("status")).to_contain_text("Innloggingen er avsluttet.")
    expect(rows).to_have_count(1)
    phone.open("/timeplan/")
    expect(phone.page.get_by_role("button", name="Logg inn med Feide")).to_be_visible()
