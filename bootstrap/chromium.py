"""Chromium for browser tests and screenshots: where it is, how it is started, how it gets here."""

import os
import shutil

from bootstrap import places
from bootstrap.steps import StoppedError, run, step

# The one list of flags. The last four keep the browser from calling home.
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find() -> str | None:
    """Return the path of a Chromium: ``VIDAR_CHROMIUM``, one on PATH, or one that Playwright fetched."""
    chosen = os.environ.get("VIDAR_CHROMIUM")
    if chosen:
        return chosen
    for name in _NAMES:
        path = shutil.which(name)
        if path:
            return path
    fetched = sorted((places.CACHE / "browsers").glob("chromium-*/chrome-*/chrome"))
    return str(fetched[-1]) if fetched else None


def ensure_chromium() -> str:
    """Return the path of Chromium, installed if it was missing.

    Raises:
        StoppedError: it is missing and could not be installed.
    """
    found = find()
    if found:
        return found
    if os.geteuid() == 0 and shutil.which("apt-get"):
        _install_from_debian()
    else:
        with step("Fetching Chromium"):
            run([places.PROGRAMS / "playwright", "install", "chromium"], what="Chromium could not be fetched")
    found = find()
    if found is None:
        raise StoppedError("Chromium is missing and could not be installed. Install it, or set VIDAR_CHROMIUM.")
    return found


def _install_from_debian() -> None:
    install = ["apt-get", "install", "-qy", "--no-install-recommends", "chromium", "fonts-liberation"]
    with step("Installing Chromium"):
        run(["apt-get", "update", "-q"], what="Debian's package list could not be fetched")
        run(["env", "DEBIAN_FRONTEND=noninteractive", *install], what="Chromium could not be installed")
