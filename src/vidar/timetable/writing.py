"""Write lessons as they are wished: a fixed number of statements, whatever the number of lessons."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import connection

from vidar.tenancy.wall import current_scope
from vidar.timetable.changes import LessonNow, Seat, Wish
from vidar.timetable.kinds import ChangeKind
from vidar.timetable.models import LessonChange, LessonRoom, LessonTeacher

# A slot of the plan has one lesson a day. One that is moved to a day where its slot has another is the plan's no more.
_TIMES = """
UPDATE timetable_lesson l SET date = w.day, starts_at = w.starts, ends_at = w.ends, takes_place = w.takes_place,
  plan_slot_id = CASE WHEN w.day <> l.date AND EXISTS (SELECT 1 FROM timetable_lesson o WHERE o.owner_id = l.owner_id
    AND o.plan_slot_id = l.plan_slot_id AND o.date = w.day AND o.id <> l.id) THEN NULL ELSE l.plan_slot_id END
FROM unnest(%s::bigint[], %s::date[], %s::timestamptz[], %s::timestamptz[], %s::boolean[])
  AS w (id, day, starts, ends, takes_place)
WHERE l.id = w.id
"""
_ATTENDS = """
UPDATE timetable_lessonteacher t SET attends = w.attends
FROM unnest(%s::bigint[], %s::bigint[], %s::boolean[]) AS w (lesson, teacher, attends)
WHERE t.lesson_id = w.lesson AND t.teacher_id = w.teacher
"""
_TEACHERS_OUT = """
DELETE FROM timetable_lessonteacher t USING unnest(%s::bigint[], %s::bigint[]) AS w (lesson, teacher)
WHERE t.lesson_id = w.lesson AND t.teacher_id = w.teacher
"""
_ROOMS_OUT = """
DELETE FROM timetable_lessonroom r USING unnest(%s::bigint[], %s::bigint[]) AS w (lesson, room)
WHERE r.lesson_id = w.lesson AND r.room_id = w.room
"""
_CHANGES_OUT = "DELETE FROM timetable_lessonchange c WHERE c.lesson_id = ANY(%s) AND c.kind = ANY(%s)"
_SET_BACK = (ChangeKind.CANCELLED, ChangeKind.SUBSTITUTE)


def write(wishes: Sequence[Wish], *, reason: str, at: datetime) -> None:
    """Write the wishes. Inside a transaction whose constraints are deferred, so that lessons may swap.

    ``reason`` is what pupils read; ``at`` is the moment (aware) of the change.
    """
    times = [wish.then for wish in wishes if wish.moves or wish.now.takes_place != wish.then.takes_place]
    rows = [(each.id, each.day, each.starts_at, each.ends_at, each.takes_place) for each in times]
    _execute(_TIMES, _columns(rows, 5))
    _write_teachers(wishes)
    _write_rooms(wishes)
    _write_changes(wishes, reason, at)


def _write_teachers(wishes: Sequence[Wish]) -> None:
    before = {(wish.now.id, seat.id): seat for wish in wishes for seat in wish.now.teachers}
    after = {(wish.now.id, seat.id): seat for wish in wishes for seat in wish.then.teachers}
    out = [key for key in before if key not in after]
    turned = [(*key, seat.attends) for key, seat in after.items() if key in before and seat != before[key]]
    _execute(_TEACHERS_OUT, _columns(out, 2))
    _execute(_ATTENDS, _columns(turned, 3))
    new = [(wish.then, seat) for wish in wishes for seat in wish.then.teachers if (wish.now.id, seat.id) not in before]
    if new:
        LessonTeacher.objects.bulk_create([teacher_row(lesson, seat) for lesson, seat in new])


def _write_rooms(wishes: Sequence[Wish]) -> None:
    before = {(wish.now.id, room.id) for wish in wishes for room in wish.now.rooms}
    after = {(wish.now.id, room.id) for wish in wishes for room in wish.then.rooms}
    _execute(_ROOMS_OUT, _columns(sorted(before - after), 2))
    new = [(wish.then, room) for wish in wishes for room in wish.then.rooms if (wish.now.id, room.id) not in before]
    if new:
        LessonRoom.objects.bulk_create([room_row(lesson, room.id, room.shareable) for lesson, room in new])


def _write_changes(wishes: Sequence[Wish], reason: str, at: datetime) -> None:
    back = [wish.now.id for wish in wishes if _is_back(wish)]
    if back:
        # What was set back is no change any more; that it was one stands in the history.
        _execute(_CHANGES_OUT, [back, [kind.value for kind in _SET_BACK]])
    rows = [
        LessonChange(owner_id=current_scope().owner_id, lesson_id=wish.now.id, reason=reason, at=at, **change)
        for wish in wishes
        for change in _changes_of(wish)
    ]
    if rows:
        LessonChange.objects.bulk_create(rows)


def _is_back(wish: Wish) -> bool:
    came_back = not wish.now.takes_place and wish.then.takes_place
    return came_back or (wish.away is None and wish.now.teachers != wish.then.teachers)


def _changes_of(wish: Wish) -> list[dict[str, object]]:
    found: list[dict[str, object]] = []
    if wish.cancels:
        found.append({"kind": ChangeKind.CANCELLED})
    if wish.moves:
        found.append({"kind": ChangeKind.MOVED, "was_starts_at": wish.now.starts_at, "was_ends_at": wish.now.ends_at})
    if wish.changes_room:
        found.append({"kind": ChangeKind.ROOM, "was_room_id": wish.now.rooms[0].id if wish.now.rooms else None})
    if wish.away is not None:
        found.append({"kind": ChangeKind.SUBSTITUTE, "was_teacher_id": wish.away.id})
    return found


def copies(lesson: LessonNow) -> dict[str, object]:
    """What the parts of a lesson repeat of it."""
    return {
        "owner_id": current_scope().owner_id,
        "lesson_id": lesson.id,
        "starts_at": lesson.starts_at,
        "ends_at": lesson.ends_at,
        "takes_place": lesson.takes_place,
    }


def teacher_row(lesson: LessonNow, seat: Seat) -> LessonTeacher:
    """The row of a teacher, not yet saved."""
    return LessonTeacher(teacher_id=seat.id, role=seat.role, attends=seat.attends, **copies(lesson))


def room_row(lesson: LessonNow, room_id: int, shareable: bool) -> LessonRoom:
    """The row of a room, not yet saved."""
    return LessonRoom(room_id=room_id, shareable=shareable, **copies(lesson))


def _columns(rows: Sequence[tuple[Any, ...]], width: int) -> list[list[Any]]:
    return [[row[place] for row in rows] for place in range(width)]


def _execute(statement: str, columns: list[Any]) -> None:
    if columns[0]:
        with connection.cursor() as cursor:
            cursor.execute(statement, columns)
