"""Takes the registers of all lessons that are over, as their teachers did."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random

from vidar.demo.registers.board import Held, RegisterBoard
from vidar.demo.registers.spells import Spell
from vidar.demo.rows.attendance import RegisterEntryRow, RegisterRow

_ABSENT, _LATE, _EARLY, _ELSEWHERE = 0.009, 0.013, 0.0016, 0.0024
_MISSED, _RECENTLY = 0.012, timedelta(days=20)
_NOT_HELD, _CAUSE = 0.0015, {"nb": "Brannøvelse", "nn": "Brannøving"}
_TEN_MINUTES = timedelta(minutes=10)


@dataclass(slots=True)
class Known:
    """What is decided before chance has a say. Lessons by id, minutes by (lesson, pupil)."""

    spells: list[Spell]
    skipped: set[tuple[int, int]]
    late: dict[tuple[int, int], int]
    spared: frozenset[int]
    left_out: frozenset[int]
    not_held: int
    unconfirmed: int
    languages: dict[int, str]
    habits: dict[int, float] = field(default_factory=dict)


class Taking:
    """Collects registers and their entries."""

    def __init__(self, board: RegisterBoard, known: Known, random: Random) -> None:
        self._board = board
        self._known = known
        self._random = random
        self._spells: dict[int, list[Spell]] = defaultdict(list)
        for spell in known.spells:
            if not spell.withdrawn:
                self._spells[spell.pupil_id].append(spell)
        self.registers: list[RegisterRow] = []
        self.entries: list[RegisterEntryRow] = []

    def take(self) -> None:
        """Take every register but those that somebody has forgotten."""
        for lesson in self._board.over():
            forgotten = self._random.random() < _MISSED and self._board.now - lesson.row.starts_at < _RECENTLY
            unlucky = self._random.random() < _NOT_HELD
            if lesson.row.id in self._known.left_out or (forgotten and not self._is_today(lesson)):
                continue
            if lesson.row.id == self._known.not_held or unlucky:
                self._add(lesson, "not_held", 1, cause=_CAUSE[self._known.languages[lesson.row.school_id]])
            else:
                self._take(lesson)

    def _take(self, lesson: Held) -> None:
        marks = [(pupil, mark) for pupil in lesson.roster if (mark := self._mark(lesson, pupil)) is not None]
        state = "open" if lesson.row.id == self._known.unconfirmed else "confirmed"
        register = self._add(lesson, state, len(marks) + 1)
        for pupil, (presence, late, early) in marks:
            self.entries.append(
                RegisterEntryRow(
                    len(self.entries) + 1, register.id, pupil, register.starts_at, presence, late, early,
                    register.saved_at, lesson.teacher,
                )
            )  # fmt: skip

    def _add(self, lesson: Held, state: str, version: int, cause: str = "") -> RegisterRow:
        row = lesson.row
        at = row.starts_at + _TEN_MINUTES
        confirmed_at, confirmed_by = (at, lesson.teacher) if state == "confirmed" else (None, None)
        register = RegisterRow(
            len(self.registers) + 1, row.id, row.school_id, row.date, row.starts_at, row.ends_at, state,
            lesson.roster, version, at, lesson.teacher, confirmed_at, confirmed_by, cause,
        )  # fmt: skip
        self.registers.append(register)
        return register

    def _mark(self, lesson: Held, pupil: int) -> tuple[str, int, int] | None:
        """Return (presence, minutes late, minutes early), or None for somebody who was there."""
        for spell in self._spells.get(pupil, ()):
            if spell.starts_at <= lesson.row.starts_at < spell.ends_at:
                return ("elsewhere" if spell.is_elsewhere else "absent", 0, 0)
        key = (lesson.row.id, pupil)
        if key in self._known.skipped:
            return ("absent", 0, 0)
        if key in self._known.late:
            return ("partly", self._known.late[key], 0)
        return None if pupil in self._known.spared else self._by_chance(self._known.habits.get(pupil, 1.0))

    def _by_chance(self, habit: float) -> tuple[str, int, int] | None:
        draw = self._random.random() / habit
        for share, kind in ((_ABSENT, "absent"), (_LATE, "late"), (_EARLY, "early"), (_ELSEWHERE, "elsewhere")):
            if draw < share:
                return self._made(kind)
            draw -= share
        return None

    def _made(self, kind: str) -> tuple[str, int, int]:
        if kind == "late":
            return ("partly", self._random.randint(2, 20), 0)
        if kind == "early":
            return ("partly", 0, self._random.randint(5, 25))
        return (kind, 0, 0)

    def _is_today(self, lesson: Held) -> bool:
        return lesson.row.date == self._board.now.date()


def habits_of(pupils: Iterable[int], random: Random) -> dict[int, float]:
    """Return how often each is away, seen beside the usual: most seldom, a few often."""
    return {each: 0.25 + 2.25 * random.random() ** 2 for each in pupils}
