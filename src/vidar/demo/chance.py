"""Chance that repeats itself: every part of the county draws from its own stream."""

from random import Random


def stream(seed: int, *names: str) -> Random:
    """Return the random numbers of one part; drawing more in one part changes no other."""
    return Random(":".join([str(seed), *names]))
