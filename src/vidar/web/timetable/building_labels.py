"""How a lesson stands out, and the words that say so."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from vidar.timetable.kinds import ChangeKind, LessonKind
from vidar.timetable.queries_lessons import Of, PlannedLesson
from vidar.web.timetable.building_names import present
from vidar.web.timetable.page import Label, LabelKind, LessonState


def state_of(lesson: PlannedLesson) -> LessonState:
    """Return the one state that matters most to whoever is on the way there."""
    states = (
        (not lesson.takes_place, LessonState.CANCELLED),
        (lesson.changed_by(ChangeKind.MOVED), LessonState.MOVED),
        (bool(present(lesson, substitute=True)), LessonState.SUBSTITUTE),
        (lesson.changed_by(ChangeKind.ROOM, ChangeKind.ADDED), LessonState.CHANGED),
        (is_cross_subject(lesson), LessonState.CROSS_SUBJECT),
        (lesson.kind is LessonKind.TEST, LessonState.TEST),
        (lesson.kind is LessonKind.EVENT, LessonState.EVENT),
    )
    return next((state for holds, state in states if holds), LessonState.PLANNED)


def is_cross_subject(lesson: PlannedLesson) -> bool:
    """Tell whether several subjects share the lesson."""
    return lesson.kind is LessonKind.CROSS_SUBJECT or lesson.changed_by(ChangeKind.CROSS_SUBJECT)


def labels_of(lesson: PlannedLesson, of: Of, whose: int) -> tuple[Label, ...]:
    """Return the words on a lesson. One that is cancelled says only that: nobody goes there."""
    if not lesson.takes_place:
        return (Label(LabelKind.CANCELLED, _("Avlyst")),)
    return (*_kind_labels(lesson), *_change_labels(lesson), *_teacher_labels(lesson, of, whose))


def _kind_labels(lesson: PlannedLesson) -> Iterator[Label]:
    if lesson.kind is LessonKind.TEST:
        yield Label(LabelKind.TEST, _("Prøve"))
    if lesson.kind is LessonKind.EVENT:
        yield Label(LabelKind.EVENT, _("Arrangement"))
    if is_cross_subject(lesson):
        yield Label(LabelKind.EVENT, _("Tverrfaglig"))


def _change_labels(lesson: PlannedLesson) -> Iterator[Label]:
    if not lesson.changes:
        return
    words = {
        ChangeKind.MOVED: _("Flyttet"),
        ChangeKind.ROOM: _("Nytt rom"),
        ChangeKind.ADDED: _("Ekstra time"),
    }
    for kind, word in words.items():
        if lesson.changed_by(kind):
            yield Label(LabelKind.CHANGED, word)


def _teacher_labels(lesson: PlannedLesson, of: Of, whose: int) -> Iterator[Label]:
    substitutes = present(lesson, substitute=True)
    own = next((teacher for teacher in lesson.teachers if teacher.id == whose), None) if of is Of.TEACHER else None
    if own is not None and not own.attends:
        yield Label(LabelKind.SUBSTITUTE, _("Vikar har timen") if substitutes else _("Borte"))
    elif substitutes:
        yield Label(LabelKind.SUBSTITUTE, _("Vikar"))
    elif lesson.teachers and not any(teacher.attends for teacher in lesson.teachers):
        yield Label(LabelKind.CHANGED, _("Læreren er borte"))
