"""The pupils of every class: the cast where it belongs, the others drawn."""

from dataclasses import dataclass, field
from datetime import date
from random import Random

from vidar.demo.cast.model import CastPupil
from vidar.demo.cast.pupils import PUPILS, placed
from vidar.demo.people.births import cast_birth, level_by_age, ordinary_birth
from vidar.demo.people.families import Families, Family
from vidar.demo.people.registry import Registry
from vidar.demo.rows import PersonRow
from vidar.demo.spec import ClassSpec, SchoolSpec

_GIRLS_IN_100 = {"HS": 82, "BA": 10, "EL": 12, "TP": 12, "NA": 58, "PB": 60, "ST": 55}


@dataclass(slots=True)
class Pupil:
    """A pupil while the county is made. ``chosen`` maps a band to a teaching group."""

    person: PersonRow
    school: str
    school_class: ClassSpec
    key: str = ""
    family: Family | None = None
    chosen: dict[str, int] = field(default_factory=dict)

    @property
    def id(self) -> int:
        """Return the person's id."""
        return self.person.id


class Classes:
    """Fills the classes of the county with pupils."""

    def __init__(self, registry: Registry, families: Families, random: Random, start: date, start_year: int) -> None:
        self._registry = registry
        self._families = families
        self._random = random
        self._start = start
        self._start_year = start_year
        self._names: set[tuple[str, str]] = {(each.given, each.family) for each in PUPILS}
        self._cast = [self._place(each) for each in PUPILS]

    def fill(self, school: SchoolSpec) -> list[Pupil]:
        """Return the pupils of a school, class by class."""
        return [pupil for each in school.classes for pupil in self._fill_class(school, each)]

    def _place(self, member: CastPupil) -> tuple[CastPupil, date]:
        """Return the member with a class and a birth date that fit each other."""
        level = "Vg" + member.class_name[:1]
        born = cast_birth(self._random, member.birth, level, self._start, self._start_year)
        return placed(member, level_by_age(born, self._start_year)), born

    def _fill_class(self, school: SchoolSpec, school_class: ClassSpec) -> list[Pupil]:
        pupils = [
            self._cast_pupil(member, born, school_class)
            for member, born in self._cast
            if (member.school, member.class_name) == (school.slug, school_class.name)
        ]
        while len(pupils) < school_class.size:
            pupils.append(self._drawn_pupil(school, school_class))
        return pupils

    def _cast_pupil(self, member: CastPupil, born: date, school_class: ClassSpec) -> Pupil:
        person = self._registry.add(member.given, member.family, born, woman=member.girl, protection=member.protection)
        return Pupil(person, member.school, school_class, member.key)

    def _drawn_pupil(self, school: SchoolSpec, school_class: ClassSpec) -> Pupil:
        girl = self._random.randrange(100) < _GIRLS_IN_100.get(school_class.area[:2], 50)
        oldest = 3 if school_class.area.startswith("PB") else 1
        born = ordinary_birth(self._random, school_class.level, self._start_year, oldest=oldest)
        family = self._families.for_pupil(school_class.level)
        given = self._given_name(family, girl=girl)
        person = self._registry.add(given, family.name, born, woman=girl)
        return Pupil(person, school.slug, school_class, family=family)

    def _given_name(self, family: Family, *, girl: bool) -> str:
        """Draw a name nobody in the county has together with this family name, while there are any left."""
        names = family.background.girls if girl else family.background.boys
        free = [name for name in names if (name, family.name) not in self._names]
        given = self._random.choice(free or names)
        self._names.add((given, family.name))
        return given
