"""Write what a lesson is about. A colleague's note is not overwritten unseen, nor by two who are first at once."""

from dataclasses import dataclass

from vidar.access.actor import Actor
from vidar.attendance.opening import open_lesson
from vidar.attendance.refusals import ContentConflictError
from vidar.tenancy.sql import execute, fetch_one


@dataclass(frozen=True, slots=True)
class _Content:
    topic: str
    homework: str


_NOTHING = _Content("", "")
_STORED = "SELECT topic, homework FROM attendance_lessoncontent WHERE lesson_id = %(lesson)s FOR UPDATE"
_PUT = """
INSERT INTO attendance_lessoncontent AS c (owner_id, lesson_id, topic, homework, written_at, written_by_id)
VALUES (%(owner)s, %(lesson)s, %(topic)s, %(homework)s, %(at)s, %(me)s)
ON CONFLICT (owner_id, lesson_id) DO UPDATE SET topic = excluded.topic, homework = excluded.homework,
  written_at = excluded.written_at, written_by_id = excluded.written_by_id
WHERE c.topic = %(seen_topic)s AND c.homework = %(seen_homework)s
"""
_REMOVE = "DELETE FROM attendance_lessoncontent WHERE lesson_id = %(lesson)s"


def write_content(
    *, actor: Actor, lesson_id: int, topic: str, homework: str, expected_topic: str, expected_homework: str
) -> None:
    """Write what the lesson is about and what to do until the next; both empty takes the note away.

    Raises:
        NotVisibleError: there is no such lesson for the actor to write about.
        ContentConflictError: somebody else has written something else since.
    """
    open_lesson(actor, lesson_id)
    stored = _stored(lesson_id)
    wanted, seen = _Content(topic.strip(), homework.strip()), _Content(expected_topic, expected_homework)
    if stored == wanted:
        return
    if stored != seen:
        raise ContentConflictError(stored.topic, stored.homework)
    if wanted == _NOTHING:
        execute(_REMOVE, {"lesson": lesson_id})
    elif not _put(actor, lesson_id, wanted, seen):
        theirs = _stored(lesson_id)
        if theirs != wanted:
            raise ContentConflictError(theirs.topic, theirs.homework)


def _stored(lesson_id: int) -> _Content:
    return fetch_one(_Content, _STORED, {"lesson": lesson_id}) or _NOTHING


def _put(actor: Actor, lesson_id: int, wanted: _Content, seen: _Content) -> bool:
    """Tell whether it was written: not where somebody was first with another note in the same moment."""
    named = {"owner": actor.owner_id, "lesson": lesson_id, "at": actor.at, "me": actor.person_id}
    texts = {"topic": wanted.topic, "homework": wanted.homework}
    return execute(_PUT, {**named, **texts, "seen_topic": seen.topic, "seen_homework": seen.homework}) == 1
