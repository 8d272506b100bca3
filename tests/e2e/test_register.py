"""The main job of every teacher every hour, on a phone: late with minutes, absent, undo, confirm."""

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("e2e")]


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
