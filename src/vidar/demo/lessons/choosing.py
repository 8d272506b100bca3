"""Finds the lessons that can show a case, those nearest to the start day first."""

from collections.abc import Iterator
from datetime import date, timedelta

from vidar.demo.lessons.board import Board, Span, minutes_of
from vidar.demo.lessons.draft import Lesson

HOME = "nord-osterdal"
DAY = timedelta(days=1)
_REACH = 20
_THIS_WEEK = 5


class Missing(LookupError):  # noqa: N818 - named for what is the matter
    """The plan has no lesson that can show a case."""


class Choosing:
    """Looks for lessons at the first school, around the start day."""

    def __init__(self, board: Board) -> None:
        self.board = board
        self._days = board.year.school_days(HOME)

    def near(self, offset: int) -> list[date]:
        """Return school days, nearest to the start day plus ``offset`` first; small offsets stay in the week."""
        start = self.board.start
        week, wished = start.isocalendar()[:2], start + offset * DAY
        leaves_week = abs(offset) > _THIS_WEEK
        return sorted(
            (each for each in self._days if abs(each - start).days <= _REACH),
            key=lambda each: (not leaves_week and each.isocalendar()[:2] != week, abs(each - wished), each),
        )

    def lessons(self, name: str, offset: int) -> Iterator[Lesson]:
        """Yield a group's untouched lessons; never the one that is on when the demo begins."""
        group_id = self.board.group(HOME, name).id
        for day in self.near(offset):
            for lesson in self.board.on(day):
                if group_id in lesson.groups and lesson.is_ordinary and not self._is_now(lesson):
                    yield lesson

    def first(self, name: str, offset: int) -> Lesson:
        """Return the first of a group's untouched lessons.

        Raises:
            Missing: there is none.
        """
        for lesson in self.lessons(name, offset):
            return lesson
        raise Missing(name)

    def free_span(self, lesson: Lesson) -> Span | None:
        """Return another time for a lesson in its week, still to come if there is one."""
        days = self.board.week_days(lesson.date, HOME)
        days.sort(key=lambda day: (day <= self.board.start, day))
        return self.board.other_span(lesson, self.board.free_spans(days, minutes_of(lesson)))

    def room(self, code: str) -> int:
        """Return a room's id by its code."""
        school_id = self.board.school_id(HOME)
        return next(each.id for each in self.board.rooms.values() if (each.code, each.school_id) == (code, school_id))

    def _is_now(self, lesson: Lesson) -> bool:
        return lesson.starts_at <= self.board.now < lesson.ends_at
