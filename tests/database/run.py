"""One PostgreSQL for one test run: started by the first test that asks for it, stopped with the run.

Every process of the run shares one temporary folder. The process that began the run holds the writing end of a
named pipe in it; the server stops when that end is gone, whether the run ended, failed or was killed.
"""

import os
import shutil
import tempfile
import time
from pathlib import Path

import pytest

from vidar.config.postgres import Cluster, Tuning
from vidar.config.postgres.folder import running_pid

FOLDER = pytest.StashKey[Path]()
_CLUSTER = pytest.StashKey[Cluster]()
_LIFELINE = pytest.StashKey[int]()
_STOP_SECONDS = 30


def pytest_configure(config):
    """Make the run's folder, or in a worker take over the one of the run."""
    given = getattr(config, "workerinput", {}).get("vidar_run")
    if given:
        config.stash[FOLDER] = Path(given)
        return
    folder = Path(tempfile.mkdtemp(prefix="vidar-tests-"))
    os.mkfifo(lifeline(folder))
    config.stash[_LIFELINE] = os.open(lifeline(folder), os.O_RDWR | os.O_CLOEXEC)
    config.stash[FOLDER] = folder


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node):
    """Tell each worker where the run's folder is."""
    node.workerinput["vidar_run"] = str(node.config.stash[FOLDER])


def pytest_unconfigure(config):
    """Let go of the server, wait until it has stopped, and remove what it left."""
    descriptor = config.stash.get(_LIFELINE, None)
    if descriptor is None:
        return
    folder = config.stash[FOLDER]
    os.close(descriptor)
    if _CLUSTER in config.stash:
        config.stash[_CLUSTER].stop()
    deadline = time.monotonic() + _STOP_SECONDS
    while running_pid(folder) is not None and time.monotonic() < deadline:
        time.sleep(0.02)
    shutil.rmtree(folder, ignore_errors=True)


def lifeline(folder: Path) -> Path:
    """Return the named pipe of the run."""
    return folder / "lifeline"


def cluster_of(config: pytest.Config) -> Cluster:
    """Return the run's server, started if it is not running."""
    if _CLUSTER not in config.stash:
        folder = config.stash[FOLDER]
        config.stash[_CLUSTER] = Cluster.start(folder, Tuning.THROW_AWAY, lifeline=lifeline(folder))
    return config.stash[_CLUSTER]
