"""Everyday changes around the start day: teachers away, rooms taken, lessons moved."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from vidar.demo.lessons.board import Board, minutes_of, span_of
from vidar.demo.lessons.changing import Changing
from vidar.demo.lessons.draft import Lesson

_BEFORE, _AFTER = timedelta(days=16), timedelta(days=23)
_AWAY_A_DAY = {"nord-osterdal": 1.1, "storsteigen": 0.3, "nord-gudbrandsdal": 0.4}
_SUBSTITUTED_SHARE = 0.7
_ROOM_CHANGES, _MOVES = 0.8, 0.3  # for each teacher away
_TRIES = 6


@dataclass(slots=True)
class EverydayChanges:
    """Changes lessons near the start day; groups in ``spared`` are left alone."""

    board: Board
    changing: Changing
    spared: set[int]
    random: Random

    def draw(self) -> None:
        """Change lessons of every school, day by day."""
        for school, away in _AWAY_A_DAY.items():
            for day in self.board.year.school_days(school):
                if self.board.start - _BEFORE <= day <= self.board.start + _AFTER:
                    self._some(away, self._teacher_away, school, day)
                    self._some(away * _ROOM_CHANGES, self._room_taken, school, day)
                    self._some(away * _MOVES, self._moved, school, day)

    def _some(self, mean: float, happening: Callable[[str, date], None], school: str, day: date) -> None:
        count = int(mean) + (self.random.random() < mean - int(mean))
        for _ in range(count):
            happening(school, day)

    def _ordinary(self, school: str, day: date) -> list[Lesson]:
        return [
            each
            for each in self.board.on(day)
            if each.school == school and each.is_ordinary and not self.spared.intersection(each.groups)
        ]

    def _teacher_away(self, school: str, day: date) -> None:
        lessons = self._ordinary(school, day)
        teachers = sorted({each.main_teacher for each in lessons})
        if teachers:
            away = self.random.choice(teachers)
            for lesson in lessons:
                if lesson.main_teacher == away:
                    self._stand_in(lesson)

    def _stand_in(self, lesson: Lesson) -> None:
        """Find a substitute for most lessons; the rest are cancelled unless a co-teacher is there."""
        free = [
            each for each in self.board.substitutes[lesson.school] if self.board.is_teacher_free(each, span_of(lesson))
        ]
        if free and self.random.random() < _SUBSTITUTED_SHARE:
            self.changing.substitute(lesson, free[0])
        elif len(lesson.present) == 1:
            self.changing.cancel(lesson, "no_substitute")

    def _room_taken(self, school: str, day: date) -> None:
        lessons = [each for each in self._ordinary(school, day) if not self.board.rooms[each.rooms[0]].shareable]
        if lessons:
            lesson = self.random.choice(lessons)
            room = self.board.free_room(school, lambda each: each.name.startswith("Rom"), span_of(lesson))
            if room is not None:
                self.changing.change_room(lesson, room.id, self.random.choice(("room", "room_repair")))

    def _moved(self, school: str, day: date) -> None:
        lessons = self._ordinary(school, day)
        self.random.shuffle(lessons)
        for lesson in lessons[:_TRIES]:
            spans = self.board.free_spans(self.board.week_days(day, school), minutes_of(lesson))
            span = self.board.other_span(lesson, spans)
            if span is not None:
                self.changing.move(lesson, span)
                return
