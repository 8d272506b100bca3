"""A database for a command: the one that ``DATABASE_URL`` names or, outside production, that of the data folder."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import django

from vidar.config.home import data_home
from vidar.config.postgres import Cluster, Role, Tuning, prepare


@contextmanager
def database_at_hand() -> Iterator[None]:
    """Set up Django on a database that runs for as long as the block.

    Without ``DATABASE_URL`` that is the server of the data folder, started if it is not running.

    Raises:
        DatabaseProblemError: the server of the data folder cannot run.
        UnsafeSettingsError: production with something missing or unsafe.
    """
    cluster = None if is_named() else start_own()
    try:
        set_up_django()
        yield
    finally:
        if cluster is not None:
            cluster.stop()


def is_named() -> bool:
    """Tell whether a server is named; production has to name one."""
    return bool(os.environ.get("DATABASE_URL")) or os.environ.get("VIDAR_MODE") == "production"


def start_own() -> Cluster:
    """Start or join the server of the data folder, and name it in the environment."""
    cluster = Cluster.start(data_home(), Tuning.DURABLE)
    prepare(cluster.url(Role.ADMIN, "postgres"), cluster.passwords)
    use(cluster)
    return cluster


def use(cluster: Cluster) -> None:
    """Name ``cluster`` in the environment, for this process and those it starts."""
    os.environ["DATABASE_URL"] = cluster.url(Role.APP)
    os.environ["VIDAR_MIGRATE_DATABASE_URL"] = cluster.url(Role.MIGRATOR)


def set_up_django() -> None:
    """Read the settings and load the applications."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "vidar.config.settings")
    django.setup()
