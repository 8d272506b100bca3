"""Change lessons of a published timetable: one deed, all of it or nothing, and PostgreSQL refuses double booking."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db import IntegrityError, OperationalError, connection, transaction

from vidar.access.actor import Actor
from vidar.law.timetable import LessonTime
from vidar.tenancy.deeds import deed
from vidar.tenancy.wall import current_scope
from vidar.timetable.changes import LessonNow, Named, Seat, Wish
from vidar.timetable.kinds import ChangeKind, LessonKind, TeacherRole
from vidar.timetable.models import Lesson, LessonChange, LessonGroup, LessonRoom, LessonTeacher
from vidar.timetable.queries_changing import hold_still, lessons_by_id, writable_school
from vidar.timetable.queries_clashes import NamedClash, clashes_of
from vidar.timetable.writing import copies, room_row, teacher_row, write

_DEADLOCK = "40P01"
_LONGEST_REASON = 200


class BookedError(Exception):
    """Somebody or something is booked already, so nothing was saved. ``clashes`` names them, if they still are."""

    def __init__(self, clashes: tuple[NamedClash, ...]) -> None:
        super().__init__(len(clashes))
        self.clashes = clashes


class ChangedMeanwhileError(Exception):
    """Somebody else has changed a lesson since it was read, so nothing was saved. ``lessons`` are as they are now."""

    def __init__(self, lessons: tuple[LessonNow, ...]) -> None:
        super().__init__(len(lessons))
        self.lessons = lessons


@dataclass(frozen=True, slots=True)
class Activity:
    """An event or a cross-subject activity that is to be made, once or at several times."""

    title: str
    kind: LessonKind
    times: tuple[LessonTime, ...]
    groups: tuple[Named, ...]
    teachers: tuple[Named, ...]
    rooms: tuple[Named, ...]
    note: str = ""

    def as_wishes(self, school_id: int) -> tuple[Wish, ...]:
        """The activity as lessons that are not there yet, with numbers below 0."""
        return tuple(self._as_wish(school_id, when, -number) for number, when in enumerate(self.times, 1))

    def _as_wish(self, school_id: int, when: LessonTime, number: int) -> Wish:
        roles = (TeacherRole.MAIN, *[TeacherRole.CO] * len(self.teachers))
        seats = (Seat(each.id, each.name, role, attends=True) for each, role in zip(self.teachers, roles, strict=False))
        then = LessonNow(
            number, school_id, None, when, True, self.kind, self.title, tuple(seats), self.rooms, self.groups
        )
        return Wish(replace(then, takes_place=False), then)


def change_lessons(actor: Actor, wishes: Sequence[Wish], *, kind: str, reason: str) -> int | None:
    """Save the wishes as one deed and return its number; None where they change nothing.

    ``kind`` names the deed, ``reason`` is what pupils and guardians read.

    Raises:
        NotVisibleError: the actor may not write the timetable, or a lesson is of another school.
        ChangedMeanwhileError: a lesson is not as it was read.
        BookedError: the database refused a double booking.
    """
    wanted = [wish for wish in wishes if wish.does_something]
    if not wanted:
        writable_school(actor)
        return None

    def write_them() -> None:
        write(wanted, reason=reason[:_LONGEST_REASON], at=actor.at)

    return _save(actor, wanted, write_them, kind=kind, about=_about(wanted))


def add_activity(actor: Actor, activity: Activity, instead_of: Sequence[Wish] = (), *, reason: str = "") -> int:
    """Make an event or a cross-subject activity at all its times, cancelling ``instead_of``; return the deed's number.

    A fixed number of statements, however many times there are.

    Raises:
        NotVisibleError, ChangedMeanwhileError, BookedError: as for ``change_lessons``.
    """
    wishes = activity.as_wishes(writable_school(actor))

    def write_all() -> None:
        write(instead_of, reason=(reason or activity.title)[:_LONGEST_REASON], at=actor.at)
        _make(actor, activity, [wish.then for wish in wishes], reason)

    days = [when.day.isoformat() for when in activity.times]
    about = {"title": activity.title, "day": days[0], "cancelled": len(instead_of), "count": len(days)}
    about |= {"last": days[-1]}
    return _save(actor, [*instead_of, *wishes], write_all, kind="add_activity", about=about)


def _save(
    actor: Actor, wishes: Sequence[Wish], write_them: Callable[[], None], *, kind: str, about: dict[str, Any]
) -> int:
    """Write as a deed. Of two who wait for each other PostgreSQL stops one, who then tries once more and is told."""
    school_id = writable_school(actor)
    for attempt in (1, 2):
        try:
            with deed(kind=kind, about=about, actor_id=actor.person_id, school_id=school_id, at=actor.at) as made:
                _check_unchanged(actor, wishes)
                with transaction.atomic(), connection.cursor() as cursor:
                    cursor.execute("SET CONSTRAINTS ALL DEFERRED")
                    write_them()
                    cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        except IntegrityError as error:
            raise BookedError(clashes_of(wishes, owner_id=actor.owner_id)) from error
        except OperationalError as error:
            if getattr(error.__cause__, "sqlstate", "") != _DEADLOCK:
                raise
            if attempt == 2:  # noqa: PLR2004 - once more, no oftener
                raise BookedError(clashes_of(wishes, owner_id=actor.owner_id)) from error
        else:
            return made.id
    raise AssertionError("the second attempt returned or raised")


def _check_unchanged(actor: Actor, wishes: Sequence[Wish]) -> None:
    read = {wish.now.id: wish.now for wish in wishes if wish.now.id > 0}
    if not read:
        return
    hold_still(sorted(read))
    now = {lesson.id: lesson for lesson in lessons_by_id(actor, sorted(read))}
    changed = tuple(now[key] for key in read if key in now and now[key] != read[key])
    if changed or now.keys() != read.keys():
        raise ChangedMeanwhileError(changed)


def _make(actor: Actor, activity: Activity, wanted: Sequence[LessonNow], reason: str) -> None:
    owner_id = current_scope().owner_id
    rows = [
        Lesson(
            owner_id=owner_id,
            school_id=then.school_id,
            date=then.day,
            starts_at=then.starts_at,
            ends_at=then.ends_at,
            kind=activity.kind,
            title=activity.title,
            note=activity.note,
        )
        for then in wanted
    ]
    made = [replace(then, id=row.id) for then, row in zip(wanted, Lesson.objects.bulk_create(rows), strict=True)]
    LessonGroup.objects.bulk_create(
        [LessonGroup(teaching_group_id=group.id, **copies(each)) for each in made for group in activity.groups]
    )
    LessonTeacher.objects.bulk_create([teacher_row(each, seat) for each in made for seat in each.teachers])
    LessonRoom.objects.bulk_create([room_row(each, room.id, room.shareable) for each in made for room in each.rooms])
    kind = ChangeKind.CROSS_SUBJECT if activity.kind is LessonKind.CROSS_SUBJECT else ChangeKind.ADDED
    said = (reason or activity.title)[:_LONGEST_REASON]
    LessonChange.objects.bulk_create(
        [LessonChange(owner_id=owner_id, lesson_id=each.id, kind=kind, reason=said, at=actor.at) for each in made]
    )


def _about(wishes: Sequence[Wish]) -> dict[str, Any]:
    days = sorted({wish.now.day for wish in wishes})
    return {
        "lesson": wishes[0].now.id,
        "count": len(wishes),
        "first": days[0].isoformat(),
        "last": days[-1].isoformat(),
        "name": wishes[0].now.name if len({wish.now.name for wish in wishes}) == 1 else "",
    }
