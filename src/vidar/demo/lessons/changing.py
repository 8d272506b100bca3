"""The kinds of change a lesson can meet. Each keeps what was before, as the timetable's own actions do."""

from datetime import datetime, timedelta

from vidar.demo.lessons.board import Board, Span, span_of
from vidar.demo.lessons.draft import CO, CROSS_SUBJECT, SUBSTITUTE, Attendance, Change, Lesson
from vidar.demo.lessons.words import reason

_NOTICE = timedelta(hours=16)


class Changing:
    """Changes lessons on a board."""

    def __init__(self, board: Board) -> None:
        self.board = board

    def cancel(self, lesson: Lesson, key: str, *, kind: str = "cancelled", note: str = "") -> None:
        """Let the lesson not take place; it stays where it was, for everybody to see."""
        lesson.takes_place = False
        lesson.note = note
        lesson.changes.append(Change(kind, self.reason(lesson, key), self._at(lesson)))

    def substitute(self, lesson: Lesson, person_id: int, key: str = "away") -> None:
        """Let somebody step in for the main teacher, who is away."""
        away = lesson.teachers[0]
        away.attends = False
        lesson.teachers.append(Attendance(person_id, SUBSTITUTE))
        lesson.changes.append(
            Change("substitute", self.reason(lesson, key), self._at(lesson), was_teacher=away.person_id)
        )

    def change_room(self, lesson: Lesson, room_id: int, key: str = "room") -> None:
        """Let the lesson be in another room."""
        was = lesson.rooms[0]
        lesson.rooms = [room_id]
        lesson.changes.append(Change("room", self.reason(lesson, key), self._at(lesson), was_room=was))

    def move(self, lesson: Lesson, to: Span, key: str = "moved") -> None:
        """Let the lesson be at another time."""
        was, at = span_of(lesson), self._at(lesson)
        self.board.move(lesson, to)
        lesson.changes.append(Change("moved", self.reason(lesson, key), at, was=was))

    def swap(self, one: Lesson, other: Lesson) -> None:
        """Let two lessons change places in time."""
        here, there = span_of(one), span_of(other)
        self.move(one, there, "swapped")
        self.move(other, here, "swapped")

    def merge(self, lesson: Lesson, other: Lesson, room_id: int, title: str) -> None:
        """Let another group join the lesson, in a room for both; its own lesson is not held."""
        lesson.title = title
        lesson.groups.extend(other.groups)
        for each in other.teachers:
            if self.board.is_teacher_free(each.person_id, span_of(lesson), but=(other,)):
                lesson.teachers.append(Attendance(each.person_id, CO))
        self.change_room(lesson, room_id, "merged")
        self.cancel(other, "merged", note=title)

    def add(self, lesson: Lesson, key: str) -> Lesson:
        """Put an extra lesson on the board."""
        self.board.add(lesson)
        lesson.changes.append(Change("added", self.reason(lesson, key), self._at(lesson)))
        return lesson

    def replace_day(self, lessons: list[Lesson], instead: list[Lesson]) -> None:
        """Let a cross-subject day take the place of ordinary lessons."""
        for lesson in lessons:
            self.cancel(lesson, "cross_subject", kind=CROSS_SUBJECT, note=instead[0].title)
        for lesson in instead:
            self.board.add(lesson)
            lesson.changes.append(Change(CROSS_SUBJECT, self.reason(lesson, "cross_subject"), self._at(lesson)))

    def reason(self, lesson: Lesson, key: str) -> str:
        """Return the reason in the written language of the lesson's school."""
        return reason(self.board.languages[lesson.school], key)

    def _at(self, lesson: Lesson) -> datetime:
        """Changes were made the evening before, and in any case before the demo begins."""
        return min(lesson.starts_at - _NOTICE, self.board.now - timedelta(hours=2))
