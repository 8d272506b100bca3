"""The register of a lesson, opened. One statement, and the note in the log of looks."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from vidar.access.actor import Actor
from vidar.access.looks import note_look
from vidar.access.records import NotVisibleError
from vidar.attendance.visibility import NAMEABLE, PUBLISHED, TEACHES, may_use_register
from vidar.law.access import Object, Verb
from vidar.law.attendance import (
    Ground,
    Mark,
    Notified,
    Presence,
    RegisterState,
    effect_of,
    may_be_taken,
    proposed_mark,
    register_opens_at,
)
from vidar.tenancy.sql import fetch_one


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier lesson of the same day that the pupil was away from."""

    starts_at: datetime
    subject: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One pupil. ``mark`` is what the register says or, before it is begun, what the notices propose."""

    pupil_id: int
    name: str
    class_name: str
    mark: Mark | None
    notices: tuple[Notified, ...]
    earlier: tuple[Earlier, ...]
    marked_by: str
    marked_at: datetime | None
    is_guest: bool = False
    """Put on the register by a teacher, beside those who were to be there."""


@dataclass(frozen=True, slots=True)
class RegisterPage:
    """A register as one actor may see it. ``state`` is None and ``version`` 0 where nobody has written."""

    lesson_id: int
    school_id: int
    date: date
    starts_at: datetime
    ends_at: datetime
    takes_place: bool
    subject: str
    groups: tuple[str, ...]
    rooms: tuple[str, ...]
    state: RegisterState | None
    version: int
    opens_at: datetime
    can_be_taken: bool
    may_write: bool
    rows: tuple[RegisterRow, ...]
    saved_at: datetime | None
    confirmed_at: datetime | None
    confirmed_by: str
    not_held_cause: str
    topic: str
    homework: str
    lesson_has_moved: bool
    """The lesson's time is another now than when the register was begun."""

    @property
    def length(self) -> int:
        """Minutes from start to end."""
        return int((self.ends_at - self.starts_at).total_seconds()) // 60


@dataclass(frozen=True, slots=True)
class _Row:
    school_id: int
    date: date
    starts_at: datetime
    ends_at: datetime
    takes_place: bool
    subject: str
    teaches: bool
    groups: Any
    rooms: Any
    register_id: int | None
    state: str | None
    version: int
    was_starts_at: datetime | None
    was_ends_at: datetime | None
    saved_at: datetime | None
    confirmed_at: datetime | None
    confirmed_by: str
    not_held_cause: str
    topic: str
    homework: str
    pupils: Any


MEMBERS = """SELECT DISTINCT m.pupil_id FROM timetable_lessongroup g
  JOIN enrolment_groupmembership m ON m.owner_id = g.owner_id AND m.teaching_group_id = g.teaching_group_id
  WHERE g.owner_id = l.owner_id AND g.lesson_id = l.id AND m.valid @> l.date"""
"""The pupils who are to be in lesson ``l``: the members of its groups on its day."""

NOTICES = "n.ends_at > {of}.starts_at AND n.starts_at < {of}.ends_at AND n.withdrawn_at IS NULL"
"""A condition on ``attendance_absencenotice n``: it stands, and shares time with the lesson or register."""

