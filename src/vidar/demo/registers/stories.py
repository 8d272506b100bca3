"""What the cast shows of absence: who is never away, who oversleeps, who nears the limit and who is over it."""

from collections.abc import Iterable
from dataclasses import dataclass

from vidar.demo.registers.board import Held, RegisterBoard

FEW, MANY_DOCUMENTED, OVERSLEEPS = "kari", "elle", "sander"
NEAR_LIMIT, OVER_LIMIT = "maja", "henrik"
LIMIT_STORIES = {NEAR_LIMIT: ("HIS", 0.094), OVER_LIMIT: ("REL", 0.13)}
TOLD_OF = (FEW, MANY_DOCUMENTED, OVERSLEEPS, NEAR_LIMIT, OVER_LIMIT)


@dataclass(frozen=True, slots=True)
class Skipping:
    """The lessons of one subject that somebody is not at, without a ground."""

    pupil_id: int
    lessons: frozenset[int]


def skip_until(board: RegisterBoard, pupil_id: int, subject: str, share: float) -> Skipping:
    """Return lessons that are over, until ``share`` of the year's minutes in the subject is gone or nothing is left."""
    own = [each for each in board.lessons if _is_of(each, pupil_id, subject)]
    limit = share * sum(each.minutes for each in own)
    chosen: set[int] = set()
    gone = 0
    over = [each for each in own if each.row.ends_at <= board.now]
    for lesson in (*over[::2], *over[1::2]):
        if gone + lesson.minutes <= limit:
            chosen.add(lesson.row.id)
            gone += lesson.minutes
    return Skipping(pupil_id, frozenset(chosen))


def late_mornings(lessons: Iterable[Held], pupil_id: int) -> dict[int, int]:
    """Return the lessons that somebody comes late to, with minutes: the first one on Mondays and Thursdays."""
    late: dict[int, int] = {}
    seen = set()
    for each in lessons:
        day = each.row.date
        if pupil_id in each.roster and day not in seen:
            seen.add(day)
            if day.isoweekday() in (1, 4) and each.minutes > _LATEST:
                late[each.row.id] = 5 + day.toordinal() * 7 % (_LATEST - 10)
    return late


def _is_of(lesson: Held, pupil_id: int, subject: str) -> bool:
    return (lesson.row.subject_id or "")[:3] == subject and pupil_id in lesson.roster


_LATEST = 35
