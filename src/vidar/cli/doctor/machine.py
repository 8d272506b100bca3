"""The machine and the files of the installation."""

import platform
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from vidar.cli.catalogs import LANGUAGES, PACKAGE, po_file
from vidar.cli.doctor.finding import Finding, fine, wrong
from vidar.config.home import data_home

_NEEDED_PYTHON = (3, 12)
_LITTLE_SPACE_MB = 500


def examine() -> Iterator[Finding]:
    """Look at Python, the disk, the front-end and the translations."""
    yield _python(sys.version_info[:2])
    yield _disk(data_home())
    yield _front_end(PACKAGE / "web" / "static" / "dist")
    yield _translations(PACKAGE)


def _python(version: tuple[int, int]) -> Finding:
    if version < _NEEDED_PYTHON:
        return wrong(f"Python is {platform.python_version()}.", "Install Python 3.12 or newer.")
    return fine(f"Python {platform.python_version()}")


def _disk(folder: Path) -> Finding:
    existing = next(path for path in (folder, *folder.parents) if path.exists())
    free = shutil.disk_usage(existing).free // 1_000_000
    if free < _LITTLE_SPACE_MB:
        return wrong(f"Only {free} MB are free in {existing}.", "Make room, or move the data with VIDAR_HOME.")
    return fine(f"{free // 1000} GB free in {existing}")


def _front_end(folder: Path) -> Finding:
    if not (folder / "manifest.json").is_file():
        return wrong(f"The front-end is not built: {folder} has no manifest.json.", "Run 'make setup'.")
    return fine("Front-end built")


def _translations(package: Path) -> Finding:
    for language in LANGUAGES:
        source = po_file(package, language)
        compiled = source.with_suffix(".mo")
        if not compiled.is_file():
            return wrong(f"The translation into '{language}' is not compiled.", "Run 'vidar translations compile'.")
        if source.is_file() and source.stat().st_mtime > compiled.stat().st_mtime:
            return wrong(f"The translation into '{language}' is out of date.", "Run 'vidar translations compile'.")
    return fine(f"Translations compiled: {', '.join(LANGUAGES)}")
