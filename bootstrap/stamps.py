"""Do a step again only when what it is made from has changed."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from bootstrap import places

_SKIPPED = {"node_modules", "__pycache__", "dist"}


def digest(*inputs: Path | str) -> str:
    """Return a hash of files, folders (all files in them) and words."""
    total = hashlib.sha256()
    for each in inputs:
        if isinstance(each, str):
            total.update(each.encode())
            continue
        for file in _files(each):
            total.update(str(file.relative_to(places.ROOT)).encode())
            total.update(file.read_bytes())
    return total.hexdigest()


def is_fresh(name: str, wanted: str) -> bool:
    """Tell whether step ``name`` was last done from ``wanted``."""
    file = places.STAMPS / name
    return file.exists() and file.read_text() == wanted


def mark(name: str, done: str) -> None:
    """Remember that step ``name`` is done from ``done``."""
    places.STAMPS.mkdir(parents=True, exist_ok=True)
    (places.STAMPS / name).write_text(done)


def forget(name: str) -> None:
    """Let step ``name`` be done again, also if it now fails half-way."""
    (places.STAMPS / name).unlink(missing_ok=True)


def _files(path: Path) -> Iterable[Path]:
    if path.is_file():
        return [path]
    return sorted(file for file in path.rglob("*") if file.is_file() and not _SKIPPED & set(file.parts))
