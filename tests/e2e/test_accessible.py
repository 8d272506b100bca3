"""axe-core finds nothing on any main page, in any language, light or dark, wide or narrow."""

import pytest
from playwright.sync_api import expect

from bootstrap.places import FRONT_END
from tests.e2e.pages import PAGES

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("e2e")]

AXE = (FRONT_END / "node_modules" / "axe-core" / "axe.min.js").read_text()
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Every language in both widths and every theme in both widths; the full cross is in the tests of the components.
LOOKS = [("nb", "light", 1280), ("nb", "dark", 390), ("nn", "light", 390), ("en", "dark", 1280)]


def _violations(page) -> list[str]:
    page.evaluate(AXE)
    found = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)["violations"]
    return [f"{each['id']}: {node['html']}" for each in found for node in each["nodes"]]


@pytest.mark.parametrize("shown", PAGES, ids=[each.name for each in PAGES])
def test_axe_finds_nothing(visit, shown):
    visitor, found = visit(shown.person, reduced_motion="reduce"), {}
    for language, theme, width in LOOKS:
        visitor.page.set_viewport_size({"width": width, "height": 900})
        visitor.choose_cookie("vidar_language", language)
        visitor.choose_cookie("vidar_theme", theme)
        assert visitor.open(shown.address(visitor.site)).status == shown.status
        expect(visitor.page.locator("html")).to_have_attribute("lang", language)
        expect(visitor.page.locator("html")).to_have_attribute("data-color-scheme", theme)
        found[language, theme, width] = _violations(visitor.page)
    assert {look: each for look, each in found.items() if each} == {}


@pytest.mark.parametrize(("theme", "width"), [("light", 1280), ("dark", 390)])
def test_axe_finds_nothing_in_an_open_lesson(visit, theme, width):
    kari = visit("kari", width=width, reduced_motion="reduce")
    kari.choose_cookie("vidar_theme", theme)
    kari.open("/timeplan/")
    kari.page.locator(".lesson:visible a").first.click()
    expect(kari.page.get_by_role("dialog").get_by_role("heading")).to_be_visible()
    assert _violations(kari.page) == []
