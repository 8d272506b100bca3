"""Weeks: one's own, and for staff anybody's at the school."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from vidar.access.actor import Actor
from vidar.access.kinds import CapacityKind
from vidar.access.records import NotVisibleError
from vidar.attendance.queries_week import week_beside
from vidar.law.access import Object
from vidar.timetable.queries import (
    Timetable,
    class_timetable,
    own_timetable,
    pupil_timetable,
    room_timetable,
    teacher_timetable,
)
from vidar.timetable.queries_lessons import Of
from vidar.web.people.tabs import Tab, pupil_tabs
from vidar.web.rendering import render
from vidar.web.routing import Who, page
from vidar.web.timetable.addresses import Origin
from vidar.web.timetable.asking import Asked, read_week
from vidar.web.timetable.building_beside import guest_lines, homework_list
from vidar.web.timetable.building_calendar import calendar_span
from vidar.web.timetable.building_children import closed_child, other_children
from vidar.web.timetable.building_week import Heading, heading_of, week_page

type Fetch = Callable[..., Timetable]


@page(Who.WITH_TIMETABLE)
def week(request: Any) -> HttpResponse:
    """Show the week of the pupil, of the guardian's child, or of the teacher."""
    actor = request.actor
    try:
        asked, timetable = _asked_for(request, partial(own_timetable, actor))
    except NotVisibleError as refused:
        if actor.child is None or refused.decision is None:
            raise
        return render(request, "timetable/closed.jinja", closed_child(actor, refused.decision), status=403)
    return _answer(request, timetable, asked, Origin(), _own_heading(actor, timetable))


@page(Who.WITH_TIMETABLE)
def pupil_week(request: Any, pupil_id: int) -> HttpResponse:
    """Show a pupil's week to whoever may see it."""
    return _week_of(request, Of.PUPIL, pupil_id, pupil_timetable)


@page(Who.STAFF)
def class_week(request: Any, class_id: int) -> HttpResponse:
    """Show a class's week."""
    return _week_of(request, Of.CLASS, class_id, class_timetable)


@page(Who.STAFF)
def teacher_week(request: Any, teacher_id: int) -> HttpResponse:
    """Show a teacher's week at the school."""
    return _week_of(request, Of.TEACHER, teacher_id, teacher_timetable)


@page(Who.STAFF)
def room_week(request: Any, room_id: int) -> HttpResponse:
    """Show what a room is used for."""
    return _week_of(request, Of.ROOM, room_id, room_timetable)


def _week_of(request: Any, of: Of, whose: int, fetch: Fetch) -> HttpResponse:
    asked, timetable = _asked_for(request, partial(fetch, request.actor, whose))
    return _answer(request, timetable, asked, Origin(of, whose), heading_of(timetable))


def _answer(request: Any, timetable: Timetable, asked: Asked, origin: Origin, heading: Heading) -> HttpResponse:
    lessons = [lesson.id for lesson in timetable.lessons]
    beside = week_beside(request.actor, lessons, asked.days, record=timetable.record)
    context = {
        "week_page": week_page(timetable, asked, origin, heading, request.actor.at, beside=beside),
        "homework": homework_list(timetable, beside, origin),
        "guest": guest_lines(beside),
        "fault": asked.fault,
        "children": other_children(request.actor) if origin.of is None else (),
        "tabs": _pupil_tabs(request.actor, timetable),
    }
    return render(request, "timetable/week.jinja", context, status=400 if asked.fault else 200)


def _pupil_tabs(actor: Actor, timetable: Timetable) -> tuple[Tab, ...]:
    """Return the other pages of a pupil, where they are open to the reader."""
    record = timetable.record
    if record is None or not record.opens_too(actor, Object.PERSONALIA):
        return ()
    return pupil_tabs(actor, record, "pupil-week")


def _asked_for(request: Any, fetch: Fetch) -> tuple[Asked, Timetable]:
    """Return the week to show and what is in it; a weekend is passed over unless a lesson is still to come in it."""
    asked = read_week(request.GET, today=request.actor.today)
    timetable = fetch(asked.days, around=calendar_span(asked), reach=asked.reach)
    if any(lesson.date < asked.week.monday for lesson in timetable.lessons):
        asked = read_week(request.GET, today=request.actor.today, pass_weekend=False)
        timetable = fetch(asked.days, around=calendar_span(asked))
    return asked, timetable


def _own_heading(actor: Actor, timetable: Timetable) -> Heading:
    if actor.capacity is CapacityKind.GUARDIAN and actor.child is not None:
        return Heading(_("Timeplanen til %(name)s") % {"name": actor.child.given_name}, timetable.frame.name)
    return Heading(_("Min uke") if actor.is_staff else _("Timeplan"), actor.name)
