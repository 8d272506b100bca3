"""Take the README's pictures from a running demo: ``make demo`` in one window, ``make docs`` in another."""

import argparse
import shutil
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

PICTURES = Path(__file__).resolve().parent.parent / "docs" / "pictures"
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture: who looks, at which page, on which screen."""

    name: str
    provider: str
    person: str
    path: str
    size: tuple[int, int]
    scheme: str = "light"


ALL = [
    Picture("week", "Feide", "Kari Nordli", "/timeplan/", (1280, 860)),
    Picture("day-phone", "Feide", "Kari Nordli", "/timeplan/", (390, 780)),
    Picture("my-day", "Feide", "Omar Aziz", "/min-dag/", (390, 780)),
    Picture("children", "ID-porten", "Ingrid Nordli", "/timeplan/", (390, 780), "dark"),
]


def log_in(page: Page, address: str, picture: Picture) -> None:
    """Go the way that a person goes: the school, the provider, the person."""
    page.goto(f"{address}/s/nord-osterdal/")
    page.get_by_role("button", name=picture.provider).first.click()
    page.get_by_role("button", name=picture.person).first.click()
    page.wait_for_url(f"{address}/**")


def main() -> None:
    """Take every picture."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--address", default="http://127.0.0.1:8000")
    address = arguments.parse_args().address.rstrip("/")
    PICTURES.mkdir(parents=True, exist_ok=True)
    browser_path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=FLAGS)
        for picture in ALL:
            width, height = picture.size
            context = browser.new_context(
                viewport={"width": width, "height": height}, color_scheme=picture.scheme, locale="nb-NO"
            )
            page = context.new_page()
            log_in(page, address, picture)
            page.goto(address + picture.path)
            page.screenshot(path=PICTURES / f"{picture.name}.png")
            context.close()
        browser.close()


if __name__ == "__main__":
    main()
