"""Wait until a program of the demo answers."""

import time
import urllib.error
import urllib.request
from collections.abc import Callable

from vidar.cli.demo.service import Service
from vidar.cli.problem import ProblemError

_STEP = 0.1
_SECONDS = 60


def wait_for_page(service: Service, address: str, *, stopped: Callable[[], bool]) -> None:
    """Return when ``address`` answers 200, or when ``stopped`` says that nobody waits any longer.

    Raises:
        ProblemError: the program has ended or does not answer in time; with the last it wrote.
    """
    deadline = time.monotonic() + _SECONDS
    while not stopped():
        if _answers(address):
            return
        if not service.alive or time.monotonic() > deadline:
            raise ProblemError(
                f"{service.name} did not start. The last it wrote ({service.log}):\n{service.last_words()}"
            )
        time.sleep(_STEP)


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=5) as answer:  # noqa: S310 - our own page on loopback
            return bool(answer.status == 200)  # noqa: PLR2004 - the number is the name
    except (OSError, urllib.error.HTTPError):
        return False
