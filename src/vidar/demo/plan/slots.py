"""From a solved week to the rows of the week plan."""

from dataclasses import dataclass
from datetime import date, time

from vidar.demo.plan.made import MadeWeek
from vidar.demo.plan.sessions import Part, Session, Size
from vidar.demo.plan.week import DOUBLES, LONGS, SINGLES, Placement
from vidar.demo.rows import (
    PlanSlotGroupRow,
    PlanSlotRoomRow,
    PlanSlotRow,
    PlanSlotTeacherRow,
    RoomRow,
    WeekPlanRow,
)
from vidar.demo.year import DemoYear
from vidar.law.basis import Period, instant

_EVERY_WEEK = 0
_AB_CYCLE = 2


@dataclass(frozen=True, slots=True)
class Slot:
    """A slot of the week plan with its groups, teachers (the main one first) and room."""

    row: PlanSlotRow
    school: str
    groups: tuple[int, ...]
    teachers: tuple[int, ...]
    room: RoomRow


@dataclass(frozen=True, slots=True)
class PlanRows:
    """The rows of one school's week plan."""

    plan: WeekPlanRow
    slots: tuple[Slot, ...]


def make_plan(
    week: MadeWeek, rooms: dict[str, RoomRow], year: DemoYear, *, school_id: int, year_id: int, first_slot: int
) -> PlanRows:
    """Return the published week plan of a school; slot ids count on from ``first_slot``."""
    plan = WeekPlanRow(
        id=school_id,
        school_id=school_id,
        school_year_id=year_id,
        name=f"Timeplan {year.label}",
        cycle_weeks=week.school.cycle_weeks,
        published_at=instant(date(year.start_year, 8, 10), time(12, 0)),
        valid=Period.through(year.first_day, year.last_day),
    )
    slots = tuple(
        _slot(week, plan.id, slot_id, part, rooms) for slot_id, part in enumerate(_in_order(week), start=first_slot)
    )
    return PlanRows(plan, slots)


def _in_order(week: MadeWeek) -> list[tuple[Session, int]]:
    """Return (session, part) in the order of the week."""
    parts = [(session, index) for session in week.sessions for index in range(len(session.parts))]

    def order(each: tuple[Session, int]) -> tuple[int, ...]:
        place = week.places[each[0].key]
        return (place.day, place.period, place.half, each[0].key, each[1])

    return sorted(parts, key=order)


def _slot(week: MadeWeek, plan_id: int, slot_id: int, which: tuple[Session, int], rooms: dict[str, RoomRow]) -> Slot:
    session, index = which
    part, place = session.parts[index], week.places[session.key]
    starts, ends = _times(week, session, part, place)
    every_other = session.size is Size.HALF and week.school.cycle_weeks == _AB_CYCLE
    row = PlanSlotRow(
        id=slot_id,
        week_plan_id=plan_id,
        weekday=place.day + 1,
        cycle_week=place.half + 1 if every_other else _EVERY_WEEK,
        starts=starts,
        ends=ends,
        subject_id=part.groups[0].subject,
        title=part.title,
    )
    groups = tuple(each.id for each in part.groups)
    return Slot(row, week.school.slug, groups, part.teachers, rooms[week.rooms[session.key, index]])


def _times(week: MadeWeek, session: Session, part: Part, place: Placement) -> tuple[time, time]:
    if session.size is Size.LONG:
        return LONGS[place.period]
    if part.single or (session.size is Size.HALF and week.school.cycle_weeks != _AB_CYCLE):
        return SINGLES[place.period][place.half]
    return DOUBLES[place.period]


def slot_links(
    slots: list[Slot],
) -> tuple[list[PlanSlotGroupRow], list[PlanSlotTeacherRow], list[PlanSlotRoomRow]]:
    """Return the rows that tie slots to groups, teachers and rooms."""
    groups = [(slot.row.id, group) for slot in slots for group in slot.groups]
    teachers = [(slot.row.id, teacher) for slot in slots for teacher in slot.teachers]
    return (
        [PlanSlotGroupRow(index, *pair) for index, pair in enumerate(groups, start=1)],
        [PlanSlotTeacherRow(index, *pair) for index, pair in enumerate(teachers, start=1)],
        [PlanSlotRoomRow(index, slot.row.id, slot.room.id) for index, slot in enumerate(slots, start=1)],
    )
