"""One lesson in full: where, who, which groups, what was changed and why."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from vidar.access.actor import Actor
from vidar.access.kinds import CapacityKind
from vidar.attendance.queries import Notes
from vidar.law.basis import local_date
from vidar.law.calendar import Week
from vidar.timetable.kinds import ChangeKind, TeacherRole
from vidar.timetable.queries_detail import OpenedLesson
from vidar.timetable.queries_lessons import Change, Of, PlannedLesson, Teacher
from vidar.web.timetable.addresses import Origin, my_day, teacher_week
from vidar.web.timetable.building_colours import colour_of, subject_colours
from vidar.web.timetable.building_labels import labels_of, state_of
from vidar.web.timetable.building_names import subject_text, title_text
from vidar.web.timetable.page import ChangeLine, LessonDetail, Room, TeacherLine
from vidar.web.words import clock_time, moment, upper_first, weekday_day_month


def lesson_detail_page(opened: OpenedLesson, more: Notes, actor: Actor, origin: Origin) -> LessonDetail:
    """Return what the reader may know about the lesson, with the way back to where it was opened from."""
    lesson = opened.lesson
    of, whose = (Of.TEACHER, actor.person_id) if origin.of is None and actor.is_staff else (origin.of, origin.whose)
    back_href, back_label = _way_back(lesson, origin)
    return LessonDetail(
        subject=subject_text(lesson),
        time=time_text(lesson.starts_at, lesson.ends_at),
        colour=colour_of(subject_colours(opened.subjects), lesson.key),
        back_href=back_href,
        back_label=back_label,
        code=lesson.subject.code if lesson.subject else "",
        title=title_text(lesson),
        state=state_of(lesson),
        labels=labels_of(lesson, of or Of.PUPIL, whose),
        rooms=tuple(Room(room.name, room.building if room.building != room.name else "") for room in lesson.rooms),
        teachers=tuple(_teacher(teacher, lesson, actor) for teacher in lesson.teachers),
        groups=lesson.groups,
        changes=tuple(_change(change, actor.at) for change in lesson.changes),
        notes=(lesson.note,) if lesson.note else (),
        topic=more.topic,
        homework=more.homework,
        register_href=reverse("register", args=[lesson.id]) if more.may_register and lesson.takes_place else "",
        school=lesson.school_name if _school_says_something(actor, lesson) else "",
    )


def time_text(starts_at: datetime, ends_at: datetime) -> str:
    """Return "Tirsdag 24. november, 10.00–11.30"."""
    day = upper_first(weekday_day_month(local_date(starts_at)))
    return f"{day}, {clock_time(starts_at)}–{clock_time(ends_at)}"


def _way_back(lesson: PlannedLesson, origin: Origin) -> tuple[str, str]:
    week = Week.of(lesson.date)
    if origin.from_day:
        return my_day(lesson.date), upper_first(weekday_day_month(lesson.date))
    return origin.week(week, lesson.date), _("Uke %(number)s") % {"number": week.number}


def _teacher(teacher: Teacher, lesson: PlannedLesson, actor: Actor) -> TeacherLine:
    """Return a teacher, with a link to the week for staff of the same school."""
    role = ""
    if not teacher.attends:
        role = _("Er borte")
    elif teacher.role is TeacherRole.SUBSTITUTE:
        role = _("Vikar")
    can_open = actor.capacity is CapacityKind.OWNER_STAFF or (actor.is_staff and actor.school_id == lesson.school_id)
    is_other = teacher.id != actor.person_id
    href = teacher_week(teacher.id, Week.of(lesson.date)) if can_open and is_other else ""
    return TeacherLine(teacher.name, role, href)


def _change(change: Change, now: datetime) -> ChangeLine:
    return ChangeLine(
        label=_change_word(change.kind),
        was=" · ".join(_before(change)),
        why=change.reason,
        when=moment(change.at, now),
    )


def _change_word(kind: ChangeKind) -> str:
    return {
        ChangeKind.CANCELLED: _("Avlyst"),
        ChangeKind.MOVED: _("Flyttet"),
        ChangeKind.ROOM: _("Nytt rom"),
        ChangeKind.SUBSTITUTE: _("Vikar"),
        ChangeKind.ADDED: _("Ekstra time"),
        ChangeKind.CROSS_SUBJECT: _("Tverrfaglig opplegg"),
    }[kind]


def _before(change: Change) -> Iterator[str]:
    if change.was_starts_at and change.was_ends_at:
        yield time_text(change.was_starts_at, change.was_ends_at)
    if change.was_room:
        yield change.was_room
    if change.was_teacher:
        yield change.was_teacher


def _school_says_something(actor: Actor, lesson: PlannedLesson) -> bool:
    """A pupil of one school and its staff know where they are."""
    if actor.capacity is CapacityKind.PUPIL:
        return len(actor.standing.attends) > 1
    return actor.capacity is not CapacityKind.STAFF or lesson.school_id != actor.school_id
