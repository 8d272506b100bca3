"""The demo's own pages: who can log in, the clock, every component. Production has none of them."""

from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import BadRequest
from django.http import HttpResponse
from django.shortcuts import redirect

from vidar.schools.calendar import next_school_day
from vidar.schools.queries import counties
from vidar.tenancy.wall import owner_scope
from vidar.web.components.samples import component_context
from vidar.web.demo_clock import move_to, start_of_demo
from vidar.web.own_path import path_back
from vidar.web.rendering import render
from vidar.web.routing import Who, page
from vidar.web.start.demo_logins import demo_logins
from vidar.web.start.whoever import know_actor
from vidar.web.words import OSLO

_YEARS = range(2000, 2100)


@page(Who.ANYONE, demo_only=True)
def logins(request: Any) -> HttpResponse:
    """List the demo's people with a line each."""
    know_actor(request)
    return render(request, "start/demo.jinja", {"groups": demo_logins()})


@page(Who.ANYONE, demo_only=True)
def components(request: Any) -> HttpResponse:
    """Show every template component in every state."""
    return render(request, "components.jinja", component_context())


@page(Who.ANYONE, methods=("POST",), demo_only=True)
def move_clock(request: Any) -> HttpResponse:
    """Move the demo's clock to a moment, an hour on, to the next school day, or back to the start."""
    move_to(_wanted_moment(request))
    return redirect(path_back(request))


def _wanted_moment(request: Any) -> datetime:
    now: datetime = request.school_now.astimezone(OSLO)
    match request.POST.get("move", ""):
        case "hour":
            return now + timedelta(hours=1)
        case "day":
            return _same_time_next_school_day(request, now)
        case "start":
            return start_of_demo() or now
        case "at":
            return _typed(request.POST.get("at", ""))
    raise BadRequest


def _same_time_next_school_day(request: Any, now: datetime) -> datetime:
    session = request.open_session
    owner_id = session.owner_id if session is not None else None
    if owner_id is None:
        owner_id = next((county.id for county in counties()), None)
    day = None
    if owner_id is not None:
        with owner_scope(owner_id, read_only=True):
            day = next_school_day(now.date(), school_id=session.school_id if session is not None else None)
    return datetime.combine(day or now.date() + timedelta(days=1), now.time(), OSLO)


def _typed(text: str) -> datetime:
    try:
        typed = datetime.fromisoformat(text)
    except ValueError:
        raise BadRequest from None
    if typed.tzinfo is not None or typed.year not in _YEARS:
        raise BadRequest
    return typed.replace(tzinfo=OSLO)
