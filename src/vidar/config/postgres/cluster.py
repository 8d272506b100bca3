"""Start, find again and stop the PostgreSQL server of one data folder."""

import fcntl
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

from vidar.config import guard
from vidar.config.postgres import account as accounts
from vidar.config.postgres import software as programs
from vidar.config.postgres.folder import initialise, major_version, running_pid
from vidar.config.postgres.problem import DatabaseProblemError
from vidar.config.postgres.roles import DATABASE, Role, keep_passwords
from vidar.config.postgres.tuning import Tuning

_START_SECONDS = 60
_STOP_SECONDS = "60"
_ATTEMPTS = 4
_LOG_LIMIT = 5_000_000


@dataclass(slots=True)
class Cluster:
    """A running server. ``started_here`` tells whether this process started it and so may stop it."""

    home: Path
    port: int
    passwords: dict[Role, str]
    keeper: subprocess.Popen[bytes] | None = None

    @classmethod
    def start(cls, home: Path, tuning: Tuning, *, lifeline: Path | None = None) -> "Cluster":
        """Start the server of data folder ``home``, made at the first start, or join the one that runs.

        The server stops with this process, however it ends; with ``lifeline`` (a named pipe) it stops when the
        pipe's last writer is gone.

        Raises:
            DatabaseProblemError: it cannot run; says why and what to do.
        """
        account = accounts.Account.choose()
        _make_home(home, account)
        with _locked(home / "lock"):
            cluster = cls.find(home)
            if cluster is not None:
                return cluster
            return _start(home, account, tuning, lifeline)

    @classmethod
    def find(cls, home: Path) -> "Cluster | None":
        """Return the server of ``home`` if it runs and knows its password, else None."""
        known = home / "server.json"
        if running_pid(home) is None or not known.exists():
            return None
        cluster = cls(home, json.loads(known.read_text())["port"], keep_passwords(home / "passwords.json"))
        return cluster if cluster.answers() else None

    @property
    def started_here(self) -> bool:
        """Whether this process started the server."""
        return self.keeper is not None

    def url(self, role: Role, database: str = DATABASE) -> str:
        """Return the address that connects as ``role``. Holds a password: never log it."""
        return f"postgresql://{role.value}:{self.passwords[role]}@127.0.0.1:{self.port}/{database}"

    def answers(self) -> bool:
        """Tell whether the server takes connections."""
        try:
            psycopg.connect(self.url(Role.ADMIN, "postgres"), connect_timeout=5).close()
        except psycopg.OperationalError:
            return False
        return True

    def stop(self) -> None:
        """Stop the server if this process started it, and wait until it has."""
        if self.keeper is None:
            return
        if self.keeper.stdin is not None:
            self.keeper.stdin.close()
        self.keeper.wait()
        self.keeper = None


def stop_running(home: Path) -> bool:
    """Stop the server of ``home``, whoever started it; tell whether there was one.

    Raises:
        DatabaseProblemError: it does not stop.
    """
    pid = running_pid(home)
    if pid is None or Cluster.find(home) is None:
        return False
    os.kill(pid, signal.SIGINT)  # PostgreSQL's "fast" shutdown: ends sessions, writes everything down
    deadline = time.monotonic() + float(_STOP_SECONDS)
    while running_pid(home) is not None:
        if time.monotonic() > deadline:
            raise DatabaseProblemError(f"PostgreSQL (process {pid}) does not stop.", f"See {home}/postgres.log.")
        time.sleep(0.05)
    return True


def free_port() -> int:
    """Return a port on loopback that nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _make_home(home: Path, account: accounts.Account) -> None:
    try:
        home.mkdir(parents=True, exist_ok=True)
        home.chmod(0o711 if account.is_other else 0o700)
    except OSError as error:
        raise DatabaseProblemError(
            f"The data folder {home} cannot be made ({error.strerror}).",
            "Name another with VIDAR_HOME=/a/folder.",
        ) from error


@contextmanager
def _locked(file: Path) -> Iterator[None]:
    """Let one process at a time start the server."""
    with file.open("a") as stream:
        fcntl.flock(stream, fcntl.LOCK_EX)
        yield


@dataclass(frozen=True, slots=True)
class _Server:
    """What is needed to start the server of a data folder."""

    home: Path
    account: accounts.Account
    software: programs.Software
    tuning: Tuning
    lifeline: Path | None

    def launch(self, port: int) -> subprocess.Popen[bytes]:
        """Start the server under its guard; it may still fail."""
        options = [f"-c{name}={value}" for name, value in self.tuning.settings(port).items()]
        user = f"{self.account.uid}:{self.account.gid}" if self.account.is_other else "-"
        rubbish = str(self.home) if self.tuning is Tuning.THROW_AWAY else "-"
        log = self.home / "postgres.log"
        mode = "wb" if log.exists() and log.stat().st_size > _LOG_LIMIT else "ab"
        with log.open(mode) as stream:
            return subprocess.Popen(
                [
                    *(sys.executable, "-I", "-S", guard.__file__),
                    *(str(self.lifeline or "-"), "SIGINT", _STOP_SECONDS, rubbish, user, "--"),
                    *(str(self.software.programs / "postgres"), "-D", str(self.home / "postgres"), *options),
                ],
                stdin=subprocess.DEVNULL if self.lifeline else subprocess.PIPE,
                stdout=stream,
                stderr=stream,
                start_new_session=True,
                cwd="/",
            )


def _start(home: Path, account: accounts.Account, tuning: Tuning, lifeline: Path | None) -> Cluster:
    software = accounts.within_reach(programs.choose(major_version(home)), account, home)
    passwords = keep_passwords(home / "passwords.json")
    initialise(home, software, account, passwords[Role.ADMIN], sync=tuning is Tuning.DURABLE)
    server = _Server(home, account, software, tuning, lifeline)
    for port in _ports(home):
        cluster = Cluster(home, port, passwords, server.launch(port))
        if _is_ready(cluster):
            (home / "server.json").write_text(json.dumps({"port": port}))
            return cluster
        cluster.stop()
    raise DatabaseProblemError("PostgreSQL does not start:", _last_words(home / "postgres.log"))


def _ports(home: Path) -> Iterator[int]:
    """The port of last time first, so that addresses given to other programs stay right."""
    known = home / "server.json"
    if known.exists():
        yield json.loads(known.read_text())["port"]
    for _ in range(_ATTEMPTS):
        yield free_port()


def _is_ready(cluster: Cluster) -> bool:
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline:
        if cluster.keeper is None or cluster.keeper.poll() is not None:
            return False
        if running_pid(cluster.home) is not None and cluster.answers():
            return True
        time.sleep(0.05)
    return False


def _last_words(log: Path) -> str:
    lines = log.read_text(errors="replace").splitlines() if log.exists() else []
    return f"{' / '.join(lines[-3:])} (all of it: {log})"
