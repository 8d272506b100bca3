"""What the limit, the warnings and the grounds mean for a grade (AB-1, AB-7, AW-6, AI-1, AI-2)."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from vidar.law.absence.amounts import Minutes
from vidar.law.absence.limit import LimitStatus, SubjectAbsence
from vidar.law.absence.warning_facts import Assessment, SentWarning, WarningGround
from vidar.law.basis import N_, Explanation, Refused, Step, explain, step


class Outcome(StrEnum):
    """Whether a grade is set."""

    GRADE = "grade"
    PRINCIPAL_MAY = "principal_may"  # none, unless the principal in person decides otherwise
    IV_LIMIT = "iv_limit"
    IV_NO_BASIS = "iv_no_basis"
    NOT_GRADED = "not_graded"  # exempt
    UNKNOWN = "unknown"  # the annual hours are not known, so nobody can say


_REMARKS = {Outcome.IV_LIMIT: "FAM51", Outcome.PRINCIPAL_MAY: "FAM51", Outcome.IV_NO_BASIS: "FAM21"}


@dataclass(frozen=True, slots=True)
class GradeDecision:
    """The answer for one assessment in one subject."""

    outcome: Outcome
    assessment: Assessment
    warned: bool
    """A warning stands for what the outcome rests on."""

    explanation: Explanation

    @property
    def needs_decision(self) -> bool:
        """AI-1: that there is no final grade is a decision of the principal in person, and only after a warning."""
        return self.warned and self.assessment is Assessment.FINAL and self.outcome in _REMARKS

    @property
    def remark(self) -> str | None:
        """AI-2: the code beside IV on the certificate of competence."""
        return _REMARKS.get(self.outcome)


def decide_grade(
    answer: SubjectAbsence,
    assessment: Assessment,
    *,
    has_basis: bool,
    warnings: tuple[SentWarning, ...],
    principal_allows: bool | None = None,
) -> GradeDecision:
    """Whether the grade is set. Without grounds there is none, and without a valid warning the limit has no effect.

    ``warnings`` are those of ``valid_warnings``; ``principal_allows`` is the principal's own decision, if there is
    one. It matters only between ten and fifteen per cent.
    """
    warned = {each.ground for each in warnings}
    if answer.subject.exempt:
        text = N_("Eleven er fritatt i faget: ingen karakter.")
        return _decision(Outcome.NOT_GRADED, assessment, False, step("AB-14", "F §9-8(1)", text, result=False))
    if not has_basis:
        by_basis = WarningGround.NO_BASIS in warned
        return _decision(Outcome.IV_NO_BASIS, assessment, by_basis, *_no_basis(warned=by_basis))
    if not assessment.has_limit:
        text = N_("Fraværsgrensen gjelder ikke halvårsvurderingen midt i året.")
        return _decision(Outcome.GRADE, assessment, False, step("AB-1", "F §9-8(1)", text, result=True))
    by_limit = WarningGround.LIMIT in warned
    outcome, why = _by_limit(answer, warned=by_limit, principal_allows=principal_allows)
    return GradeDecision(outcome, assessment, by_limit, answer.explanation + explain(why))


def check_discretion(answer: SubjectAbsence, *, is_principal: bool, reason: str) -> None:
    """AB-7: who may decide between ten and fifteen per cent, and on what.

    Raises:
        Refused: the subject is not between the two, it is not the principal in person, or there is no reason.
    """
    for fits, text in (
        (answer.status is LimitStatus.PRINCIPAL_MAY, N_("Bare fravær mellom 10 og 15 % kan vurderes av rektor.")),
        (is_principal, N_("Bare rektor selv kan bestemme dette. Det kan ikke delegeres.")),
        (bool(reason.strip()), N_("Avgjørelsen må begrunnes.")),
    ):
        if not fits:
            counted = Minutes(answer.in_discretion)
            raise Refused("AB-7", explain(step("AB-7", "F §9-8(4)", text, result=False, counted=counted)))


def _by_limit(answer: SubjectAbsence, *, warned: bool, principal_allows: bool | None) -> tuple[Outcome, Step]:
    if answer.status is LimitStatus.UNKNOWN:
        text = N_("Uten årstimetall kan fraværet ikke vurderes.")
        return Outcome.UNKNOWN, step("AB-3", "F §9-8(1)", text, result=None)
    if answer.status not in {LimitStatus.PRINCIPAL_MAY, LimitStatus.OVER}:
        return Outcome.GRADE, step("AB-1", "F §9-8(1)", N_("Fraværet hindrer ikke karakter."), result=True)
    if not warned:
        text = N_("Eleven er ikke varslet: grensen får ikke virkning for karakteren.")
        return Outcome.GRADE, step("AW-6", "F §9-7", text, result=True)
    if answer.status is LimitStatus.OVER:
        return Outcome.IV_LIMIT, step("AB-1", "F §9-8(1)", N_("Over grensen: ingen karakter."), result=False)
    return _by_principal(principal_allows)


def _by_principal(allows: bool | None) -> tuple[Outcome, Step]:
    """Between ten and fifteen per cent."""
    outcome, text = {
        None: (Outcome.PRINCIPAL_MAY, N_("Over grensen: ingen karakter, om ikke rektor selv bestemmer noe annet.")),
        True: (Outcome.GRADE, N_("Rektor har bestemt at grensen er klart urimelig for eleven: karakter settes.")),
        False: (Outcome.IV_LIMIT, N_("Rektor har vurdert og ikke gjort unntak: ingen karakter.")),
    }[allows]
    return outcome, step("AB-7", "F §9-8(4)", text, result=allows)


def _no_basis(*, warned: bool) -> Iterator[Step]:
    yield step("AB-4", "F §9-1", N_("Læreren har ikke grunnlag for karakter."), result=False)
    if not warned:
        text = N_("Eleven er ikke varslet om det: rektor kan ikke vedta noe før eleven er varslet.")
        yield step("AI-1", "F §9-16(6)", text, result=False)


def _decision(outcome: Outcome, assessment: Assessment, warned: bool, *steps: Step) -> GradeDecision:
    return GradeDecision(outcome, assessment, warned, explain(*steps))
