"""What can still bring a pupil under the limit: evidence that is missing, and what it would take away."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from vidar.law.absence.amounts import Minutes
from vidar.law.absence.facts import Absence, PupilYear
from vidar.law.absence.limit import LimitStatus, SubjectAbsence
from vidar.law.absence.lines import Line
from vidar.law.absence.rules import AbsenceRules, Counts, GroundRule
from vidar.law.absence.settings import DEFAULT_SETTINGS, AbsenceSettings
from vidar.law.absence.standing import is_proved
from vidar.law.absence.year import rules_of, settle_subject
from vidar.law.attendance import Evidence
from vidar.law.basis import N_, Step, step


@dataclass(frozen=True, slots=True)
class Remedy:
    """One absence whose evidence is missing."""

    line: Line
    needed: Evidence
    saved: int
    """By how many minutes the subject's count falls if this evidence comes, and nothing else."""

    why: Step


@dataclass(frozen=True, slots=True)
class Remedies:
    """What could help in one subject."""

    single: tuple[Remedy, ...]
    """The most helpful first; equals in order of time."""

    counted_with_all: int
    """What would count if all of it came."""

    status_with_all: LimitStatus
    untold: int
    """Counted minutes for which nobody has told a reason."""

    principal_may: bool
    """The principal in person may decide now (AB-7)."""


def needed_evidence(rule: GroundRule) -> Evidence | None:
    """What would prove an absence with this ground at any time; None where nothing would."""
    if not rule.enough:
        return None
    return Evidence.HEALTH_PERSONNEL if rule.counts is Counts.UNTIL_REACHED else Evidence.DOCUMENTED


def what_could_help(year: PupilYear, answer: SubjectAbsence, settings: AbsenceSettings = DEFAULT_SETTINGS) -> Remedies:
    """What could bring the subject under its limit; ``answer`` is that of ``settle`` for the same year and settings."""
    rules = rules_of(year)
    slim = replace(year, absences=tuple(_that_matter(year, answer, rules)), planned=())
    missing = [line for line in answer.lines if line.counted and _lacks(line.absence, rules)]
    single = (_remedy(slim, answer, line, rules, settings) for line in missing)
    best = settle_subject(_with_evidence(slim, [line.absence for line in missing], rules), answer.subject, settings)
    return Remedies(
        tuple(sorted((each for each in single if each.saved), key=lambda each: -each.saved)),
        best.counted,
        best.status,
        sum(line.counted for line in answer.lines if line.absence.ground is None),
        answer.status is LimitStatus.PRINCIPAL_MAY,
    )


def _lacks(absence: Absence, rules: AbsenceRules) -> bool:
    rule = rules.grounds[absence.ground]
    return needed_evidence(rule) is not None and not is_proved(absence, rule)


def _remedy(
    year: PupilYear, answer: SubjectAbsence, line: Line, rules: AbsenceRules, settings: AbsenceSettings
) -> Remedy:
    after = settle_subject(_with_evidence(year, [line.absence], rules), answer.subject, settings)
    saved = answer.counted - after.counted
    rule = rules.grounds[line.absence.ground]
    needed = needed_evidence(rule) or Evidence.DOCUMENTED
    text = (
        N_("Bekreftelse fra helsepersonell for denne timen tar bort {result}.")
        if needed is Evidence.HEALTH_PERSONNEL
        else N_("Dokumentasjon av grunnen til denne timen tar bort {result}.")
    )
    return Remedy(line, needed, saved, step(rule.rule_id, rule.paragraph, text, result=Minutes(saved)))


def _that_matter(year: PupilYear, answer: SubjectAbsence, rules: AbsenceRules) -> Iterator[Absence]:
    """The subject's own, and those of grounds that free a few days a year, whatever the subject."""
    for each in year.absences:
        own = (each.subject, each.school) == (answer.subject.subject, answer.subject.school)
        if own or rules.grounds[each.ground].days_a_year is not None:
            yield each


def _with_evidence(year: PupilYear, absences: Iterable[Absence], rules: AbsenceRules) -> PupilYear:
    """The year with what these absences lack."""
    needed = {each: needed_evidence(rules.grounds[each.ground]) for each in absences}
    return replace(year, absences=tuple(_prove(each, needed.get(each)) for each in year.absences))


def _prove(absence: Absence, evidence: Evidence | None) -> Absence:
    return absence if evidence is None else replace(absence, evidence=evidence)
