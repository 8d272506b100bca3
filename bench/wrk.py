"""Whether wrk is here."""

import shutil


class NoWrkError(SystemExit):
    """wrk is not installed; says how to get it."""


def require_wrk() -> None:
    """Refuse to begin without wrk.

    Raises:
        NoWrkError: it is missing.
    """
    if shutil.which("wrk") is None:
        raise NoWrkError("wrk is missing, which counts requests a second. Debian and Ubuntu: apt-get install wrk")
