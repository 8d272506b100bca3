"""Open a lesson to be written about: fetching it is being allowed to."""

from dataclasses import dataclass
from datetime import datetime

from vidar.access.actor import Actor
from vidar.access.records import NotVisibleError
from vidar.attendance.visibility import PUBLISHED, TEACHES, may_use_register
from vidar.law.access import Verb
from vidar.tenancy.sql import fetch_one


@dataclass(frozen=True, slots=True)
class OpenedLesson:
    """What a write needs to know of a lesson. ``register_id`` is None where nobody has written."""

    id: int
    school_id: int
    starts_at: datetime
    ends_at: datetime
    takes_place: bool
    teaches: bool
    """The actor holds the lesson or teaches its group."""

    register_id: int | None


_LESSON = f"""
SELECT l.id, l.school_id, l.starts_at, l.ends_at, l.takes_place, {TEACHES}, r.id FROM timetable_lesson l
LEFT JOIN attendance_register r ON r.owner_id = l.owner_id AND r.lesson_id = l.id
WHERE l.id = %(lesson)s AND {PUBLISHED}
"""  # noqa: S608 - constants


def open_lesson(actor: Actor, lesson_id: int) -> OpenedLesson:
    """Return the lesson. One statement.

    Raises:
        NotVisibleError: there is no such lesson for the actor to register.
    """
    lesson = fetch_one(OpenedLesson, _LESSON, {"lesson": lesson_id, "me": actor.person_id, "at": actor.at})
    if lesson is None or not may_use_register(actor, Verb.WRITE, school_id=lesson.school_id, teaches=lesson.teaches):
        raise NotVisibleError
    return lesson
