"""An evening event makes the week's days longer; it still fits one sheet, and no words on it are cut off."""

import re

import pytest

pytestmark = [pytest.mark.browser]

# What stands below the edge of its lesson is cut off; a pixel is rounding.
_CUT = """
() => [...document.querySelectorAll('.week .lesson > a')].flatMap(lesson => {
  const edge = lesson.getBoundingClientRect();
  return [...lesson.querySelectorAll('.label, .lesson-subject')]
    .filter(part => part.getClientRects().length && part.getBoundingClientRect().bottom > edge.bottom + 1)
    .map(part => `${lesson.innerText.replace(/\\s+/g, ' ')}: ${part.innerText}`);
})
"""
_PAPER = {"width": 1047, "height": 718}
"""A4 lying down without its margins, in pixels of CSS."""


@pytest.mark.parametrize("person", ["kari", "omar"])
def test_week_with_an_evening_is_whole_on_one_sheet(visit, person):
    visitor = visit(person)
    visitor.open("/timeplan/")
    assert "Åpen kveld" in visitor.page.locator(".week").inner_text()
    document = visitor.page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", document)) == 1
    visitor.page.set_viewport_size(_PAPER)
    visitor.page.emulate_media(media="print")
    assert visitor.page.evaluate(_CUT) == []
