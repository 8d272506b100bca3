"""The national facts as the project keeps them: rows read from the CSV files of this folder. No Django."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class ProgrammeFact:
    """An education programme; ``kind`` is SF, YF or PB."""

    code: str
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class AreaFact:
    """A programme area with its ten-character code."""

    code: str
    programme: str
    level: str
    name: str


@dataclass(frozen=True, slots=True)
class SubjectFact:
    """A subject; ``hours`` a year of 60 minutes, None where the code carries none or they are not known."""

    code: str
    name: str
    short_name: str
    category: str
    level: str
    hours: int | None


@dataclass(frozen=True, slots=True)
class PlanRowFact:
    """One subject of one level of a plan; ``role`` is default or alternative within its choice group."""

    plan: str
    plan_name: str
    level: str
    programme_area: str
    subject: str
    hours: int
    slot: str
    choice_group: str
    role: str


@dataclass(frozen=True, slots=True)
class CountyFact:
    """A school owner."""

    county_code: str
    name: str
    owner_name: str
    org_number: str


@dataclass(frozen=True, slots=True)
class SchoolFact:
    """A unit in the national school register."""

    org_number: str
    name: str
    municipality: str
    county_code: str
    ownership: str
    kind: str


@cache
def programmes() -> tuple[ProgrammeFact, ...]:
    """Return the education programmes."""
    return tuple(ProgrammeFact(row["code"], row["name"], row["kind"]) for row in _rows("programmes"))


@cache
def programme_areas() -> tuple[AreaFact, ...]:
    """Return the programme areas."""
    return tuple(AreaFact(row["code"], row["programme"], row["level"], row["name"]) for row in _rows("programme_areas"))


@cache
def subjects() -> dict[str, SubjectFact]:
    """Return the subjects by code."""
    return {
        row["code"]: SubjectFact(
            row["code"],
            row["name"],
            row["short_name"],
            row["category"],
            row["level"],
            int(row["hours"]) if row["hours"] else None,
        )
        for row in _rows("subjects")
    }


@cache
def subject_plans() -> tuple[PlanRowFact, ...]:
    """Return every row of every plan."""
    return tuple(
        PlanRowFact(
            row["plan"],
            row["plan_name"],
            row["level"],
            row["programme_area"],
            row["subject"],
            int(row["hours"]),
            row["slot"],
            row["choice_group"],
            row["role"],
        )
        for row in _rows("subject_plans")
    )


@cache
def counties() -> dict[str, CountyFact]:
    """Return the school owners by county code."""
    return {
        row["county_code"]: CountyFact(row["county_code"], row["name"], row["owner_name"], row["org_number"])
        for row in _rows("counties")
    }


@cache
def schools() -> tuple[SchoolFact, ...]:
    """Return the units of the school register, private ones too."""
    return tuple(
        SchoolFact(
            row["org_number"],
            row["name"],
            row["municipality"],
            row["county_code"],
            row["ownership"],
            row["kind"],
        )
        for row in _rows("schools")
    )


def _rows(name: str) -> Iterator[dict[str, str]]:
    text = (files(__name__) / f"{name}.csv").read_text(encoding="utf-8")
    yield from csv.DictReader(text.splitlines())
