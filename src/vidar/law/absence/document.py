"""Days and hours as they go on the document (AD-1 to AD-9). Hours never become days."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from vidar.law.absence.amounts import HOUR, Minutes
from vidar.law.absence.deduction import DayCause, Deduction, cause_of, deductions
from vidar.law.absence.facts import PupilYear
from vidar.law.absence.lines import Line
from vidar.law.absence.rules import AbsenceRules
from vidar.law.absence.settings import AbsenceSettings, Rounding
from vidar.law.basis import N_, Explanation, Period, Step, explain, step


@dataclass(frozen=True, slots=True)
class AbsentDay:
    """One school day with absence. Either a day or hours on the document, never both."""

    day: date
    minutes: int
    whole: bool
    """Away from all planned teaching: a day of absence; otherwise its minutes are single hours."""

    cause: DayCause
    deduction: Deduction | None
    """Whether a whole day may be left out of the document; None for hours, which never may (AF-2)."""

    @property
    def why(self) -> Explanation:
        """Why it is a day or hours, and whether it may be left out."""
        day = explain(_day_step(self.minutes, whole=self.whole))
        return day if self.deduction is None else day + self.deduction.explanation

    @property
    def deductible(self) -> bool:
        """Whether the pupil may demand that the day is left out."""
        return self.deduction is not None and self.deduction.allowed


@dataclass(frozen=True, slots=True)
class DocumentAbsence:
    """The absence of a year, or of a part of it, before anything is left out."""

    absent: tuple[AbsentDay, ...]
    most_deducted: int
    """How many days of a school year may be left out at most (AF-1)."""

    rounding: Rounding

    @property
    def days(self) -> int:
        """Days of absence."""
        return sum(each.whole for each in self.absent)

    @property
    def hour_minutes(self) -> int:
        """The minutes of single hours, before they are rounded to whole hours."""
        return sum(each.minutes for each in self.absent if not each.whole)

    @property
    def hours(self) -> int:
        """Single hours, whole ones (AD-7): the minutes are added up first and rounded once."""
        return round_hours(self.hour_minutes, self.rounding)

    @property
    def deductible(self) -> tuple[date, ...]:
        """The days that may be left out, in order; a pupil may choose up to ``most_deducted`` of them."""
        return tuple(each.day for each in self.absent if each.deductible)

    @property
    def deductible_days(self) -> int:
        """How many days may be left out."""
        return min(len(self.deductible), self.most_deducted)

    @property
    def days_after_deduction(self) -> int:
        """The days on the document when the pupil demands all there is to demand."""
        return self.days - self.deductible_days

    def within(self, period: Period) -> "DocumentAbsence":
        """The part in these days: a half-year (AD-8), or the time in one programme area (AD-9)."""
        return replace(self, absent=tuple(each for each in self.absent if period.contains(each.day)))

    @property
    def explanation(self) -> Explanation:
        """How the days and hours came about."""
        return explain(
            step("AD-2", "F §9-53(1)", N_("Dager borte fra all opplæring: {result}."), result=self.days),
            step(
                "AD-7",
                "F §9-53(1)",
                N_("Enkelttimer: {minutes}, ført som {result}."),
                result=self.hours,
                minutes=Minutes(self.hour_minutes),
            ),
            step(
                "AF-1",
                "F §9-53(4)",
                N_("Dager som kan holdes utenfor: {result} (høyst {most} i et skoleår)."),
                result=self.deductible_days,
                most=self.most_deducted,
            ),
        )


def round_hours(minutes: int, rounding: Rounding) -> int:
    """AD-7: whole hours of 60 minutes."""
    extra = {Rounding.DOWN: 0, Rounding.NEAREST: HOUR // 2, Rounding.UP: HOUR - 1}[rounding]
    return (minutes + extra) // HOUR


def put_on_document(
    lines: Iterable[Line], year: PupilYear, rules: AbsenceRules, settings: AbsenceSettings
) -> DocumentAbsence:
    """All absence of the year, from every subject and school (AB-13), as days and single hours."""
    by_day: dict[date, list[Line]] = defaultdict(list)
    elsewhere: dict[date, set[int]] = defaultdict(set)
    for line in lines:
        if not line.on_document:
            elsewhere[line.absence.day].add(line.absence.lesson)
        elif line.minutes:
            by_day[line.absence.day].append(line)
    whole = _whole_days(by_day, elsewhere, year, settings)
    causes = {day: cause_of(of_day) for day, of_day in by_day.items()}
    documented = {day for day in whole if all(line.proved for line in by_day[day])}
    left_out = deductions({day: causes[day] for day in whole}, documented, year, rules, settings)
    absent = tuple(
        AbsentDay(day, sum(line.minutes for line in by_day[day]), day in whole, causes[day], left_out.get(day))
        for day in sorted(by_day)
    )
    return DocumentAbsence(absent, rules.most_deducted_days, settings.hours_rounding)


def _whole_days(
    by_day: Mapping[date, list[Line]],
    elsewhere: Mapping[date, Collection[int]],
    year: PupilYear,
    settings: AbsenceSettings,
) -> set[date]:
    """AD-2: the days on which the pupil was away from all planned teaching."""
    if year.hours_only:
        return set()
    to_miss: dict[date, int] = defaultdict(int)
    for planned in year.planned:
        to_miss[planned.day] += planned.lessons - (0 if settings.cancelled_breaks_day else planned.cancelled)
    whole = set()
    for day, lines in by_day.items():
        cared_for = elsewhere.get(day, ())
        missed = {line.absence.lesson for line in lines if line.absence.whole}.difference(cared_for)
        excused = 0 if settings.elsewhere_breaks_day else len(cared_for)
        if 0 < to_miss[day] - excused <= len(missed):
            whole.add(day)
    return whole


def _day_step(minutes: int, *, whole: bool) -> Step:
    if whole:
        text = N_("Borte fra all opplæring denne dagen: en dag.")
        return step("AD-2", "F §9-53(1)", text, result=True, minutes=Minutes(minutes))
    text = N_("Borte fra en del av dagen: {minutes} i enkelttimer. Timer blir aldri dager.")
    return step("AD-1", "F §9-53(1)", text, result=False, minutes=Minutes(minutes))
