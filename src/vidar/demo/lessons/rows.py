"""From drafts to rows."""

from dataclasses import dataclass, field
from datetime import date, datetime, time

from vidar.demo.lessons.draft import Lesson, moment
from vidar.demo.rows import (
    LessonChangeRow,
    LessonGroupRow,
    LessonRoomRow,
    LessonRow,
    LessonTeacherRow,
    RoomRow,
)


@dataclass(slots=True)
class LessonRows:
    """The rows of all dated lessons."""

    lessons: list[LessonRow] = field(default_factory=list)
    groups: list[LessonGroupRow] = field(default_factory=list)
    teachers: list[LessonTeacherRow] = field(default_factory=list)
    rooms: list[LessonRoomRow] = field(default_factory=list)
    changes: list[LessonChangeRow] = field(default_factory=list)
    ids: dict[int, int] = field(default_factory=dict)

    def id_of(self, lesson: Lesson) -> int:
        """Return the id a draft got."""
        return self.ids[id(lesson)]


def lesson_rows(lessons: list[Lesson], school_ids: dict[str, int], rooms: dict[int, RoomRow]) -> LessonRows:
    """Return the rows, with ids in the order of time."""
    made = LessonRows()
    ordered = sorted(
        lessons, key=lambda each: (each.date, each.starts, school_ids[each.school], each.slot_id or 0, each.groups)
    )
    for lesson_id, lesson in enumerate(ordered, start=1):
        made.ids[id(lesson)] = lesson_id
        _add(made, lesson_id, lesson, school_ids[lesson.school], rooms)
    return made


def _add(made: LessonRows, lesson_id: int, lesson: Lesson, school_id: int, rooms: dict[int, RoomRow]) -> None:
    times = (lesson.starts_at, lesson.ends_at, lesson.takes_place)
    made.lessons.append(
        LessonRow(
            lesson_id, school_id, lesson.slot_id, lesson.date, lesson.starts_at, lesson.ends_at, lesson.kind,
            lesson.subject, lesson.title, lesson.takes_place, lesson.note,
        )
    )  # fmt: skip
    for group in lesson.groups:
        made.groups.append(LessonGroupRow(len(made.groups) + 1, lesson_id, group, *times))
    for each in lesson.teachers:
        row_id = len(made.teachers) + 1
        made.teachers.append(LessonTeacherRow(row_id, lesson_id, each.person_id, each.role, each.attends, *times))
    for room in lesson.rooms:
        shareable = rooms[room].shareable
        made.rooms.append(LessonRoomRow(len(made.rooms) + 1, lesson_id, room, shareable, *times))
    for change in lesson.changes:
        was_starts, was_ends = _times(change.was) if change.was else (None, None)
        made.changes.append(
            LessonChangeRow(
                len(made.changes) + 1, lesson_id, change.kind, change.reason, was_starts, was_ends, change.was_room,
                change.was_teacher, change.at,
            )
        )  # fmt: skip


def _times(span: tuple[date, time, time]) -> tuple[datetime, datetime]:
    day, starts, ends = span
    return moment(day, starts), moment(day, ends)
