"""Who teaches which group: the cast first, then teachers with the most lessons that still have room, then new ones."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from vidar.demo.plan.areas import PROFILES
from vidar.demo.plan.groups import Group
from vidar.demo.spec import SchoolSpec

_MOST_LESSONS, _MOST_IN_WORKSHOP = 21, 24


@dataclass(slots=True)
class Teacher:
    """A teacher at one school while the county is made. No ``areas`` means substitutes only."""

    person_id: int
    areas: tuple[str, ...]
    most_lessons: int = _MOST_LESSONS
    weekdays: tuple[int, ...] = ()
    substitute: bool = False
    lessons: int = 0
    busy_with: set[str] = field(default_factory=set)

    def can_take(self, group: Group) -> bool:
        """Tell whether the group is within what this teacher teaches, and how much."""
        limit = _MOST_IN_WORKSHOP if group.vocational and self.most_lessons == _MOST_LESSONS else self.most_lessons
        return (
            not self.substitute
            and group.area in self.areas
            and self.lessons + group.lessons <= limit
            and (not group.parallel or group.parallel not in self.busy_with)
        )

    def take(self, group: Group, *, merged: bool = False) -> None:
        """Book the group's lessons; a group merged into another one's lesson takes no more time."""
        group.teachers.append(self.person_id)
        self.lessons += 0 if merged else group.lessons
        if group.parallel:
            self.busy_with.add(group.parallel)


class Staffing:
    """Gives every group of a school its teachers."""

    def __init__(self, school: SchoolSpec, teachers: list[Teacher], hire: Callable[[], int]) -> None:
        self._school = school
        self._teachers = teachers
        self._hire = hire
        self._hired = 0

    def assign(self, groups: list[Group], pinned: dict[str, int]) -> None:
        """Give teachers to all groups but those of classes. ``pinned`` maps a group's name to a person."""
        by_person = {each.person_id: each for each in self._teachers}
        by_name = {each.name: each for each in groups}
        for name, person_id in pinned.items():
            by_person[person_id].take(by_name[name])
        for group in _hardest_first(groups):
            if not group.teachers:
                self._assign_one(group, by_name)
        for name in self._school.co_taught:
            self._find(by_name[name]).take(by_name[name])

    def _assign_one(self, group: Group, by_name: dict[str, Group]) -> None:
        teacher = self._find(group)
        teacher.take(group)
        for other in merged_with(self._school, group, by_name):
            teacher.take(other, merged=True)

    def _find(self, group: Group) -> Teacher:
        able = [each for each in self._teachers if each.can_take(group) and each.person_id not in group.teachers]
        return max(able, key=lambda each: each.lessons, default=None) or self._new(group.area)

    def _new(self, area: str) -> Teacher:
        fitting = [each for each in PROFILES if each[0] == area]
        areas = fitting[self._hired % len(fitting)]
        self._hired += 1
        teacher = Teacher(self._hire(), areas)
        self._teachers.append(teacher)
        return teacher


def merged_with(school: SchoolSpec, group: Group, by_name: dict[str, Group]) -> list[Group]:
    """Return the other groups that are taught in the same lesson as this one."""
    for together in school.together:
        names = [f"{together.subject} {name}" for name in together.classes]
        if group.name in names:
            return [by_name[name] for name in names if name != group.name]
    return []


def contact_teachers(groups: Iterable[Group], pinned: dict[str, int]) -> dict[str, int]:
    """Return each class's contact teacher: the one who teaches it most and is nobody else's."""
    by_class: dict[str, dict[int, int]] = {}
    for group in groups:
        for name in group.classes:
            load = by_class.setdefault(name, {})
            for teacher in group.teachers[:1]:
                load[teacher] = load.get(teacher, 0) + group.lessons * (2 if not group.band else 1)
    chosen = dict(pinned)
    for name, load in by_class.items():
        if name not in chosen:
            free = {who: lessons for who, lessons in load.items() if who not in chosen.values()}
            chosen[name] = max(free or load, key=lambda who: (load[who], -who))
    return chosen


def _hardest_first(groups: list[Group]) -> list[Group]:
    """Parallel groups need several teachers at one time, so they come first; then the groups with most lessons."""
    subjects = [each for each in groups if not each.is_class]
    return sorted(subjects, key=lambda each: (not each.parallel, -each.lessons, each.id))
