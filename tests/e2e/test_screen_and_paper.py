"""How the pages fit a phone and a sheet of paper, and that nothing moves under the reader's eyes."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.pages import BY_NAME
from tests.e2e.seen import lessons

pytestmark = [pytest.mark.browser]

MOVED_AT_MOST = 0.02
"""Cumulative layout shift; what it measures is the share of the window that moves."""

_WATCH = """
window.moved = 0;
new PerformanceObserver(list => { for (const entry of list.getEntries()) window.moved += entry.value; })
  .observe({type: 'layout-shift', buffered: true});
"""
# What stands in running text, or in a row of a table that is long, may be as high as its line.
_SMALL = """
() => [...document.querySelectorAll('a, button, summary, select, input:not([type=hidden])')]
  .filter(each => each.offsetParent && !each.closest('p, dd, dt, td, th, .ds-skip-link, .table-frame'))
  .map(each => [each, (each.labels?.[0] ?? each).getBoundingClientRect()])
  .filter(([each, box]) => Math.max(box.height, each.getBoundingClientRect().height) < 44)
  .map(([each, box]) => `${each.outerHTML.slice(0, 90)} ${Math.round(box.width)}×${Math.round(box.height)}`)
"""


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("name", ["school picker", "not found", "pupil's week", "my day", "pupil search"])
def test_nothing_moves_while_the_page_loads(visit, name, width):
    shown = BY_NAME[name]
    visitor = visit(shown.person, width=width)
    visitor.slow_down(times=6)
    visitor.page.add_init_script(_WATCH)
    visitor.open(shown.address(visitor.site))
    visitor.page.evaluate("document.fonts.ready")
    visitor.page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert visitor.page.evaluate("window.moved") < MOVED_AT_MOST


@pytest.mark.parametrize(
    "name", ["school picker", "school", "pupil's week", "pupil's week, calendar open", "guardian's week", "my day",
             "timetables", "choice of role", "own logins"]
)  # fmt: skip
def test_main_controls_are_44_pixels_high(visit, name):
    shown = BY_NAME[name]
    visitor = visit(shown.person, width=390, height=844)
    visitor.open(shown.address(visitor.site))
    assert visitor.page.evaluate(_SMALL) == []


def test_phone_shows_a_day_with_a_strip_and_the_menu_at_the_bottom(visit):
    kari = visit("kari", width=390, height=844)
    kari.open("/timeplan/")
    page = kari.page
    expect(page.locator(".day:visible")).to_have_count(1)
    assert list(lessons(page)) == ["Tirsdag 08.15", "Tirsdag 10.00", "Tirsdag 12.15", "Tirsdag 14.00"]
    strip = page.get_by_role("navigation", name="Velg dag").get_by_role("link")
    assert [" ".join(each.split()) for each in strip.all_inner_texts()] == [
        "ma 1 Endringer", "ti 2 Endringer I dag", "on 3", "to 4", "fr 5 Endringer",
    ]  # fmt: skip
    page.get_by_role("link", name="to 4").click()
    assert lessons(page)["Torsdag 08.15"].labels == ["Prøve"]
    assert kari.path == "/timeplan/?uke=2027-W05&dag=2027-02-04"
    page.mouse.wheel(0, 4000)
    box = page.get_by_role("navigation", name="Hovedmeny").bounding_box()
    assert (round(box["x"]), round(box["width"]), round(box["y"] + box["height"])) == (0, 390, 844)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", ["pupil's week", "pupil at two schools", "teacher's week", "class's week"])
def test_week_prints_on_one_sheet_lying_down(visit, name, theme):
    shown = BY_NAME[name]
    visitor = visit(shown.person)
    visitor.choose_cookie("vidar_theme", theme)
    visitor.open(shown.address(visitor.site))
    document = visitor.page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", document)) == 1
    width, height = map(float, re.search(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", document).groups())
    assert (round(width), round(height)) == (842, 595)


def test_paper_says_whose_week_it_is_and_leaves_out_what_cannot_be_pressed(visit):
    kari = visit("kari")
    kari.open("/timeplan/")
    kari.page.emulate_media(media="print")
    expect(kari.page.locator(".print-title")).to_have_text(re.compile(r"Kari Nordli .*Uke 5 · 1.–5. februar 2027"))
    for gone in (".menu", ".foot", ".demo", ".week-switch", ".menu-person"):
        expect(kari.page.locator(gone)).to_be_hidden()
    assert lessons(kari.page)["Fredag 08.15"].labels == ["Avlyst"]
