"""Which days of absence a pupil may demand left out of the document (fratrekk), spell by spell (AF-1 to AF-6)."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from vidar.law.absence.facts import PupilYear
from vidar.law.absence.lines import Line
from vidar.law.absence.rules import AbsenceRules
from vidar.law.absence.settings import AbsenceSettings, SpellDays
from vidar.law.absence.standing import Standing
from vidar.law.attendance import Evidence, Ground
from vidar.law.basis import N_, Explanation, explain, step


class DayCause(StrEnum):
    """What a whole day was about."""

    HEALTH = "health"  # health, perhaps together with another cause
    OTHER = "other"  # only other causes of F §9-8(2)
    NONE = "none"  # at least one lesson without a cause that may be left out


@dataclass(frozen=True, slots=True)
class Deduction:
    """Whether one day may be left out."""

    cause: DayCause
    documented: bool
    spell_day: int
    """Which day of a spell of illness it is, from 1; 0 for other days."""

    first_day: int
    """From which day of a spell a day may be left out."""

    by_risk: bool

    @property
    def allowed(self) -> bool:
        """Whether the pupil may demand it."""
        if self.cause is DayCause.NONE or not self.documented:
            return False
        return self.cause is DayCause.OTHER or self.spell_day >= self.first_day

    @property
    def explanation(self) -> Explanation:
        """Why, in one step."""
        if self.cause is DayCause.NONE or not self.documented:
            text = N_("Ikke dokumentert slik at dagen kan holdes utenfor.")
            return explain(step("AF-1", "F §9-53(4)", text, result=False))
        if self.cause is DayCause.OTHER:
            text = N_("Dokumentert grunn som er unntatt: kan holdes utenfor fra første dag.")
            return explain(step("AF-4", "F §9-53(4)", text, result=True))
        text = (
            N_("Dokumentert høyere risiko: kan holdes utenfor fra dag {first}.")
            if self.by_risk
            else N_("Dag {place} av sykefraværet. Det kan holdes utenfor fra dag {first}.")
        )
        why = step("AF-3", "F §9-53(5)", text, result=self.allowed, place=self.spell_day, first=self.first_day)
        return explain(why)


def cause_of(lines: Iterable[Line]) -> DayCause:
    """The cause of a day from its lessons: the strictest of them.

    Illness that is told counts as illness also while its evidence is missing, so that a doctor's note for the
    later days of a spell meets them as the days they are; a rejected one does not.
    """
    causes = {_cause(line) for line in lines}
    if DayCause.NONE in causes or not causes:
        return DayCause.NONE
    return DayCause.HEALTH if DayCause.HEALTH in causes else DayCause.OTHER


def _cause(line: Line) -> DayCause:
    if line.absence.ground is Ground.HEALTH and line.absence.evidence is not Evidence.REJECTED:
        return DayCause.HEALTH
    return DayCause.OTHER if line.standing is Standing.EXEMPT else DayCause.NONE


def deductions(
    whole: Mapping[date, DayCause],
    documented: Collection[date],
    year: PupilYear,
    rules: AbsenceRules,
    settings: AbsenceSettings,
) -> dict[date, Deduction]:
    """For each day of absence whether it may be left out; the most there can be in a year is not looked at."""
    ill = {day for day, cause in whole.items() if cause is DayCause.HEALTH}
    places = _places_in_spells(ill, {planned.day for planned in year.planned}, settings.spell_days)
    usual = rules.grounds[Ground.HEALTH].deducted_from_day or 1
    answers = {}
    for day, cause in whole.items():
        risk = year.has_risk(day)
        first = rules.risk_deducted_from_day if risk else usual
        answers[day] = Deduction(cause, day in documented, places.get(day, 0), first, risk)
    return answers


def _places_in_spells(ill: Collection[date], planned: Collection[date], counting: SpellDays) -> dict[date, int]:
    """AF-6: which day of its spell each day of illness is. A day with teaching and no whole day ill ends a spell."""
    places: dict[date, int] = {}
    before: date | None = None
    for day in sorted(planned):
        if day not in ill:
            before = None
            continue
        if before is not None and counting is SpellDays.BROKEN_BY_DAYS_OFF and day - before > timedelta(days=1):
            before = None
        passed = 1 if before is None or counting is not SpellDays.CALENDAR_DAYS else (day - before).days
        places[day] = passed + (0 if before is None else places[before])
        before = day
    return places
