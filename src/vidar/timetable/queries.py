"""Timetables for the pages that show them. Fetching one is being allowed to see it.

Each costs the statements that ask who may (none for classes and rooms, one for a person, and the note in the log
for somebody else's), one for the frame and one for the lessons, however many there are.
"""

from dataclasses import dataclass, replace
from datetime import date

from vidar.access.actor import Actor
from vidar.access.kinds import CapacityKind
from vidar.access.looks import note_look
from vidar.access.records import NotVisibleError, Record, find_pupil, find_record
from vidar.law.access import Object
from vidar.law.basis import Period
from vidar.law.calendar import Week
from vidar.timetable.queries_frame import Frame, frame_of
from vidar.timetable.queries_lessons import Of, PlannedLesson, lessons_of
from vidar.timetable.visibility import open_schools


@dataclass(frozen=True, slots=True)
class Timetable:
    """The lessons of a span of days and what stands around them. ``whose`` is the person, class or room."""

    of: Of
    whose: int
    days: Period
    frame: Frame
    lessons: tuple[PlannedLesson, ...]
    record: Record | None = None
    """A pupil's, as the actor opened it."""


def own_timetable(actor: Actor, days: Period, *, around: Period, reach: Period | None = None) -> Timetable:
    """Return the timetable that is the actor's own: a pupil's, a teacher's, or that of a guardian's child.

    ``around`` is the span of days whose calendar notes are wanted too, for a month to choose from. ``reach`` is a
    longer span than ``days`` to take the lessons of; so in the other timetables here.

    Raises:
        NotVisibleError: the law closes the child's timetable to the guardian; the decision tells why.
    """
    if actor.is_staff:
        return _timetable(actor, Of.TEACHER, actor.person_id, days, around, schools=None, reach=reach)
    whose = actor.child_id if actor.capacity is CapacityKind.GUARDIAN else actor.person_id
    if whose is None:
        raise NotVisibleError
    return pupil_timetable(actor, whose, days, around=around, reach=reach)


def teacher_day(actor: Actor, day: date) -> Timetable:
    """Return the actor's own lessons from the Monday of the day's week and two weeks on, framed by that week."""
    week = Week.of(day)
    days = Period.through(week.monday, week.days[-1])
    reach = Period.through(week.monday, week.plus(1).days[-1])
    return _timetable(actor, Of.TEACHER, actor.person_id, days, days, schools=None, reach=reach)


def pupil_timetable(
    actor: Actor, pupil_id: int, days: Period, *, around: Period, reach: Period | None = None
) -> Timetable:
    """Return a pupil's timetable from all schools of the owner, noting the look.

    Raises:
        NotVisibleError: there is no such pupil, or the law says no.
    """
    record = find_pupil(actor, pupil_id, Object.TIMETABLE)
    found = _timetable(actor, Of.PUPIL, pupil_id, days, around, schools=None, reach=reach)
    note_look(actor, [pupil_id], Object.TIMETABLE.value)
    return replace(found, record=record)


def class_timetable(
    actor: Actor, class_id: int, days: Period, *, around: Period, reach: Period | None = None
) -> Timetable:
    """Return the lessons of the groups that the members of a class are in.

    Raises:
        NotVisibleError: there is no such class at a school open to the actor.
    """
    return _timetable(actor, Of.CLASS, class_id, days, around, schools=open_schools(actor), reach=reach)


def teacher_timetable(
    actor: Actor, teacher_id: int, days: Period, *, around: Period, reach: Period | None = None
) -> Timetable:
    """Return a teacher's lessons at the schools open to the actor; one's own from everywhere.

    Raises:
        NotVisibleError: nobody with this id works at a school open to the actor, or the law says no.
    """
    if teacher_id == actor.person_id:
        return own_timetable(actor, days, around=around, reach=reach)
    find_record(actor, teacher_id, Object.TIMETABLE)
    return _timetable(actor, Of.TEACHER, teacher_id, days, around, schools=open_schools(actor), reach=reach)


def room_timetable(
    actor: Actor, room_id: int, days: Period, *, around: Period, reach: Period | None = None
) -> Timetable:
    """Return the lessons in a room.

    Raises:
        NotVisibleError: there is no such room at a school open to the actor.
    """
    return _timetable(actor, Of.ROOM, room_id, days, around, schools=open_schools(actor), reach=reach)


def _timetable(
    actor: Actor,
    of: Of,
    whose: int,
    days: Period,
    around: Period,
    *,
    schools: list[int] | None,
    reach: Period | None = None,
) -> Timetable:
    frame = frame_of(
        of, whose, days, around=around, school=actor.school_id, at=actor.at, today=actor.today, schools=schools
    )
    if frame is None:
        raise NotVisibleError
    lessons = lessons_of(of, whose, reach or days, me=actor.person_id, at=actor.at, schools=schools)
    return Timetable(of, whose, days, frame, lessons)
