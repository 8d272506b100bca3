"""Makes the large county in one transaction, as the migrator: a run that fails leaves everything as it was."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db import connections, transaction
from psycopg import sql

from vidar.demo.chance import stream
from vidar.demo.large import statements
from vidar.demo.large.aside import laid_aside
from vidar.demo.large.everybody import write_people, write_schools
from vidar.demo.large.people import Population
from vidar.demo.large.shape import PlannedSchool, plan_schools
from vidar.demo.large.staging import CHANCE, STAGED, TABLES, stage_days, stage_places, stage_units
from vidar.demo.large.units import Unit, make_units
from vidar.demo.start import START_CLOCK
from vidar.demo.year import DemoYear, demo_year
from vidar.law.basis import instant

type Tell = Callable[[str, int, int, int], None]
"""Hears a step's name, how far it is, how far it goes, and how many rows it has written."""

SCHOOL_WIDE_PLANNING = (("", "ascension"),)

# Written in bulk, so without their guards meanwhile. The school directory and the calendar are small.
BULK = [
    "people_person", "people_guardianship", "access_identity", "access_identitylink", "enrolment_staffassignment",
    "enrolment_enrolment", "enrolment_schoolclass", "enrolment_classmembership", "enrolment_contactteacher",
    "enrolment_teachinggroup", "enrolment_groupmembership", "enrolment_groupteacher", "schools_room",
    "timetable_weekplan", "timetable_planslot", "timetable_planslotgroup", "timetable_planslotteacher",
    "timetable_planslotroom", "timetable_lesson", "timetable_lessongroup", "timetable_lessonteacher",
    "timetable_lessonroom", "timetable_lessonchange", "attendance_register", "attendance_registerentry",
    "attendance_absencenotice", "attendance_lessoncontent",
]  # fmt: skip
_SMALL = ["schools_schoolowner", "schools_school", "schools_schoolyear", "schools_term", "schools_calendarentry",
          "access_permissionopening"]  # fmt: skip
_LOGS = ("history_event", "access_lookevent", "access_loginattempt")
_SESSION = {
    "maintenance_work_mem": "512MB", "work_mem": "256MB", "synchronous_commit": "off", "temp_buffers": "128MB",
    "max_parallel_maintenance_workers": "2",
}  # fmt: skip
_NOT_SYNTHETIC = "SELECT EXISTS (SELECT FROM people_person WHERE national_id !~ '^[0-9]{2}(8[1-9]|9[0-2])')"


class OccupiedError(RuntimeError):
    """The database holds something that is not thrown away."""


class BrokenRowsError(RuntimeError):
    """Rows that a trigger would have refused. A mistake in the program; nothing is kept."""


