"""The grounds as data, by date: does it count, is it on the document, may it be deducted, what proves it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from vidar.law.attendance import Evidence, Ground
from vidar.law.basis import RuleSets


class Counts(StrEnum):
    """Whether absence with this ground, once proved, counts against the limit."""

    ALWAYS = "always"
    UNTIL_REACHED = "until_reached"  # as long as the limit is not reached (health since 1 August 2025)
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class GroundRule:
    """One row of the table in docs/law/AB-4.md."""

    rule_id: str
    paragraph: str
    counts: Counts
    is_absence: bool = True
    """Otherwise it is no absence at all: neither against the limit nor on the document (AT-4)."""

    enough: frozenset[Evidence] = frozenset()
    """What proves it."""

    enough_until_reached: frozenset[Evidence] = frozenset()
    """What proves it besides, as long as the limit is not reached."""

    deducted_from_day: int | None = None
    """From which day of a spell a proved day may be left out of the document (AF-3, AF-4); None is never."""

    days_a_year: int | None = None
    """On how many days of a school year it frees; None is on any number."""

    @property
    def on_document(self) -> bool:
        """Whether it stands on the document as a day or in hours; a deduction may take a day away."""
        return self.is_absence


@dataclass(frozen=True, slots=True)
class AbsenceRules:
    """The rules of one school year. Thousandths are of the annual hours."""

    limit_permille: int
    discretion_permille: int
    most_deducted_days: int
    risk_deducted_from_day: int
    grounds: Mapping[Ground | None, GroundRule]

    def limit_of(self, hours: int) -> int:
        """AB-2: the most minutes that are inside the limit."""
        return hours * 60 * self.limit_permille // 1000

    def discretion_of(self, hours: int) -> int:
        """AB-7: the most minutes that leave the principal a choice."""
        return hours * 60 * self.discretion_permille // 1000


_PROVED: Final = frozenset({Evidence.DOCUMENTED, Evidence.HEALTH_PERSONNEL})
_LETTERS: Final = {
    Ground.WELFARE: "b",
    Ground.RELIGIOUS: "c",
    Ground.STATUTORY: "d",
    Ground.REPRESENTATIVE: "e",
    Ground.POLITICAL: "f",
    Ground.RELIEF: "g",
    Ground.DRIVING: "h",
    Ground.REPRESENTATION: "i",
}
_RELIGIOUS_DAYS: Final = 2
_HEALTH_FROM_DAY: Final = 4

_HEALTH_2024 = GroundRule("AB-19", "F §9-8", Counts.NEVER, enough=_PROVED, deducted_from_day=_HEALTH_FROM_DAY)
_HEALTH_2025 = GroundRule(
    "AB-5",
    "F §9-8(3)",
    Counts.UNTIL_REACHED,
    enough=frozenset({Evidence.HEALTH_PERSONNEL}),
    enough_until_reached=frozenset({Evidence.OWN_NOTICE, Evidence.DOCUMENTED}),
    deducted_from_day=_HEALTH_FROM_DAY,
)


def _rules(health: GroundRule, care_paragraph: str) -> AbsenceRules:
    """The rules of a year, which differ in health and in where the law says what is no absence."""
    plain = GroundRule("AB-1", "F §9-8(1)", Counts.ALWAYS)
    care = GroundRule("AT-4", care_paragraph, Counts.NEVER, is_absence=False)
    grounds: dict[Ground | None, GroundRule] = {None: plain, Ground.REPORTED: plain, Ground.HEALTH: health}
    for ground, letter in _LETTERS.items():
        days = _RELIGIOUS_DAYS if ground is Ground.RELIGIOUS else None
        paragraph = f"F §9-8(2) {letter}"
        grounds[ground] = GroundRule(
            "AB-4", paragraph, Counts.NEVER, enough=_PROVED, deducted_from_day=1, days_a_year=days
        )
    grounds |= {Ground.RIGHTS_BASED: care, Ground.SCHOOL_ACTIVITY: care}
    return AbsenceRules(100, 150, 10, 1, MappingProxyType(grounds))


ABSENCE_RULES: Final = RuleSets(
    "absence",
    {
        date(2024, 8, 1): _rules(_HEALTH_2024, "F §9-9"),
        date(2025, 8, 1): _rules(_HEALTH_2025, "F §9-9"),
        # The visit to the school health service stands in the regulation from now on; before, it was practice.
        date(2026, 8, 1): _rules(_HEALTH_2025, "F §9-9(5)"),
    },
)
"""The first day of a school year chooses its rules."""
