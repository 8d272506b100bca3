"""Ida turns 18 at midnight, and nobody has consented: her mother's access ends with the day."""

import pytest
from playwright.sync_api import expect

from tests.e2e.seen import words

pytestmark = [pytest.mark.browser]


def _move_clock(visitor, moment: str) -> None:
    """Use the demo's own form, as whoever shows the demo does."""
    page = visitor.page
    visitor.open("/hjelp/")
    page.locator(".demo summary").click()
    page.get_by_label("Dag og tid").fill(moment)
    page.get_by_role("button", name="Flytt hit").click()
    expect(page.locator(".demo summary time")).to_have_text(moment[-5:].replace(":", "."))


def test_access_is_gone_at_the_next_click_after_midnight(visit):
    ulla, ida, clock = visit(), visit(), visit()
    ulla.log_in("ulla")
    ida.log_in("ida")
    page = ulla.page
    expect(page.get_by_role("heading", level=1)).to_have_text("Timeplanen til Ida")

    _move_clock(clock, "2027-02-02T23:58")
    page.get_by_role("link", name="Uke 6 · 8.–12. februar").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Timeplanen til Ida")

    _move_clock(clock, "2027-02-03T00:00")
    page.locator(".lesson a").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Du har ikke innsyn nå")
    told = words(page.locator("main"))
    assert "Ida har fylt 18 år, og da trenger du samtykke for å få innsyn." in told
    assert "2STC" not in told
    expect(page.get_by_role("navigation", name="Hovedmeny")).to_have_count(0)
    for path in ("/timeplan/", f"/elev/{ulla.site.people['ida']}/", f"/elev/{ulla.site.people['ida']}/timeplan/"):
        ulla.open(path)
        expect(page.get_by_role("heading", level=1)).to_have_text("Du har ikke innsyn nå")

    ida.open("/timeplan/")
    expect(ida.page.get_by_role("heading", level=1)).to_have_text("Timeplan")
    expect(ida.page.locator(".day.is-today .day-head")).to_contain_text("Onsdag")


def test_one_of_two_children_turns_18(visit):
    """A guardian who loses one child keeps the other; nothing else changes."""
    ingrid, clock = visit(), visit()
    ingrid.log_in("ingrid")
    page = ingrid.page
    expect(page.get_by_role("heading", level=1)).to_have_text("Timeplanen til Kari")
    _move_clock(clock, "2027-07-11T08:00")
    page.get_by_role("link", name="Uke 6 · 8.–12. februar").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Timeplanen til Emil")


def test_start_brings_the_clock_back(visit):
    clock = visit()
    _move_clock(clock, "2027-03-09T12:30")
    expect(clock.page.locator(".demo summary")).to_contain_text("tirsdag 9. mars 2027")
    clock.page.locator(".demo summary").click()
    clock.page.get_by_role("button", name="Tilbake til start").click()
    expect(clock.page.locator(".demo summary")).to_contain_text("tirsdag 2. februar 2027 kl. 10.05")
