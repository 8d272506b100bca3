"""One thing that was looked at."""

from dataclasses import dataclass
from enum import Enum


class Verdict(Enum):
    """How it looks."""

    FINE = "fine"
    DOUBTFUL = "doubtful"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Finding:
    """What was seen and, unless it is fine, what to do."""

    verdict: Verdict
    what: str
    remedy: str = ""


def fine(what: str) -> Finding:
    """Return that ``what`` is as it should be."""
    return Finding(Verdict.FINE, what)


def doubtful(what: str, remedy: str) -> Finding:
    """Return that Vidar works, but somebody should look."""
    return Finding(Verdict.DOUBTFUL, what, remedy)


def wrong(what: str, remedy: str) -> Finding:
    """Return that something does not work or is not safe."""
    return Finding(Verdict.WRONG, what, remedy)
