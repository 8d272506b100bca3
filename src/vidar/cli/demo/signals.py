"""Ctrl-C, SIGTERM and a closed terminal all mean the same: stop."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_HEARD = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@contextmanager
def asked_to_stop() -> Iterator[threading.Event]:
    """Yield an event that is set when somebody asks this process to stop."""
    asked = threading.Event()
    before = {number: signal.signal(number, lambda *_: asked.set()) for number in _HEARD}
    try:
        yield asked
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
