"""Whoever gets through the provider and has nothing to see here is told why, and whom to ask."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.seen import words

pytestmark = [pytest.mark.browser]

CONTACT = "Berit Solberg Konsulent · Nord-Østerdal videregående skole 00 00 00 01"
REFUSED = [
    (
        "ukjent-feide",
        "Vi finner deg ikke i Vidar",
        "Du kom inn i Feide, men ingen skole i Vidar har registrert Feide-brukeren din.",
    ),
    (
        "ukjent-idporten",
        "Vi finner deg ikke i Vidar",
        "Du kom inn i ID-porten, men ingen skole i Vidar har registrert deg som foresatt.",
    ),
    ("per", "Du har ikke innsyn nå", "Du står ikke med foreldreansvar for Kari."),
    ("bente", "Du har ikke innsyn nå", "Jonas har fylt 18 år, og da trenger du samtykke for å få innsyn."),
    ("morten", "Du har ikke innsyn nå", "Sander har fylt 18 år og har samtykket til at du har innsyn, men samtykket"),
    ("mette", "Du har ikke innsyn nå", "Samtykket fra Maja mangler."),
    ("knut", "Du har ikke innsyn nå", "Oskar har fylt 18 år"),
]


@pytest.mark.parametrize(("person", "title", "text"), REFUSED, ids=[each[0] for each in REFUSED])
def test_is_told_why_and_whom_to_ask(visit, person, title, text):
    visitor = visit(width=390)
    visitor.log_in(person)
    page = visitor.page
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    told = words(page.locator("main"))
    assert text in told
    assert CONTACT in told
    expect(page.get_by_role("link", name="kontor@nord-osterdal.innlandet-demo.example")).to_be_visible()
    expect(page.get_by_role("navigation", name="Hovedmeny")).to_have_count(0)
    for path in ("/timeplan/", "/min-dag/", f"/elev/{visitor.site.people['kari']}/"):
        visitor.open(path)
        assert not re.search("Fysikk|2STA|Født", words(page.locator("body")))


def test_rule_opens_in_place(visit):
    per = visit()
    per.log_in("per")
    page = per.page
    expect(page.locator(".explanation ol")).to_be_hidden()
    page.get_by_text("Hvilken regel er dette?").click()
    expect(page.locator(".explanation ol")).to_be_visible()
    expect(page.locator(".explanation .paragraph").first).to_contain_text("§")


def test_somebody_else_can_log_in_on_the_same_machine(visit):
    stranger = visit()
    stranger.log_in("ukjent-feide")
    stranger.page.get_by_role("button", name="Logg inn som en annen").click()
    stranger.be("kari")
    expect(stranger.page.get_by_role("heading", level=1)).to_have_text("Timeplan")
    assert stranger.path == "/timeplan/"


def test_who_cancels_is_told_that_nothing_happened(visit):
    kari = visit()
    kari.open("/s/nord-osterdal/")
    kari.page.get_by_role("button", name="Logg inn med Feide").click()
    kari.page.get_by_role("button", name="Avbryt og gå tilbake").click()
    expect(kari.page.get_by_role("heading", level=1)).to_have_text("Du avbrøt innloggingen")
    kari.page.get_by_role("button", name="Logg inn med Feide").click()
    kari.be("kari")
    expect(kari.page.get_by_role("heading", level=1)).to_have_text("Timeplan")


def test_who_has_left_reads_own_record_and_nothing_else(visit):
    silje = visit(width=390)
    silje.log_in("silje")
    page = silje.page
    expect(page.get_by_role("heading", level=1)).to_have_text("Personalia")
    expect(page.locator("main")).to_contain_text("Silje Kvernmo")
    menu = page.get_by_role("navigation", name="Hovedmeny")
    assert menu.get_by_role("link").all_inner_texts() == ["Personalia"]
    page.locator(".menu-person summary").click()
    expect(page.locator(".panel-head")).to_contain_text("Tidligere elev")
    for path in ("/timeplan/", f"/elev/{silje.site.people['kari']}/", "/elever/"):
        assert (path, silje.open(path).status) == (path, 404)
