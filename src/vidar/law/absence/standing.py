"""Where an absence stands by its ground and its evidence, before the limit is asked for."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from vidar.law.absence.facts import Absence
from vidar.law.absence.rules import AbsenceRules, Counts, GroundRule
from vidar.law.absence.settings import AbsenceSettings
from vidar.law.attendance import Ground


class Standing(StrEnum):
    """What the limit sees of an absence."""

    UNDOCUMENTED = "undocumented"  # counts, whatever was said
    OWN_NOTICE = "own_notice"  # health by own notice
    NOTED_HEALTH = "noted_health"  # health with a note from health personnel
    EXEMPT = "exempt"  # a proved cause that never counts
    NO_ABSENCE = "no_absence"


@dataclass(frozen=True, slots=True)
class Placed:
    """An absence with its rule and its standing."""

    absence: Absence
    rule: GroundRule
    standing: Standing
    minutes: int
    """What is absence after the rule on coming late (AD-6)."""

    late_threshold: int
    """From how many minutes coming late is absence."""

    too_many_days: bool = False
    """Proved, but the ground has been used up for this year (AB-4 c)."""


def place(absences: Iterable[Absence], rules: AbsenceRules, settings: AbsenceSettings) -> list[Placed]:
    """Every absence of the year in order of time, each with its standing."""
    ordered = sorted(absences, key=lambda each: each.place_in_time)
    freed = _freed_days(ordered, rules)
    return [_placed(each, rules.grounds[each.ground], freed, settings) for each in ordered]


def is_proved(absence: Absence, rule: GroundRule) -> bool:
    """Whether the evidence is enough at any time of the year."""
    return rule.counts is not Counts.ALWAYS and absence.evidence in rule.enough


def _freed_days(ordered: list[Absence], rules: AbsenceRules) -> dict[Ground | None, frozenset[date]]:
    """For grounds that free a few days a year: the first proved ones, over all subjects together."""
    freed = {}
    for ground, rule in rules.grounds.items():
        if rule.days_a_year is not None:
            proved = (each for each in ordered if each.ground is ground and not each.set_aside)
            days = dict.fromkeys(each.day for each in proved if is_proved(each, rule))
            freed[ground] = frozenset(list(days)[: rule.days_a_year])
    return freed


def _placed(
    absence: Absence, rule: GroundRule, freed: dict[Ground | None, frozenset[date]], settings: AbsenceSettings
) -> Placed:
    threshold = settings.late_threshold_minutes
    minutes = absence.minutes - (absence.late_minutes if absence.late_minutes < threshold else 0)
    standing = _standing(absence, rule)
    used_up = standing is Standing.EXEMPT and rule.days_a_year is not None and absence.day not in freed[absence.ground]
    return Placed(absence, rule, Standing.UNDOCUMENTED if used_up else standing, minutes, threshold, used_up)


def _standing(absence: Absence, rule: GroundRule) -> Standing:
    if absence.set_aside or not rule.is_absence:
        return Standing.NO_ABSENCE
    if not is_proved(absence, rule):
        return Standing.OWN_NOTICE if absence.evidence in rule.enough_until_reached else Standing.UNDOCUMENTED
    return Standing.NOTED_HEALTH if rule.counts is Counts.UNTIL_REACHED else Standing.EXEMPT
