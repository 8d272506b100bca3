"""The teacher's day."""

from typing import Any

from django.http import HttpResponse

from vidar.timetable.queries import teacher_day
from vidar.web.rendering import render
from vidar.web.routing import Who, page
from vidar.web.timetable.asking import read_day
from vidar.web.timetable.building_day import my_day_page


@page(Who.SCHOOL_STAFF)
def my_day(request: Any) -> HttpResponse:
    """Show the lessons of one day, with the present and the next one first."""
    day, fault = read_day(request.GET, today=request.actor.today)
    timetable = teacher_day(request.actor, day)
    context = {"day_page": my_day_page(timetable, day, request.actor.at), "fault": fault}
    return render(request, "timetable/my_day.jinja", context, status=400 if fault else 200)
