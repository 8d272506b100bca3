"""Whether a school year is long enough: 38 school weeks inside 45 (SY-1), and 190 school days (SY-3)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from vidar.law.basis import N_, Explanation, RuleSets, explain, step
from vidar.law.calendar.days import CalendarEntry, each_day, school_days, staff_days, working_days
from vidar.law.calendar.weeks import Week, weeks_of


@dataclass(frozen=True, slots=True)
class SchoolYearRule:
    """Least number of school weeks, the weeks they must lie within, and the customary number of school days."""

    weeks: int
    within_weeks: int
    days: int


_FRIDAY: Final = 5

SCHOOL_YEAR_RULES: Final = RuleSets(
    "school year", {date(2024, 8, 1): SchoolYearRule(weeks=38, within_weeks=45, days=190)}
)


@dataclass(frozen=True, slots=True)
class WeekCount:
    """SY-1. `weeks` is the most school weeks that any run of `required.within_weeks` weeks holds."""

    weeks: int
    required: SchoolYearRule
    explanation: Explanation

    @property
    def enough(self) -> bool:
        return self.weeks >= self.required.weeks


@dataclass(frozen=True, slots=True)
class DayCount:
    """SY-3: the pupils' school days."""

    days: int
    required: SchoolYearRule
    explanation: Explanation

    @property
    def enough(self) -> bool:
        return self.days >= self.required.days


def count_weeks(first: date, last: date, entries: Iterable[CalendarEntry]) -> WeekCount:
    """SY-1, L §14-1: teaching over at least 38 school weeks inside 45 consecutive weeks.

    A week counts when it has a school day. The rule set is that of the first day; raises NoRuleSet before
    2024.
    """
    rule = SCHOOL_YEAR_RULES.on(first)
    weeks = weeks_of(school_days(first, last, entries))
    best_start, best = max(
        ((start, _within(weeks, start, rule.within_weeks)) for start in weeks),
        key=lambda each: each[1],
        default=(Week.of(first), 0),
    )
    text = N_("{result} skoleuker innenfor {within} uker fra uke {week}. Kravet er {required}.")
    why = step(
        "SY-1",
        "L §14-1",
        text,
        result=best,
        within=rule.within_weeks,
        week=best_start.number,
        required=rule.weeks,
    )
    return WeekCount(best, rule, explain(why))


def _within(weeks: tuple[Week, ...], start: Week, span: int) -> int:
    end = start.monday + timedelta(weeks=span)
    return sum(1 for week in weeks if start.monday <= week.monday < end)


def count_days(first: date, last: date, entries: Iterable[CalendarEntry]) -> DayCount:
    """SY-3: the school days of the year against the customary 190, step by step from the weekdays."""
    rule = SCHOOL_YEAR_RULES.on(first)
    entries = tuple(entries)
    weekdays = sum(1 for day in each_day(first, last) if day.isoweekday() <= _FRIDAY)
    working = len(working_days(first, last))
    staff = len(staff_days(first, last, entries))
    days = len(school_days(first, last, entries))
    return DayCount(days, rule, _explain_days(weekdays, working, staff, days, rule))


def _explain_days(weekdays: int, working: int, staff: int, days: int, rule: SchoolYearRule) -> Explanation:
    return explain(
        step("SY-2", "L §14-1", N_("{result} hverdager fra første til siste skoledag."), result=weekdays),
        step(
            "SY-2",
            "L §14-1",
            N_("{off} av dem er helligdager: {result} igjen."),
            result=working,
            off=weekdays - working,
        ),
        step("SY-2", "L §14-1", N_("{off} er feriedager: {result} igjen."), result=staff, off=working - staff),
        step("SY-2", "L §14-1", N_("{off} er planleggingsdager: {result} igjen."), result=days, off=staff - days),
        step("SY-3", "", N_("{result} skoledager. Vanlig krav er {required}."), result=days, required=rule.days),
    )
