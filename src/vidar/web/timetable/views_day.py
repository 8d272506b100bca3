"""The teacher's day."""

from datetime import timedelta
from typing import Any

from django.http import HttpResponse

from vidar.attendance.queries_beside import day_beside
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
    shown = my_day_page(
        timetable,
        day,
        request.actor.at,
        beside=day_beside([lesson.id for lesson in timetable.lessons if lesson.date == day]),
        opens_before=timedelta(minutes=request.actor.standing.settings.register_opens_minutes_before),
    )
    context = {"day_page": shown, "fault": fault}
    return render(request, "timetable/my_day.jinja", context, status=400 if fault else 200)
