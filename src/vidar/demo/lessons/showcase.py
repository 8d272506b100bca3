"""Kari's week: nearly every kind of change near the start day, chosen from what her plan has."""

from collections.abc import Iterator
from itertools import combinations

from vidar.demo.lessons.board import minutes_of, span_of
from vidar.demo.lessons.changing import Changing
from vidar.demo.lessons.choosing import DAY, HOME, Choosing, Missing
from vidar.demo.lessons.draft import ORDINARY, TEST, Attendance, Lesson
from vidar.demo.lessons.words import title_of_test

CLASS, NEXT_CLASS = "2STA", "2STB"
_DOUBLE, _SINGLE, _LONG = 90, 45, 180


class Showcase:
    """Arranges the cases one by one; ``cases`` tells which lesson shows which."""

    def __init__(self, choosing: Choosing, changing: Changing, groups: set[int], cast: dict[str, int]) -> None:
        self._choosing = choosing
        self._board = choosing.board
        self._changing = changing
        self._groups = groups
        self._cast = cast
        self.cases: dict[str, Lesson] = {}

    def arrange(self) -> None:
        """Arrange every change. The start day itself keeps what Kari has at 10.05.

        Raises:
            Missing: the plan has no lesson that can show one of them.
        """
        self._test_and_extra_lesson()
        self._absent_teacher()
        self._cancelled()
        self._other_room()
        self._moved()
        self._merged_once()
        self._swapped()

    def point_at_plan(self) -> None:
        """Point at lessons that show what the plan itself contains."""
        start = self._board.start
        near = [
            each
            for each in self._board.between(start - 14 * DAY, start + 20 * DAY)
            if each.kind == ORDINARY and not each.changes
        ]
        hall = self._choosing.room("Hall")
        own = [each for each in near if each.groups[0] in self._groups]
        shows = {
            "shared_hall": [each for each in own if each.rooms == [hall] and self._shares(each, hall)],
            "co_teachers": [each for each in own if len(each.teachers) > 1],
            "merged_weekly": [each for each in near if len(each.groups) > 1],
            "long_lesson": [each for each in near if minutes_of(each) == _LONG],
            "double_lesson": [each for each in own if minutes_of(each) == _DOUBLE],
        }
        for name, lessons in shows.items():
            self.cases[name] = min(lessons, key=lambda each: abs(each.date - start))

    def _shares(self, lesson: Lesson, room: int) -> bool:
        """Tell whether another lesson is in the room at the same time."""
        return any(
            room in each.rooms and each is not lesson and each.overlaps(*span_of(lesson))
            for each in self._board.on(lesson.date)
        )

    def _test_and_extra_lesson(self) -> None:
        """A test in mathematics, and one more lesson before it."""
        choosing = self._choosing
        for test in choosing.lessons("R1 2ST", 2):
            days = [each for each in choosing.near(1) if each <= test.date]
            before = (each for each in self._board.free_spans(days, _SINGLE) if each[:2] < (test.date, test.starts))
            span = self._board.other_span(test, before)
            if minutes_of(test) >= _DOUBLE and span is not None:
                test.kind, test.title = TEST, title_of_test("derivasjon")
                teachers = [Attendance(test.main_teacher)]
                extra = Lesson(HOME, *span, test.subject, "", list(test.groups), teachers, list(test.rooms))
                self.cases["test"], self.cases["added"] = test, self._changing.add(extra, "extra")
                return
        raise Missing("a time for an extra lesson")

    def _absent_teacher(self) -> None:
        """Anne is away for a day: her class with Kari gets Bjørn, the rest another substitute or none."""
        lesson = self._first_with_substitute("NOR 2STA", self._cast["bjorn"])
        self._changing.substitute(lesson, self._cast["bjorn"])
        self.cases["substitute"] = lesson
        others = [
            each
            for each in self._board.on(lesson.date)
            if each.is_ordinary and each.main_teacher == lesson.main_teacher
        ]
        for other in others:
            free = [each for each in self._board.substitutes[HOME] if self._is_free(each, other)]
            if free:
                self._changing.substitute(other, free[0])
            else:
                self._changing.cancel(other, "no_substitute")

    def _first_with_substitute(self, name: str, person_id: int) -> Lesson:
        for lesson in self._choosing.lessons(name, -1):
            if self._is_free(person_id, lesson):
                return lesson
        raise Missing(name)

    def _is_free(self, person_id: int, lesson: Lesson) -> bool:
        return self._board.is_teacher_free(person_id, span_of(lesson))

    def _cancelled(self) -> None:
        lesson = self._choosing.first("FYS1 2ST", 1)
        self._changing.cancel(lesson, "laboratory")
        self.cases["cancelled"] = lesson

    def _other_room(self) -> None:
        for lesson in self._choosing.lessons("HIS 2STA", 1):
            room = self._board.free_room(HOME, lambda each: each.name.startswith("Rom"), span_of(lesson))
            if room is not None:
                self._changing.change_room(lesson, room.id)
                self.cases["room"] = lesson
                return
        raise Missing("a free room")

    def _moved(self) -> None:
        for name in ("BIO1 2ST", "KRO 2STA", "R1 2ST", "FYS1 2ST", "NOR 2STA", "SPA2 2ST-1"):
            for lesson in self._choosing.lessons(name, 2):
                if (span := self._choosing.free_span(lesson)) is not None:
                    self._changing.move(lesson, span)
                    self.cases["moved"] = lesson
                    return
        raise Missing("a lesson that can be moved")

    def _merged_once(self) -> None:
        """An author visits: two classes together in the auditorium."""
        room = self._choosing.room("Aud")
        for lesson, other in self._pairs_to_merge():
            if self._can_merge(lesson, other, room):
                self._changing.merge(lesson, other, room, "Forfatterbesøk")
                self.cases["merged_once"] = lesson
                return
        raise Missing("two lessons to merge")

    def _pairs_to_merge(self) -> Iterator[tuple[Lesson, Lesson]]:
        pairs = (
            (CLASS, NEXT_CLASS), (NEXT_CLASS, CLASS), (CLASS, "2STC"), ("2STC", CLASS), (NEXT_CLASS, "2STC"),
            ("2STC", NEXT_CLASS), ("3STA", "3STB"), ("3STB", "3STC"), ("3STC", "3STA"), ("1STA", "1STB"),
        )  # fmt: skip
        for host, guest in pairs:
            for lesson in self._choosing.lessons(f"NOR {host}", 7):
                for other in self._choosing.lessons(f"NOR {guest}", 7):
                    yield lesson, other

    def _can_merge(self, lesson: Lesson, other: Lesson, room: int) -> bool:
        return (
            lesson.date.isocalendar()[:2] == other.date.isocalendar()[:2]
            and minutes_of(lesson) == minutes_of(other)
            and self._board.are_pupils_free(other.groups, span_of(lesson), but=(other,))
            and self._board.is_room_free(room, span_of(lesson))
        )

    def _swapped(self) -> None:
        """Two lessons of another class change places."""
        for day in self._choosing.near(2):
            week = [
                each
                for each in self._board.between(day - day.weekday() * DAY, day + (6 - day.weekday()) * DAY)
                if each.school == HOME and each.is_ordinary and not self._groups.intersection(each.groups)
            ]
            for one, other in combinations(week, 2):
                if self._can_swap(one, other):
                    self._changing.swap(one, other)
                    self.cases["swapped"], self.cases["swapped_with"] = one, other
                    return
        raise Missing("two lessons to swap")

    def _can_swap(self, one: Lesson, other: Lesson) -> bool:
        both = (one, other)
        return (
            one.subject != other.subject
            and self._classes(one) == self._classes(other)
            and minutes_of(one) == minutes_of(other) == _DOUBLE
            and self._board.is_free(one, span_of(other), but=both)
            and self._board.is_free(other, span_of(one), but=both)
        )

    def _classes(self, lesson: Lesson) -> set[str]:
        return {name for group in lesson.groups for name in self._board.groups[group].classes}
