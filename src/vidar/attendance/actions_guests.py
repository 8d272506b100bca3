"""Put a guest on a register, and take the guest away again.

The rules are the register's own: what already stands as wanted is a success, and what a colleague has written of a
guest is not taken away unseen. A guest is there as everybody else is until somebody marks something else.
"""

from dataclasses import dataclass

from vidar.access.actor import Actor
from vidar.access.records import NotVisibleError, find_pupil
from vidar.attendance.actions import Saved
from vidar.attendance.beginning import opened, writable
from vidar.attendance.refusals import ConflictError, Standing, WrongStateError
from vidar.attendance.rows import StoredRegister, entries_of, store
from vidar.law.access import Object
from vidar.law.attendance import Mark, RegisterState
from vidar.law.people import Protection
from vidar.tenancy.sql import execute, fetch_one


@dataclass(frozen=True, slots=True)
class _Stands:
    on_roster: bool
    is_guest: bool


_STANDS = """
SELECT %(pupil)s = ANY(r.roster), EXISTS (SELECT 1 FROM attendance_registerguest g
    WHERE g.owner_id = r.owner_id AND g.register_id = r.id AND g.pupil_id = %(pupil)s)
FROM attendance_register r WHERE r.id = %(register)s
"""
_ADD = """
WITH put AS (
  INSERT INTO attendance_registerguest (owner_id, register_id, pupil_id, starts_at, added_at, added_by_id)
  SELECT r.owner_id, r.id, %(pupil)s, r.starts_at, %(at)s, %(me)s FROM attendance_register r WHERE r.id = %(register)s)
UPDATE attendance_register r SET version = version + 1, saved_at = %(at)s, saved_by_id = %(me)s,
  roster = ARRAY(SELECT on_it FROM unnest(r.roster || %(pupil)s::bigint) AS on_it ORDER BY on_it)
WHERE r.id = %(register)s
"""
_REMOVE = """
WITH gone AS (DELETE FROM attendance_registerguest WHERE register_id = %(register)s AND pupil_id = %(pupil)s),
unmarked AS (DELETE FROM attendance_registerentry WHERE register_id = %(register)s AND pupil_id = %(pupil)s)
UPDATE attendance_register SET version = version + 1, saved_at = %(at)s, saved_by_id = %(me)s,
  roster = array_remove(roster, %(pupil)s::bigint)
WHERE id = %(register)s
"""


def add_guest(*, actor: Actor, lesson_id: int, pupil_id: int) -> Saved:
    """Put a pupil of the same school on the register of a lesson that is not the pupil's.

    Who is on the roster already stays as it is. A strictly protected pupil is nobody's guest: the name would stand
    before teachers who are not to know of it.

    Raises:
        NotVisibleError: there is no such lesson for the actor to register, or no such pupil at its school to be seen.
        NotYetOpenError, LessonCancelledError: as for a mark.
        WrongStateError: the register is confirmed, or the lesson was not held.
    """
    lesson = writable(actor, lesson_id)
    record = find_pupil(actor, pupil_id, Object.TIMETABLE)
    if lesson.school_id not in record.school_ids or record.protection is Protection.STRICT:
        raise NotVisibleError
    register, proposed = opened(actor, lesson, [])
    if _stands(register, pupil_id).on_roster and proposed is None:
        return Saved(register.version, register.seen, RegisterState(register.state), register.saved_at)
    _check_open(register)
    version = register.version
    if proposed:
        store(
            actor,
            register,
            {pupil: entry.mark for pupil, entry in proposed.items()},
            state=RegisterState.OPEN,
            cause="",
        )
        version += 1
    if not _stands(register, pupil_id).on_roster:
        execute(_ADD, _named(actor, register, pupil_id))
        version += 1
    return Saved(version, register.seen, RegisterState.OPEN, actor.at)


def remove_guest(*, actor: Actor, lesson_id: int, pupil_id: int, expected: Mark | None) -> Saved:
    """Take a guest away, and what is marked of the guest with it; the history keeps both.

    ``expected`` is the mark that the actor saw. Whoever is not on the roster is away already.

    Raises:
        NotVisibleError: there is no such lesson for the actor to register, no such guest, or the pupil belongs to it.
        WrongStateError: the register is confirmed, or the lesson was not held.
        ConflictError: a colleague has marked something else of the guest meanwhile.
    """
    lesson = writable(actor, lesson_id)
    if lesson.register_id is None:
        raise NotVisibleError
    register, _ = opened(actor, lesson, [])
    stands = _stands(register, pupil_id)
    if not stands.on_roster:
        return Saved(register.version, register.seen, RegisterState(register.state), register.saved_at)
    if not stands.is_guest:
        raise NotVisibleError
    _check_open(register)
    entry = entries_of(register, [pupil_id]).get(pupil_id)
    if entry is not None and entry.mark != expected:
        raise ConflictError((Standing(pupil_id, entry.mark, entry.marked_by, entry.marked_at),))
    execute(_REMOVE, _named(actor, register, pupil_id))
    return Saved(register.version + 1, register.seen, RegisterState.OPEN, actor.at)


def _stands(register: StoredRegister, pupil_id: int) -> _Stands:
    found = fetch_one(_Stands, _STANDS, {"register": register.id, "pupil": pupil_id})
    return found or _Stands(on_roster=False, is_guest=False)


def _check_open(register: StoredRegister) -> None:
    if register.state != RegisterState.OPEN:
        raise WrongStateError(RegisterState(register.state))


def _named(actor: Actor, register: StoredRegister, pupil_id: int) -> dict[str, object]:
    return {"register": register.id, "pupil": pupil_id, "at": actor.at, "me": actor.person_id}
