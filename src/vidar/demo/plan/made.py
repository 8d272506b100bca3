"""One school's groups, teachers and week, put together."""

from dataclasses import dataclass
from random import Random

from vidar.demo.plan.groups import Group
from vidar.demo.plan.rooms import capacities, give_rooms
from vidar.demo.plan.sessions import Session, make_sessions
from vidar.demo.plan.solver import Solver
from vidar.demo.plan.teachers import Teacher
from vidar.demo.plan.week import Placement, cell_mask, day_masks
from vidar.demo.spec import SchoolSpec

_WHOLE_WEEK = (1, 2, 3, 4, 5)


@dataclass(frozen=True, slots=True)
class MadeWeek:
    """A solved week. ``rooms`` has a room's code for each (session, part)."""

    school: SchoolSpec
    groups: tuple[Group, ...]
    sessions: tuple[Session, ...]
    places: dict[int, Placement]
    rooms: dict[tuple[int, int], str]


def make_week(
    school: SchoolSpec, groups: list[Group], teachers: list[Teacher], contact: dict[str, int], random: Random
) -> MadeWeek:
    """Return the school's week: every group's lessons, placed."""
    sessions = make_sessions(school, groups, contact)
    solver = Solver(sessions, capacities(school), random, _busy(school, teachers))
    places = solver.solve()
    return MadeWeek(school, tuple(groups), tuple(sessions), places, give_rooms(school, sessions, places))


def _busy(school: SchoolSpec, teachers: list[Teacher]) -> dict[str | int, int]:
    """Return the masks taken from the start: blocked cells of classes, days a teacher is elsewhere."""
    busy: dict[str | int, int] = {}
    for name, cells in school.blocked.items():
        busy[name] = sum(cell_mask(weekday, period) for weekday, period in cells)
    for teacher in teachers:
        if teacher.weekdays:
            busy[teacher.person_id] = day_masks(tuple(day for day in _WHOLE_WEEK if day not in teacher.weekdays))
    return busy
