"""Small school years for the tests of absence: one pupil, lessons one after the other."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, time, timedelta

from hypothesis import strategies as st

from vidar.law.absence import Absence, PlannedDay, PupilYear, SubjectYear
from vidar.law.attendance import Evidence, Ground
from vidar.law.basis import instant
from vidar.law.calendar import school_year_period

MATHS = "MAT1019"
CAUSES = {
    "undocumented": (None, Evidence.NONE),
    "own_notice": (Ground.HEALTH, Evidence.OWN_NOTICE),
    "noted_health": (Ground.HEALTH, Evidence.HEALTH_PERSONNEL),
    "exempt": (Ground.REPRESENTATION, Evidence.DOCUMENTED),
    "no_absence": (Ground.RIGHTS_BASED, Evidence.NONE),
}


def lesson(number: int, minutes: int, cause: str = "undocumented", *, year: str = "2026/27", **more) -> Absence:
    """An absence of so many minutes, on the day with this number, counted from 17 August."""
    ground, evidence = CAUSES[cause]
    day = school_year_period(year).start + timedelta(days=16 + number)
    facts = {"lesson": number, "subject": MATHS, "starts_at": instant(day, time(8, 15))}
    return Absence(minutes=minutes, **facts | {"ground": ground, "evidence": evidence} | more)


def read(text: str, *, year: str) -> tuple[Absence, ...]:
    """Absences as a table writes them: "2 x 45 undocumented; 600 noted_health"."""
    words = [entry.rpartition(" x ") for entry in text.split("; ") if entry]
    causes = [each[2].split() for each in words for _ in range(int(each[0] or 1))]
    return tuple(lesson(number, int(minutes), cause, year=year) for number, (minutes, cause) in enumerate(causes))


def pupil_year(
    absences: Iterable[Absence] = (), *, hours: int | None = 140, year: str = "2026/27", risk: bool = False, **more
) -> PupilYear:
    """A year with one subject, unless others are given."""
    period = school_year_period(year)
    facts = {"subjects": (SubjectYear(MATHS, hours),), "risk": (period,) if risk else ()}
    return PupilYear(year, tuple(absences), **facts | more)


def weekdays(first: date, number: int) -> list[date]:
    """So many days from Monday to Friday."""
    days = (first + timedelta(days=passed) for passed in range(number * 2 + 7))
    return [day for day in days if day.isoweekday() <= 5][:number]


def planned(days: Iterable[date], lessons: int = 1) -> tuple[PlannedDay, ...]:
    """Days with so many lessons each."""
    return tuple(PlannedDay(day, lessons) for day in days)


_DAYS = weekdays(date(2026, 8, 17), 30)
SUBJECTS = (SubjectYear(MATHS, 10), SubjectYear("NOR1267", 4), SubjectYear("KRO1018", None))


_MOMENTS = [instant(day, time(hour)) for day in _DAYS for hour in range(8, 14)]
_RELIGIOUS_DAYS = {_DAYS[2], _DAYS[3]}
_CAUSES = [(ground, evidence) for ground in (None, *Ground) for evidence in Evidence]
_FLAGS = [
    (whole, school, set_aside) for whole in (True, False) for school in (0, 0, 1) for set_aside in (False, False, True)
]
_DRAWN = st.tuples(
    st.sampled_from(_MOMENTS),
    st.sampled_from(SUBJECTS),
    st.sampled_from(_CAUSES),
    st.integers(1, 400),
    st.sampled_from([0, 0, 0, 5, 15]),
    st.sampled_from(_FLAGS),
)


def absences() -> st.SearchStrategy[tuple[Absence, ...]]:
    """Absences of every kind in a few subjects, each at its own time; religious days at most two."""
    drawn = st.lists(_DRAWN, unique_by=lambda each: each[0], max_size=8)
    return drawn.map(lambda each: tuple(_absence(number, facts) for number, facts in enumerate(each)))


def _absence(number, facts) -> Absence:
    starts_at, subject, cause, minutes, late, (whole, school, set_aside) = facts
    absence = Absence(number, subject.subject, starts_at, minutes, *cause, min(late, minutes), whole, school, set_aside)
    is_usual = absence.ground is not Ground.RELIGIOUS or absence.day in _RELIGIOUS_DAYS
    return absence if is_usual else replace(absence, ground=Ground.WELFARE)


_PLANS = [planned(_DAYS, lessons) for lessons in (1, 1, 2)]


def years() -> st.SearchStrategy[PupilYear]:
    """A whole year of a pupil, with a documented risk in some of them."""
    return st.builds(
        lambda missed, risk, plan: pupil_year(missed, subjects=SUBJECTS, risk=risk, planned=plan),
        absences(),
        st.booleans(),
        st.sampled_from(_PLANS),
    )
