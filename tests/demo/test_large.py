"""A large county, made small: two schools and 120 pupils, where every constraint has a say."""

import io
import re
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from django.db import connections
from rich.console import Console

from vidar.cli.steps import Steps
from vidar.demo.large import load
from vidar.demo.large.aside import guards_of
from vidar.demo.large.load import BULK, OccupiedError, Wish, make_large
from vidar.demo.large.people import Numbers
from vidar.demo.large.shape import ImpossibleSizeError, plan_schools
from vidar.demo.large.units import make_units
from vidar.demo.year import demo_year
from vidar.law.basis import Accepts, parse_national_id
from vidar.tenancy.wall import owner_scope

_NOW = datetime(2026, 11, 24, 13, 30, tzinfo=UTC)
_WISH = Wish(schools=2, pupils=120, seed=7, start_year=2026)
_TWO_AT_ONCE = """
SELECT count(*) FROM timetable_lesson{part} a JOIN timetable_lesson{part} b
  ON b.{who} = a.{who} AND b.id > a.id AND b.starts_at::date = a.starts_at::date AND b.starts_at < a.ends_at AND a.starts_at < b.ends_at
WHERE a.takes_place AND b.takes_place AND a.owner_id = b.owner_id {free}
"""


def _ask(question, alias="migrator"):
    with connections[alias].cursor() as cursor:
        cursor.execute(question)
        return cursor.fetchall()


def _guards():
    with connections["migrator"].cursor() as cursor:
        return guards_of(cursor, BULK)


def _digest():
    """Everything that was made, in a few characters."""
    return [
        _ask(f"SELECT md5(string_agg(t::text, '|' ORDER BY t.id)) FROM {table} t")[0][0]
        for table in ("schools_school", *BULK)
    ]


def _make(**kwargs):
    return make_large(_WISH, now=_NOW, tell=lambda *_told: None, **kwargs)


@pytest.fixture(scope="module")
def units():
    return make_units(7, demo_year(2026, load.SCHOOL_WIDE_PLANNING))


@pytest.fixture
def same_units(units, monkeypatch):
    """Take the units that are made already."""
    monkeypatch.setattr(load, "make_units", lambda _seed, _year: units)


def test_two_schools_stand_every_constraint(wall_db, same_units):
    before = _guards()

    made = _make()

    assert _guards() == before
    assert all(each[4] for each in before.constraints)
    for table, rows in made.rows.items():
        assert _ask(f"SELECT count(*) FROM {table}") == [(rows,)], table
    assert _ask("SELECT count(*), count(DISTINCT school_id) FROM enrolment_enrolment") == [(120, 2)]
    _assert_nobody_is_booked_twice()
    _assert_registers_are_right()
    _assert_people_are_synthetic()
    _assert_wall_and_clock(made)


def _assert_nobody_is_booked_twice():
    attends, shared = "AND a.attends AND b.attends", "AND NOT a.shareable"
    for part, who, free in (("group", "teaching_group_id", ""), ("teacher", "teacher_id", attends),
                            ("room", "room_id", shared)):  # fmt: skip
        assert _ask(_TWO_AT_ONCE.format(part=part, who=who, free=free)) == [(0,)]
    assert _ask("""
        WITH own AS (SELECT m.pupil_id, l.id, l.lesson_id, l.starts_at, l.ends_at FROM timetable_lessongroup l
                     JOIN enrolment_groupmembership m USING (teaching_group_id) WHERE l.takes_place)
        SELECT count(*) FROM own a JOIN own b ON b.pupil_id = a.pupil_id AND b.lesson_id > a.lesson_id
            AND b.starts_at::date = a.starts_at::date
            AND b.starts_at < a.ends_at AND a.starts_at < b.ends_at""") == [(0,)]


def _assert_registers_are_right():
    assert _ask("""
        SELECT count(*) FROM attendance_register r WHERE roster IS DISTINCT FROM (
            SELECT array_agg(DISTINCT m.pupil_id) FROM timetable_lessongroup g
            JOIN enrolment_groupmembership m USING (teaching_group_id) WHERE g.lesson_id = r.lesson_id)""") == [(0,)]
    (share,) = _ask("""
        SELECT (SELECT count(*) FROM attendance_registerentry)::float8 / sum(cardinality(roster))
        FROM attendance_register WHERE state = 'confirmed'""")[0]
    assert 0.035 < share < 0.07
    (registers, lessons) = _ask("""
        SELECT (SELECT count(*) FROM attendance_register), count(*) FROM timetable_lesson WHERE takes_place
        AND ends_at <= (SELECT started_at FROM schools_democlock)""")[0]
    assert 0.97 * lessons < registers < lessons
    # The trigger that was laid aside says yes to every one of them.
    _ask(
        "WITH again AS (UPDATE attendance_registerentry SET marked_at = marked_at RETURNING 1) SELECT count(*) FROM again"
    )
    assert _ask("SELECT DISTINCT presence FROM attendance_registerentry ORDER BY 1") == [
        ("absent",), ("elsewhere",), ("partly",),
    ]  # fmt: skip


def _assert_people_are_synthetic():
    people = _ask("SELECT national_id, birth_date, sort_key FROM people_person")
    assert len({number for number, _, _ in people}) == len(people)
    for number, born, key in people:
        assert parse_national_id(number, today=_NOW.date(), accepts=Accepts.SYNTHETIC).birth_date == born
        assert key


