"""Temporary tables that the database makes a school's rows from. They end with the transaction."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from psycopg import sql

from vidar.demo.large.people import Population
from vidar.demo.large.shape import PlannedSchool
from vidar.demo.large.units import Unit
from vidar.demo.lessons.words import topics
from vidar.demo.registers.content_words import lines
from vidar.demo.year import DemoYear

TABLES = """
CREATE TEMP TABLE unit_slot (unit int, no int, weekday int, cycle int, starts time, ends time, subject text,
    title text, tests text[], topics text[], homework text[], PRIMARY KEY (unit, no)) ON COMMIT DROP;
CREATE TEMP TABLE unit_slot_group (unit int, slot int, grp int, PRIMARY KEY (unit, slot, grp)) ON COMMIT DROP;
CREATE TEMP TABLE unit_slot_teacher (unit int, slot int, teacher int, place int,
    PRIMARY KEY (unit, slot, place)) ON COMMIT DROP;
CREATE TEMP TABLE unit_slot_room (unit int, slot int, room int, shareable boolean,
    PRIMARY KEY (unit, slot)) ON COMMIT DROP;
CREATE TEMP TABLE unit_pupil (unit int, rank int, class int, area text, level text) ON COMMIT DROP;
CREATE TEMP TABLE unit_member (unit int, rank int, grp int) ON COMMIT DROP;
CREATE TEMP TABLE unit_group_teacher (unit int, grp int, teacher int) ON COMMIT DROP;
CREATE TEMP TABLE unit_contact (unit int, class int, teacher int) ON COMMIT DROP;
CREATE TEMP TABLE placed (no int, unit int, owner_id bigint, school_id bigint, pupils int, pupil_base bigint,
    teacher_base bigint, class_base bigint, group_base bigint, room_base bigint, slot_base bigint) ON COMMIT DROP;
CREATE TEMP TABLE teaching_day (date date, number int, weekday int, cycle int) ON COMMIT DROP;
CREATE TEMP TABLE first_guardian (pupil bigint PRIMARY KEY, guardian bigint) ON COMMIT DROP;
CREATE TEMP TABLE lesson_now (id bigint, owner_id bigint, school_id bigint, slot_id bigint, placed int, unit int,
    slot int, date date, number int, starts_at timestamptz, ends_at timestamptz, kind text, subject text, title text,
    takes_place boolean) ON COMMIT DROP;
CREATE TEMP TABLE register_now (id bigint, owner_id bigint, school_id bigint, lesson_id bigint, date date,
    starts_at timestamptz, ends_at timestamptz, held boolean, teacher bigint, roster bigint[]) ON COMMIT DROP;
CREATE TEMP TABLE roster_now (placed int, slot int, pupils bigint[], PRIMARY KEY (placed, slot)) ON COMMIT DROP;
CREATE TEMP TABLE spell_now (owner_id bigint, pupil bigint, number int, days int, draw float8) ON COMMIT DROP;
CREATE TEMP TABLE away_now (pupil bigint, date date, elsewhere boolean) ON COMMIT DROP;
"""

STAGED = (
    "unit_slot", "unit_slot_group", "unit_slot_teacher", "unit_slot_room", "unit_pupil", "unit_member",
    "unit_group_teacher", "unit_contact", "placed", "teaching_day", "first_guardian",
)  # fmt: skip

# A number from 0 up to 1 that is the same for the same arguments. The seed stands in the function itself.
CHANCE = """
CREATE OR REPLACE FUNCTION pg_temp.chance(one bigint, other bigint, what bigint) RETURNS float8
LANGUAGE sql IMMUTABLE AS $$
    SELECT (hashint8extended(one, hashint8extended(other, {seed} + what)) & 1048575)::float8 / 1048576
$$
"""


@dataclass(frozen=True, slots=True)
class Bases:
    """Where the numbering of a placed unit's parts begins."""

    classes: int
    groups: int
    rooms: int
    slots: int


def bases_of(population: Population) -> list[Bases]:
    """Return the bases of every placed unit, in order."""
    found, here = [], Bases(0, 0, 0, 0)
    for place in population.places:
        found.append(here)
        unit = place.unit
        here = Bases(
            here.classes + len(unit.spec.classes),
            here.groups + len(unit.groups),
            here.rooms + len(unit.spec.rooms),
            here.slots + len(unit.plan.slots),
        )
    return found


def copy(cursor: Any, table: str, columns: str, rows: Iterable[tuple[Any, ...]]) -> int:
    """Write rows by COPY; return how many. ``columns`` is a list with commas."""
    names = sql.SQL(", ").join(sql.Identifier(each.strip()) for each in columns.split(","))
    number = 0
    with cursor.copy(sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table), names)) as stream:
        for row in rows:
            stream.write_row(row)
            number += 1
    return number


