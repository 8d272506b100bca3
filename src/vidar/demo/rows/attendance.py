"""Rows of registers, of notices of absence, and of what lessons are about."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """The register of one lesson; ``roster`` holds person ids in rising order."""

    TABLE: ClassVar[str] = "attendance_register"
    id: int
    lesson_id: int
    school_id: int
    date: date
    starts_at: datetime
    ends_at: datetime
    state: str
    roster: list[int]
    version: int
    saved_at: datetime
    saved_by_id: int
    confirmed_at: datetime | None
    confirmed_by_id: int | None
    not_held_cause: str = ""


@dataclass(frozen=True, slots=True)
class RegisterEntryRow:
    """A pupil who was not there from start to end."""

    TABLE: ClassVar[str] = "attendance_registerentry"
    id: int
    register_id: int
    pupil_id: int
    starts_at: datetime
    presence: str
    late_minutes: int
    early_minutes: int
    marked_at: datetime
    marked_by_id: int


@dataclass(frozen=True, slots=True)
class AbsenceNoticeRow:
    """What the school has been told of an absence."""

    TABLE: ClassVar[str] = "attendance_absencenotice"
    id: int
    pupil_id: int
    starts_at: datetime
    ends_at: datetime
    ground: str
    evidence: str
    note: str
    filed_at: datetime
    filed_by_id: int
    withdrawn_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class LessonContentRow:
    """Topic and homework of a lesson."""

    TABLE: ClassVar[str] = "attendance_lessoncontent"
    id: int
    lesson_id: int
    topic: str
    homework: str
    written_at: datetime
    written_by_id: int
