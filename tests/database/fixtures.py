"""The database fixtures. ``db`` rolls back; ``wall_db`` commits for real, as the application role."""

import os
import tempfile
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.db import connections
from django.test import TransactionTestCase

from tests.database.cleaning import Cleaner
from tests.database.run import cluster_of
from tests.database.snapshot import Snapshots
from tests.database.template import copy_for, point_django_at
from vidar.config.postgres import Role

SCHOOL_MORNING = datetime(2026, 11, 24, 10, 5, tzinfo=ZoneInfo("Europe/Oslo"))


@contextmanager
def open_folder():
    """Make a temporary folder that every account may go through; only what is in it is private."""
    with tempfile.TemporaryDirectory(prefix="vidar-home-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        folder.chmod(0o711)
        yield folder


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """A test that asks for ``wall_db`` commits, on every connection."""
    for item in items:
        if "wall_db" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.django_db(transaction=True, databases="__all__"))


@pytest.fixture(scope="session")
def cluster(pytestconfig):
    """The run's PostgreSQL server."""
    return cluster_of(pytestconfig)


@pytest.fixture(scope="session")
def django_db_setup(cluster, django_test_environment, django_db_blocker, worker_id):
    """Give this process its own database with row-level security really on: Django runs as ``vidar_app``."""
    with django_db_blocker.unblock():
        database = copy_for(cluster, worker_id)
        point_django_at(cluster, database)
    os.environ["DATABASE_URL"] = cluster.url(Role.APP, database)
    os.environ["VIDAR_MIGRATE_DATABASE_URL"] = cluster.url(Role.MIGRATOR, database)
    cleaner = Cleaner(cluster.url(Role.ADMIN, database))
    with pytest.MonkeyPatch.context() as patch:
        # Django would empty the tables as the application role, which may not.
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda _case: cleaner.clean())
        yield cleaner
    cleaner.close()
    with django_db_blocker.unblock():
        connections.close_all()


@pytest.fixture(scope="session")
def snapshots(django_db_setup):
    """What this process has built once and puts back for other tests."""
    return Snapshots(django_db_setup)


@pytest.fixture
def data_home():
    """Return an empty folder that PostgreSQL's own account can enter when the tests run as root."""
    with open_folder() as folder:
        yield folder


@pytest.fixture
def wall_db(transactional_db):
    """Real transactions on every connection (``default``, ``log``, ``migrator``); rows are removed afterwards.

    For whatever ends with the transaction: the wall's owner, read-only reads, deferred constraints, history.
    """


@pytest.fixture
def admin_url(cluster, django_db_setup):
    """Return the address of this process's database as administrator. Sees everything; for set-up only."""
    return cluster.url(Role.ADMIN, connections["migrator"].settings_dict["NAME"])


@pytest.fixture
def school_morning(time_machine):
    """Stop the clock on Tuesday of week 48, 2026, at 10.05 in Oslo, and return that moment."""
    time_machine.move_to(SCHOOL_MORNING, tick=False)
    return SCHOOL_MORNING
