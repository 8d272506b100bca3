"""The main job of every teacher every hour, on a phone: late with minutes, absent, undo, confirm."""

import pytest
from playwright.sync_api import expect

from tests.e2e.seen import lessons

pytestmark = [pytest.mark.browser]


@pytest.mark.parametrize("width", [360, 390])
def test_teacher_takes_the_register(visit, width):
    page = (teacher := visit("omar", width=width, height=800)).page
    teacher.open("/min-dag/")
    page.locator(".present-register").first.click()
    expect(page.locator(".pupil").first).to_be_visible()
    if page.get_by_role("button", name="Åpne igjen").count():
        page.get_by_role("button", name="Åpne igjen").click()
    late, absent = page.locator(".pupil").nth(0), page.locator(".pupil").nth(1)
    late.locator(".marks .is-here").click()
    absent.locator(".marks .is-here").click()
    late.locator(".marks .is-late").click()
    minutes = late.locator("[name^=sen-]")
    minutes.fill("12")
    minutes.press("Enter")
    expect(late.locator(".marks .is-late")).to_have_text("12 min")
    absent.locator(".is-absent").click()
    page.get_by_role("button", name="Angre").click()
    expect(absent.locator(".marks .is-here input")).to_be_checked()
    absent.locator(".is-absent").click()
    expect(page.locator("#foring-lagret")).to_contain_text("Lagret")
    assert page.evaluate("document.documentElement.scrollWidth") == width
    page.get_by_role("button", name="Bekreft timen").click()
    expect(page.locator(".register-taken")).to_contain_text("av Omar Aziz")
    expect(page.locator(".stands").nth(0)).to_have_text("12 min sen")
    expect(page.locator(".stands").nth(1)).to_have_text("Borte")


def test_taps_that_came_too_late_are_told_and_sent_by_choice(visit):
    omar, berit = visit("omar", width=390, height=800), visit("berit", width=390, height=800)
    page, office = omar.page, berit.page
    omar.open("/min-dag/")
    page.locator(".present-register").first.click()
    if page.get_by_role("button", name="Åpne igjen").count():
        page.get_by_role("button", name="Åpne igjen").click()
    pupil = page.locator(".pupil").nth(2)
    pupil.locator(".marks .is-here").click()
    expect(page.locator("#foring-lagret")).not_to_have_text("Lagrer …")
    page.context.set_offline(True)
    pupil.locator(".is-absent").click()
    expect(page.locator("#foring-lagret")).to_have_text("1 venter på nett")
    berit.open(omar.path)
    office.get_by_role("button", name="Bekreft timen").click()
    expect(office.locator(".register-taken")).to_be_visible()
    page.context.set_offline(False)
    box = page.locator("#foring-usendt")
    expect(box).to_contain_text("1 endring er ikke lagret")
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    box.get_by_role("button", name="Åpne timen igjen og lagre").click()
    expect(page.locator("#foring-lagret")).to_contain_text("Lagret")
    page.reload()
    expect(page.locator(".pupil").nth(2).locator("[type=radio][value=borte]")).to_be_checked()
    expected = ("ERR_INTERNET_DISCONNECTED", "409 (Conflict)", "when fetching the script")
    omar.complaints[:] = [each for each in omar.complaints if not any(part in each for part in expected)]


def test_pupil_follows_what_the_teacher_writes_and_the_guardian_the_homework_only(visit):
    omar, kari, ingrid = visit("omar", width=390, height=800), visit("kari"), visit("ingrid")
    page = omar.page
    omar.open("/min-dag/")
    page.locator(".present-register").first.click()
    if page.get_by_role("button", name="Åpne igjen").count():
        page.get_by_role("button", name="Åpne igjen").click()
    row = page.locator(".pupil", has_text="Kari Nordli")
    row.locator(".is-absent").click()
    expect(page.locator("#foring-lagret")).to_contain_text("Lagret")
    page.get_by_label("Lekse").fill("Les om bølger")
    page.get_by_label("Tema").focus()
    expect(page.locator("#om-timen-lagret")).to_contain_text("Lagret")
    for reader, told in ((kari, ["Nå", "Borte", "Lekse"]), (ingrid, ["Nå", "Lekse"])):
        reader.open("/timeplan/")
        assert lessons(reader.page)["Tirsdag 10.00"].labels == told
        expect(reader.page.get_by_role("region", name="Lekser i uke 5")).to_contain_text("Les om bølger")
    row.locator(".is-here").click()
    expect(page.locator("#foring-lagret")).to_contain_text("Lagret")
    kari.page.reload()
    assert lessons(kari.page)["Tirsdag 10.00"].labels == ["Nå", "Lekse"]


def test_teacher_puts_a_guest_on_the_register_and_takes_the_guest_away(visit):
    omar, guest = visit("omar", width=390, height=800), visit("sander")
    page = omar.page
    omar.open("/min-dag/")
    page.locator(".present-register").first.click()
    if page.get_by_role("button", name="Åpne igjen").count():
        page.get_by_role("button", name="Åpne igjen").click()
    register = omar.path
    page.get_by_role("link", name="Legg til eller ta bort en gjest").click()
    page.get_by_role("searchbox", name="Finn elev ved skolen").fill("sander li")
    page.get_by_role("button", name="Søk").click()
    assert omar.path == f"{register}gjester/"
    page.get_by_role("button", name="Legg til Sander Lillegård").click()
    row = page.locator(".pupil", has_text="Sander Lillegård")
    expect(row).to_contain_text("Gjest")
    row.locator(".marks .is-late").click()
    expect(page.locator("#foring-lagret")).to_contain_text("Lagret")
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    guest.open("/timeplan/")
    expect(guest.page.get_by_role("region", name="Gjest i andre timer")).to_contain_text("min sen")
    page.get_by_role("link", name="Legg til eller ta bort en gjest").click()
    page.get_by_role("button", name="Ta bort Sander Lillegård").click()
    expect(page.locator(".pupil").first).to_be_visible()
    expect(row).to_have_count(0)
    guest.page.reload()
    expect(guest.page.get_by_role("region", name="Gjest i andre timer")).to_have_count(0)
