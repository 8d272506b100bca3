"""Rooms, teachers and groups of a lesson in short texts, seen from whose timetable it stands in."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from vidar.timetable.kinds import TeacherRole
from vidar.timetable.queries_lessons import Of, PlannedLesson, Teacher

_SHOWN = 2


def subject_text(lesson: PlannedLesson) -> str:
    """Return what the lesson is called: its subject, or the title of what has none."""
    return lesson.subject.short_name if lesson.subject else lesson.title


def title_text(lesson: PlannedLesson) -> str:
    """Return what is said besides the subject."""
    return lesson.title if lesson.subject else ""


def rooms_text(lesson: PlannedLesson, of: Of) -> str:
    """Return the rooms; nothing in a room's own timetable but the others of the same lesson."""
    return "" if of is Of.ROOM else few(room.name for room in lesson.rooms)


def groups_text(lesson: PlannedLesson, of: Of) -> str:
    """Return the groups; a pupil knows them."""
    return "" if of is Of.PUPIL else few(lesson.groups)


def teachers_text(lesson: PlannedLesson, of: Of, whose: int) -> str:
    """Return who teaches: substitutes by that word, and in a teacher's own timetable only the others."""
    if of is Of.TEACHER:
        return _beside(lesson, whose)
    substitutes, others = present(lesson, substitute=True), present(lesson, substitute=False)
    named = few(teacher.name for teacher in others)
    return " · ".join(filter(None, (_substitutes(substitutes), named)))


def present(lesson: PlannedLesson, *, substitute: bool) -> list[Teacher]:
    """Return those who attend the lesson, as substitutes or in their own right."""
    return [
        teacher
        for teacher in lesson.teachers
        if teacher.attends and (teacher.role is TeacherRole.SUBSTITUTE) == substitute
    ]


def few(names: Iterable[str]) -> str:
    """Return at most two names, and how many more there are."""
    all_names = list(names)
    text = ", ".join(all_names[:_SHOWN])
    left = len(all_names) - _SHOWN
    return _("%(names)s og %(count)s til") % {"names": text, "count": left} if left > 0 else text


def _beside(lesson: PlannedLesson, whose: int) -> str:
    """Return whom the teacher teaches with, who steps in, or for whom the teacher does."""
    own = next((teacher for teacher in lesson.teachers if teacher.id == whose), None)
    substitutes = [teacher for teacher in present(lesson, substitute=True) if teacher.id != whose]
    if own is not None and own.role is TeacherRole.SUBSTITUTE and own.attends:
        away = [teacher.name for teacher in lesson.teachers if not teacher.attends]
        return _("Vikar for %(names)s") % {"names": few(away)} if away else ""
    others = [teacher.name for teacher in present(lesson, substitute=False) if teacher.id != whose]
    with_others = _("Sammen med %(names)s") % {"names": few(others)} if others else ""
    return " · ".join(filter(None, (_substitutes(substitutes), with_others)))


def _substitutes(teachers: list[Teacher]) -> str:
    return _("Vikar: %(names)s") % {"names": few(teacher.name for teacher in teachers)} if teachers else ""
