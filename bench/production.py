"""Vidar served as in production: its mode, its checks, its two processes, behind a proxy that speaks TLS."""

import os
import secrets
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from vidar.config.postgres.cluster import free_port

HEADERS = {"X-Forwarded-Proto": "https", "Accept-Encoding": "gzip", "Accept-Language": "nb"}
"""What the proxy and every browser send."""

HOST = "127.0.0.1"
_START_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Server:
    """Where the pages are."""

    port: int

    @property
    def public_address(self) -> str:
        """What a browser in front of the proxy would call it."""
        return f"https://{HOST}:{self.port}"

    @property
    def address(self) -> str:
        return f"http://{HOST}:{self.port}"


def set_environment() -> None:
    """Describe a production installation; nobody logs in through its providers, so they are named only."""
    os.environ.update(
        VIDAR_MODE="production",
        VIDAR_SECRET_KEY=secrets.token_urlsafe(48),
        VIDAR_IDENTITY_KEY=secrets.token_urlsafe(48),
        VIDAR_HOSTS=HOST,
        VIDAR_BASE_URL=f"https://{HOST}",
        VIDAR_BEHIND_PROXY="yes",
        VIDAR_FEIDE_ISSUER="https://feide.example",
        VIDAR_FEIDE_CLIENT_ID="bench",
        VIDAR_FEIDE_CLIENT_SECRET="bench",  # noqa: S106 - of a provider that does not exist
        VIDAR_IDPORTEN_ISSUER="https://idporten.example",
        VIDAR_IDPORTEN_CLIENT_ID="bench",
        VIDAR_IDPORTEN_KEYS=os.devnull,
        DJANGO_SETTINGS_MODULE="vidar.config.settings",
    )


@contextmanager
def serving() -> Iterator[Server]:
    """Serve for as long as the block.

    Raises:
        RuntimeError: the server does not answer; with the last it wrote.
    """
    server = Server(free_port())
    command = [sys.executable, "-m", "vidar.cli", "serve", "--port", str(server.port)]
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "serve.log"
        with log.open("wb") as stream:
            process = subprocess.Popen(command, stdout=stream, stderr=stream)
        try:
            _wait(server, process, log)
            yield server
        finally:
            process.terminate()
            process.wait()


def _wait(server: Server, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while not _answers(server):
        if process.poll() is not None or time.monotonic() > deadline:
            raise RuntimeError(f"Vidar does not serve:\n{log.read_text(errors='replace')[-2000:]}")
        time.sleep(0.2)


def _answers(server: Server) -> bool:
    try:
        request = urllib.request.Request(f"{server.address}/", headers=HEADERS)  # noqa: S310 - our own, on loopback
        with urllib.request.urlopen(request, timeout=5):  # noqa: S310 - as above
            return True
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False
