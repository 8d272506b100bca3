"""Random small schools: who is there, who works there, who is tied to whom; all in numbers, nothing in a database.

People, classes and groups are numbers. Pupils are mostly among the first people and staff among the last, and one
may be both; class and group 0 and 1 are at school 0, the last ones at school 1.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from hypothesis import strategies as st

from vidar.law.access import MATRIX, Object, Role, Verb, may_be_opened
from vidar.law.access.relations import SCHOOL_ROLES
from vidar.law.basis.local_time import start_of_day
from vidar.law.people import Agreement, GuardianshipKind, LeapDay, Protection

PEOPLE, CLASSES, GROUPS, SCHOOLS = 7, 3, 3, 2
SCHOOL_OF = (0, 0, 1)
"""The school of each class, and of each group."""

TODAYS = (date(2026, 11, 24), date(2026, 2, 28), date(2026, 3, 1))
_BIRTHS = ("17", "18 tomorrow", "18 today", "18 yesterday", "18 for long", "unknown", "leap day")
_PERIODS = {
    "since long": (-400, None),
    "last day": (-30, 1),
    "ended at midnight": (-30, 0),
    "from today": (0, 30),
    "from tomorrow": (1, 30),
}
CONSENTS = {
    "none": (),
    "stands": (("2026-1", -600, None),),
    "old text": (("2025-1", -600, None),),
    "withdrawn": (("2026-1", -600, -1),),
    "withdrawn now": (("2026-1", -600, 0),),
    "to be withdrawn": (("2026-1", -600, 60),),
    "given now": (("2026-1", 0, None),),
    "still to come": (("2026-1", 60, None),),
    "given again": (("2026-1", -600, -300), ("2026-1", -60, None)),
}
"""(text, minutes from now when given, minutes from now when withdrawn), for one party."""
CLOSED_CELLS = tuple((obj, role, verb) for obj, role in MATRIX for verb in Verb if may_be_opened(obj, role, verb))

type Days = tuple[date, date | None]


@dataclass(frozen=True)
class World:
    """One owner's people. Every tie carries its days, [from, to)."""

    today: date
    at: datetime
    leap_day: LeapDay
    agreement: Agreement
    people: tuple[tuple[date | None, Protection], ...]
    enrolments: tuple[tuple[int, int, Days], ...]  # person, school
    staff: tuple[tuple[int, int | None, str, Days], ...]  # person, school or none, role
    class_members: tuple[tuple[int, int, Days], ...]  # class, person
    contact_teachers: tuple[tuple[int, int, Days], ...]  # class, person
    group_members: tuple[tuple[int, int, Days], ...]  # group, person
    group_teachers: tuple[tuple[int, int, Days], ...]  # group, person
    ties: tuple[tuple[int, int, GuardianshipKind, bool, str, str, Days], ...]
    """Pupil, guardian, kind, approved despite protection, the pupil's consent, the guardian's."""

    named: tuple[tuple[int, int, Days], ...]  # protected person, member of staff
    openings: tuple[tuple[Object, Role, Verb], ...]


def _birth(word: str, today: date) -> date | None:
    eighteen = today.replace(year=today.year - 18)
    return {
        "17": today.replace(year=today.year - 17),
        "18 tomorrow": eighteen + timedelta(days=1),
        "18 today": eighteen,
        "18 yesterday": eighteen - timedelta(days=1),
        "18 for long": today.replace(year=today.year - 40),
        "unknown": None,
        "leap day": date(2008, 2, 29),
    }[word]


def _days(word: str, today: date) -> Days:
    first, last = _PERIODS[word]
    return today + timedelta(days=first), None if last is None else today + timedelta(days=last)


_PERSON, _PUPIL, _STAFF = st.integers(0, PEOPLE - 1), st.integers(0, 3), st.integers(3, PEOPLE - 1)
_ROLE = st.sampled_from([role.value for role in SCHOOL_ROLES])
_SCHOOL, _CLASS, _GROUP = st.integers(0, SCHOOLS - 1), st.integers(0, CLASSES - 1), st.integers(0, GROUPS - 1)


