"""The lessons of the county as registers see them: who was to be there, and who taught."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from vidar.demo.lessons.draft import CROSS_SUBJECT, ORDINARY, TEST
from vidar.demo.lessons.rows import LessonRows
from vidar.demo.rows import GroupMembershipRow, LessonRow
from vidar.demo.year import DemoYear

TAKEN_KINDS = (ORDINARY, TEST, CROSS_SUBJECT)


@dataclass(frozen=True, slots=True)
class Held:
    """A lesson that takes place, with its roster in rising order, and the teacher who is there."""

    row: LessonRow
    groups: tuple[int, ...]
    roster: list[int]
    teacher: int

    @property
    def minutes(self) -> int:
        """Return how long it is."""
        return int((self.row.ends_at - self.row.starts_at).total_seconds()) // 60


class RegisterBoard:
    """Lessons with rosters, in the order of time."""

    def __init__(
        self, made: LessonRows, memberships: Iterable[GroupMembershipRow], year: DemoYear, now: datetime
    ) -> None:
        self.now = now
        self.year = year
        self._members: dict[int, list[GroupMembershipRow]] = defaultdict(list)
        for row in memberships:
            self._members[row.teaching_group_id].append(row)
        groups, teachers = defaultdict(list), {}
        for each in made.groups:
            groups[each.lesson_id].append(each.teaching_group_id)
        for teacher in reversed(made.teachers):
            if teacher.attends:
                teachers[teacher.lesson_id] = teacher.teacher_id
        self._rosters: dict[tuple[tuple[int, ...], date], list[int]] = {}
        self.lessons = [
            Held(row, tuple(groups[row.id]), self._roster(tuple(groups[row.id]), row.date), teachers[row.id])
            for row in made.lessons
            if row.takes_place and row.kind in TAKEN_KINDS and row.id in teachers
        ]

    def over(self) -> list[Held]:
        """Return the lessons that are over."""
        return [each for each in self.lessons if each.row.ends_at <= self.now]

    def on_now(self, pupil_id: int) -> Held:
        """Return the lesson that somebody has when the demo begins."""
        return next(
            each for each in self.lessons
            if each.row.starts_at <= self.now < each.row.ends_at and pupil_id in each.roster
        )  # fmt: skip

    def _roster(self, groups: tuple[int, ...], day: date) -> list[int]:
        known = self._rosters.get((groups, day))
        if known is None:
            found = {row.pupil_id for group in groups for row in self._members[group] if row.valid.contains(day)}
            known = self._rosters[groups, day] = sorted(found)
        return known
