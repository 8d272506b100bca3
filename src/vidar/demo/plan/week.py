"""The shape of a school week: five days of four double lessons, each of two halves.

A cell's bit is ``day * 8 + period * 2 + half``, with Monday and the first period 0. Where a school has A and B
weeks the halves of a cell are the two weeks, otherwise the two lessons of 45 minutes.
"""

from dataclasses import dataclass
from datetime import time

from vidar.demo.plan.sessions import Size

DAYS, PERIODS, HALVES = 5, 4, 2
DAY_BITS = PERIODS * HALVES
BITS = DAYS * DAY_BITS

# Starts and ends of the double lessons, their single halves, and sessions of two doubles without a break.
DOUBLES = (
    (time(8, 15), time(9, 45)),
    (time(10, 0), time(11, 30)),
    (time(12, 15), time(13, 45)),
    (time(14, 0), time(15, 30)),
)
SINGLES = (
    ((time(8, 15), time(9, 0)), (time(9, 0), time(9, 45))),
    ((time(10, 0), time(10, 45)), (time(10, 45), time(11, 30))),
    ((time(12, 15), time(13, 0)), (time(13, 0), time(13, 45))),
    ((time(14, 0), time(14, 45)), (time(14, 45), time(15, 30))),
)
LONGS = {0: (time(8, 15), time(11, 15)), 2: (time(12, 15), time(15, 15))}


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a session lies; ``mask`` has a bit for each half cell it takes."""

    day: int
    period: int
    half: int
    mask: int


def _placements(size: Size) -> tuple[Placement, ...]:
    found = []
    for day in range(DAYS):
        for period in LONGS if size is Size.LONG else range(PERIODS):
            for half in range(HALVES) if size is Size.HALF else (0,):
                first = day * DAY_BITS + period * HALVES + half
                found.append(Placement(day, period, half, ((1 << size) - 1) << first))
    return tuple(found)


PLACEMENTS = {size: _placements(size) for size in Size}


def cell_mask(weekday: int, period: int) -> int:
    """Return the mask of a whole cell; Monday is 1, the first period 0."""
    return 0b11 << ((weekday - 1) * DAY_BITS + period * HALVES)


def day_masks(weekdays: tuple[int, ...]) -> int:
    """Return the mask of whole days; Monday is 1."""
    return sum(((1 << DAY_BITS) - 1) << ((weekday - 1) * DAY_BITS) for weekday in weekdays)


def _shape_cost(pattern: int) -> int:
    """Judge one day of one half: four bits, the first period lowest. The second should never be free."""
    taken = [period for period in range(PERIODS) if pattern >> period & 1]
    if not taken:
        return 6
    gaps = sum(1 for period in range(taken[0], taken[-1]) if period not in taken)
    return 8 * gaps + 2 * (taken[0] > 0) + 12 * (1 not in taken) + 2 * (PERIODS - 1 in taken)


def _half_pattern(day_bits: int, half: int) -> int:
    return sum((day_bits >> (period * HALVES + half) & 1) << period for period in range(PERIODS))


# The cost of every possible day, both halves together, looked up by its eight bits.
DAY_COST = tuple(
    sum(_shape_cost(_half_pattern(day_bits, half)) for half in range(HALVES)) for day_bits in range(1 << DAY_BITS)
)
