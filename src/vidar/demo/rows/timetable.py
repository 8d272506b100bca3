"""Rows of week plans and dated lessons."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import ClassVar

from vidar.law.basis import Period


@dataclass(frozen=True, slots=True)
class WeekPlanRow:
    """A school's published week plan."""

    TABLE: ClassVar[str] = "timetable_weekplan"
    id: int
    school_id: int
    school_year_id: int
    name: str
    cycle_weeks: int
    published_at: datetime
    valid: Period


@dataclass(frozen=True, slots=True)
class PlanSlotRow:
    """One block of the week; ``cycle_week`` 0 is every week, 1 is A, 2 is B."""

    TABLE: ClassVar[str] = "timetable_planslot"
    id: int
    week_plan_id: int
    weekday: int
    cycle_week: int
    starts: time
    ends: time
    subject_id: str | None
    title: str


@dataclass(frozen=True, slots=True)
class PlanSlotGroupRow:
    """A teaching group of a slot."""

    TABLE: ClassVar[str] = "timetable_planslotgroup"
    id: int
    plan_slot_id: int
    teaching_group_id: int


@dataclass(frozen=True, slots=True)
class PlanSlotTeacherRow:
    """A teacher of a slot; the first is the main one."""

    TABLE: ClassVar[str] = "timetable_planslotteacher"
    id: int
    plan_slot_id: int
    teacher_id: int


@dataclass(frozen=True, slots=True)
class PlanSlotRoomRow:
    """A room of a slot."""

    TABLE: ClassVar[str] = "timetable_planslotroom"
    id: int
    plan_slot_id: int
    room_id: int


@dataclass(frozen=True, slots=True)
class LessonRow:
    """One dated lesson."""

    TABLE: ClassVar[str] = "timetable_lesson"
    id: int
    school_id: int
    plan_slot_id: int | None
    date: date
    starts_at: datetime
    ends_at: datetime
    kind: str
    subject_id: str | None
    title: str
    takes_place: bool
    note: str


@dataclass(frozen=True, slots=True)
class LessonGroupRow:
    """A teaching group in a lesson."""

    TABLE: ClassVar[str] = "timetable_lessongroup"
    id: int
    lesson_id: int
    teaching_group_id: int
    starts_at: datetime
    ends_at: datetime
    takes_place: bool


@dataclass(frozen=True, slots=True)
class LessonTeacherRow:
    """A teacher of a lesson; one who is away keeps the row with ``attends`` off."""

    TABLE: ClassVar[str] = "timetable_lessonteacher"
    id: int
    lesson_id: int
    teacher_id: int
    role: str
    attends: bool
    starts_at: datetime
    ends_at: datetime
    takes_place: bool


@dataclass(frozen=True, slots=True)
class LessonRoomRow:
    """A room of a lesson."""

    TABLE: ClassVar[str] = "timetable_lessonroom"
    id: int
    lesson_id: int
    room_id: int
    shareable: bool
    starts_at: datetime
    ends_at: datetime
    takes_place: bool


@dataclass(frozen=True, slots=True)
class LessonChangeRow:
    """One change of a lesson, with what was before it and why."""

    TABLE: ClassVar[str] = "timetable_lessonchange"
    id: int
    lesson_id: int
    kind: str
    reason: str
    was_starts_at: datetime | None
    was_ends_at: datetime | None
    was_room_id: int | None
    was_teacher_id: int | None
    at: datetime
