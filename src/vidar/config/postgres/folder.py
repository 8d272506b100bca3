"""PostgreSQL's own folder inside the data folder: make it, and tell what is in it."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from vidar.config.postgres.account import Account
from vidar.config.postgres.problem import DatabaseProblemError
from vidar.config.postgres.roles import Role
from vidar.config.postgres.software import Software

_BUILTIN_LOCALE_SINCE = 17
_STATUS_LINE = 7


def major_version(home: Path) -> int | None:
    """Return the major version of PostgreSQL that made the data in ``home``, or None where there are none."""
    file = home / "postgres" / "PG_VERSION"
    return int(file.read_text()) if file.exists() else None


def running_pid(home: Path) -> int | None:
    """Return the process number of the server that runs on ``home``, or None."""
    try:
        lines = (home / "postgres" / "postmaster.pid").read_text().splitlines()
        pid = int(lines[0])
    except (FileNotFoundError, IndexError, ValueError):
        return None
    if len(lines) <= _STATUS_LINE or not _is_alive(pid):
        return None
    return pid


def initialise(home: Path, software: Software, account: Account, password: str, *, sync: bool) -> None:
    """Make PostgreSQL's folder unless it is there; complete or not at all.

    Raises:
        DatabaseProblemError: initdb refuses, for example because the disk is full.
    """
    if major_version(home) is not None:
        return
    draft = home / "postgres.new"
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(mode=0o700)
    account.take(draft)
    with tempfile.TemporaryDirectory(prefix="vidar-") as folder:
        secret = _secret_file(Path(folder), account, password)
        command: list[str | Path] = [
            software.programs / "initdb",
            "-D",
            draft,
            "-U",
            Role.ADMIN.value,
            f"--pwfile={secret}",
        ]
        result = subprocess.run(
            [*command, "--auth=scram-sha-256", "--encoding=UTF8", *_locale(software), *_durability(sync=sync)],
            capture_output=True,
            text=True,
            check=False,
            cwd="/",
            **account.process_options(),
        )
    if result.returncode != 0:
        shutil.rmtree(draft, ignore_errors=True)
        raise DatabaseProblemError("PostgreSQL could not make its data folder:", result.stderr.strip()[-400:])
    draft.rename(home / "postgres")


def _secret_file(folder: Path, account: Account, password: str) -> Path:
    file = folder / "password"
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as stream:
        stream.write(password)
    account.take(file)
    account.take(folder)
    return file


def _locale(software: Software) -> list[str]:
    """Upper and lower case of all letters, order by code point; the same on every machine."""
    if software.major >= _BUILTIN_LOCALE_SINCE:
        return ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
    return ["--locale=C.UTF-8"]


def _durability(*, sync: bool) -> list[str]:
    return [] if sync else ["--no-sync"]


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
