"""axe-core finds nothing on any sample page, light or dark, wide or narrow, with every panel open."""

import pytest

from tests.web.components.pages import WEB

pytestmark = pytest.mark.browser

AXE = (WEB.parents[2] / "frontend" / "node_modules" / "axe-core" / "axe.min.js").read_text()
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(page) -> list[str]:
    page.evaluate(AXE)
    found = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)["violations"]
    return [f"{each['id']}: {each['nodes'][0]['html']}" for each in found]


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", ["components", "week", "class", "day", "lesson"])
def test_axe_finds_nothing(open_page, name, theme, width):
    page = open_page(f"/{theme}/{name}/", width=width, bypass_csp=True)
    page.wait_for_timeout(400)  # what fades in has done so
    assert violations(page) == []


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("panel", [".week-switch summary", ".menu-person summary", ".demo summary"])
def test_axe_finds_nothing_in_an_open_panel(open_page, panel, width):
    page = open_page("/light/week/", width=width, bypass_csp=True)
    page.click(panel)
    assert violations(page) == []


def test_axe_finds_nothing_in_an_open_bundle(open_page):
    page = open_page("/light/class/", bypass_csp=True)
    page.click(".bundle summary >> nth=0")
    assert violations(page) == []


def test_axe_finds_nothing_in_an_open_lesson(open_page):
    page = open_page("/dark/week/", width=390, bypass_csp=True)
    page.eval_on_selector(".day.is-selected .lesson a", "link => link.href = '/dark/lesson/'")
    page.click(".day.is-selected .lesson a >> nth=0")
    page.wait_for_selector("dialog[open]")
    page.wait_for_timeout(400)
    assert violations(page) == []
