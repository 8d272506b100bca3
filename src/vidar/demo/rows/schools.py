"""Rows of the school directory and of the owner's years, calendar and rooms."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class OwnerRow:
    """A county. Outside the wall."""

    TABLE: ClassVar[str] = "schools_schoolowner"
    id: int
    county_code: str
    name: str
    slug: str
    org_number: str


@dataclass(frozen=True, slots=True)
class SchoolRow:
    """A school of the directory. Outside the wall."""

    TABLE: ClassVar[str] = "schools_school"
    id: int
    org_number: str
    name: str
    short_name: str
    slug: str
    municipality: str
    written_language: str
    kind: str
    active: bool
    contact_name: str = ""
    contact_role: str = ""
    contact_phone: str = ""
    contact_email: str = ""


@dataclass(frozen=True, slots=True)
class SchoolYearRow:
    """A school year, both days included."""

    TABLE: ClassVar[str] = "schools_schoolyear"
    id: int
    label: str
    starts: date
    ends: date


@dataclass(frozen=True, slots=True)
class TermRow:
    """A half-year, both days included."""

    TABLE: ClassVar[str] = "schools_term"
    id: int
    school_year_id: int
    number: int
    starts: date
    ends: date


@dataclass(frozen=True, slots=True)
class CalendarEntryRow:
    """Days without teaching, both days included; no school means all."""

    TABLE: ClassVar[str] = "schools_calendarentry"
    id: int
    school_id: int | None
    school_year_id: int
    kind: str
    name: str
    first_day: date
    last_day: date


@dataclass(frozen=True, slots=True)
class RoomRow:
    """A room."""

    TABLE: ClassVar[str] = "schools_room"
    id: int
    school_id: int
    code: str
    name: str
    building: str
    capacity: int
    shareable: bool
