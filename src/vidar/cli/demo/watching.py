"""For developers (``--watch``): notice that a source file has changed, by looking, and build what is made from it."""

import os
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

from vidar.cli.catalogs import LANGUAGES, PACKAGE, compile_catalog

_FRONT_END = PACKAGE.parent.parent / "frontend"
_BUILT = PACKAGE / "web" / "static" / "dist" / "manifest.json"
_SUFFIXES = (".py", ".jinja", ".po", ".sql", ".csv", ".css", ".js", ".mjs")
_SKIPPED = {"node_modules", "dist", "__pycache__"}


class Watch:
    """Remembers when each source file was last changed, and what the pages' files were last built into.

    The pages read the list of built files once: who builds by hand beside ``--watch`` would else be shown pages that
    name files which are gone.
    """

    def __init__(self, *folders: Path, built: Path = _BUILT) -> None:
        self._folders, self._built = folders or (PACKAGE, _FRONT_END), built
        self._seen = self._look()

    def changed(self) -> list[Path]:
        """Return the files that have changed since the last call, in order."""
        now = self._look()
        before, self._seen = self._seen, now
        return sorted(file for file in now.keys() | before.keys() if now.get(file) != before.get(file))

    def settle(self) -> None:
        """Take what has been built meanwhile for seen."""
        if self._built.exists():
            self._seen[self._built] = self._built.stat().st_mtime_ns

    def _look(self) -> dict[Path, int]:
        files = [file for folder in self._folders for file in _sources(folder)]
        return {file: file.stat().st_mtime_ns for file in [*files, self._built] if file.exists()}


def rebuild(changed: Iterable[Path]) -> str:
    """Build again what is made from the files that have changed; return what went wrong, or nothing."""
    files = list(changed)
    if any(file.suffix == ".po" for file in files):
        for language in LANGUAGES:
            compile_catalog(PACKAGE, language)
    if not any(file.is_relative_to(_FRONT_END) for file in files):
        return ""
    built = subprocess.run(["npm", "run", "build"], cwd=_FRONT_END, capture_output=True, text=True, check=False)  # noqa: S607
    return "" if built.returncode == 0 else built.stdout + built.stderr


def _sources(folder: Path) -> Iterator[Path]:
    for place, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if name not in _SKIPPED]
        yield from (Path(place, name) for name in files if name.endswith(_SUFFIXES))
