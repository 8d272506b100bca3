"""Pick a class, a teacher or a room."""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect

from vidar.timetable.queries_choices import timetable_choices
from vidar.web.cookies import TIMETABLE_SEARCH, remember_search, remembered_search
from vidar.web.rendering import render
from vidar.web.routing import Who, page
from vidar.web.timetable.building_choices import FOUND, choice_page, choices_address

_LONGEST_QUERY = 60


@page(Who.STAFF, methods=("GET", "POST"), reads_only=True)
def timetables(request: Any) -> HttpResponse:
    """List what can be looked at. ``?vis`` chooses the list, ``?skole`` is owner staff's.

    What is searched for may be a name: it is posted and kept in a cookie, and ``?vis=treff`` shows what was found.
    """
    if request.method == "POST":
        return _search(request)
    slug, kind = request.GET.get("skole", ""), request.GET.get("vis", "")
    choices = timetable_choices(request.actor, school_slug=slug)
    query = remembered_search(request, name=TIMETABLE_SEARCH) if kind == FOUND else ""
    shown = choice_page(choices, kind=kind, query=query, slug=slug)
    return render(request, "timetable/choices.jinja", {"choices": shown})


def _search(request: Any) -> HttpResponse:
    text = request.POST.get("sok", "").strip()[:_LONGEST_QUERY]
    slug = request.POST.get("skole", "")
    timetable_choices(request.actor, school_slug=slug)
    response = HttpResponseRedirect(choices_address(slug=slug, kind=FOUND if text else ""))
    remember_search(request, response, text, name=TIMETABLE_SEARCH)
    return response
