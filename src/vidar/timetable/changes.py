"""What may be done to lessons, as data: the lesson as it is, and as somebody wishes it to be."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from vidar.law.timetable import LessonTime
from vidar.timetable.kinds import LessonKind, TeacherRole


@dataclass(frozen=True, slots=True)
class Named:
    """A room or a group, with what it is called."""

    id: int
    name: str
    shareable: bool = False


@dataclass(frozen=True, slots=True)
class Seat:
    """A teacher of a lesson; ``attends`` is off for one who is away."""

    id: int
    name: str
    role: TeacherRole
    attends: bool


@dataclass(frozen=True, slots=True)
class LessonNow:
    """A lesson as it stands, with all that a change may touch."""

    id: int
    school_id: int
    plan_slot_id: int | None
    when: LessonTime
    takes_place: bool
    kind: LessonKind
    name: str
    teachers: tuple[Seat, ...]
    rooms: tuple[Named, ...]
    groups: tuple[Named, ...]

    @property
    def day(self) -> date:
        return self.when.day

    @property
    def starts_at(self) -> datetime:
        return self.when.starts_at

    @property
    def ends_at(self) -> datetime:
        return self.when.ends_at

    @property
    def attending(self) -> tuple[Seat, ...]:
        return tuple(seat for seat in self.teachers if seat.attends)

    @property
    def is_changed(self) -> bool:
        """Cancelled, or with somebody away: what can be set back."""
        return not self.takes_place or any(
            not seat.attends or seat.role is TeacherRole.SUBSTITUTE for seat in self.teachers
        )


@dataclass(frozen=True, slots=True)
class Wish:
    """A lesson and how it shall be. ``away`` and ``substitute`` tell what is to be noted of the teachers."""

    now: LessonNow
    then: LessonNow
    away: Seat | None = None
    substitute: Named | None = None

    @property
    def moves(self) -> bool:
        return self.now.when != self.then.when

    @property
    def cancels(self) -> bool:
        return self.now.takes_place and not self.then.takes_place

    @property
    def changes_room(self) -> bool:
        return {room.id for room in self.now.rooms} != {room.id for room in self.then.rooms}

    @property
    def does_something(self) -> bool:
        return self.now != self.then


def cancelled(lesson: LessonNow) -> Wish:
    """The lesson does not take place."""
    return Wish(lesson, replace(lesson, takes_place=False))


def moved_to(lesson: LessonNow, when: LessonTime, room: Named | None = None) -> Wish:
    """The lesson at another time, and in another room if one is given."""
    rooms = lesson.rooms if room is None else (room,)
    return Wish(lesson, replace(lesson, when=when, rooms=rooms))


def swapped(first: LessonNow, second: LessonNow, *, rooms: bool) -> tuple[Wish, Wish]:
    """Each lesson at the other's time, and with ``rooms`` in the other's rooms."""
    return (
        Wish(first, replace(first, when=second.when, rooms=second.rooms if rooms else first.rooms)),
        Wish(second, replace(second, when=first.when, rooms=first.rooms if rooms else second.rooms)),
    )


def in_room(lesson: LessonNow, room: Named) -> Wish:
    """The lesson in one room, instead of those it had."""
    return Wish(lesson, replace(lesson, rooms=(room,)))


def without_teacher(lesson: LessonNow, teacher_id: int, substitute: Named | None) -> Wish:
    """The teacher is away. A substitute steps in, or a colleague in the lesson takes it alone, or nobody yet.

    Raises:
        LookupError: the teacher does not attend the lesson.
    """
    away = next((seat for seat in lesson.attending if seat.id == teacher_id), None)
    if away is None:
        raise LookupError(teacher_id)
    seats = [replace(seat, attends=False) if seat is away else seat for seat in lesson.teachers]
    if substitute is not None:
        known = [seat for seat in seats if seat.id == substitute.id]
        if known:
            seats = [replace(seat, attends=True) if seat.id == substitute.id else seat for seat in seats]
        else:
            seats.append(Seat(substitute.id, substitute.name, TeacherRole.SUBSTITUTE, attends=True))
    return Wish(lesson, replace(lesson, teachers=tuple(seats)), away, substitute)


def set_back(lesson: LessonNow) -> Wish:
    """The lesson takes place after all, with its own teachers. Where and when it is stays as it is."""
    own = tuple(replace(seat, attends=True) for seat in lesson.teachers if seat.role is not TeacherRole.SUBSTITUTE)
    return Wish(lesson, replace(lesson, takes_place=True, teachers=own))
