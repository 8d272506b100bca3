"""``make docs``: the README's pictures, taken from the demo that is running.

    python -m tools.screenshots http://127.0.0.1:8000

Puts the demo's clock back to its start, so that every picture shows the same moment. Each person gets a browser of
their own and logs in as people do.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from playwright.sync_api import Browser, Page, sync_playwright
from playwright.sync_api import Error as BrowserError

from bootstrap.chromium import FLAGS, ensure_chromium
from bootstrap.places import ROOT

PICTURES = ROOT / "docs" / "pictures"
MOST_BYTES = 900_000
_FEIDE, _IDPORTEN = "Logg inn med Feide", "Logg inn med ID-porten"
# The banner with the demo's clock is no part of Vidar.
_WITHOUT_BANNER = "document.querySelector('.demo').remove()"


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture: who logs in, and what they do before it is taken."""

    name: str
    person: str
    login: str
    size: tuple[int, int]
    theme: str = "light"
    prepare: Callable[[Page], None] = lambda _page: None


def main(base: str) -> int:
    """Take every picture; return the exit code."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=ensure_chromium(), args=list(FLAGS))
        try:
            _put_clock_back(chromium, base)
        except BrowserError:
            sys.stderr.write(f"No demo answers on {base}. Start it with 'make demo' in another window.\n")
            return 1
        for picture in _PICTURES:
            _take(chromium, base, picture)
        chromium.close()
    return _judge()


def names() -> list[str]:
    """Return what the pictures are called."""
    return [picture.name for picture in _PICTURES]


def _put_clock_back(chromium: Browser, base: str) -> None:
    with _window(chromium, base, (1280, 900)) as page:
        page.goto("/hjelp/")
        page.locator(".demo summary").click()
        page.get_by_role("button", name="Tilbake til start").click()
        page.wait_for_load_state()


def _take(chromium: Browser, base: str, picture: Picture) -> None:
    with _window(chromium, base, picture.size) as page:
        page.context.add_cookies([{"name": "vidar_theme", "value": picture.theme, "url": base}])
        page.goto("/s/nord-osterdal/")
        page.get_by_role("button", name=picture.login).click()
        page.locator(f"button[name=person][value='{picture.person}']").click()
        page.wait_for_url(f"{base}/**")
        picture.prepare(page)
        page.evaluate(_WITHOUT_BANNER)
        page.evaluate("document.fonts.ready")
        page.screenshot(path=PICTURES / f"{picture.name}.png", animations="disabled")


@contextmanager
def _window(chromium: Browser, base: str, size: tuple[int, int]) -> Iterator[Page]:
    width, height = size
    context = chromium.new_context(
        base_url=base, locale="nb-NO", viewport={"width": width, "height": height}, reduced_motion="reduce"
    )
    yield context.new_page()
    context.close()


def _open_changed_lesson(page: Page) -> None:
    page.locator(".lesson", has=page.get_by_text("Vikar", exact=True)).first.click()
    page.get_by_role("dialog").get_by_role("heading").wait_for()


def _judge() -> int:
    """Say how large the pictures are; too large is an error."""
    sizes = {file.name: file.stat().st_size for file in sorted(PICTURES.glob("*.png"))}
    for name, size in sizes.items():
        sys.stdout.write(f"{size / 1000:6.0f} kB  docs/pictures/{name}\n")
    if sum(sizes.values()) > MOST_BYTES:
        sys.stderr.write(f"Together more than {MOST_BYTES // 1000} kB: make them smaller or fewer.\n")
        return 1
    return 0


_PICTURES = (
    Picture("week", "kari", _FEIDE, (1280, 860)),
    Picture("lesson", "kari", _FEIDE, (1280, 860), theme="dark", prepare=_open_changed_lesson),
    Picture("my-day", "omar", _FEIDE, (1280, 620)),
    Picture("day-phone", "kari", _FEIDE, (390, 760)),
    Picture("guardian-phone", "ingrid", _IDPORTEN, (390, 760)),
)

if __name__ == "__main__":
    sys.exit(main(sys.argv[1].rstrip("/")))
