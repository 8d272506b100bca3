"""The school's registers of a day, a teacher's missing ones, and what registers say of a pupil."""

from typing import Any

from django.http import HttpResponse

from vidar.attendance.queries_lists import (
    lessons_without_register,
    own_entries,
    registers_of_day,
    teachers_behind,
)
from vidar.law.calendar import school_year_label, school_year_period
from vidar.web.register_lists.building import missing_page, own_page, school_day_page
from vidar.web.rendering import render
from vidar.web.routing import Who, page
from vidar.web.timetable.asking import read_day


@page(Who.SCHOOL_STAFF)
def registers_of_the_day(request: Any) -> HttpResponse:
    """Show the office and the leaders which registers of a day are taken, and which are missing."""
    actor = request.actor
    day, fault = read_day(request.GET, today=actor.today)
    shown = school_day_page(registers_of_day(actor, day), teachers_behind(actor), day=day, actor=actor)
    return render(request, "register_lists/day.jinja", {"shown": shown, "fault": fault}, status=400 if fault else 200)


@page(Who.SCHOOL_STAFF)
def missing_registers(request: Any) -> HttpResponse:
    """Show a teacher the own lessons that have begun and have no register."""
    shown = missing_page(lessons_without_register(request.actor), request.actor)
    return render(request, "register_lists/missing.jinja", {"shown": shown})


@page(Who.PUPIL)
def own_absence(request: Any) -> HttpResponse:
    """Show a pupil what the registers of the school year say: at once, as the teacher writes it."""
    year = school_year_period(school_year_label(request.actor.today))
    entries = own_entries(request.actor, year)
    return render(request, "register_lists/own.jinja", {"shown": own_page(entries, request.actor)})
