"""Units: weeks without double booking, made once and placed in many schools."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from itertools import count

from vidar.demo.chance import stream
from vidar.demo.people.choices import choose
from vidar.demo.people.pupils import Pupil
from vidar.demo.plan.groups import Group, make_groups
from vidar.demo.plan.made import make_week
from vidar.demo.plan.slots import PlanRows, make_plan
from vidar.demo.plan.teachers import Staffing, Teacher, contact_teachers
from vidar.demo.rows import PersonRow, RoomRow
from vidar.demo.spec import SCHOOLS, SchoolSpec
from vidar.demo.year import AB_WEEKS, DemoYear

_VARIANTS = 3
_NOBODY = PersonRow(0, "", "", "", date.min)


@dataclass(frozen=True, slots=True)
class Unit:
    """A solved week with room for so many pupils. Groups, teachers, rooms and slots are numbered from 1.

    ``pupils`` stand so that leaving out the last ones makes every class smaller, none empty before the others.
    """

    spec: SchoolSpec
    groups: tuple[Group, ...]
    teachers: int
    contact: dict[str, int]
    plan: PlanRows
    pupils: tuple[Pupil, ...]

    @property
    def capacity(self) -> int:
        """Return how many pupils there is room for."""
        return len(self.pupils)

    def groups_of(self, pupil: Pupil) -> list[int]:
        """Return the teaching groups of one of the pupils."""
        name = pupil.school_class.name
        own = [each.id for each in self.groups if not each.band and each.classes == (name,)]
        return [*own, *pupil.chosen.values()]


def make_units(seed: int, year: DemoYear) -> tuple[Unit, ...]:
    """Return the units, the largest first: whole schools, their study and their vocational side, small ones."""
    whole, farm, small = (replace(each, cycle_weeks=AB_WEEKS, language="nb") for each in SCHOOLS)
    study = _part(whole, lambda name: name[1:3] in ("ST", "PB"))
    vocational = _part(whole, lambda name: name[1:3] not in ("ST", "PB"))
    variants = [(whole, number) for number in range(_VARIANTS)]
    made = [
        _make(spec, seed, number, year)
        for spec, number in [*variants, (study, 0), (vocational, 0), (small, 0), (farm, 0)]
    ]
    return tuple(sorted(made, key=lambda each: -each.capacity))


def _part(spec: SchoolSpec, belongs: Callable[[str], bool]) -> SchoolSpec:
    """Return the school with the classes that belong, and what is theirs."""
    kept = {each.name for each in spec.classes if belongs(each.name)}
    return replace(
        spec,
        classes=tuple(each for each in spec.classes if each.name in kept),
        bands=tuple(each for each in spec.bands if kept.issuperset(each.classes)),
        together=tuple(each for each in spec.together if kept.issuperset(each.classes)),
        side_by_side=tuple(each for each in spec.side_by_side if kept.issuperset(each.classes)),
        co_taught=tuple(each for each in spec.co_taught if _is_of(each, kept)),
        blocked={name: cells for name, cells in spec.blocked.items() if name in kept},
    )


def _is_of(group_name: str, classes: set[str]) -> bool:
    """Tell whether a group ("NAT 1STC", "FYS1 2ST") is one of classes that are kept."""
    return any(name.startswith(group_name.split(" ")[1]) for name in classes)


def _make(spec: SchoolSpec, seed: int, number: int, year: DemoYear) -> Unit:
    name = (f"unit {len(spec.classes)}", str(number))
    groups = make_groups(spec, 1)
    ids = count(1)
    teachers: list[Teacher] = []
    Staffing(spec, teachers, lambda: next(ids)).assign(groups, {})
    contact = contact_teachers(groups, {})
    week = make_week(spec, groups, teachers, contact, stream(seed, *name, "week"))
    rooms = {each.code: RoomRow(no, 0, each.code, each.name, each.building, each.capacity, each.shareable)
             for no, each in enumerate(spec.rooms, start=1)}  # fmt: skip
    plan = make_plan(week, rooms, year, school_id=0, year_id=0, first_slot=1)
    pupils = [Pupil(_NOBODY, spec.slug, each) for each in spec.classes for _ in range(each.size)]
    choose(spec, pupils, groups, stream(seed, *name, "choices"))
    return Unit(spec, tuple(groups), len(teachers), contact, plan, tuple(_by_rank(spec, pupils)))


def _by_rank(spec: SchoolSpec, pupils: list[Pupil]) -> list[Pupil]:
    """Order pupils by their place in class, as a share of the class."""
    placed: list[tuple[float, int, Pupil]] = []
    for index, each in enumerate(spec.classes):
        members = [pupil for pupil in pupils if pupil.school_class is each]
        placed.extend(((rank + 0.5) / len(members), index, pupil) for rank, pupil in enumerate(members))
    return [pupil for _, _, pupil in sorted(placed, key=lambda each: each[:2])]
