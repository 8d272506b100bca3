"""One lesson: a page of its own, and what a panel over the week shows of it."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from vidar.access.actor import Actor
from vidar.attendance.queries import notes_of
from vidar.timetable.queries_changing import may_write_timetable
from vidar.timetable.queries_detail import OpenedLesson, lesson_detail
from vidar.web.desk_lessons.saving import offered_undo
from vidar.web.rendering import render
from vidar.web.routing import Who, page
from vidar.web.timetable.addresses import origin_of
from vidar.web.timetable.building_detail import lesson_detail_page


@page(Who.LOGGED_IN)
def lesson(request: Any, lesson_id: int) -> HttpResponse:
    """Show a lesson to whoever has it in a timetable they may see."""
    origin = origin_of(request.GET)
    opened = lesson_detail(request.actor, lesson_id, of=origin.of, whose=origin.whose)
    shown = lesson_detail_page(opened, notes_of(request.actor, lesson_id), request.actor, origin)
    context = {
        "detail": shown,
        "change_href": _change_href(request.actor, opened),
        "next": request.path,
        "undo": offered_undo(request.actor, request.GET.get("lagret", "")),
        "undone": request.GET.get("angret", ""),
    }
    return render(request, "timetable/lesson.jinja", context)


def _change_href(actor: Actor, opened: OpenedLesson) -> str:
    """Return where the lesson can be changed, for those who may."""
    if opened.lesson.school_id != actor.school_id or not may_write_timetable(actor):
        return ""
    return reverse("change-lesson", args=[opened.lesson.id])