# The name of a strictly protected teacher is told to nobody else (AD-P4).
_NAME = (
    "CASE WHEN {who}.protection <> 'strict' OR {who}.id = %(me)s THEN {who}.given_name || ' ' || {who}.family_name END"
)
_PUPILS = """
SELECT jsonb_agg(jsonb_build_object(
    'id', p.id, 'name', p.given_name || ' ' || p.family_name,
    'class', (SELECT c.name FROM enrolment_classmembership cm
       JOIN enrolment_schoolclass c ON c.owner_id = cm.owner_id AND c.id = cm.school_class_id
       WHERE cm.owner_id = p.owner_id AND cm.pupil_id = p.id AND cm.school_id = l.school_id AND cm.valid @> l.date
       LIMIT 1),
    'mark', CASE WHEN e.id IS NOT NULL THEN jsonb_build_array(e.presence, e.late_minutes, e.early_minutes) END,
    'by', {by}, 'at', e.marked_at, 'guest', gu.id IS NOT NULL,
    'notices', (SELECT jsonb_agg(jsonb_build_array(n.ground, n.starts_at, n.ends_at) ORDER BY n.starts_at)
       FROM attendance_absencenotice n WHERE n.owner_id = p.owner_id AND n.pupil_id = p.id
       AND {notices}),
    'earlier', (SELECT jsonb_agg(jsonb_build_array(x.starts_at, coalesce(xs.short_name, xl.title), x.presence,
         x.late_minutes, x.early_minutes) ORDER BY x.starts_at)
       FROM attendance_registerentry x
       JOIN attendance_register xr ON xr.owner_id = x.owner_id AND xr.id = x.register_id
       JOIN timetable_lesson xl ON xl.owner_id = xr.owner_id AND xl.id = xr.lesson_id
       LEFT JOIN curriculum_subject xs ON xs.code = xl.subject_id
       WHERE x.owner_id = p.owner_id AND x.pupil_id = p.id
       AND x.starts_at >= date_trunc('day', l.starts_at, 'Europe/Oslo') AND x.starts_at < l.starts_at)
  ) ORDER BY p.sort_key, p.id)
FROM (SELECT unnest(r.roster) AS pupil_id WHERE r.id IS NOT NULL
      UNION ALL SELECT pupil_id FROM ({members}) m WHERE r.id IS NULL) on_it
JOIN people_person p ON p.owner_id = l.owner_id AND p.id = on_it.pupil_id
LEFT JOIN attendance_registerentry e ON e.owner_id = l.owner_id AND e.register_id = r.id AND e.pupil_id = p.id
LEFT JOIN people_person b ON b.owner_id = e.owner_id AND b.id = e.marked_by_id
LEFT JOIN attendance_registerguest gu ON gu.owner_id = l.owner_id AND gu.register_id = r.id AND gu.pupil_id = p.id
WHERE {nameable}
"""
_PUPILS_OF_IT = _PUPILS.format(
    members=MEMBERS, notices=NOTICES.format(of="l"), by=_NAME.format(who="b"), nameable=NAMEABLE.format(teaches=TEACHES)
)
_STATEMENT = f"""
SELECT l.school_id, l.date, l.starts_at, l.ends_at, l.takes_place, coalesce(su.short_name, l.title), {TEACHES},
  (SELECT jsonb_agg(t.name ORDER BY t.name) FROM timetable_lessongroup lg
     JOIN enrolment_teachinggroup t ON t.owner_id = lg.owner_id AND t.id = lg.teaching_group_id
     WHERE lg.owner_id = l.owner_id AND lg.lesson_id = l.id),
  (SELECT jsonb_agg(o.name ORDER BY o.code) FROM timetable_lessonroom lr
     JOIN schools_room o ON o.owner_id = lr.owner_id AND o.id = lr.room_id
     WHERE lr.owner_id = l.owner_id AND lr.lesson_id = l.id),
  r.id, r.state, coalesce(r.version, 0), r.starts_at, r.ends_at, r.saved_at, r.confirmed_at,
  coalesce({_NAME.format(who="cp")}, ''), coalesce(r.not_held_cause, ''),
  coalesce(k.topic, ''), coalesce(k.homework, ''),
  ({_PUPILS_OF_IT})
FROM timetable_lesson l
LEFT JOIN curriculum_subject su ON su.code = l.subject_id
LEFT JOIN attendance_register r ON r.owner_id = l.owner_id AND r.lesson_id = l.id
LEFT JOIN people_person cp ON cp.owner_id = r.owner_id AND cp.id = r.confirmed_by_id
LEFT JOIN attendance_lessoncontent k ON k.owner_id = l.owner_id AND k.lesson_id = l.id
WHERE l.id = %(lesson)s AND {PUBLISHED}
"""  # noqa: S608 - constants


