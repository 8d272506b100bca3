"""A data folder of a size, with its own PostgreSQL. One that is full already is used again."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from vidar.config.home import data_home
from vidar.config.postgres import Cluster, Role, Tuning, prepare

SEED = 2026


@dataclass(frozen=True, slots=True)
class Size:
    """How much is in a dataset: what ``vidar seed`` is asked for."""

    name: str
    schools: int
    pupils: int

    @property
    def home(self) -> Path:
        """The data folder, kept from one run to the next; ``VIDAR_BENCH_<NAME>`` names another."""
        given = os.environ.get(f"VIDAR_BENCH_{self.name.upper()}")
        return Path(given) if given else data_home() / f"bench-{self.name}"


SIZES = {size.name: size for size in (Size("small", 1, 800), Size("large", 100, 80_000))}


@contextmanager
def opened(size: Size) -> Iterator[Size]:
    """Run the dataset's server and name it in the environment; make and fill it the first time."""
    cluster = Cluster.start(size.home, Tuning.DURABLE)
    try:
        prepare(cluster.url(Role.ADMIN, "postgres"), cluster.passwords)
        os.environ["DATABASE_URL"] = cluster.url(Role.APP)
        os.environ["VIDAR_MIGRATE_DATABASE_URL"] = cluster.url(Role.MIGRATOR)
        vidar("migrate")
        if not _is_filled(cluster):
            vidar("seed", "--schools", str(size.schools), "--pupils", str(size.pupils), "--seed", str(SEED))
        yield size
    finally:
        if cluster.started_here:
            cluster.stop()


def vidar(*arguments: str) -> None:
    """Run a command of Vidar on the dataset, outside production: it may load synthetic people."""
    subprocess.run(
        [sys.executable, "-m", "vidar.cli", *arguments], check=True, env={**os.environ, "VIDAR_MODE": "development"}
    )


def _is_filled(cluster: Cluster) -> bool:
    import psycopg  # noqa: PLC0415 - as late as the server

    with psycopg.connect(cluster.url(Role.MIGRATOR)) as connection:
        row = connection.execute("SELECT EXISTS (SELECT FROM schools_schoolowner)").fetchone()
    return bool(row and row[0])
