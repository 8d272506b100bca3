"""One line for each step, and one clear line when a step fails."""

import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from bootstrap import places

_NO_NETWORK = re.compile(
    r"name resolution|ame or service not known|nodename nor servname|NewConnectionError|ConnectTimeout"
    r"|Network is unreachable|No route to host|Connection refused|Max retries exceeded|getaddrinfo"
    r"|\bEAI_AGAIN|\bENOTFOUND|\bECONNREFUSED|\bETIMEDOUT|\bENETUNREACH|ERR_SOCKET_TIMEOUT|Could not resolve"
    r"|Temporary failure resolving|ProxyError|ReadTimeoutError"
)
_DISK_FULL = re.compile(r"No space left on device|ENOSPC|Errno 28|Disk quota exceeded")
_NO_MATCH = re.compile(r"DO NOT MATCH THE HASHES|\bEINTEGRITY")
_LAST_LINES = 15


class StoppedError(Exception):
    """A step cannot be done; the message is one clear line for the person at the keyboard."""


@contextmanager
def step(title: str) -> Iterator[None]:
    """Say what is being done, and how long it took."""
    begun = time.monotonic()
    sys.stdout.write(f"  {title} …")
    sys.stdout.flush()
    try:
        yield
    except BaseException:
        sys.stdout.write("\n")
        raise
    sys.stdout.write(f" {time.monotonic() - begun:.1f} s\n")


def run(command: Sequence[str | Path], *, what: str, folder: Path = places.ROOT) -> str:
    """Run ``command`` quietly, with its words in the log; return what it printed.

    Raises:
        StoppedError: it failed; ``what`` names what could not be done.
    """
    result = subprocess.run(
        [str(part) for part in command],
        cwd=folder,
        env=places.environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    _log(command, result.stdout)
    if result.returncode != 0:
        raise StoppedError(explain(what, result.stdout))
    return result.stdout


def explain(what: str, printed: str) -> str:
    """Return one clear line on why a program failed, from what it printed."""
    if _DISK_FULL.search(printed):
        return f"{what}: the disk is full ({_free_megabytes(places.ROOT)} MB free in {places.ROOT})."
    if _NO_MATCH.search(printed):
        return f"{what}: a downloaded package is not the pinned one (its hash differs). See {places.LOG}."
    if _NO_NETWORK.search(printed):
        return f"{what}: no network. The first run fetches packages; connect and run the same command again."
    tail = "\n    ".join(printed.strip().splitlines()[-_LAST_LINES:])
    return f"{what}. The last it said (all of it: {places.LOG}):\n    {tail}"


def require_space(megabytes: int) -> None:
    """Refuse to begin on a disk that will not do.

    Raises:
        StoppedError: less than ``megabytes`` are free.
    """
    free = _free_megabytes(places.ROOT)
    if free < megabytes:
        raise StoppedError(f"The disk is full: {free} MB free in {places.ROOT}, about {megabytes} MB are needed.")


def _free_megabytes(folder: Path) -> int:
    return shutil.disk_usage(folder).free // 1_000_000


def _log(command: Sequence[str | Path], printed: str) -> None:
    if places.VENV.exists():
        with places.LOG.open("a", encoding="utf-8") as log:
            log.write(f"$ {' '.join(map(str, command))}\n{printed}\n")