@dataclass(slots=True)
class LargeCounty:
    """What is made: the day it begins, and how many rows each table has got."""

    start_day: date
    schools: int
    pupils: int
    rows: dict[str, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """Return how many rows there are in all."""
        return sum(self.rows.values())


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody asks for. ``start_year`` is the year that the school year begins in."""

    schools: int
    pupils: int
    seed: int
    start_year: int


def make_large(wish: Wish, *, now: datetime, tell: Tell, replace: bool = False, using: str = "migrator") -> LargeCounty:
    """Fill the database with many schools, half a year into the school year, and start the demo's clock.

    ``now`` is the real time. ``replace`` throws away the synthetic people that are there.

    Raises:
        OccupiedError: production, real people, or a county without ``replace``; nothing is changed.
        ImpossibleSizeError: so many pupils in so many schools cannot be made.
    """
    _require_room(using, replace=replace)
    year = demo_year(wish.start_year, SCHOOL_WIDE_PLANNING)
    tell("Week plans", 0, 1, 0)
    units = make_units(wish.seed, year)
    schools = plan_schools(wish.schools, wish.pupils, units, stream(wish.seed, "large schools"))
    tell("Week plans", 1, 1, sum(len(each.plan.slots) for each in units))
    making = _Making(wish, year, units, schools, tell)
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        _prepare(cursor, wish.seed)
        with laid_aside(cursor, BULK, lambda done, of: tell("Keys and indexes", done, of, 0)):
            making.write(cursor)
        making.close(cursor, now)
    _tidy(using, tell)
    return making.made


def _require_room(using: str, *, replace: bool) -> None:
    if not settings.ACCEPT_SYNTHETIC_PEOPLE:
        raise OccupiedError("This is production: synthetic people are never loaded here.")
    with connections[using].cursor() as cursor:
        cursor.execute(_NOT_SYNTHETIC)
        if cursor.fetchone()[0]:
            raise OccupiedError("The database holds people who are not synthetic. Nothing was changed.")
        cursor.execute("SELECT EXISTS (SELECT FROM schools_schoolowner)")
        if cursor.fetchone()[0] and not replace:
            raise OccupiedError(
                "The database holds a county already. Nothing was changed. With --replace its synthetic people are"
                " thrown away."
            )


def _prepare(cursor: Any, seed: int) -> None:
    for name, value in _SESSION.items():
        cursor.execute("SELECT set_config(%s, %s, true)", [name, value])
    cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    # Emptied in this transaction, so that a server with minimal WAL writes the rows once only.
    cursor.execute("TRUNCATE schools_schoolowner, access_identity RESTART IDENTITY CASCADE")
    for log in _LOGS:
        cursor.execute(sql.SQL("TRUNCATE {}").format(sql.Identifier(log)))
    cursor.execute(TABLES)
    cursor.execute(CHANCE.format(seed=int(seed) * 1000))


@dataclass(slots=True)
class _Making:
    wish: Wish
    year: DemoYear
    units: tuple[Unit, ...]
    schools: tuple[PlannedSchool, ...]
    tell: Tell
    made: LargeCounty = field(init=False)

    def __post_init__(self) -> None:
        days = self.year.school_days()
        self.made = LargeCounty(days[len(days) // 2], self.wish.schools, self.wish.pupils)

    def write(self, cursor: Any) -> None:
        """Write every row."""
        population = self._people()
        self.tell("People", 0, 5, 0)
        with_names = write_schools(cursor, self.schools, self.year, population)
        self.made.rows.update(with_names)
        self.made.rows.update(write_people(cursor, population, lambda *told: self.tell("People", *told)))
        self.tell("Classes, groups and plans", 0, len(statements.EVERYWHERE), 0)
        stage_units(cursor, self.units)
        stage_places(cursor, population)
        stage_days(cursor, self.year)
        _analyze(cursor, STAGED)
        self._everywhere(cursor)
        self._school_by_school(cursor)
        cursor.execute(statements.WRONG_ENTRIES)
        (wrong,) = cursor.fetchone()
        if wrong:
            raise BrokenRowsError(f"{wrong} entries do not fit their registers")

    def close(self, cursor: Any, now: datetime) -> None:
        """Let every table count on from its last id, and start the clock."""
        for table in (*_SMALL, *BULK):
            cursor.execute(
                sql.SQL("SELECT setval(pg_get_serial_sequence({}, 'id'), coalesce(max(id), 1), max(id) IS NOT NULL)"
                        " FROM {}").format(sql.Literal(table), sql.Identifier(table))
            )  # fmt: skip
        begins = self._now
        cursor.execute(
            "INSERT INTO schools_democlock (id, offset_seconds, started_at) VALUES (1, %(offset)s, %(begins)s)"
            " ON CONFLICT (id) DO UPDATE"
            " SET offset_seconds = excluded.offset_seconds, started_at = excluded.started_at",
            {"offset": round((begins - now).total_seconds()), "begins": begins},
        )

    @property
    def _now(self) -> datetime:
        return instant(self.made.start_day, START_CLOCK)

    def _people(self) -> Population:
        self.tell("Names and numbers", 0, len(self.schools), 0)
        population = Population(stream(self.wish.seed, "large people"), self.year.start_year)
        for owner in range(1, self.schools[-1].owner + 1):
            population.add_owner(owner)
        for number, school in enumerate(self.schools, start=1):
            population.add_school(school, self.units)
            self.tell("Names and numbers", number, len(self.schools), len(population.people))
        return population

    def _everywhere(self, cursor: Any) -> None:
        period = self.year.period
        year, written = f"[{period.start},{period.end})", 0
        for number, (table, statement) in enumerate(statements.EVERYWHERE, start=1):
            cursor.execute(statement, {"year": year})
            self.made.rows[table] = cursor.rowcount
            written += cursor.rowcount
            self.tell("Classes, groups and plans", number, len(statements.EVERYWHERE), written)

    def _school_by_school(self, cursor: Any) -> None:
        written, first_lesson, first_register = 0, 0, 0
        self.tell("Lessons and registers", 0, len(self.schools), 0)
        for number, school in enumerate(self.schools, start=1):
            given = {"school": school.number, "now": self._now, "today": self.made.start_day}
            first_lesson += self._stage(cursor, statements.LESSONS_NOW, "lesson_now", {**given, "first": first_lesson})
            written += self._insert(cursor, statements.LESSON_PARTS, given)
            self._stage(cursor, statements.ROSTERS_NOW, "roster_now", given)
            first_register += self._stage(
                cursor, statements.REGISTERS_NOW, "register_now", {**given, "first": first_register}
            )
            self._stage(cursor, statements.SPELLS_NOW, "spell_now", given)
            self._stage(cursor, statements.AWAY_NOW, "away_now", given)
            written += self._insert(cursor, statements.REGISTER_PARTS, given)
            self.tell("Lessons and registers", number, len(self.schools), written)

    def _stage(self, cursor: Any, statement: str, table: str, given: dict[str, Any]) -> int:
        cursor.execute(sql.SQL("TRUNCATE {}").format(sql.Identifier(table)))
        cursor.execute(statement, given)
        rows: int = cursor.rowcount
        _analyze(cursor, (table,))
        return rows

    def _insert(self, cursor: Any, parts: Iterable[tuple[str, str]], given: dict[str, Any]) -> int:
        written = 0
        for table, statement in parts:
            cursor.execute(statement, given)
            self.made.rows[table] = self.made.rows.get(table, 0) + cursor.rowcount
            written += cursor.rowcount
        return written


def _analyze(cursor: Any, tables: Iterable[str]) -> None:
    for table in tables:
        cursor.execute(sql.SQL("ANALYZE {}").format(sql.Identifier(table)))


def _tidy(using: str, tell: Tell) -> None:
    """Tell the planner what there is, and let indexes answer alone: after the transaction, where VACUUM is allowed."""
    tables = (*_SMALL, *BULK)
    tell("Statistics", 0, len(tables), 0)
    with connections[using].cursor() as cursor:
        for number, table in enumerate(tables, start=1):
            cursor.execute(sql.SQL("VACUUM (ANALYZE) {}").format(sql.Identifier(table)))
            tell("Statistics", number, len(tables), 0)
