"""The one way a page is declared: who may ask for it, how, and whether a GET may write.

``page`` opens the wall for the session's owner around the whole view, read-only for GET. A view without it is
refused by ``middleware.gate``, so a new page is closed until somebody has said who it is for.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.urls import reverse

from vidar.access.actor import Actor, CapacityEndedError, load_actor
from vidar.access.kinds import CapacityKind
from vidar.access.records import NotVisibleError
from vidar.access.sessions import OpenSession, touch
from vidar.config.clock import real_now
from vidar.tenancy.wall import owner_scope
from vidar.web.cookies import remember_page

type View = Callable[..., HttpResponse]


class Who(Enum):
    """Who a page is for. What they see there is decided row by row."""

    ANYONE = frozenset[CapacityKind]()
    LOGGED_IN = frozenset(CapacityKind)
    PUPIL = frozenset({CapacityKind.PUPIL})
    PUPIL_OR_GUARDIAN = frozenset({CapacityKind.PUPIL, CapacityKind.GUARDIAN, CapacityKind.LEAVER})
    WITH_TIMETABLE = frozenset({CapacityKind.PUPIL, CapacityKind.GUARDIAN, CapacityKind.STAFF})
    STAFF = frozenset({CapacityKind.STAFF, CapacityKind.OWNER_STAFF})
    SCHOOL_STAFF = frozenset({CapacityKind.STAFF})


@dataclass(frozen=True, slots=True)
class Declared:
    """What a page says of itself."""

    who: Who
    methods: frozenset[str]
    writes_on_get: bool
    reads_only: bool
    demo_only: bool


class Request(HttpRequest):
    """A request as the views get it: with its session, its actor where there is one, and the school's clock."""

    open_session: OpenSession | None
    actor: Actor
    school_now: Any


def page(
    who: Who,
    *,
    methods: tuple[str, ...] = ("GET",),
    writes_on_get: bool = False,
    reads_only: bool = False,
    demo_only: bool = False,
) -> Callable[[View], View]:
    """Declare a view. For all but ``Who.ANYONE`` the view runs inside the wall, with ``request.actor``.

    ``reads_only`` is for a POST that only asks, so that what is asked for does not stand in an address.
    """
    allowed = frozenset(methods) | ({"HEAD"} if "GET" in methods else set())
    declared = Declared(who, allowed, writes_on_get, reads_only, demo_only)

    def declare(view: View) -> View:
        @wraps(view)
        def run(request: Any, *arguments: Any, **keywords: Any) -> HttpResponse:
            if request.method not in declared.methods:
                return HttpResponseNotAllowed(sorted(declared.methods))
            if who is Who.ANYONE:
                return view(request, *arguments, **keywords)
            return _as_actor(declared, view, request, arguments, keywords)

        run.declared = declared  # type: ignore[attr-defined] # read by the gate and by the tests of every route
        return run

    return declare


def _as_actor(
    declared: Declared, view: View, request: Any, arguments: tuple[Any, ...], keywords: dict[str, Any]
) -> HttpResponse:
    session: OpenSession | None = request.open_session
    if session is None:
        return _log_in_first(request)
    if session.owner_id is None:
        return _elsewhere(request, "choose-capacity")
    touch(session, at=real_now())
    read_only = declared.reads_only or (request.method in {"GET", "HEAD"} and not declared.writes_on_get)
    try:
        with owner_scope(session.owner_id, actor_id=session.person_id, read_only=read_only):
            request.actor = load_actor(session, at=request.school_now)
            if request.actor.capacity not in declared.who.value:
                raise Http404
            return view(request, *arguments, **keywords)
    except CapacityEndedError:
        return _elsewhere(request, "choose-capacity")
    except NotVisibleError as refused:
        raise Http404 from refused


def _log_in_first(request: Any) -> HttpResponse:
    """Send to the login, remembering the page asked for; only a GET can be repeated safely."""
    response = _elsewhere(request, "start")
    if request.method == "GET":
        remember_page(request, response)
    return response


def _elsewhere(request: Any, name: str) -> HttpResponse:
    """Send to another page. htmx would follow a redirect and put that page inside this one: it is told to go there."""
    if request.headers.get("HX-Request") == "true":
        return HttpResponse(headers={"HX-Redirect": reverse(name)})
    return redirect(name)
