"""A pupil's school year settled: every subject against its limit, and the document. Always from the start (AB-8)."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from vidar.law.absence.counting import count_in_order
from vidar.law.absence.document import DocumentAbsence, put_on_document
from vidar.law.absence.facts import Absence, PlannedDay, PupilYear, SubjectYear
from vidar.law.absence.limit import SubjectAbsence, hold_against_limit
from vidar.law.absence.lines import Line
from vidar.law.absence.rules import ABSENCE_RULES, AbsenceRules
from vidar.law.absence.settings import DEFAULT_SETTINGS, AbsenceSettings
from vidar.law.absence.standing import Placed, place

type _Group = tuple[str, int]
"""Subject and school: what is counted together (AB-12, AB-13). Which teaching group it was does not matter."""


@dataclass(frozen=True, slots=True)
class YearAbsence:
    """The answer for a pupil's school year."""

    year: PupilYear
    subjects: tuple[SubjectAbsence, ...]
    """One for each of the year's subjects, in their order."""

    document: DocumentAbsence

    def of(self, subject: str, school: int = 0) -> SubjectAbsence:
        """The answer for one subject. Raises KeyError when the pupil does not have it."""
        for each in self.subjects:
            if (each.subject.subject, each.subject.school) == (subject, school):
                return each
        raise KeyError(subject)


def rules_of(year: PupilYear) -> AbsenceRules:
    """The rule set that the school year began with. Raises NoRuleSet before 2024/25."""
    return ABSENCE_RULES.on(year.period.start)


def settle(year: PupilYear, settings: AbsenceSettings = DEFAULT_SETTINGS) -> YearAbsence:
    """Settle the year anew from all its facts: whenever documentation or a register changes, ask again.

    The year is one settlement; half-years are added up (AB-11). Nothing depends on the order in which the facts
    are given.
    """
    rules = rules_of(year)
    lines = _count_all(year, rules, settings)
    return YearAbsence(
        year,
        tuple(_hold(subject, lines, rules, settings) for subject in year.subjects),
        put_on_document((line for each in lines.values() for line in each), year, rules, settings),
    )


def settle_subject(
    year: PupilYear, subject: SubjectYear, settings: AbsenceSettings = DEFAULT_SETTINGS
) -> SubjectAbsence:
    """The same answer for one subject alone, without the document."""
    rules = rules_of(year)
    return _hold(subject, _count_all(year, rules, settings, only=subject.subject), rules, settings)


def _hold(
    subject: SubjectYear, lines: dict[_Group, tuple[Line, ...]], rules: AbsenceRules, settings: AbsenceSettings
) -> SubjectAbsence:
    elsewhere = sum(
        line.counted
        for (code, school), of_group in lines.items()
        if code == subject.subject and school != subject.school
        for line in of_group
    )
    own = lines.get((subject.subject, subject.school), ())
    return hold_against_limit(subject, own, rules, settings, left_behind=elsewhere)


def _count_all(
    year: PupilYear, rules: AbsenceRules, settings: AbsenceSettings, *, only: str | None = None
) -> dict[_Group, tuple[Line, ...]]:
    """Every subject and school counted for itself; former schools too, as the document asks for them."""
    hours = {(each.subject, each.school): each.base_hours for each in year.subjects}
    groups: dict[_Group, list[Placed]] = defaultdict(list)
    for each in place(year.absences, rules, settings):
        if only is None or each.absence.subject == only:
            groups[each.absence.subject, each.absence.school].append(each)
    return {
        group: count_in_order(placed, _limit(rules, hours.get(group)), year, settings)
        for group, placed in groups.items()
    }


def _limit(rules: AbsenceRules, hours: int | None) -> int | None:
    return None if hours is None else rules.limit_of(hours)


@dataclass(frozen=True, slots=True)
class WhatIf:
    """The year as it stands, and as it would stand."""

    now: YearAbsence
    then: YearAbsence

    @property
    def changed(self) -> tuple[tuple[SubjectAbsence, SubjectAbsence], ...]:
        """The subjects with another status, count or rest: as they are and as they would be."""
        pairs = zip(self.now.subjects, self.then.subjects, strict=True)
        return tuple((now, then) for now, then in pairs if (now.status, now.lines) != (then.status, then.lines))


def what_if(
    year: PupilYear,
    missed: Iterable[Absence],
    planned: Iterable[PlannedDay] = (),
    settings: AbsenceSettings = DEFAULT_SETTINGS,
) -> WhatIf:
    """What if the pupil missed these lessons as well: every subject and the document with them.

    An absence in a lesson and subject that has one already takes its place. ``planned`` are the days of them that
    the year does not hold yet.
    """
    extra = tuple(missed)
    replaced = {(each.lesson, each.subject) for each in extra}
    kept = tuple(each for each in year.absences if (each.lesson, each.subject) not in replaced)
    known = {each.day for each in year.planned}
    days = tuple(each for each in planned if each.day not in known)
    then = replace(year, absences=kept + extra, planned=year.planned + days)
    return WhatIf(settle(year, settings), settle(then, settings))
