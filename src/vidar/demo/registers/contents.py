"""Topics and homework of the last weeks and of this week."""

from collections import Counter
from datetime import timedelta
from random import Random

from vidar.demo.registers.board import RegisterBoard
from vidar.demo.registers.content_words import lines
from vidar.demo.rows.attendance import LessonContentRow

_WEEKS_BACK, _WRITTEN = timedelta(days=21), 0.75
_BEFORE = timedelta(hours=15)


def make_contents(
    board: RegisterBoard, languages: dict[int, str], spared_pupil: int, random: Random
) -> tuple[LessonContentRow, ...]:
    """Return what is written: of most lessons, of all that ``spared_pupil`` has this week."""
    today = board.now.date()
    sunday = today + timedelta(days=7 - today.isoweekday())
    turn: Counter[int] = Counter()
    made: list[LessonContentRow] = []
    for lesson in board.lessons:
        row = lesson.row
        known = lines(languages[row.school_id], row.subject_id or "")
        if not known or not today - _WEEKS_BACK <= row.date <= sunday:
            continue
        turn[lesson.groups[0]] += 1
        shown = spared_pupil in lesson.roster and row.date.isocalendar()[:2] == today.isocalendar()[:2]
        if random.random() < _WRITTEN or shown:
            topic, homework = known[(turn[lesson.groups[0]] + lesson.groups[0]) % len(known)]
            at = min(row.starts_at - _BEFORE, board.now - timedelta(hours=1))
            made.append(LessonContentRow(len(made) + 1, row.id, topic, homework, at, lesson.teacher))
    return tuple(made)