def stage_units(cursor: Any, units: tuple[Unit, ...]) -> None:
    """Write down what the units consist of."""
    for number, unit in enumerate(units):
        _stage_week(cursor, number, unit)
        classes = {each.name: index for index, each in enumerate(unit.spec.classes, start=1)}
        pupils = list(enumerate(unit.pupils, start=1))
        copy(cursor, "unit_pupil", "unit, rank, class, area, level", (
            (number, rank, classes[each.school_class.name], each.school_class.area, each.school_class.level)
            for rank, each in pupils
        ))  # fmt: skip
        copy(cursor, "unit_member", "unit, rank, grp",
             ((number, rank, group) for rank, each in pupils for group in unit.groups_of(each)))  # fmt: skip
        copy(cursor, "unit_group_teacher", "unit, grp, teacher",
             ((number, group.id, each) for group in unit.groups for each in group.teachers))  # fmt: skip
        copy(cursor, "unit_contact", "unit, class, teacher",
             ((number, classes[name], teacher) for name, teacher in unit.contact.items()))  # fmt: skip


def _stage_week(cursor: Any, number: int, unit: Unit) -> None:
    slots = unit.plan.slots
    copy(
        cursor, "unit_slot", "unit, no, weekday, cycle, starts, ends, subject, title, tests, topics, homework",
        ((number, row.id, row.weekday, row.cycle_week, row.starts, row.ends, row.subject_id, row.title,
          list(topics("nb", row.subject_id or "")), *_contents(row.subject_id))
         for row in (each.row for each in slots)),
    )  # fmt: skip
    copy(cursor, "unit_slot_group", "unit, slot, grp",
         ((number, each.row.id, group) for each in slots for group in each.groups))  # fmt: skip
    copy(cursor, "unit_slot_teacher", "unit, slot, teacher, place",
         ((number, each.row.id, who, place) for each in slots for place, who in enumerate(each.teachers)))  # fmt: skip
    copy(cursor, "unit_slot_room", "unit, slot, room, shareable",
         ((number, each.row.id, each.room.id, each.room.shareable) for each in slots))  # fmt: skip


def _contents(subject: str | None) -> tuple[list[str], list[str]]:
    known = lines("nb", subject or "")
    return [topic for topic, _ in known], [homework for _, homework in known]


def stage_places(cursor: Any, population: Population) -> None:
    """Write down which unit stands where."""
    columns = (
        "no, unit, owner_id, school_id, pupils, pupil_base, teacher_base, class_base, group_base, room_base, slot_base"
    )
    bases = bases_of(population)
    copy(cursor, "placed", columns, (
        (number, each.unit_number, each.school.owner, each.school.number, each.pupils, each.pupil_base,
         each.teacher_base, base.classes, base.groups, base.rooms, base.slots)
        for number, (each, base) in enumerate(zip(population.places, bases, strict=True))
    ))  # fmt: skip
    first = {each.pupil: each.guardian for each in reversed(population.ties)}
    copy(cursor, "first_guardian", "pupil, guardian", first.items())


def stage_days(cursor: Any, year: DemoYear) -> None:
    """Write down the days with teaching."""
    copy(cursor, "teaching_day", "date, number, weekday, cycle", (
        (day, number, day.isoweekday(), year.cycle_week(day, "")) for number, day in enumerate(year.school_days())
    ))  # fmt: skip


def names_in_school(population: Population) -> tuple[list[tuple[Any, ...]], list[tuple[Any, ...]]]:
    """Return (owner, school, name, level, area) of every class and (owner, school, subject, name) of every group."""
    classes: list[tuple[Any, ...]] = []
    groups: list[tuple[Any, ...]] = []
    seen: dict[tuple[PlannedSchool, str], int] = {}
    for place in population.places:
        at = (place.school.owner, place.school.number)
        new_name: dict[str, str] = {}
        for each in place.unit.spec.classes:
            letter = seen.get((place.school, each.name[:-1]), 0)
            seen[place.school, each.name[:-1]] = letter + 1
            new_name[each.name] = f"{each.name[:-1]}{chr(ord('A') + letter)}"
            classes.append((*at, new_name[each.name], each.level, each.area))
        groups.extend(
            (*at, group.subject, _unused(_renamed(group.name, new_name), place.school, seen))
            for group in place.unit.groups
        )
    return classes, groups


def _renamed(name: str, new_name: dict[str, str]) -> str:
    subject, _, of_class = name.rpartition(" ")
    return f"{subject} {new_name.get(of_class, of_class)}".strip()


def _unused(name: str, school: PlannedSchool, seen: dict[tuple[PlannedSchool, str], int]) -> str:
    """Return the name, with a number behind if the school has one like it."""
    count = seen.get((school, name + "."), 0) + 1
    seen[school, name + "."] = count
    return name if count == 1 else f"{name} ({count})"


def rooms(population: Population) -> Iterable[tuple[Any, ...]]:
    """Yield (owner, school, code, name, building, capacity, shareable) of every room."""
    house: dict[int, int] = {}
    for place in population.places:
        number = house[place.school.number] = house.get(place.school.number, 0) + 1
        before, behind = ("", "") if number == 1 else (f"{number}-", f" ({number})")
        for each in place.unit.spec.rooms:
            yield (
                place.school.owner, place.school.number, before + each.code, each.name + behind,
                each.building + behind, each.capacity, each.shareable,
            )  # fmt: skip
