"""A dated lesson while the county is made."""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import cache

from vidar.law.basis import instant

ORDINARY, TEST, EVENT, ACTIVITY, CROSS_SUBJECT = "lesson", "test", "event", "activity", "cross_subject"
MAIN, CO, SUBSTITUTE = "main", "co", "substitute"

type Day = date

moment = cache(instant)


@dataclass(slots=True)
class Attendance:
    """A teacher of a lesson, who may be away."""

    person_id: int
    role: str = MAIN
    attends: bool = True


@dataclass(frozen=True, slots=True)
class Change:
    """What was done to a lesson."""

    kind: str
    reason: str
    at: datetime
    was: tuple[date, time, time] | None = None
    was_room: int | None = None
    was_teacher: int | None = None


@dataclass(slots=True, eq=False)
class Lesson:
    """A dated lesson with its members; times are local."""

    school: str
    date: date
    starts: time
    ends: time
    subject: str | None
    title: str
    groups: list[int]
    teachers: list[Attendance]
    rooms: list[int]
    slot_id: int | None = None
    kind: str = ORDINARY
    takes_place: bool = True
    note: str = ""
    changes: list[Change] = field(default_factory=list)

    @property
    def starts_at(self) -> datetime:
        """Return the start in UTC."""
        return moment(self.date, self.starts)

    @property
    def ends_at(self) -> datetime:
        """Return the end in UTC."""
        return moment(self.date, self.ends)

    @property
    def is_ordinary(self) -> bool:
        """Tell whether this is a subject's lesson as planned, which nothing has happened to yet."""
        return (
            self.kind == ORDINARY
            and self.subject is not None
            and self.slot_id is not None
            and self.takes_place
            and not self.changes
        )

    @property
    def main_teacher(self) -> int:
        """Return the teacher who has the lesson by the plan."""
        return self.teachers[0].person_id

    @property
    def present(self) -> list[int]:
        """Return the teachers who come."""
        return [each.person_id for each in self.teachers if each.attends]

    def overlaps(self, day: Day, starts: time, ends: time) -> bool:
        """Tell whether the lesson takes place at the same time as another span."""
        return self.takes_place and self.date == day and self.starts < ends and starts < self.ends
