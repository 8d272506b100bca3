"""Writes what is made in Python: owners, schools, calendar, rooms, names of classes and groups, people and logins."""

from collections.abc import Callable, Iterator
from datetime import date, time
from typing import Any

from vidar.access.identity import national_id_digest
from vidar.demo import directory
from vidar.demo.large.people import Population
from vidar.demo.large.shape import PlannedSchool, owner_facts
from vidar.demo.large.staging import copy, names_in_school, rooms
from vidar.demo.people.registry import plain_letters
from vidar.demo.year import AB_WEEKS, DemoYear
from vidar.law.basis import instant
from vidar.law.people import sort_key

type Told = Callable[[int, int, int], None]
_STAGES = 5


def write_schools(
    cursor: Any, schools: tuple[PlannedSchool, ...], year: DemoYear, population: Population
) -> dict[str, int]:
    """Write owners, schools, years, rooms, classes, groups and week plans; return the rows of each table.

    The year of an owner has the owner's id, the plan of a school the school's.
    """
    owners = range(1, schools[-1].owner + 1)
    _write_owners(cursor, len(owners))
    copy(cursor, "schools_school", _SCHOOL, map(_school_row, schools))
    _write_years(cursor, owners, year)
    classes, groups = names_in_school(population)
    published = instant(date(year.start_year, 8, 10), time(12, 0))
    valid = f"[{year.first_day},{year.last_day}]"
    return {
        "schools_room": copy(
            cursor, "schools_room", "id, owner_id, school_id, code, name, building, capacity, shareable",
            _numbered(rooms(population)),
        ),
        "enrolment_schoolclass": copy(
            cursor, "enrolment_schoolclass", "id, owner_id, school_id, name, level, programme_area_id, school_year_id",
            ((*row, row[1]) for row in _numbered(classes)),
        ),
        "enrolment_teachinggroup": copy(
            cursor, "enrolment_teachinggroup", "id, owner_id, school_id, subject_id, name, school_year_id",
            ((*row, row[1]) for row in _numbered(groups)),
        ),
        "timetable_weekplan": copy(
            cursor, "timetable_weekplan",
            "id, owner_id, school_id, school_year_id, name, cycle_weeks, published_at, valid",
            ((each.number, each.owner, each.number, each.owner, f"Timeplan {year.label}", AB_WEEKS, published, valid)
             for each in schools),
        ),
    }  # fmt: skip


def write_people(cursor: Any, population: Population, told: Told) -> dict[str, int]:
    """Write people, guardians, posts and logins; return the rows of each table."""
    written: dict[str, int] = {}

    def put(table: str, columns: str, rows: Iterator[tuple[Any, ...]]) -> None:
        written[table] = copy(cursor, table, columns, rows)
        told(len(written), _STAGES, sum(written.values()))

    begins, everybody = date(population.start_year, 8, 1), population.people
    put("people_person", _PERSON, (
        (each.id, each.owner, each.given, each.family, sort_key(each.family, each.given),
         sort_key(each.given, each.family), each.national_id, each.born, each.protection) for each in everybody
    ))  # fmt: skip
    put("people_guardianship", _TIE, (
        (number, each.owner, each.pupil, each.guardian, "parental_responsibility", "register", each.same_household,
         False, f"[{begins},)") for number, each in enumerate(population.ties, start=1)
    ))  # fmt: skip
    put("enrolment_staffassignment", "id, owner_id, school_id, person_id, role, title, valid", (
        (number, each.owner, each.school, each.person, each.role, each.title, f"[{begins},)")
        for number, each in enumerate(population.posts, start=1)
    ))  # fmt: skip
    guardians = {each.guardian for each in population.ties}
    put("access_identity", "id, feide_name, national_id_digest", (
        (each.id, each.feide or None, national_id_digest(each.national_id) if each.id in guardians else None)
        for each in everybody
    ))  # fmt: skip
    put("access_identitylink", "id, owner_id, identity_id, person_id", (
        (each.id, each.owner, each.id, each.id) for each in everybody
    ))  # fmt: skip
    return written


_SCHOOL = (
    "id, owner_id, org_number, name, short_name, slug, municipality, written_language, kind, active, contact_name,"
    " contact_role, contact_phone, contact_email"
)
_PERSON = "id, owner_id, given_name, family_name, sort_key, search_key, national_id, birth_date, protection"
_TIE = "id, owner_id, pupil_id, guardian_id, kind, source, same_household, approved_despite_protection, valid"


def _write_owners(cursor: Any, count: int) -> None:
    copy(cursor, "schools_schoolowner", "id, county_code, name, slug, org_number", (
        (number, each.county_code, each.owner_name, plain_letters(each.name), each.org_number)
        for number, each in enumerate(owner_facts(count), start=1)
    ))  # fmt: skip


def _school_row(school: PlannedSchool) -> tuple[Any, ...]:
    place = school.name.split(" ")[0]
    slug = plain_letters(place)
    return (
        school.number, school.owner, school.org_number, school.name, f"{place} vgs", slug, place, "nb", "school", True,
        "Kontoret", "Konsulent", "00 00 00 00", f"kontor@{slug}.demo.example",
    )  # fmt: skip


def _write_years(cursor: Any, owners: range, year: DemoYear) -> None:
    years, terms = directory.year_rows(year)
    copy(cursor, "schools_schoolyear", "id, owner_id, label, starts, ends",
         ((owner, owner, years[0].label, years[0].starts, years[0].ends) for owner in owners))  # fmt: skip
    copy(cursor, "schools_term", "id, owner_id, school_year_id, number, starts, ends", _numbered(
        (owner, owner, each.number, each.starts, each.ends) for owner in owners for each in terms
    ))  # fmt: skip
    copy(cursor, "schools_calendarentry", "id, owner_id, school_year_id, kind, name, first_day, last_day", _numbered(
        (owner, owner, each.kind, each.name, each.first_day, each.last_day)
        for owner in owners for each in directory.calendar_rows(year, {})
    ))  # fmt: skip
    copy(cursor, "access_permissionopening", "id, owner_id, object, role, verb, opened_at", _numbered(
        (owner, each.object, each.role, each.verb, each.opened_at)
        for owner in owners for each in directory.opening_rows(year)
    ))  # fmt: skip


def _numbered(rows: Any) -> Iterator[tuple[Any, ...]]:
    return ((number, *row) for number, row in enumerate(rows, start=1))
