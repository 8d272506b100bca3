"""Where lessons stand in the week grid: rows of five minutes, and columns for lessons that overlap."""

from collections.abc import Sequence

MINUTES_A_STEP = 5
"""One row of the week grid. The style sheet has a class for each row: no ``style`` attributes needed."""

MOST_STEPS = 14 * 60 // MINUTES_A_STEP
"""Rows the style sheet knows: fourteen hours, as from 07.00 to 21.00."""

MOST_COLUMNS = 6
"""Lessons the style sheet can place side by side in one day."""


def grid_step(minute: int, first_minute: int) -> int:
    """Return the grid row, from 1, for a minute of the day; times outside the grid come to its edge."""
    steps = (minute - first_minute) // MINUTES_A_STEP
    return min(max(steps, 0), MOST_STEPS) + 1


def side_by_side(spans: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Place lessons that overlap beside each other.

    Takes (start, end) pairs sorted by start; returns a (column, columns) pair for each, counted from 1.
    Lessons that overlap in a chain share the same number of columns, so that their edges line up.
    """
    placed: list[tuple[int, int]] = []
    chain: list[int] = []
    column_ends: list[int] = []
    for start, end in spans:
        if chain and start >= max(column_ends):
            placed += [(column, len(column_ends)) for column in chain]
            chain, column_ends = [], []
        free = next((index for index, busy_until in enumerate(column_ends) if busy_until <= start), None)
        if free is None:
            column_ends.append(end)
            free = len(column_ends) - 1
        else:
            column_ends[free] = end
        chain.append(free + 1)
    placed += [(column, len(column_ends)) for column in chain]
    return tuple(placed)