def register_of(actor: Actor, lesson_id: int) -> RegisterPage:
    """Return the register of a lesson, noting the look at its pupils.

    Raises:
        NotVisibleError: there is no such lesson, or the law does not open its register to the actor.
    """
    named = {"lesson": lesson_id, "me": actor.person_id, "today": actor.today, "at": actor.at}
    row = fetch_one(_Row, _STATEMENT, named)
    if row is None or not may_use_register(actor, Verb.READ, school_id=row.school_id, teaches=row.teaches):
        raise NotVisibleError
    starts_at, ends_at = row.was_starts_at or row.starts_at, row.was_ends_at or row.ends_at
    before = actor.standing.settings.register_opens_minutes_before
    begun = row.register_id is not None
    rows = tuple(_pupil(each, starts_at, ends_at, begun=begun) for each in parsed(row.pupils))
    note_look(actor, [each.pupil_id for each in rows], Object.LESSON_ABSENCE.value)
    return RegisterPage(
        lesson_id=lesson_id,
        school_id=row.school_id,
        date=row.date,
        starts_at=starts_at,
        ends_at=ends_at,
        takes_place=row.takes_place,
        subject=row.subject,
        groups=tuple(parsed(row.groups)),
        rooms=tuple(parsed(row.rooms)),
        state=RegisterState(row.state) if row.state else None,
        version=row.version,
        opens_at=register_opens_at(starts_at, minutes_before=before),
        can_be_taken=may_be_taken(starts_at=starts_at, at=actor.at, minutes_before=before),
        may_write=may_use_register(actor, Verb.WRITE, school_id=row.school_id, teaches=row.teaches),
        rows=rows,
        saved_at=row.saved_at,
        confirmed_at=row.confirmed_at,
        confirmed_by=row.confirmed_by,
        not_held_cause=row.not_held_cause,
        topic=row.topic,
        homework=row.homework,
        lesson_has_moved=begun and (row.starts_at, row.ends_at) != (starts_at, ends_at),
    )


@dataclass(frozen=True, slots=True)
class Notes:
    """What a lesson is about, the homework, and whether the actor may take the register."""

    topic: str
    homework: str
    may_register: bool


@dataclass(frozen=True, slots=True)
class _NotesRow:
    school_id: int
    teaches: bool
    topic: str
    homework: str


_NOTES = f"""
SELECT l.school_id, {TEACHES}, coalesce(k.topic, ''), coalesce(k.homework, '') FROM timetable_lesson l
LEFT JOIN attendance_lessoncontent k ON k.owner_id = l.owner_id AND k.lesson_id = l.id WHERE l.id = %(lesson)s
"""  # noqa: S608 - constants


def notes_of(actor: Actor, lesson_id: int) -> Notes:
    """Return the notes of a lesson that the actor has been let see. One statement."""
    row = fetch_one(_NotesRow, _NOTES, {"lesson": lesson_id, "me": actor.person_id})
    if row is None:
        raise NotVisibleError
    may = actor.is_staff and may_use_register(actor, Verb.READ, school_id=row.school_id, teaches=row.teaches)
    return Notes(row.topic, row.homework, may)


def notified(stored: Any) -> tuple[Notified, ...]:
    """Read stored notices: (ground, start, end) each."""
    return tuple(
        Notified(effect_of(Ground(ground)), datetime.fromisoformat(starts), datetime.fromisoformat(ends))
        for ground, starts, ends in parsed(stored)
    )


def parsed(value: Any) -> list[Any]:
    """Read a jsonb array, or NULL: Django hands raw statements its text."""
    found: list[Any] | None = json.loads(value) if isinstance(value, str) else value
    return found or []


def _pupil(each: dict[str, Any], starts_at: datetime, ends_at: datetime, *, begun: bool) -> RegisterRow:
    notices = notified(each["notices"])
    mark = _mark(*each["mark"]) if each["mark"] else None
    return RegisterRow(
        pupil_id=each["id"],
        name=each["name"],
        class_name=each["class"] or "",
        mark=mark if begun else proposed_mark(notices, starts_at=starts_at, ends_at=ends_at),
        notices=notices,
        earlier=tuple(
            Earlier(datetime.fromisoformat(at), subject, _mark(*mark)) for at, subject, *mark in each["earlier"] or ()
        ),
        marked_by=each["by"] or "",
        marked_at=datetime.fromisoformat(each["at"]) if each["at"] else None,
        is_guest=each["guest"],
    )


def _mark(presence: str, late: int, early: int) -> Mark:
    return Mark(Presence(presence), late, early)
