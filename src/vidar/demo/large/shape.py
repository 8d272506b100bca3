"""How large each school is, who owns it, and which units it is put together of."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from random import Random

from vidar.curriculum import facts
from vidar.demo.large.units import Unit

MOST_SCHOOLS, MOST_PUPILS = 300, 200_000
MOST_IN_A_SCHOOL, FEWEST_IN_A_SCHOOL = 2_500, 20
_MOST_SCHOOLS_OF_ONE = 40  # as in the largest counties
_SPREAD = 0.45
_FULL = 1.08  # classes may be a little smaller than planned, so units may hold a little more than is needed

_FIRST = ("Nord", "Sør", "Øst", "Vest", "Midt", "Sol", "Furu", "Bjørk", "Gran", "Stor", "Lille", "Ny", "Elve", "Sjø")
_LAST = (
    "vik", "nes", "dal", "berg", "ås", "sund", "voll", "haug", "lund", "bygda", "myra", "eid", "moen", "fjord",
    "vang", "strand", "holt", "rud", "set", "tun", "mark", "øya",
)  # fmt: skip


class ImpossibleSizeError(ValueError):
    """So many pupils in so many schools cannot be made."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A unit at its place in a school, with as many of its pupils as go there."""

    unit: int
    pupils: int


@dataclass(frozen=True, slots=True)
class PlannedSchool:
    """A school to be made. Its name is invented, and so is its number: real ones begin with 8 or 9."""

    number: int
    owner: int
    name: str
    pupils: int
    units: tuple[Placed, ...]

    @property
    def org_number(self) -> str:
        """Return the number of the school in a series that is nobody's."""
        return f"1{self.number:08}"


def plan_schools(schools: int, pupils: int, units: tuple[Unit, ...], random: Random) -> tuple[PlannedSchool, ...]:
    """Return the schools; ``pupils`` in all, owners numbered from 1.

    Raises:
        ImpossibleSizeError: too many or too few of something; says what is possible.
    """
    _require_possible(schools, pupils)
    sizes = _sizes(schools, pupils, random)
    names = _names(random)
    owners = -(-schools // _MOST_SCHOOLS_OF_ONE)
    return tuple(
        PlannedSchool(
            index + 1, index * owners // schools + 1, f"{next(names)} videregående skole", size, _compose(size, units)
        )
        for index, size in enumerate(sizes)
    )


def owner_facts(count: int) -> list[facts.CountyFact]:
    """Return the counties that own the schools."""
    return sorted(facts.counties().values(), key=lambda each: each.county_code)[:count]


def _require_possible(schools: int, pupils: int) -> None:
    if not 1 <= schools <= MOST_SCHOOLS or pupils > MOST_PUPILS:
        raise ImpossibleSizeError(f"At most {MOST_SCHOOLS} schools and {MOST_PUPILS:,} pupils can be made.")
    if not FEWEST_IN_A_SCHOOL * schools <= pupils <= MOST_IN_A_SCHOOL * schools:
        raise ImpossibleSizeError(
            f"{schools} schools have between {FEWEST_IN_A_SCHOOL * schools:,} and"
            f" {MOST_IN_A_SCHOOL * schools:,} pupils."
        )


def _sizes(schools: int, pupils: int, random: Random) -> list[int]:
    """Draw sizes that differ as schools do, the sum exact."""
    weights = [min(max(random.lognormvariate(0, _SPREAD), 0.35), 2.4) for _ in range(schools)]
    whole = sum(weights)
    sizes = [min(max(round(pupils * each / whole), FEWEST_IN_A_SCHOOL), MOST_IN_A_SCHOOL) for each in weights]
    index = 0
    while (missing := pupils - sum(sizes)) != 0:
        step = 1 if missing > 0 else -1
        if FEWEST_IN_A_SCHOOL <= sizes[index % schools] + step <= MOST_IN_A_SCHOOL:
            sizes[index % schools] += step
        index += 1
    return sizes


def _names(random: Random) -> Iterator[str]:
    names = [first + last for first, last in product(_FIRST, _LAST)]
    random.shuffle(names)
    return iter(names)


def _compose(size: int, units: tuple[Unit, ...]) -> tuple[Placed, ...]:
    """Take the largest units that fit, then the smallest that holds the rest; every unit equally full."""
    chosen: list[int] = []
    left = size
    smallest_first = sorted(range(len(units)), key=lambda each: units[each].capacity)
    while left > 0:
        fitting = [each for each in range(len(units)) if units[each].capacity <= left * _FULL]
        # Variants of one unit take turns.
        largest = [each for each in fitting if units[each].capacity == units[fitting[0]].capacity]
        holding = [each for each in smallest_first if units[each].capacity >= left]
        unit = largest[len(chosen) % len(largest)] if largest else holding[0]
        chosen.append(unit)
        left -= units[unit].capacity
        if chosen and left <= size // 25:
            break
    return _filled(size, chosen, units)


def _filled(size: int, chosen: list[int], units: tuple[Unit, ...]) -> tuple[Placed, ...]:
    room = sum(units[each].capacity for each in chosen)
    if room < size:
        extra = min(range(len(units)), key=lambda each: (units[each].capacity < size - room, units[each].capacity))
        return _filled(size, [*chosen, extra], units)
    counts = [size * units[each].capacity // room for each in chosen]
    for index in range(size - sum(counts)):
        counts[index % len(counts)] += 1
    return tuple(Placed(unit, count) for unit, count in zip(chosen, counts, strict=True))
