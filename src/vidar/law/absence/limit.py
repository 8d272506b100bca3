"""A subject against its limit: where it stands, what is left, and why (AB-1 to AB-16)."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from vidar.law.absence.amounts import HOUR, Hundredths, Minutes, share_of
from vidar.law.absence.facts import SubjectYear
from vidar.law.absence.lines import Line
from vidar.law.absence.rules import AbsenceRules
from vidar.law.absence.settings import AbsenceSettings
from vidar.law.absence.standing import Standing
from vidar.law.basis import N_, Explanation, Step, explain, step


class LimitStatus(StrEnum):
    """Where the pupil stands in the subject."""

    INSIDE = "inside"
    PRINCIPAL_MAY = "principal_may"  # over ten per cent, not over fifteen: the principal in person may decide
    OVER = "over"
    NOT_APPLIED = "not_applied"  # exempt in the subject, or the limit is not for this pupil
    UNKNOWN = "unknown"  # the annual hours are not known


@dataclass(frozen=True, slots=True)
class SubjectAbsence:
    """The answer for one subject. Minutes all; what has a limit is None where there is none."""

    subject: SubjectYear
    status: LimitStatus
    counted: int
    free: int
    """Absence that does not count."""

    limit: int | None
    discretion_limit: int | None
    in_discretion: int
    """What the 15 per cent are held against (AB-9)."""

    lines: tuple[Line, ...]
    """Every absence here, in order of time, each with its reason."""

    left_behind: int
    """What counted at former schools, which does not follow the pupil here (AB-13)."""

    rules: AbsenceRules = field(repr=False, compare=False)

    @property
    def explanation(self) -> Explanation:
        """The steps from what counted to the status."""
        return explain(*_counting_steps(self), *_status_steps(self))

    @property
    def percent(self) -> Hundredths | None:
        """The counted part of the annual hours, rounded up; None where they are not known."""
        hours = self.subject.base_hours
        return None if hours is None else share_of(self.counted, hours * HOUR)

    @property
    def left(self) -> int | None:
        """How many minutes more are inside the limit."""
        return None if self.limit is None else max(0, self.limit - self.counted)

    @property
    def left_lessons(self) -> int | None:
        """How many whole lessons more are inside the limit."""
        return None if self.left is None else self.left // self.subject.lesson_minutes

    @property
    def beyond(self) -> int:
        """Minutes over the limit."""
        return sum(line.beyond for line in self.lines)

    @property
    def lines_beyond(self) -> tuple[Line, ...]:
        """The absences that lie over the limit, wholly or in part: what there is to do something about."""
        return tuple(line for line in self.lines if line.beyond)

    @property
    def full_explanation(self) -> Explanation:
        """Every absence with its reason, then the steps to the status."""
        return explain(*(each for line in self.lines for each in line.why)) + self.explanation


def hold_against_limit(
    subject: SubjectYear,
    lines: tuple[Line, ...],
    rules: AbsenceRules,
    settings: AbsenceSettings,
    *,
    left_behind: int = 0,
) -> SubjectAbsence:
    """The counted lines of a subject against ten and fifteen per cent of its annual hours."""
    hours = subject.base_hours
    counted = sum(line.counted for line in lines)
    noted = sum(line.counted for line in lines if line.standing is Standing.NOTED_HEALTH)
    in_discretion = counted if settings.noted_health_in_discretion else counted - noted
    limit = None if hours is None else rules.limit_of(hours)
    discretion = None if hours is None else rules.discretion_of(hours)
    status = _status(subject, counted, in_discretion, limit, discretion)
    return SubjectAbsence(
        subject,
        status,
        counted,
        sum(line.free for line in lines if line.on_document),
        None if status is LimitStatus.NOT_APPLIED else limit,
        None if status is LimitStatus.NOT_APPLIED else discretion,
        in_discretion,
        lines,
        left_behind,
        rules,
    )


def _status(
    subject: SubjectYear, counted: int, in_discretion: int, limit: int | None, discretion: int | None
) -> LimitStatus:
    if subject.exempt or not subject.limit_applies:
        return LimitStatus.NOT_APPLIED
    if limit is None or discretion is None:
        return LimitStatus.UNKNOWN
    if counted <= limit:
        return LimitStatus.INSIDE
    return LimitStatus.PRINCIPAL_MAY if in_discretion <= discretion else LimitStatus.OVER


def _counting_steps(answer: SubjectAbsence) -> Iterator[Step]:
    text = N_("{result} teller i faget, {free} teller ikke.")
    yield step("AB-1", "F §9-8(1)", text, result=Minutes(answer.counted), free=Minutes(answer.free))
    if answer.left_behind:
        text = N_("{left_behind} ved en annen skole følger ikke med.")
        yield step("AB-13", "F §9-8", text, result=Minutes(answer.counted), left_behind=Minutes(answer.left_behind))


def _status_steps(answer: SubjectAbsence) -> Iterator[Step]:
    subject, limit = answer.subject, answer.limit
    if answer.status is LimitStatus.NOT_APPLIED:
        rule_id = "AB-14" if subject.exempt else "AB-16"
        yield step(rule_id, "F §9-8(1)", N_("Fraværsgrensen gjelder ikke for eleven i dette faget."), result=False)
        return
    if limit is None:
        yield step("AB-3", "F §9-8(1)", N_("Årstimetallet i faget er ikke kjent."), result=None)
        return
    yield _base_step(subject)
    text = N_("Grensen er {share} av dem: {result}.")
    yield step("AB-2", "F §9-8(1)", text, result=Minutes(limit), share=Hundredths(answer.rules.limit_permille * 10))
    if answer.status is LimitStatus.INSIDE:
        text = N_("{percent} er innenfor grensen: {result} igjen.")
        yield step("AB-2", "F §9-8(1)", text, result=Minutes(limit - answer.counted), percent=answer.percent)
        return
    text = N_("{percent} er over grensen med {result}.")
    yield step("AB-2", "F §9-8(1)", text, result=Minutes(answer.counted - limit), percent=answer.percent)
    yield from _discretion_steps(answer)


def _base_step(subject: SubjectYear) -> Step:
    if subject.reduced_hours is not None:
        text = N_("Eleven har mer opplæring med {result} timer av {annual} i faget dette året.")
        return step("AB-15", "F §5-2", text, result=subject.reduced_hours, annual=subject.annual_hours)
    return step("AB-3", "F §9-8(1)", N_("Faget har {result} timer i året."), result=subject.annual_hours)


def _discretion_steps(answer: SubjectAbsence) -> Iterator[Step]:
    if answer.in_discretion != answer.counted:
        text = N_("Helsefravær med bekreftelse holdes utenfor rektors vurdering: {result} er igjen.")
        yield step("AB-9", "F §9-8(4)", text, result=Minutes(answer.in_discretion))
    may = answer.status is LimitStatus.PRINCIPAL_MAY
    text = (
        N_("{minutes} er ikke over {share} ({most}): rektor selv kan bestemme at eleven får karakter.")
        if may
        else N_("{minutes} er over {share} ({most}): rektor kan ikke gjøre unntak.")
    )
    yield step(
        "AB-7",
        "F §9-8(4)",
        text,
        result=may,
        minutes=Minutes(answer.in_discretion),
        most=Minutes(answer.rules.discretion_of(answer.subject.base_hours or 0)),
        share=Hundredths(answer.rules.discretion_permille * 10),
    )
