"""The HTML of every component: valid, whole, and nothing that the content security policy forbids."""

import json
import re
from collections import Counter

import html5lib
import pytest
from bs4 import BeautifulSoup

from tests.web.components.pages import WEB, context, environment, pages
from vidar.web.components import samples

PAGES = pages("light")
ICONS = json.loads((WEB.parents[2] / "frontend" / "icons.json").read_text())


def soup(name: str) -> BeautifulSoup:
    return BeautifulSoup(PAGES[name], "html.parser")


@pytest.mark.parametrize("name", PAGES)
def test_page_is_valid_html(name):
    parser = html5lib.HTMLParser()
    parser.parse(PAGES[name])
    # html5lib is older than <search>, popover and the like, so only its complaints about structure count.
    assert [code for _position, code, _values in parser.errors] == []


@pytest.mark.parametrize("name", PAGES)
def test_page_has_no_inline_style_or_script(name):
    page = soup(name)
    assert page.select("[style]") == []
    assert page.select("style") == []
    assert [script for script in page.select("script") if not script.get("src")] == []
    handlers = [key for tag in page.find_all(True) for key in tag.attrs if key.startswith("on")]
    assert handlers == []


@pytest.mark.parametrize("name", PAGES)
def test_page_has_each_id_once_and_points_at_ids_that_exist(name):
    page = soup(name)
    ids = Counter(tag["id"] for tag in page.select("[id]"))
    assert [each for each, count in ids.items() if count > 1] == []
    pointers = {
        target
        for attribute in ("for", "aria-labelledby", "aria-describedby", "hx-target")
        for tag in page.select(f"[{attribute}]")
        for target in tag[attribute].replace("#", "").split()
    }
    assert pointers - set(ids) == set()


@pytest.mark.parametrize("name", PAGES)
def test_page_uses_signs_that_the_sprite_has(name):
    used = {use["href"].split("#")[1] for use in soup(name).select("use")}
    assert used
    assert used - set(ICONS) == set()


def test_every_sign_is_used():
    sources = [*WEB.rglob("*.jinja"), *WEB.rglob("*.py")]
    text = "\n".join(source.read_text() for source in sources)
    assert [name for name in ICONS if f'"{name}"' not in text] == []


@pytest.mark.parametrize("name", PAGES)
def test_page_has_one_main_heading_and_a_title(name):
    page = soup(name)
    assert len(page.select("h1")) == 1
    assert re.fullmatch(r".+ – Vidar", page.title.string)


def test_lesson_says_its_state_in_words():
    cancelled = soup("week").select_one(".lesson.is-cancelled")
    assert cancelled.select_one("s").get_text() == "Fysikk 1"
    assert "Avlyst" in cancelled.get_text()
    assert "Vikar" in soup("week").select_one(".lesson.is-substitute").get_text()
    assert "Prøve" in soup("week").select_one(".lesson.is-test").get_text()


def test_only_today_carries_the_word_now():
    days = soup("week").select(".day")
    assert [bool(day.select(".label-now")) for day in days] == [False, True, False, False, False]


def test_strip_works_without_scripts():
    links = soup("week").select(".strip a")
    assert [link["href"] for link in links] == [f"?dag=2026-11-{day}" for day in range(23, 28)]
    assert [link.get("aria-current") for link in links] == [None, "true", None, None, None]


def test_nobody_logged_in_has_no_menus():
    template = environment().get_template("components.jinja")
    html = template.render(
        context(menu=(), person_menu=(), actor=None, role="", clock=None, **samples.component_context())
    )
    page = BeautifulSoup(html, "html.parser")
    assert page.select(".menu, .menu-person, .demo") == []
    assert not page.html.has_attr("data-now")
