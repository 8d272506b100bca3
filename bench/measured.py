"""What comes out of a measurement, as values."""

from dataclasses import dataclass

from bench.pages import Page

MOST_STATEMENTS = 8


@dataclass(frozen=True, slots=True)
class Latency:
    """Milliseconds of one page, and how many bytes it is."""

    p50: float
    p95: float
    raw: int
    gzipped: int


@dataclass(frozen=True, slots=True)
class Measured:
    """One page on one dataset."""

    page: Page
    latency: Latency
    statements: int
    a_second: float
    read_whole: tuple[str, ...]
    """Growing tables that a statement of the page reads from end to end."""
