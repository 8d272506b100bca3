"""Which lessons have a register that says something, for those who are about to change them. One statement."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from vidar.access.actor import Actor
from vidar.law.attendance import RegisterState
from vidar.tenancy.sql import fetch_all


@dataclass(frozen=True, slots=True)
class TakenRegister:
    """A register with marks, a confirmed one, or one that says the lesson was not held.

    ``by`` is empty for a strictly protected teacher. ``version`` grows with every write.
    """

    lesson_id: int
    state: RegisterState
    version: int
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class _Row:
    lesson_id: int
    state: str
    version: int
    by: str
    at: datetime


_TAKEN = """
SELECT r.lesson_id, r.state, r.version,
  CASE WHEN p.protection <> 'strict' OR p.id = %(me)s THEN p.given_name || ' ' || p.family_name ELSE '' END, r.saved_at
FROM attendance_register r
JOIN people_person p ON p.owner_id = r.owner_id AND p.id = r.saved_by_id
WHERE r.lesson_id = ANY(%(lessons)s::bigint[]) AND r.school_id = %(school)s AND (r.state <> 'open' OR EXISTS (
  SELECT 1 FROM attendance_registerentry e WHERE e.owner_id = r.owner_id AND e.register_id = r.id))
ORDER BY r.starts_at, r.lesson_id
"""


def taken_registers(actor: Actor, lesson_ids: Iterable[int]) -> tuple[TakenRegister, ...]:
    """Return the taken registers of lessons of the actor's school, in order of time.

    It tells that a register is there and who keeps it, nothing of any pupil. The lessons are ones that the actor may
    change; lessons of another school are left out. No statement where there are no lessons.
    """
    asked = sorted(lesson_ids)
    if not asked:
        return ()
    where = {"lessons": asked, "school": actor.school_id, "me": actor.person_id}
    return tuple(
        TakenRegister(row.lesson_id, RegisterState(row.state), row.version, row.by, row.at)
        for row in fetch_all(_Row, _TAKEN, where)
    )
