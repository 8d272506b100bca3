"""Every main page, in every language, light and dark, wide and narrow: axe-core finds nothing, and it fits."""

import pytest
from playwright.sync_api import Page, expect

from bootstrap.places import FRONT_END
from tests.e2e.pages import PAGES

pytestmark = [pytest.mark.browser]

AXE = (FRONT_END / "node_modules" / "axe-core" / "axe.min.js").read_text()
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Contrast depends on the theme and the width, and not on the language; it takes most of the time.
LOOKS = [
    ("nb", "light", 1280, True),
    ("nb", "dark", 390, True),
    ("nn", "light", 320, False),
    ("en", "dark", 1280, False),
]


def violations(page: Page, *, contrast: bool = True) -> list[str]:
    page.evaluate(AXE)
    rules = {"runOnly": RULES, "resultTypes": ["violations"], "rules": {"color-contrast": {"enabled": contrast}}}
    found = page.evaluate("rules => axe.run(document, rules)", rules)["violations"]
    return [f"{each['id']}: {node['html']}" for each in found for node in each["nodes"]]


@pytest.mark.parametrize("shown", PAGES, ids=[each.name for each in PAGES])
def test_axe_finds_nothing_and_it_fits(visit, shown):
    visitor, found = visit(shown.person, reduced_motion="reduce"), {}
    page = visitor.page
    for language, theme, width, contrast in LOOKS:
        page.set_viewport_size({"width": width, "height": 900})
        visitor.choose_cookie("vidar_language", language)
        visitor.choose_cookie("vidar_theme", theme)
        assert visitor.open(shown.address(visitor.site)).status == shown.status
        expect(page.locator("html")).to_have_attribute("lang", language)
        expect(page.locator("html")).to_have_attribute("data-color-scheme", theme)
        assert page.evaluate("document.documentElement.scrollWidth") == width
        found[language, theme, width] = violations(page, contrast=contrast)
    assert {look: each for look, each in found.items() if each} == {}


@pytest.mark.parametrize(("theme", "width"), [("light", 1280), ("dark", 390)])
def test_axe_finds_nothing_in_an_open_lesson(visit, theme, width):
    kari = visit("kari", width=width, reduced_motion="reduce")
    kari.choose_cookie("vidar_theme", theme)
    kari.open("/timeplan/")
    kari.page.locator(".lesson:visible a").first.click()
    expect(kari.page.get_by_role("dialog").get_by_role("heading")).to_be_visible()
    assert violations(kari.page) == []
