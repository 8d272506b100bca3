"""When a pupil must be warned, with what, and when a warning falls away (AW-3 to AW-8)."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from vidar.law.absence.amounts import HOUR, Hundredths, Minutes
from vidar.law.absence.limit import LimitStatus, SubjectAbsence
from vidar.law.absence.settings import DEFAULT_SETTINGS, AbsenceSettings
from vidar.law.absence.warning_facts import Assessment, SentWarning, WarningGround, WarningTime, valid_warnings
from vidar.law.basis import N_, Explanation, Step, explain, step
from vidar.law.people import LeapDay, Protection, is_adult


class Recipient(StrEnum):
    """Who gets a warning."""

    PUPIL = "pupil"
    GUARDIANS = "guardians"  # the parents, until the pupil is of age


@dataclass(frozen=True, slots=True)
class WarnedPupil:
    """What a warning must know of the person."""

    birth_date: date
    protection: Protection = Protection.NONE
    leap_day: LeapDay = LeapDay.FEBRUARY_28

    def __post_init__(self) -> None:
        object.__setattr__(self, "protection", Protection(self.protection))


@dataclass(frozen=True, slots=True)
class DueWarning:
    """A warning to write, with all the facts its letter needs but the school's name and contact (AW-7)."""

    subject: str
    school: int
    assessment: Assessment
    ground: WarningGround
    recipients: tuple[Recipient, ...]
    by_hand: bool
    """A protected address: the school hands the letter over (AW-8)."""

    counted: int
    limit: int | None
    percent: Hundredths | None
    left: int | None
    again: bool
    """The pupil was warned of the same earlier this year, and needs a new one now (AW-5)."""

    explanation: Explanation
    advice: tuple[Step, ...]
    """What the pupil can do."""


def warning_from(answer: SubjectAbsence, settings: AbsenceSettings = DEFAULT_SETTINGS) -> int | None:
    """AW-4: from how many counted minutes the pupil is in danger; None where there is no limit.

    A part of a minute counts as danger only when it is full. At the latest it begins where nothing is left.
    """
    hours = answer.subject.base_hours
    if answer.limit is None or hours is None:
        return None
    levels = settings.warning_levels
    permille = levels.small_permille if hours <= levels.small_up_to_hours else levels.usual_permille
    return min(-(-hours * HOUR * permille // 1000), answer.limit)


def in_danger(answer: SubjectAbsence, settings: AbsenceSettings = DEFAULT_SETTINGS) -> bool:
    """AW-3: whether it is clear that the limit endangers the grade."""
    level = warning_from(answer, settings)
    return level is not None and answer.counted >= level


def warnings_due(
    answer: SubjectAbsence,
    assessment: Assessment,
    sent: Collection[SentWarning],
    pupil: WarnedPupil,
    time: WarningTime,
    *,
    lacks_basis: bool = False,
    settings: AbsenceSettings = DEFAULT_SETTINGS,
) -> tuple[DueWarning, ...]:
    """The warnings the school must write now; none that stands already.

    ``lacks_basis`` is the teacher's word that there may be no grounds for the grade.
    """
    subject, school = answer.subject.subject, answer.subject.school
    standing = valid_warnings(sent, subject, assessment, time, school=school, settings=settings)
    warned = {each.ground for each in standing}
    before = {each.ground for each in sent if (each.subject, each.school) == (subject, school) and each.stands(time.at)}
    return tuple(
        _due(answer, ground, pupil, assessment=assessment, time=time, settings=settings, again=ground in before)
        for ground in _grounds(answer, assessment, settings, lacks_basis=lacks_basis)
        if ground not in warned
    )


def warnings_to_withdraw(
    answer: SubjectAbsence,
    sent: Iterable[SentWarning],
    time: WarningTime,
    *,
    lacks_basis: bool,
    settings: AbsenceSettings = DEFAULT_SETTINGS,
) -> tuple[SentWarning, ...]:
    """The warnings in this subject that stand although what they warn of is no longer so.

    Those for the mid-year assessment are left alone when the second term has begun: it is done.
    """
    own = (answer.subject.subject, answer.subject.school)
    return tuple(
        each
        for each in sent
        if (each.subject, each.school) == own
        and each.stands(time.at)
        and not (each.assessment is Assessment.MID_YEAR and time.is_second_term)
        and each.ground not in _grounds(answer, each.assessment, settings, lacks_basis=lacks_basis)
    )


def _grounds(
    answer: SubjectAbsence, assessment: Assessment, settings: AbsenceSettings, *, lacks_basis: bool
) -> tuple[WarningGround, ...]:
    if answer.subject.exempt:
        return ()
    limit = (WarningGround.LIMIT,) if assessment.has_limit and in_danger(answer, settings) else ()
    return limit + ((WarningGround.NO_BASIS,) if lacks_basis else ())


def _due(
    answer: SubjectAbsence,
    ground: WarningGround,
    pupil: WarnedPupil,
    *,
    assessment: Assessment,
    time: WarningTime,
    settings: AbsenceSettings,
    again: bool,
) -> DueWarning:
    adult = is_adult(pupil.birth_date, time.at, leap_day=pupil.leap_day)
    return DueWarning(
        answer.subject.subject,
        answer.subject.school,
        assessment,
        ground,
        (Recipient.PUPIL,) if adult else (Recipient.PUPIL, Recipient.GUARDIANS),
        pupil.protection is not Protection.NONE,
        answer.counted,
        answer.limit,
        answer.percent,
        answer.left,
        again,
        explain(*_why(answer, ground, settings, again=again)),
        tuple(_advice(answer, ground)),
    )


def _why(answer: SubjectAbsence, ground: WarningGround, settings: AbsenceSettings, *, again: bool) -> Iterator[Step]:
    if ground is WarningGround.NO_BASIS:
        yield step("AW-3", "F §9-7", N_("Det kan mangle grunnlag for karakter i faget."), result=True)
    else:
        level = Minutes(warning_from(answer, settings) or 0)
        text = N_("{counted} av {limit} er brukt. Skolen varsler fra {result}.")
        counted, limit = Minutes(answer.counted), Minutes(answer.limit or 0)
        yield step("AW-4", "F §9-7", text, result=level, counted=counted, limit=limit, percent=answer.percent)
    if again:
        text = N_("Et tidligere varsel gjelder ikke denne vurderingen: det trengs et nytt.")
        yield step("AW-5", "F §9-7", text, result=True)


def _advice(answer: SubjectAbsence, ground: WarningGround) -> Iterator[Step]:
    if ground is WarningGround.NO_BASIS:
        text = N_("Avtal med læreren hva du kan gjøre for å få grunnlag for karakter.")
        yield step("AW-7", "F §9-7", text)
        return
    if answer.status is LimitStatus.INSIDE:
        text = N_("Møt til timene: {result} er igjen før grensen.")
        yield step("AW-7", "F §9-8", text, result=Minutes(answer.left or 0))
    yield step("AW-7", "F §9-8(3)", N_("Lever bekreftelse fra helsepersonell for helsefravær over grensen."))
    yield step("AW-7", "F §9-8(2)", N_("Dokumenter fravær av en grunn som er unntatt. Det kan gjøres etterpå."))
    if answer.status is LimitStatus.PRINCIPAL_MAY:
        yield step("AW-7", "F §9-8(4)", N_("Be rektor vurdere om grensen er klart urimelig for deg."))
