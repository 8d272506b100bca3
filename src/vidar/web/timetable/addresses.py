"""Addresses within the timetable. A lesson's address remembers whose week it was opened from."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from vidar.law.calendar import Week
from vidar.timetable.queries_lessons import Of
from vidar.web.address import address

_FIELDS = {Of.PUPIL: "elev", Of.CLASS: "klasse", Of.TEACHER: "larer", Of.ROOM: "rom"}
_PAGES = {Of.PUPIL: "pupil-week", Of.CLASS: "class-week", Of.TEACHER: "teacher-week", Of.ROOM: "room-week"}
_LONGEST_ID = 18


@dataclass(frozen=True, slots=True)
class Origin:
    """The timetable page that links start from; ``of`` None is the reader's own week or day."""

    of: Of | None = None
    whose: int = 0
    from_day: bool = False

    @property
    def path(self) -> str:
        """Address of the week, without what is asked of it."""
        return address("week") if self.of is None else address(_PAGES[self.of], self.whose)

    def week(self, week: Week, day: date | None = None) -> str:
        """Address of a week, with a chosen day."""
        return f"{self.path}?uke={week}&dag={day}" if day else f"{self.path}?uke={week}"

    def month(self, week: Week, day: date | None, month: date) -> str:
        """Address of the same week with the calendar open at a month."""
        return f"{self.week(week, day)}&maaned={month:%Y-%m}"

    def lesson(self, lesson_id: int) -> str:
        """Address of a lesson, from which there is a way back here."""
        path = address("lesson", lesson_id)
        if self.from_day:
            return f"{path}?fra=dag"
        return path if self.of is None else f"{path}?{_FIELDS[self.of]}={self.whose}"


def origin_of(query: Mapping[str, str]) -> Origin:
    """Read back what ``Origin.lesson`` wrote; anything else is the reader's own week."""
    for of, field in _FIELDS.items():
        text = query.get(field, "")
        if text.isascii() and text.isdigit() and len(text) <= _LONGEST_ID:
            return Origin(of, int(text))
    return Origin(from_day=query.get("fra") == "dag")


def my_day(day: date | None = None) -> str:
    """Address of the teacher's day."""
    return address("my-day") + (f"?dag={day}" if day else "")


def teacher_week(teacher_id: int, week: Week) -> str:
    """Address of a teacher's week."""
    return Origin(Of.TEACHER, teacher_id).week(week)
