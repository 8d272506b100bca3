"""The search as one types: the list narrows in place, the number is read aloud, the newest word wins."""

from urllib.parse import parse_qs

import pytest
from django.conf import settings as django_settings
from playwright.sync_api import expect, sync_playwright

from bootstrap.chromium import FLAGS, find
from tests.factories.access import make_session

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def chromium():
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # Playwright's loop runs in this thread, and Django would refuse the database to it.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        started = playwright.chromium.launch(executable_path=find(), args=list(FLAGS))
        yield started
        started.close()


@pytest.fixture
def page(chromium, small_school, settings, live_server):
    """Anne at the search. The test fails if the browser complains about anything."""
    settings.STATIC_ROOT = str(settings.STATIC_BUILD)
    settings.BASE_URL = live_server.url
    _, token = make_session(small_school.anne, "staff", small_school.home)
    complaints = []
    with chromium.new_context(locale="nb-NO") as context:
        context.add_cookies([{"name": django_settings.SESSION_COOKIE, "value": token, "url": live_server.url}])
        opened = context.new_page()
        opened.on("console", lambda message: complaints.append(message.text))
        opened.on("pageerror", lambda error: complaints.append(str(error)))
        opened.goto(f"{live_server.url}/elever/")
        yield opened
    assert complaints == []


def test_list_narrows_in_place(page):
    field, names, status = page.get_by_role("searchbox"), page.locator("#treff tbody th"), page.get_by_role("status")
    expect(names).to_have_text(["Bakken, Jonas", "Nordli, Kari", "Røe, Thea"])
    page.evaluate("window.statusAsItWas = document.querySelector('#treff [role=status]')")
    field.press_sequentially("kar")
    expect(names).to_have_text(["Nordli, Kari"])
    expect(status).to_have_text("1 elev")
    expect(field).to_be_focused()
    assert page.locator("h1, main, #treff").count() == 3
    field.fill("zz")
    expect(page.locator("#treff .empty h2")).to_have_text("Ingen elever passer")
    expect(status).to_have_text("0 elever")
    field.fill("")
    expect(names).to_have_count(3)
    assert page.evaluate("window.statusAsItWas === document.querySelector('#treff [role=status]')")
    assert page.url.endswith("/elever/")


def test_newest_word_wins_over_a_slow_answer(page):
    asked = []

    def hold_the_first(route):
        asked.append(parse_qs(route.request.post_data).get("sok", [""])[0])
        if len(asked) > 1:
            route.continue_()

    page.route("**/elever/", hold_the_first)
    field = page.get_by_role("searchbox")
    for letters in ("r", "rø", "kari"):
        field.fill(letters)
        page.wait_for_timeout(300)  # longer than the field waits for the next letter
    expect(page.locator("#treff tbody th")).to_have_text(["Nordli, Kari"])
    assert (asked[0], asked[-1]) == ("r", "kari")


def test_ended_session_leads_to_the_start_page(page):
    page.context.clear_cookies(name=django_settings.SESSION_COOKIE)
    page.get_by_role("searchbox").fill("kari")
    page.wait_for_url(lambda address: "/elever/" not in address)
    assert page.locator("h1").count() == 1
