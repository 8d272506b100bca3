"""A migrated database that every process of the run copies, so that the migrations run once."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from django.core.management import call_command
from django.db import connections
from psycopg import sql

from vidar.config.postgres import Cluster, Role, prepare

TEMPLATE = "vidar_template"
ROLE_OF_ALIAS = {"default": Role.APP, "log": Role.APP, "migrator": Role.MIGRATOR}


def copy_for(cluster: Cluster, worker: str) -> str:
    """Return the name of a fresh, migrated database for ``worker``. It belongs to the migrator."""
    name = f"vidar_{worker}"
    with _one_at_a_time(cluster.home / "template.lock"):
        if not (cluster.home / "template.ready").exists():
            _make_template(cluster)
            (cluster.home / "template.ready").touch()
    with psycopg.connect(cluster.url(Role.ADMIN, "postgres"), autocommit=True) as admin:
        admin.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {} OWNER {}").format(
                sql.Identifier(name), sql.Identifier(TEMPLATE), sql.Identifier(Role.MIGRATOR.value)
            )
        )
    return name


def point_django_at(cluster: Cluster, database: str) -> None:
    """Let every alias of Django connect to ``database``, each with its own role."""
    for alias, role in ROLE_OF_ALIAS.items():
        connections[alias].close()
        connections[alias].settings_dict.update(
            NAME=database,
            USER=role.value,
            PASSWORD=cluster.passwords[role],
            HOST="127.0.0.1",
            PORT=str(cluster.port),
        )


def _make_template(cluster: Cluster) -> None:
    prepare(cluster.url(Role.ADMIN, "postgres"), cluster.passwords, TEMPLATE)
    point_django_at(cluster, TEMPLATE)
    call_command("migrate", database="migrator", interactive=False, verbosity=0)
    connections["migrator"].close()


@contextmanager
def _one_at_a_time(file: Path) -> Iterator[None]:
    with file.open("a") as stream:
        fcntl.flock(stream, fcntl.LOCK_EX)
        yield