def _assert_wall_and_clock(made):
    assert _ask("SELECT count(*) FROM timetable_lesson", "default") == [(0,)]
    with owner_scope(1, read_only=True):
        assert _ask("SELECT count(*) FROM timetable_lesson", "default") == [(made.rows["timetable_lesson"],)]
    with owner_scope(2, read_only=True):
        assert _ask("SELECT count(*) FROM attendance_register", "default") == [(0,)]
    ((offset, started_at),) = _ask("SELECT offset_seconds, started_at FROM schools_democlock")
    assert started_at - _NOW == timedelta(seconds=offset)
    assert (started_at.hour, started_at.minute) == (9, 5)
    assert _ask("SELECT nextval(pg_get_serial_sequence('timetable_lesson', 'id'))") == [
        (made.rows["timetable_lesson"] + 1,)
    ]


def test_same_seed_gives_the_same_rows(wall_db):
    _make()
    first = _digest()
    _make(replace=True)

    assert _digest() == first


def test_another_seed_gives_other_people_and_other_absences(wall_db, same_units):
    _make()
    first = dict(zip(("schools_school", *BULK), _digest(), strict=False))
    make_large(Wish(2, 120, 8, 2026), now=_NOW, tell=lambda *_told: None, replace=True)
    other = dict(zip(("schools_school", *BULK), _digest(), strict=False))

    assert {first[each] == other[each] for each in ("people_person", "attendance_register")} == {False}


def test_a_run_that_fails_leaves_everything_as_it_was(wall_db, same_units, monkeypatch):
    before = _guards()
    monkeypatch.setattr(load.statements, "WRONG_ENTRIES", "SELECT 3")

    with pytest.raises(load.BrokenRowsError, match="3 entries"):
        _make()
    assert _guards() == before
    assert _ask("SELECT count(*) FROM schools_schoolowner") == [(0,)]


def test_rows_that_break_a_constraint_are_refused(wall_db, same_units, monkeypatch):
    twice = (("timetable_lessonteacher", """
        INSERT INTO timetable_lessonteacher (owner_id, lesson_id, teacher_id, role, attends, starts_at, ends_at,
            takes_place)
        SELECT owner_id, id, 1, 'main', true, starts_at, ends_at, takes_place FROM lesson_now"""),)  # fmt: skip
    monkeypatch.setattr(load.statements, "LESSON_PARTS", (*load.statements.LESSON_PARTS, *twice))

    with pytest.raises(Exception, match="ex_lessonteacher_booked"):
        _make()
    assert _ask("SELECT count(*) FROM people_person") == [(0,)]


def test_a_county_that_is_there_is_left_alone(wall_db):
    _ask(
        "INSERT INTO schools_schoolowner (county_code, name, slug, org_number)"
        " VALUES ('50', 'Trøndelag fylkeskommune', 'trondelag', '817920632') RETURNING id"
    )

    with pytest.raises(OccupiedError, match="--replace"):
        _make()
    assert _ask("SELECT county_code FROM schools_schoolowner") == [("50",)]


def test_real_people_are_never_thrown_away(wall_db):
    _ask(
        "WITH owner AS (INSERT INTO schools_schoolowner (county_code, name, slug, org_number)"
        " VALUES ('50', 'Trøndelag fylkeskommune', 'trondelag', '817920632') RETURNING id)"
        " INSERT INTO people_person (owner_id, given_name, family_name, sort_key, search_key, national_id, protection)"
        " SELECT id, 'A', 'B', 'b  a', 'a  b', '01010199999', 'none' FROM owner RETURNING id"
    )

    with pytest.raises(OccupiedError, match="not synthetic"):
        _make(replace=True)
    assert _ask("SELECT count(*) FROM people_person") == [(1,)]


def test_production_gets_nobody(wall_db, settings):
    settings.ACCEPT_SYNTHETIC_PEOPLE = False

    with pytest.raises(OccupiedError, match="production"):
        _make()


@pytest.mark.parametrize(("schools", "pupils"), [(301, 80_000), (1, 200_001), (10, 100), (2, 6_000)])
def test_sizes_that_cannot_be_are_refused(units, schools, pupils):
    with pytest.raises(ImpossibleSizeError, match=r"\d pupils|\d,\d+ pupils"):
        plan_schools(schools, pupils, units, Random(1))


@pytest.mark.parametrize(("schools", "pupils"), [(1, 800), (2, 120), (10, 8_000), (100, 80_000), (300, 200_000)])
def test_schools_have_the_pupils_that_are_asked_for_and_differ_in_size(units, schools, pupils):
    planned = plan_schools(schools, pupils, units, Random(1))

    assert len({each.name for each in planned}) == len({each.org_number for each in planned}) == schools
    assert sum(each.pupils for each in planned) == pupils
    assert all(sum(placed.pupils for placed in each.units) == each.pupils for each in planned)
    assert all(placed.pupils <= units[placed.unit].capacity for each in planned for placed in each.units)
    assert [each.owner for each in planned] == sorted(each.owner for each in planned)
    if schools >= 100:
        assert max(each.pupils for each in planned) > 2.5 * min(each.pupils for each in planned)


def test_a_day_without_numbers_left_lends_from_the_next():
    numbers, day = Numbers(), datetime(2009, 5, 17, tzinfo=UTC).date()
    taken = [numbers.take(day) for _ in range(600)]

    assert len({number for number, _ in taken}) == 600
    assert {born for _, born in taken} == {day, day + timedelta(days=1)}


def test_progress_is_a_line_for_each_step():
    said = io.StringIO()
    with Steps(Console(file=said, width=100)) as steps:
        steps.tell("Lessons", 0, 2, 0)
        steps.tell("Lessons", 1, 2, 100)
        steps.tell("Lessons", 2, 2, 2_500)
        steps.tell("Keys and indexes", 1, 1, 0)

    lines = [each for each in said.getvalue().splitlines() if each.strip()]
    assert re.fullmatch(r"  Lessons +\d+\.\d s +2,500 rows +[\d,]+ a second", lines[0].rstrip())
    assert re.fullmatch(r"  Keys and indexes +\d+\.\d s", lines[1].rstrip())
