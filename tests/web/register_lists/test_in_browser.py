"""On the smallest phone the state of a register is seen without scrolling sideways, in every language."""

import pytest

from tests.factories.days import MONDAY

pytestmark = pytest.mark.browser

# What lies outside the screen, and what can be scrolled sideways.
OVER = """() => [...document.querySelectorAll("main *")].filter(each => {
  const box = each.getBoundingClientRect();
  if (!box.width || !box.height || each.closest(".unheard")) return false;
  const isHidden = getComputedStyle(each).overflowX !== "visible" && each.scrollWidth > each.clientWidth + 1;
  return box.right > document.documentElement.clientWidth + 0.5 || isHidden;
}).map(each => `${each.tagName} ${each.className}: ${each.innerText.slice(0, 40)}`)"""
PAGES = [("liv", f"/foring/?dag={MONDAY.isoformat()}"), ("liv", "/foring/"), ("omar", "/foring/mangler/")]


@pytest.mark.parametrize("width", [360, 390, 1280])
@pytest.mark.parametrize(("who", "path"), PAGES, ids=["leaders", "leaders today", "missing"])
def test_nothing_lies_outside_the_screen(full_of_states, open_window, who, path, width):
    found = {}
    for language in ("nb", "nn", "en"):
        page = open_window(getattr(full_of_states, who), full_of_states.home, path, width=width, language=language)
        assert page.locator("html").get_attribute("lang") == language
        found[language] = page.evaluate(OVER)
        states = page.locator("tbody .label:visible")
        assert states.count() == page.locator("tbody td.is-time").count() > 0  # one state for each lesson, and no two
    assert found == {"nb": [], "nn": [], "en": []}


@pytest.mark.parametrize("path", ["/ansatte/", "/kontor/", "/vikar/", "/kalender/"])
def test_office_and_calendar_fit_the_smallest_phone(full_of_states, open_window, path):
    found = {}
    for language in ("nb", "nn", "en"):
        page = open_window(full_of_states.liv, full_of_states.home, path, width=360, language=language)
        assert page.locator("main h1").count() == 1
        found[language] = page.evaluate(OVER)
    assert found == {"nb": [], "nn": [], "en": []}
