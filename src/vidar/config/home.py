"""The data folder, where Vidar keeps what it makes itself: the server of its own, passwords, logs of the demo."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path


def data_home(given: Mapping[str, str] | None = None) -> Path:
    """Return the data folder: ``VIDAR_HOME``, else the platform's place for data of programs.

    Root's is the machine's, because PostgreSQL runs under another account, which cannot enter root's own folders.
    """
    environment = os.environ if given is None else given
    if chosen := environment.get("VIDAR_HOME"):
        return Path(chosen).expanduser().absolute()
    if os.geteuid() == 0:
        return Path("/var/lib/vidar")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "vidar"
    return Path(environment.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "vidar"
