"""Tests in the timetable: each group with written tests has two a term."""

from dataclasses import dataclass, field
from datetime import date
from random import Random

from vidar.demo.lessons.board import Board, minutes_of
from vidar.demo.lessons.draft import TEST, Lesson
from vidar.demo.lessons.words import title_of_test, topics

_TESTS_A_YEAR = 4
_SHORTEST = 90


@dataclass(slots=True)
class Testing:
    """Turns ordinary lessons into tests, never two on one day for anybody."""

    board: Board
    random: Random
    taken: dict[date, set[int]] = field(default_factory=dict)

    def plan(self) -> None:
        """Plan the tests of every group."""
        by_group: dict[int, list[Lesson]] = {}
        for lesson in self.board.lessons:
            if lesson.kind == TEST:
                self._take(lesson)
            elif lesson.is_ordinary and minutes_of(lesson) >= _SHORTEST:
                by_group.setdefault(lesson.groups[0], []).append(lesson)
        for lessons in by_group.values():
            titles = topics(self.board.languages[lessons[0].school], lessons[0].subject or "")
            share = len(lessons) // _TESTS_A_YEAR
            for index, title in enumerate(titles[:_TESTS_A_YEAR]):
                self._plan_one(lessons[index * share + share // 2 : (index + 1) * share], title)

    def _plan_one(self, stretch: list[Lesson], topic: str) -> None:
        self.random.shuffle(stretch)
        for lesson in stretch:
            if not self.taken.get(lesson.date, set()) & self.board.pupils_of(lesson.groups, lesson.date):
                lesson.kind, lesson.title = TEST, title_of_test(topic)
                self._take(lesson)
                return

    def _take(self, lesson: Lesson) -> None:
        self.taken.setdefault(lesson.date, set()).update(self.board.pupils_of(lesson.groups, lesson.date))