@st.composite
def worlds(draw):
    """Small schools where most ties hold today, so that there is something to see."""
    today = draw(st.sampled_from(TODAYS))
    days = st.sampled_from(["since long", "since long", *_PERIODS]).map(lambda word: _days(word, today))

    def some(*keys, rest=(), always=(), most=4):
        """Draw rows that ``keys`` tell apart, those of ``always`` among them; each with ``rest`` and its days."""
        drawn = draw(st.lists(st.tuples(*keys), max_size=most))
        return tuple((*key, *(draw(part) for part in rest), draw(days)) for key in dict.fromkeys((*always, *drawn)))

    return World(
        today=today,
        at=start_of_day(today) + timedelta(seconds=draw(st.sampled_from([0, 36_300, 86_399]))),
        leap_day=draw(st.sampled_from(LeapDay)),
        agreement=draw(st.sampled_from(Agreement)),
        people=_people(draw, today),
        enrolments=some(_PUPIL | _PERSON, _SCHOOL, always=((0, 0), (1, 0), (2, 1))),
        staff=_posts(some(_STAFF, st.none() | _SCHOOL, _ROLE, always=_ALWAYS_STAFF, most=2)),
        class_members=_one_class_a_school(some(_CLASS, _PUPIL, always=((0, 0), (0, 1)))),
        contact_teachers=some(_CLASS, _STAFF, always=((0, 4), (1, 5))),
        group_members=some(_GROUP, _PUPIL, always=((0, 0), (1, 1))),
        group_teachers=some(_GROUP, _STAFF, always=((0, 4), (1, 5))),
        ties=_ties(some(_PUPIL, _PERSON, rest=_TIE, always=((0, 3), (1, 3), (2, 3)))),
        named=some(_PUPIL, _STAFF, always=((0, 4), (1, 6))),
        openings=draw(_OPENINGS),
    )


_ALWAYS_STAFF = (
    (3, 1, "timetabler"), (3, 1, "exam_officer"), (4, 0, "teacher"), (5, 0, "teacher"), (5, 0, "counsellor"),
    (6, 0, "office"), (6, 0, "principal"), (6, 1, "head_of_department"),
)  # fmt: skip
_OPENINGS = st.one_of(
    st.just(()), st.just(CLOSED_CELLS), st.lists(st.sampled_from(CLOSED_CELLS), max_size=8, unique=True).map(tuple)
)
_CONSENT = st.sampled_from(["stands", "stands", *CONSENTS])
_TIE = (
    st.sampled_from([GuardianshipKind.PARENTAL_RESPONSIBILITY] * 3 + [*GuardianshipKind]),
    st.booleans(),
    _CONSENT,
    _CONSENT,
)


def _people(draw, today):
    """The first is often a minor, the second and third often of age; anybody may be anything."""
    births = (
        ["17", *_BIRTHS],
        ["18 for long", *_BIRTHS],
        ["18 for long", "18 today", *_BIRTHS],
        *[_BIRTHS] * (PEOPLE - 3),
    )
    protection = st.sampled_from([Protection.NONE, *Protection])
    return tuple((_birth(draw(st.sampled_from(words)), today), draw(protection)) for words in births)


def _ties(rows):
    return tuple(row for row in rows if row[0] != row[1])


def _posts(rows):
    """Whoever has no school works for the owner; one such post each."""
    at_schools = [row for row in rows if row[1] is not None]
    for_owner = {row[0]: (row[0], None, "owner_staff", row[3]) for row in rows if row[1] is None}
    return (*at_schools, *for_owner.values())


def _one_class_a_school(rows):
    return tuple({(SCHOOL_OF[row[0]], row[1]): row for row in rows}.values())
