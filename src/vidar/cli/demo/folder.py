"""What the demo keeps in the data folder besides the database."""

import fcntl
import json
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from vidar.cli.ports import is_free
from vidar.cli.problem import ProblemError
from vidar.config.postgres import stop_running
from vidar.config.postgres.cluster import free_port

# Only what Vidar itself puts there is ever removed: VIDAR_HOME may name somebody's home by mistake.
_OURS = ("postgres", "postgres.new", "postgres.log", "server", "server.json", "passwords.json", "demo", "lock")


@dataclass(frozen=True, slots=True)
class DemoFolder:
    """The data folder of the demo."""

    home: Path

    @property
    def own(self) -> Path:
        """Where the demo's own files are."""
        return self.home / "demo"

    def log(self, name: str) -> Path:
        """Return the log of one program."""
        return self.own / "logs" / f"{name}.log"

    @contextmanager
    def held(self) -> Iterator[None]:
        """Keep a second demo out of this data folder.

        Raises:
            ProblemError: a demo is running.
        """
        self.own.mkdir(parents=True, exist_ok=True)
        with (self.home / "demo.lock").open("a") as stream:
            try:
                fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise ProblemError(
                    f"The demo is running already, with its data in {self.home}."
                    " Stop it with Ctrl-C where it runs, or use another folder: VIDAR_HOME=/a/folder."
                ) from None
            yield

    @property
    def is_running(self) -> bool:
        """Whether a demo runs with its data here."""
        if not (self.home / "demo.lock").exists():
            return False
        with (self.home / "demo.lock").open("a") as stream:
            try:
                fcntl.flock(stream, fcntl.LOCK_SH | fcntl.LOCK_NB)
            except BlockingIOError:
                return True
        return False

    def kept_port(self, name: str) -> int | None:
        """Return the port used last time."""
        file = self.own / "ports.json"
        kept: dict[str, int] = json.loads(file.read_text()) if file.exists() else {}
        return kept.get(name)

    def secret(self, name: str) -> str:
        """Return a random secret that stays the same, generated the first time."""
        file = self.own / "secrets.json"
        kept: dict[str, str] = json.loads(file.read_text()) if file.exists() else {}
        if name not in kept:
            kept[name] = secrets.token_urlsafe(48)
            write_private(file, json.dumps(kept, indent=2))
        return kept[name]

    def port(self, name: str) -> int:
        """Return the port used last time if it is free, else another that is; remembered."""
        file = self.own / "ports.json"
        kept: dict[str, int] = json.loads(file.read_text()) if file.exists() else {}
        if name not in kept or not is_free(kept[name]):
            kept[name] = free_port()
            file.write_text(json.dumps(kept, indent=2))
        return kept[name]

    def clear(self) -> None:
        """Stop the folder's server and remove everything that Vidar made. The demo's own folder is left, empty."""
        stop_running(self.home)
        for name in _OURS:
            path = self.home / name
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)
        self.own.mkdir()


def write_private(file: Path, text: str) -> None:
    """Write ``file`` for the user alone, complete or not at all."""
    draft = file.with_name(f"{file.name}.new")
    draft.unlink(missing_ok=True)
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as stream:
        stream.write(text)
    draft.replace(file)
