"""``vidar demo`` as a user runs it: pages, worker, Feide and ID-porten, on a database that is loaded already."""

import fcntl
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

from tests.database.template import copy_for
from vidar.config import guard
from vidar.config.clock import real_now
from vidar.config.postgres import Cluster, Role
from vidar.config.postgres.cluster import free_port

_ROOT = Path(__file__).parents[2]
_COUNTY = "vidar_county"
_IDENTITY_KEY = "the county is loaded under the key that the demo then runs with"
_READY_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Site:
    """The running demo. Ids are by key of the cast, name of the case, name of the class, code of the room."""

    base: str
    idporten: str
    accounts: Mapping[str, Mapping[str, str]]
    people: Mapping[str, int]
    lessons: Mapping[str, int]
    classes: Mapping[str, int]
    rooms: Mapping[str, int]
    database: str

    def set_clock(self, moment: datetime) -> None:
        """Let the demo's clock stand at ``moment`` (aware) now."""
        offset = round((moment - real_now()).total_seconds())
        with psycopg.connect(self.database) as connection:
            connection.execute("UPDATE schools_democlock SET offset_seconds = %s", [offset])


@contextmanager
def running(cluster: Cluster, home: Path, worker: str) -> Iterator[Site]:
    """Run the demo for as long as the block, on a database of this worker's own."""
    county = _load_county(cluster)
    accounts = county.pop("accounts")
    database = _own_copy(cluster, worker)
    (home / "demo").mkdir()
    (home / "demo" / "accounts.json").write_text(json.dumps(accounts))
    (home / "demo" / "secrets.json").write_text(json.dumps({"identity": _IDENTITY_KEY}))
    port = free_port()
    log = home / "demo.log"
    demo = _start(["demo", "--port", str(port)], _environment(cluster, database) | {"VIDAR_HOME": str(home)}, log)
    try:
        _wait_until_ready(demo, log)
        ports = json.loads((home / "demo" / "ports.json").read_text())
        yield Site(
            base=f"http://127.0.0.1:{port}",
            idporten=f"http://127.0.0.1:{ports['idporten']}",
            accounts={account["id"]: account for account in accounts},
            database=cluster.url(Role.MIGRATOR, database),
            **county,
        )
    finally:
        demo.stdin.close()  # its guard stops it, as it also does if this process is killed
        demo.wait()


def _load_county(cluster: Cluster) -> dict[str, Any]:
    """Fill one database for the whole run, and return what is in it."""
    told = cluster.home / "county.json"
    with (cluster.home / "county.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not told.exists():
            copy_for(cluster, _COUNTY.removeprefix("vidar_"))
            draft = told.with_suffix(".new")
            command = [sys.executable, "-m", "tests.e2e.county", str(draft)]
            subprocess.run(command, cwd=_ROOT, env=_environment(cluster, _COUNTY), check=True)
            draft.replace(told)
    return json.loads(told.read_text())


def _own_copy(cluster: Cluster, worker: str) -> str:
    name = f"vidar_e2e_{worker}"
    with psycopg.connect(cluster.url(Role.ADMIN, "postgres"), autocommit=True) as admin:
        admin.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {} OWNER {}").format(
                sql.Identifier(name), sql.Identifier(_COUNTY), sql.Identifier(Role.MIGRATOR.value)
            )
        )
    return name


def _environment(cluster: Cluster, database: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("VIDAR_")}
    return kept | {
        "DATABASE_URL": cluster.url(Role.APP, database),
        "VIDAR_MIGRATE_DATABASE_URL": cluster.url(Role.MIGRATOR, database),
        "DJANGO_SETTINGS_MODULE": "vidar.config.settings",
        "VIDAR_MODE": "demo",
        "VIDAR_IDENTITY_KEY": _IDENTITY_KEY,
        "PYTHONPATH": os.pathsep.join([str(_ROOT / "src"), str(_ROOT)]),
    }


def _start(arguments: list[str], environment: Mapping[str, str], log: Path) -> subprocess.Popen[bytes]:
    guarded = [sys.executable, "-I", "-S", guard.__file__, "-", "SIGTERM", "30", "-", "-", "--"]
    with log.open("wb") as stream:
        return subprocess.Popen(
            [*guarded, sys.executable, "-m", "vidar.cli", *arguments],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=stream,
            stderr=stream,
        )


def _wait_until_ready(demo: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + _READY_SECONDS
    while "Vidar is ready" not in log.read_text():
        assert demo.poll() is None, log.read_text()
        assert time.monotonic() < deadline, log.read_text()
        time.sleep(0.05)
