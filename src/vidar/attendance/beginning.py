"""Open a register to write in it: the lesson by law and clock, then the register itself, locked."""

from vidar.access.actor import Actor
from vidar.attendance.opening import OpenedLesson, open_lesson
from vidar.attendance.refusals import LessonCancelledError, NotYetOpenError
from vidar.attendance.rows import Entry, StoredRegister, begin, lock
from vidar.law.attendance import may_be_taken, register_opens_at


def writable(actor: Actor, lesson_id: int) -> OpenedLesson:
    """Open a lesson whose register is begun, or can be begun now.

    Raises:
        NotVisibleError: there is no such lesson for the actor to register.
        NotYetOpenError: the lesson is too far ahead.
        LessonCancelledError: it does not take place.
    """
    lesson = open_lesson(actor, lesson_id)
    if lesson.register_id is not None:
        return lesson
    before = actor.standing.settings.register_opens_minutes_before
    if not lesson.takes_place:
        raise LessonCancelledError
    if not may_be_taken(starts_at=lesson.starts_at, at=actor.at, minutes_before=before):
        raise NotYetOpenError(register_opens_at(lesson.starts_at, minutes_before=before))
    return lesson


def opened(actor: Actor, lesson: OpenedLesson, pupils: list[int]) -> tuple[StoredRegister, dict[int, Entry] | None]:
    """Lock the register. If this is the first write of all, take the snapshot and give the notices' proposals too."""
    if lesson.register_id is None:
        begun = begin(actor, lesson, pupils)
        if begun is not None:
            return begun
    return lock(actor, lesson, pupils), None
