"""Which of eight colours a subject has: the same all year, and different within one timetable as far as eight go."""

from collections import Counter
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from typing import Final

COLOURS: Final = range(1, 9)


def subject_colours(keys: Iterable[str]) -> dict[str, int]:
    """Return a colour for each key, in the order given.

    Each takes the colour its hash prefers, or the next free one; when all are taken, the next of the least used.
    A key that comes later never changes the colour of an earlier one.
    """
    colours: dict[str, int] = {}
    for key in keys:
        colours.setdefault(key, colour_of(colours, key))
    return colours


def colour_of(colours: Mapping[str, int], key: str) -> int:
    """Return the colour of a key beside ``colours``, whether it is one of them or not."""
    if key in colours:
        return colours[key]
    used, wanted = Counter(colours.values()), preferred_colour(key)
    return min(COLOURS, key=lambda colour: (used[colour], (colour - wanted) % len(COLOURS)))


def preferred_colour(key: str) -> int:
    """Return the colour that a key would have alone: the same on every machine and every day."""
    return blake2b(key.encode(), digest_size=4).digest()[0] % len(COLOURS) + 1
