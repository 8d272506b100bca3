"""Pick a class, a teacher or a room."""

from typing import Any

from django.http import HttpResponse

from vidar.timetable.queries_choices import timetable_choices
from vidar.web.rendering import render
from vidar.web.routing import Who, page
from vidar.web.timetable.building_choices import choice_page

_LONGEST_QUERY = 60


@page(Who.STAFF)
def timetables(request: Any) -> HttpResponse:
    """List what can be looked at. ``?vis`` chooses the list, ``?sok`` searches all, ``?skole`` is owner staff's."""
    slug = request.GET.get("skole", "")
    choices = timetable_choices(request.actor, school_slug=slug)
    query = request.GET.get("sok", "").strip()[:_LONGEST_QUERY]
    shown = choice_page(choices, kind=request.GET.get("vis", ""), query=query, slug=slug)
    return render(request, "timetable/choices.jinja", {"choices": shown})
