"""The county is the same every time, and nothing but its seed and its start day changes it."""

import hashlib
import os
import subprocess
import sys
from dataclasses import fields
from datetime import date

import pytest

from tests.demo.clashes import double_bookings
from tests.demo.conftest import START_DAY
from vidar.demo.county import build_county
from vidar.demo.start import year_of_start

_DIGEST = """
import hashlib, sys
from datetime import date
from vidar.demo.county import build_county
print(hashlib.sha256(repr(build_county(1, date(2026, 11, 24))).encode()).hexdigest())
"""
_DAYS = year_of_start(2026).school_days("nord-osterdal")


def _digest_elsewhere(**environment):
    program = [sys.executable, "-c", _DIGEST]
    given = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **environment}
    return subprocess.run(program, env=given, check=True, capture_output=True, text=True).stdout.strip()


def test_same_seed_and_start_day_give_the_same_county(county):
    assert build_county(1, START_DAY) == county


def test_other_processes_and_surroundings_give_the_same_county(county):
    here = hashlib.sha256(repr(county).encode()).hexdigest()

    assert _digest_elsewhere(PYTHONHASHSEED="7", TZ="America/New_York", LANG="C") == here


def test_another_seed_gives_other_people(county):
    other = build_county(2, START_DAY)

    assert {each.national_id for each in other.people} != {each.national_id for each in county.people}
    assert other.schools == county.schools


def test_a_day_without_school_is_refused():
    with pytest.raises(ValueError, match="2026-11-22 is not a school day"):
        build_county(1, date(2026, 11, 22))


def test_references_point_at_rows(county):
    ids = {each.name: {row.id for row in getattr(county, each.name)} for each in _row_fields(county)}
    targets = {
        "school_id": "schools",
        "school_year_id": "school_years",
        "pupil_id": "people",
        "guardian_id": "people",
        "teacher_id": "people",
        "person_id": "people",
        "staff_id": "people",
        "was_teacher_id": "people",
        "school_class_id": "school_classes",
        "teaching_group_id": "teaching_groups",
        "week_plan_id": "week_plans",
        "plan_slot_id": "plan_slots",
        "room_id": "rooms",
        "was_room_id": "rooms",
        "lesson_id": "lessons",
        "identity_id": "identities",
        "register_id": "registers",
        "saved_by_id": "people",
        "confirmed_by_id": "people",
        "marked_by_id": "people",
        "filed_by_id": "people",
        "written_by_id": "people",
    }
    loose = {
        (field.name, name)
        for field in _row_fields(county)
        for row in getattr(county, field.name)
        for name, target in targets.items()
        if getattr(row, name, None) is not None and getattr(row, name) not in ids[target]
    }

    assert loose == set()


def test_ids_count_from_one(county):
    for field in _row_fields(county):
        rows = getattr(county, field.name)
        assert [each.id for each in rows] == list(range(1, len(rows) + 1)), field.name


@pytest.mark.parametrize(
    "day",
    [_DAYS[0], date(2026, 12, 18), date(2027, 5, 18), _DAYS[-1]],
    ids=str,
)
def test_every_case_is_found_wherever_the_year_begins(county, day):
    other = build_county(3, day)

    assert other.cases.keys() == county.cases.keys()
    assert list(double_bookings(other)) == []


@pytest.mark.full
@pytest.mark.parametrize("seed", range(1, 5))
@pytest.mark.parametrize("day", _DAYS[::23], ids=str)
def test_every_case_is_found_with_every_seed(county, day, seed):
    other = build_county(seed, day)

    assert other.cases.keys() == county.cases.keys()
    assert list(double_bookings(other)) == []


def _row_fields(county):
    return [
        each
        for each in fields(county)
        if isinstance(getattr(county, each.name), tuple)
        and getattr(county, each.name)
        and hasattr(getattr(county, each.name)[0], "TABLE")
    ]
