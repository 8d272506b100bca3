"""For developers (``--watch``): notice that a source file has changed, by looking, and build what is made from it."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

from vidar.cli.catalogs import LANGUAGES, PACKAGE, compile_catalog

_FRONT_END = PACKAGE.parent.parent / "frontend"
_SUFFIXES = (".py", ".jinja", ".po", ".sql", ".csv", ".css", ".js", ".mjs")
_SKIPPED = {"node_modules", "dist", "__pycache__"}


class Watch:
    """Remembers when each source file was last changed."""

    def __init__(self, *folders: Path) -> None:
        self._folders = folders or (PACKAGE, _FRONT_END)
        self._seen = self._look()

    def changed(self) -> Path | None:
        """Return a file that has changed since the last call, or None."""
        now = self._look()
        before, self._seen = self._seen, now
        if now == before:
            return None
        return min(file for file in now.keys() | before.keys() if now.get(file) != before.get(file))

    def _look(self) -> dict[Path, int]:
        return {file: file.stat().st_mtime_ns for folder in self._folders for file in _sources(folder)}


def rebuild(changed: Path) -> str:
    """Build again what is made from ``changed``; return what went wrong, or nothing."""
    if changed.suffix == ".po":
        for language in LANGUAGES:
            compile_catalog(PACKAGE, language)
    if not changed.is_relative_to(_FRONT_END):
        return ""
    built = subprocess.run(["npm", "run", "build"], cwd=_FRONT_END, capture_output=True, text=True, check=False)  # noqa: S607
    return "" if built.returncode == 0 else built.stdout + built.stderr


def _sources(folder: Path) -> Iterator[Path]:
    for place, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if name not in _SKIPPED]
        yield from (Path(place, name) for name in files if name.endswith(_SUFFIXES))
