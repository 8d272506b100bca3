"""Everybody at the schools and at home: synthetic, with numbers (month + 80) that nobody else has."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from vidar.demo.large.shape import PlannedSchool
from vidar.demo.large.units import Unit
from vidar.demo.people.births import usual_year
from vidar.demo.people.name_lists import BACKGROUNDS, Background
from vidar.demo.people.registry import plain_letters
from vidar.law.basis import NationalId, synthetic_numbers

_TWO_GUARDIANS, _SIBLING, _OWN_NAME, _PROTECTED = 0.85, 0.09, 0.4, 0.003
_DAYS_IN_YEAR = 365
_PARENT_YEARS, _STAFF_YEARS = (38, 18), (26, 38)  # youngest, and so many years more

# Besides the teachers of the week, at every school.
STAFF_ROLES = (
    ("principal", "Rektor"), ("office", "Konsulent"), ("head_of_department", "Avdelingsleder"),
    ("counsellor", "Rådgiver"), ("timetabler", "Timeplanlegger"), ("exam_officer", "Eksamensansvarlig"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person. ``feide`` is empty for those who are guardians only."""

    id: int
    owner: int
    given: str
    family: str
    national_id: str
    born: date
    protection: str
    feide: str


@dataclass(frozen=True, slots=True)
class Tie:
    """A guardian of a pupil."""

    owner: int
    pupil: int
    guardian: int
    same_household: bool


@dataclass(frozen=True, slots=True)
class Post:
    """A role at a school, or at the owner's where ``school`` is None."""

    owner: int
    school: int | None
    person: int
    role: str
    title: str


@dataclass(slots=True)
class UnitPlace:
    """Where a unit of a school begins in the numbering of people."""

    school: PlannedSchool
    unit: Unit
    unit_number: int
    pupils: int
    pupil_base: int
    teacher_base: int


class Numbers:
    """Hands out the numbers of birth dates, each once."""

    def __init__(self) -> None:
        self._of_day: dict[date, Iterator[NationalId]] = {}

    def take(self, wished: date) -> tuple[str, date]:
        """Return a number and its birth date: the one wished for, or the next day with a number left."""
        born = wished
        while True:
            numbers = self._of_day.setdefault(born, synthetic_numbers(born))
            found = next(numbers, None)
            if found is not None:
                return found.reveal(), born
            born += timedelta(days=1)


@dataclass(slots=True)
class Population:
    """All people of the schools, in the order of their ids."""

    random: Random
    start_year: int
    people: list[Somebody] = field(default_factory=list)
    ties: list[Tie] = field(default_factory=list)
    posts: list[Post] = field(default_factory=list)
    places: list[UnitPlace] = field(default_factory=list)
    _numbers: Numbers = field(default_factory=Numbers)

    def add_owner(self, owner: int) -> None:
        """Add somebody at the county's own office."""
        self.posts.append(Post(owner, None, self._employee(owner), "owner_staff", "Rådgiver"))

    def add_school(self, school: PlannedSchool, units: tuple[Unit, ...]) -> None:
        """Add a school's staff and pupils, and the pupils' guardians after them."""
        for role, title in STAFF_ROLES:
            self._employ(school, role, title)
        families: list[tuple[Background, str, tuple[int, ...]]] = []
        for placed in school.units:
            unit = units[placed.unit]
            teacher_base = len(self.people)
            for _ in range(unit.teachers):
                self._employ(school, "teacher", "Lektor")
            pupil_base = len(self.people)
            self.places.append(UnitPlace(school, unit, placed.unit, placed.pupils, pupil_base, teacher_base))
            pupils = [self._pupil(school.owner, each.school_class.level) for each in unit.pupils[: placed.pupils]]
            for pupil in pupils:
                self._guard(school.owner, pupil, families)

    def _employ(self, school: PlannedSchool, role: str, title: str) -> None:
        self.posts.append(Post(school.owner, school.number, self._employee(school.owner), role, title))

    def _employee(self, owner: int) -> int:
        background = self._background()
        woman = self._flip()
        given = self.random.choice(background.women if woman else background.men)
        born = self._born(*_STAFF_YEARS)
        return self._add(owner, given, self.random.choice(background.families), born, feide=True)

    def _pupil(self, owner: int, level: str) -> tuple[int, Background, str]:
        background = self._background()
        family = self.random.choice(background.families)
        given = self.random.choice(background.girls if self._flip() else background.boys)
        born = date(usual_year(level, self.start_year), 1, 1) + timedelta(days=self.random.randrange(_DAYS_IN_YEAR))
        protection = "confidential" if self.random.random() < _PROTECTED else "none"
        return self._add(owner, given, family, born, feide=True, protection=protection), background, family

    def _guard(
        self,
        owner: int,
        pupil: tuple[int, Background, str],
        families: list[tuple[Background, str, tuple[int, ...]]],
    ) -> None:
        """Tie a pupil to new guardians, or to those of another pupil at the school."""
        pupil_id, background, family = pupil
        if families and self.random.random() < _SIBLING:
            guardians = self.random.choice(families)[2]
        else:
            women = (True, False) if self.random.random() < _TWO_GUARDIANS else (True,)
            guardians = tuple(self._guardian(owner, background, family, woman=each) for each in women)
            families.append((background, family, guardians))
        for place, guardian in enumerate(guardians):
            together = place == 0 or self.random.random() < 0.7  # noqa: PLR2004 - as in the demo county
            self.ties.append(Tie(owner, pupil_id, guardian, together))

    def _guardian(self, owner: int, background: Background, family: str, *, woman: bool) -> int:
        given = self.random.choice(background.women if woman else background.men)
        surname = self.random.choice(background.families) if self.random.random() < _OWN_NAME else family
        return self._add(owner, given, surname, self._born(*_PARENT_YEARS), feide=False)

    def _add(self, owner: int, given: str, family: str, wished: date, *, feide: bool, protection: str = "none") -> int:
        person_id = len(self.people) + 1
        number, born = self._numbers.take(wished)
        name = f"{plain_letters(given)}.{plain_letters(family)}.{person_id}@skole.demo.example" if feide else ""
        self.people.append(Somebody(person_id, owner, given, family, number, born, protection, name))
        return person_id

    def _born(self, youngest: int, span: int) -> date:
        year = self.start_year - youngest - self.random.randrange(span)
        return date(year, 1, 1) + timedelta(days=self.random.randrange(_DAYS_IN_YEAR))

    def _background(self) -> Background:
        return self.random.choices(BACKGROUNDS, _WEIGHTS)[0]

    def _flip(self) -> bool:
        return self.random.random() < 0.5  # noqa: PLR2004 - as many of the one as of the other


_WEIGHTS = [each.weight for each in BACKGROUNDS]
