"""What scripts add, what stays without them, and how the pages fit screens and paper."""

import re
from datetime import UTC, datetime

import pytest

pytestmark = pytest.mark.browser


def focused(page) -> str:
    return page.evaluate("document.activeElement.querySelector('.lesson-subject')?.textContent ?? ''")


def test_arrow_keys_walk_between_lessons_and_days(open_page):
    page = open_page("/light/week/")
    page.focus(".lesson a >> nth=0")
    walked = []
    for key in ("ArrowDown", "ArrowRight", "ArrowRight", "ArrowUp", "ArrowLeft", "ArrowUp"):
        page.keyboard.press(key)
        walked.append(focused(page))
    assert walked == ["Matematikk R1", "Norsk", "Fysikk 1", "Matematikk R1", "Engelsk", "Engelsk"]


def open_lesson(page, address="/light/lesson/"):
    page.eval_on_selector(".day.is-selected .lesson a", "(link, address) => link.href = address", address)
    page.click(".day.is-selected .lesson a >> nth=0")


def test_lesson_opens_over_the_week_and_gives_the_focus_back(open_page):
    page = open_page("/light/week/")
    open_lesson(page)
    page.wait_for_selector("dialog[open] .detail")
    assert "Vikar: Tor Berg" in page.inner_text("dialog")
    page.keyboard.press("Escape")
    assert page.locator("dialog[open]").count() == 0
    assert focused(page) == "Engelsk"


def test_lesson_that_takes_time_says_so(open_page):
    page = open_page("/light/week/")
    page.route("**/slow/", lambda route: (page.wait_for_selector("dialog[open] .loading"), route.continue_()))
    open_lesson(page, "/slow/")
    page.wait_for_selector("dialog[open] .detail")
    assert page.locator("dialog .loading").count() == 0


def test_lesson_that_cannot_be_fetched_is_followed_as_a_link(open_page, site):
    page = open_page("/light/week/")
    open_lesson(page, "/light/day/")  # a page without a lesson's detail, as a login page would be
    page.wait_for_url(f"{site}/light/day/")


def test_strip_shows_another_day_in_place(open_page, site):
    page = open_page("/light/week/", width=390)
    page.click(".strip a >> nth=3")
    assert page.url == f"{site}/light/week/?dag=2026-11-26"
    assert page.locator(".day:visible").get_attribute("id") == "dag-2026-11-26"
    assert page.locator(".strip [aria-current]").inner_text().split() == ["to", "26", "Endringer"]


def test_calendar_by_keyboard(open_page):
    page = open_page("/light/week/")
    page.click(".week-switch summary")
    page.focus(".calendar td a >> nth=0")
    for key in ("ArrowDown", "ArrowRight", "ArrowUp", "ArrowLeft"):
        page.keyboard.press(key)
    assert page.evaluate("document.activeElement.textContent") == "26"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    assert page.locator(".week-switch details[open]").count() == 0


def test_calendar_turns_to_the_next_month_in_place(open_page, site):
    page = open_page("/light/week/")
    page.click(".week-switch summary")
    with page.expect_response("**maaned=2026-12**"):
        page.click("#kalender-neste")
    page.wait_for_function("document.activeElement.id === 'kalender-neste'")
    assert page.url == f"{site}/light/week/"
    assert page.locator(".week-switch details[open]").count() == 1


def test_now_moves_with_the_clock_of_the_page(open_page):
    page = open_page("/light/week/")
    assert page.inner_text(".now-time") == "10.22"
    page = open_page("/light/week/")
    page.clock.install()
    page.reload()
    page.clock.run_for(70 * 60_000)
    assert page.inner_text(".now-time") == "11.32"
    assert page.locator(".lesson.is-now").count() == 0
    page.clock.run_for(50 * 60_000)
    assert page.inner_text(".lesson.is-now .lesson-subject") == "Kontaktlærertime"


def test_theme_changes_at_once(open_page, site):
    page = open_page("/light/week/")
    page.route("**/theme/", lambda route: route.fulfill(status=204))
    with page.expect_request("**/theme/") as request:
        page.click(".choice[value=dark]")
    assert 'name="theme"\r\n\r\ndark' in request.value.post_data
    assert page.evaluate("document.documentElement.dataset.colorScheme") == "dark"
    assert page.url == f"{site}/light/week/"


def test_without_scripts_the_day_and_the_menus_are_there(open_page):
    page = open_page("/light/week/", width=390, java_script_enabled=False)
    assert page.locator(".day:visible").count() == 1
    assert page.locator(".menu a:visible").count() == 3
    page.click(".menu-person summary")
    assert page.locator(".panel button:visible").inner_text() == "Logg ut"
    page.click(".menu-person summary")
    page.click(".week-switch summary")
    assert page.locator(".calendar tbody a:visible").count() == 48


@pytest.mark.parametrize("name", ["components", "week", "class", "day", "lesson"])
def test_page_fits_320_pixels(open_page, name):
    page = open_page(f"/light/{name}/", width=320, height=640)
    assert page.evaluate("document.documentElement.scrollWidth") == 320


@pytest.mark.parametrize("width", [1280, 390])
def test_nothing_moves_while_a_page_loads(open_page, site, width):
    page = open_page("/light/week/", width=width)
    page.clock.set_fixed_time(datetime.now(UTC))  # a new minute moves the line across today, and may
    page.add_init_script(
        "window.moved = 0; new PerformanceObserver(list => { for (const entry of list.getEntries()) moved += entry.value })"
        ".observe({type: 'layout-shift', buffered: true})"
    )
    page.goto(f"{site}/light/day/")
    page.goto(f"{site}/light/week/")
    page.wait_for_timeout(400)
    assert page.evaluate("moved") == 0


def test_everything_to_press_is_44_pixels(open_page):
    page = open_page("/light/week/", width=390)
    small = page.evaluate(
        """[...document.querySelectorAll('a, button, summary')].filter(each => each.offsetParent)
        .filter(each => !each.classList.contains('ds-skip-link'))
        .filter(each => each.getBoundingClientRect().height < 44).map(each => each.outerHTML.slice(0, 80))"""
    )
    assert small == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_week_prints_on_one_sheet_lying_down(open_page, theme):
    document = open_page(f"/{theme}/week/").pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", document)) == 1
    width, height = map(float, re.search(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", document).groups())
    assert (round(width), round(height)) == (842, 595)


def test_arrow_keys_walk_over_a_closed_bundle(open_page):
    page = open_page("/light/class/")
    page.focus(".lesson a >> nth=0")
    page.keyboard.press("ArrowDown")
    assert focused(page) == "5 timer samtidig"
    page.keyboard.press("ArrowRight")
    assert focused(page) == "3 timer samtidig"


def hours_shown(page) -> list[str]:
    return page.locator(".hours > span:visible").all_inner_texts()


def test_an_hour_gives_way_to_the_time_now_in_the_present_week_only(open_page):
    full_hours = ["09", "10", "11", "12", "13", "14", "15"]
    page = open_page("/light/week/")
    assert hours_shown(page) == [*full_hours, "10.22"]
    page.clock.install()
    page.reload()
    page.clock.run_for(25 * 60_000)
    assert hours_shown(page) == ["09", "10", "12", "13", "14", "15", "10.47"]
    assert hours_shown(open_page("/light/class/")) == full_hours
