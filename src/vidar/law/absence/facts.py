"""What the rules are told of a pupil's school year. Whoever asks puts it together."""

from dataclasses import dataclass, field
from datetime import date, datetime

from vidar.law.attendance import Evidence, Ground, Mark, Presence, missed_minutes
from vidar.law.basis import Period, local_date
from vidar.law.calendar import school_year_period

DEFAULT_LESSON_MINUTES = 45


class OutsideYearError(ValueError):
    """Something lies in another school year than the one that is settled."""


@dataclass(frozen=True, slots=True)
class Absence:
    """Minutes of one lesson that a pupil was not there, credited to one subject, with their ground.

    A lesson that credits several subjects, or in which the ground changes, is several of these with the same
    ``lesson`` (see ``share_out``). A pupil in the school's care elsewhere is one as well, with such a ground.
    """

    lesson: int
    """The lesson's number; the rules only compare it."""

    subject: str
    starts_at: datetime
    """When the lesson, or this part of it, began (aware). It orders, and gives the school day."""

    minutes: int
    """All minutes missed, those of coming late among them."""

    ground: Ground | None = None
    """None: nobody has said why."""

    evidence: Evidence = Evidence.NONE
    late_minutes: int = 0
    """How many of the minutes passed before the pupil came (AD-6)."""

    whole: bool = True
    """Whether the pupil missed the whole lesson (AD-2)."""

    school: int = 0
    """The school at which it happened; it follows no pupil to the limit of another one (AB-13)."""

    set_aside: bool = False
    """The principal has decided not to register it: the cause was outside the pupil's control (AT-4)."""

    day: date = field(init=False, compare=False)
    """The school day: the local date on which it began."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "day", local_date(self.starts_at))
        object.__setattr__(self, "ground", None if self.ground is None else Ground(self.ground))
        object.__setattr__(self, "evidence", Evidence(self.evidence))
        if not 0 <= self.late_minutes <= self.minutes:
            raise ValueError("late minutes are some of the minutes missed")

    @property
    def place_in_time(self) -> tuple[datetime, int, str, str, str, int, int]:
        """Orders absences, always in the same way, however they were given."""
        ground = self.ground or ""
        return (self.starts_at, self.lesson, self.subject, ground, self.evidence, self.minutes, self.late_minutes)


def absence_of(
    mark: Mark,
    *,
    length: int,
    lesson: int,
    subject: str,
    starts_at: datetime,
    ground: Ground | None = None,
    evidence: Evidence = Evidence.NONE,
    school: int = 0,
    set_aside: bool = False,
) -> Absence:
    """An absence from the mark in a register, for a lesson of so many minutes.

    Who is marked as elsewhere was in the school's care for the whole lesson, whatever ground was told before.

    Raises:
        ImpossibleMarkError: the mark leaves nothing of the lesson.
    """
    elsewhere = mark.presence is Presence.ELSEWHERE
    in_care = ground if ground in {Ground.RIGHTS_BASED, Ground.SCHOOL_ACTIVITY} else Ground.SCHOOL_ACTIVITY
    return Absence(
        lesson,
        subject,
        starts_at,
        length if elsewhere else missed_minutes(mark, length=length),
        in_care if elsewhere else ground,
        evidence,
        mark.late_minutes,
        mark.presence is not Presence.PARTLY,
        school,
        set_aside,
    )


@dataclass(frozen=True, slots=True)
class SubjectYear:
    """A subject that a pupil has this school year at a school."""

    subject: str
    annual_hours: int | None
    """Of this subject this school year, in hours of 60 minutes (AB-3); None: not known."""

    school: int = 0
    reduced_hours: int | None = None
    """Fewer hours that the school has set for more teaching; then they are the base (AB-15)."""

    lesson_minutes: int = DEFAULT_LESSON_MINUTES
    """How long a lesson usually is, to tell what is left in lessons."""

    exempt: bool = False
    """Exempt from the teaching or from graded assessment in the subject (AB-14)."""

    limit_applies: bool = True
    """False for adults, apprentices and the Vg3 alternative to training in a company (AB-16)."""

    def __post_init__(self) -> None:
        given = (self.annual_hours, self.reduced_hours, self.lesson_minutes)
        if any(each is not None and each <= 0 for each in given):
            raise ValueError("hours and minutes of a subject are positive")

    @property
    def base_hours(self) -> int | None:
        """The hours of which ten per cent are the limit."""
        return self.annual_hours if self.reduced_hours is None else self.reduced_hours


@dataclass(frozen=True, slots=True)
class PlannedDay:
    """A day on which the pupil had teaching: so many lessons in the timetable, some of them perhaps not held."""

    day: date
    lessons: int
    cancelled: int = 0

    def __post_init__(self) -> None:
        if not 0 <= self.cancelled <= self.lessons or self.lessons == 0:
            raise ValueError("a planned day has lessons, and no more can be cancelled than there are")


@dataclass(frozen=True, slots=True)
class PupilYear:
    """All that is known of one pupil's absence in one school year. The order of nothing in here matters."""

    school_year: str
    """As "2026/27"."""

    absences: tuple[Absence, ...] = ()
    subjects: tuple[SubjectYear, ...] = ()
    planned: tuple[PlannedDay, ...] = ()
    """Every day with teaching, with absence or without: spells of illness are counted along them (AF-6)."""

    risk: tuple[Period, ...] = ()
    """When health personnel have documented a higher risk of health absence (AB-6)."""

    hours_only: bool = False
    """The owner lets this part-time pupil have absence in hours alone (AD-5)."""

    def __post_init__(self) -> None:
        year = self.period
        days = {each.day for each in self.absences} | {each.day for each in self.planned}
        outside = sorted(day for day in days if not year.contains(day))
        if outside:
            raise OutsideYearError(f"{outside[0].isoformat()} is not in {self.school_year}")
        if len({(each.subject, each.school) for each in self.subjects}) < len(self.subjects):
            raise ValueError("a subject stands once for each school")

    @property
    def period(self) -> Period:
        """The days from 1 August to 31 July. Raises SchoolYearFault for anything that is no school year."""
        return school_year_period(self.school_year)

    def has_risk(self, day: date) -> bool:
        """AB-6: whether a higher risk is documented for the day."""
        return any(period.contains(day) for period in self.risk)
