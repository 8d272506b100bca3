"""One lesson: a page of its own, and what a panel over the week shows of it."""

from typing import Any

from django.http import HttpResponse

from vidar.timetable.queries_detail import lesson_detail
from vidar.web.rendering import render
from vidar.web.routing import Who, page
from vidar.web.timetable.addresses import origin_of
from vidar.web.timetable.building_detail import lesson_detail_page


@page(Who.LOGGED_IN)
def lesson(request: Any, lesson_id: int) -> HttpResponse:
    """Show a lesson to whoever has it in a timetable they may see."""
    origin = origin_of(request.GET)
    opened = lesson_detail(request.actor, lesson_id, of=origin.of, whose=origin.whose)
    return render(request, "timetable/lesson.jinja", {"detail": lesson_detail_page(opened, request.actor, origin)})
