"""Warnings that were sent, and which of them stand (AW-3, AW-5, AW-6)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from vidar.law.absence.settings import DEFAULT_SETTINGS, AbsenceSettings
from vidar.law.basis import local_date


class Assessment(StrEnum):
    """What a grade, and a warning, is about."""

    MID_YEAR = "mid_year"  # half-year assessment after the first term: the limit does not touch it (AB-1)
    END_OF_YEAR = "end_of_year"  # half-year assessment at the end of the year in a subject that goes on
    FINAL = "final"  # standpunkt

    @property
    def has_limit(self) -> bool:
        """Whether the absence limit has a say in it."""
        return self is not Assessment.MID_YEAR


class WarningGround(StrEnum):
    """Why a grade is in danger."""

    LIMIT = "limit"
    NO_BASIS = "no_basis"  # the teacher lacks grounds for a grade


@dataclass(frozen=True, slots=True)
class SentWarning:
    """A warning to the pupil, as it was sent."""

    subject: str
    assessment: Assessment
    ground: WarningGround
    sent_at: datetime
    in_writing: bool = True
    """A spoken warning is none (F §9-7)."""

    withdrawn_at: datetime | None = None
    school: int = 0

    def __post_init__(self) -> None:
        object.__setattr__(self, "assessment", Assessment(self.assessment))
        object.__setattr__(self, "ground", WarningGround(self.ground))

    def stands(self, at: datetime) -> bool:
        """Sent in writing, and not withdrawn at the moment."""
        withdrawn = self.withdrawn_at is not None and self.withdrawn_at <= at
        return self.in_writing and self.sent_at <= at and not withdrawn


@dataclass(frozen=True, slots=True)
class WarningTime:
    """The moment asked about, and the days of the school year that warnings are held against."""

    at: datetime
    year_starts: date
    second_term_starts: date
    assessed_on: date | None = None
    """The day of the assessment, where it is set: warnings must come some days before it (AW-3)."""

    @property
    def is_second_term(self) -> bool:
        """Whether the second term has begun."""
        return local_date(self.at) >= self.second_term_starts

    def counts_from(self, settings: AbsenceSettings = DEFAULT_SETTINGS) -> date:
        """AW-5: from which day a warning stands for the coming assessment."""
        return (
            self.second_term_starts if self.is_second_term and settings.new_warning_in_second_term else self.year_starts
        )


def valid_warnings(
    sent: Iterable[SentWarning],
    subject: str,
    assessment: Assessment,
    time: WarningTime,
    *,
    school: int = 0,
    settings: AbsenceSettings = DEFAULT_SETTINGS,
) -> tuple[SentWarning, ...]:
    """The warnings that stand for the pupil's assessment in this subject, the oldest first."""
    first = time.counts_from(settings)
    last = None if time.assessed_on is None else time.assessed_on - timedelta(days=settings.warning_days_before)
    fitting = (
        each
        for each in sent
        if (each.subject, each.school, each.assessment) == (subject, school, assessment)
        and each.stands(time.at)
        and first <= local_date(each.sent_at)
        and (last is None or local_date(each.sent_at) <= last)
    )
    return tuple(sorted(fitting, key=lambda each: (each.sent_at, each.ground)))
