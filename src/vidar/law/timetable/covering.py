"""Which teaching groups hold just the pupils of some classes: whom an activity is booked for."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cover:
    """The chosen groups, and the pupils whom no group reaches without bringing in others."""

    groups: tuple[int, ...]
    left_out: frozenset[int]


def cover(pupils: AbstractSet[int], groups: Mapping[int, AbstractSet[int]]) -> Cover:
    """As few groups as a plain choice finds that hold every one of the pupils and nobody else.

    The group with most pupils not yet reached comes first; of equals the one with the lowest id.
    """
    fitting = {key: frozenset(members) for key, members in groups.items() if members and members <= pupils}
    left, chosen = frozenset(pupils), []
    while left and fitting:
        best = min(fitting, key=lambda key: (-len(fitting[key] & left), key))
        reached = fitting.pop(best) & left
        if not reached:
            break
        chosen.append(best)
        left -= reached
    return Cover(tuple(sorted(chosen)), left)
