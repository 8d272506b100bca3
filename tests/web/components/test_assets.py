"""What the build made: complete, within the promise, and nothing that points outside."""

import json
import re

import brotli

from tests.web.components.pages import DIST, pages
from vidar.web.timetable.grid import MOST_COLUMNS, MOST_STEPS

MANIFEST = json.loads((DIST / "manifest.json").read_text())
LATER = ("inter-ext.", "ds-", "icon-", "apple-touch-icon.", "app.json")
CSS = (DIST / MANIFEST["vidar.css"]).read_text()


def compressed(address: str) -> int:
    path = DIST / address
    twin = path.with_name(f"{address}.br")
    return (twin if twin.exists() else path).stat().st_size


def test_every_place_in_the_grid_has_its_class():
    for step in range(1, MOST_STEPS + 1):
        assert re.search(rf"\.s{step}\{{", CSS)
        assert re.search(rf"\.e{step + 1}\{{", CSS)
    for columns in range(1, MOST_COLUMNS + 1):
        for column in range(1, columns + 1):
            assert f".c{column}-{columns}{{" in CSS


def test_style_sheet_fetches_only_files_of_the_build():
    addresses = set(re.findall(r'url\("?([^")]+)"?\)', CSS))
    assert addresses
    assert addresses - set(MANIFEST.values()) == set()


def test_font_is_small_and_never_moves_a_line():
    assert compressed(MANIFEST["inter.woff2"]) <= 20_000
    assert CSS.count("font-display:optional") == 2


def test_own_scripts_are_small():
    assert compressed(MANIFEST["vidar.js"]) <= 10_000


def test_first_visit_is_under_90_kb_and_the_next_page_under_20():
    html = len(brotli.compress(pages("light")["week"].encode()))
    assets = sum(compressed(address) for name, address in MANIFEST.items() if not name.startswith(LATER))
    assert html < 20_000
    assert html + assets < 90_000
