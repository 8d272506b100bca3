"""Everybody who works at the schools and for the county."""

from dataclasses import dataclass, field
from datetime import date
from random import Random

from vidar.demo.cast.staff import STAFF
from vidar.demo.people.name_lists import BACKGROUNDS, NORWEGIAN
from vidar.demo.people.registry import Registry, born_between
from vidar.demo.plan.teachers import Teacher
from vidar.demo.rows import PersonRow
from vidar.demo.spec import SchoolSpec

_TITLES = ("Lektor", "Adjunkt", "Adjunkt", "Lærer")
_ABROAD_SHARE = 0.07


@dataclass(frozen=True, slots=True)
class Employee:
    """A post that somebody holds; ``school`` "" is the county."""

    person_id: int
    school: str
    role: str
    title: str
    since: date


@dataclass(slots=True)
class Staff:
    """The staff of the county while it is made."""

    registry: Registry
    random: Random
    start_year: int
    cast: dict[str, PersonRow] = field(default_factory=dict)
    employees: list[Employee] = field(default_factory=list)

    def add_cast(self) -> None:
        """Add the staff of the cast with their posts."""
        for member in STAFF:
            born = born_between(self.random, date(member.birth_year, 1, 1), date(member.birth_year, 12, 31))
            person = self.registry.add(member.given, member.family, born, woman=member.woman)
            self.registry.give_feide(person)
            self.cast[member.key] = person
            for post in member.posts:
                self._employ(person.id, post.school, post.role, post.title)

    def teachers_of(self, school: SchoolSpec) -> list[Teacher]:
        """Return the teachers of the cast at a school, and its substitutes."""
        teachers = [
            Teacher(
                self.cast[member.key].id,
                member.areas,
                member.most_lessons,
                post.weekdays,
                substitute=member.areas == ("vikar",),
            )
            for member in STAFF
            for post in member.posts
            if post.school == school.slug and member.areas
        ]
        while sum(each.substitute for each in teachers) < school.substitutes:
            person_id = self.hire(school, "Vikar")
            teachers.append(Teacher(person_id, (), substitute=True))
        return teachers

    def pinned_groups(self, school: SchoolSpec) -> dict[str, int]:
        """Return who of the cast teaches which group."""
        return {
            group: self.cast[member.key].id for member in STAFF for slug, group in member.groups if slug == school.slug
        }

    def pinned_classes(self, school: SchoolSpec) -> dict[str, int]:
        """Return who of the cast is contact teacher of which class."""
        return {
            name: self.cast[member.key].id
            for member in STAFF
            for slug, name in member.contact_of
            if slug == school.slug
        }

    def hire(self, school: SchoolSpec, title: str = "") -> int:
        """Return the person id of a new teacher."""
        abroad = self.random.random() < _ABROAD_SHARE
        names = self.random.choice(BACKGROUNDS) if abroad else NORWEGIAN
        woman = self.random.random() < 0.55  # noqa: PLR2004 - the share of women among teachers
        known = {member.given for member in STAFF} | {"Kari"}
        given = self.random.choice([each for each in (names.women if woman else names.men) if each not in known])
        born = born_between(self.random, date(self.start_year - 64, 1, 1), date(self.start_year - 26, 12, 31))
        person = self.registry.add(given, self.random.choice(names.families), born, woman=woman)
        self.registry.give_feide(person)
        self._employ(person.id, school.slug, "teacher", title or self.random.choice(_TITLES))
        return person.id

    def _employ(self, person_id: int, school: str, role: str, title: str) -> None:
        since = date(self.start_year - self.random.randrange(9), 8, 1)
        self.employees.append(Employee(person_id, school, role, title, since))
