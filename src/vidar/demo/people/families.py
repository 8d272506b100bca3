"""Families: who the guardians of a pupil are, in the arrangements that families live in."""

from dataclasses import dataclass, field
from datetime import date
from random import Random

from vidar.demo.people.name_lists import BACKGROUNDS, Background
from vidar.demo.people.registry import Registry, born_between

_SIBLING_SHARE = 0.09
_MOST_CHILDREN = 3
_OWN_NAME_SHARE = 0.45
_PARENT = "parental_responsibility"

# (share in percent, guardians as (woman, kind, source, same household))
_ARRANGEMENTS: tuple[tuple[int, tuple[tuple[bool, str, str, bool], ...]], ...] = (
    (59, ((True, _PARENT, "register", True), (False, _PARENT, "register", True))),
    (24, ((True, _PARENT, "register", True), (False, _PARENT, "register", False))),
    (5, ((True, _PARENT, "register", True),)),
    (2, ((False, _PARENT, "register", True),)),
    (3, ((True, _PARENT, "register", True), (False, "no_parental_responsibility", "register", False))),
    (2, ((True, _PARENT, "register", True), (True, _PARENT, "register", True))),
    (3, ((True, _PARENT, "register", True), (False, "other_contact", "manual", True))),
    (1, ((True, "foster_parent", "manual", True), (False, "foster_parent", "manual", True))),
    (1, ((False, "verge", "manual", False),)),
)


@dataclass(frozen=True, slots=True)
class GuardianTie:
    """How a guardian stands to the children of a family."""

    person_id: int
    kind: str
    source: str
    same_household: bool
    approved_despite_protection: bool = False


@dataclass(slots=True)
class Family:
    """Children with the same guardians, and where each of them goes to school."""

    name: str
    background: Background
    guardians: list[GuardianTie] = field(default_factory=list)
    levels: list[str] = field(default_factory=list)


class Families:
    """Makes families, and finds those with room for a sibling."""

    def __init__(self, registry: Registry, random: Random, start_year: int) -> None:
        self._registry = registry
        self._random = random
        self._start_year = start_year
        self._families: list[Family] = []

    def for_pupil(self, level: str) -> Family:
        """Return the family of the next pupil: now and then one that has a child at another level."""
        if self._random.random() < _SIBLING_SHARE:
            fitting = [
                each for each in self._families if level not in each.levels and len(each.levels) < _MOST_CHILDREN
            ]
            if fitting:
                family = self._random.choice(fitting)
                family.levels.append(level)
                return family
        family = self._new()
        family.levels.append(level)
        return family

    def _new(self) -> Family:
        weights = [each.weight for each in BACKGROUNDS]
        background = self._random.choices(BACKGROUNDS, weights)[0]
        family = Family(self._random.choice(background.families), background)
        arrangement = self._random.choices(_ARRANGEMENTS, [share for share, _ in _ARRANGEMENTS])[0][1]
        names_child = self._random.randrange(len(arrangement))
        for index, (woman, kind, source, same_household) in enumerate(arrangement):
            surname = family.name
            if index != names_child and self._random.random() < _OWN_NAME_SHARE:
                surname = self._random.choice(background.families)
            person_id = self._guardian(background, surname, woman=woman)
            family.guardians.append(GuardianTie(person_id, kind, source, same_household))
        self._families.append(family)
        return family

    def _guardian(self, background: Background, surname: str, *, woman: bool) -> int:
        given = self._random.choice(background.women if woman else background.men)
        youngest = self._start_year - 38
        born = born_between(self._random, date(youngest - 18, 1, 1), date(youngest, 12, 31))
        return self._registry.add(given, surname, born, woman=woman).id
