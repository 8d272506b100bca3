"""One program of the demo: started, watched, stopped with all that it started itself."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from vidar.config import guard

_GRACE_SECONDS = 12


class Service:
    """A running program. Its guard ends it, with its whole process group, also when this process is killed."""

    def __init__(self, name: str, command: Sequence[str], log: Path) -> None:
        self.name = name
        self.log = log
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("wb") as stream:
            self._guard = subprocess.Popen(
                [
                    sys.executable,
                    "-I",
                    "-S",
                    guard.__file__,
                    "-",
                    "SIGTERM",
                    str(_GRACE_SECONDS),
                    "-",
                    "-",
                    "--",
                    *command,
                ],
                stdin=subprocess.PIPE,
                stdout=stream,
                stderr=stream,
                start_new_session=True,  # Ctrl-C is for this process, which stops the others in order
            )

    @property
    def alive(self) -> bool:
        """False once it has stopped, by itself or by :meth:`stop`."""
        return self._guard.poll() is None

    def let_go(self) -> None:
        """Tell it to stop, without waiting."""
        if self._guard.stdin is not None and not self._guard.stdin.closed:
            self._guard.stdin.close()

    def stop(self) -> None:
        """Tell it to stop and wait until it has."""
        self.let_go()
        self._guard.wait()

    def last_words(self) -> str:
        """Return the end of what it wrote."""
        lines = self.log.read_text(errors="replace").strip().splitlines()
        return "\n".join(lines[-8:])


def vidar(*arguments: str) -> list[str]:
    """Return the command line of this same program with other arguments."""
    return [sys.executable, "-m", "vidar.cli", *arguments]
