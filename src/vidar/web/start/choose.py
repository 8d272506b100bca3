"""Switch between the capacities of one login, and between the children of one guardian."""

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from vidar.access.actor import CapacityEndedError, actor_in
from vidar.access.capacities import STAFF_KINDS, Capacity, Choices, choices_of
from vidar.access.kinds import CapacityKind, Provider
from vidar.access.logins import enter
from vidar.access.sessions import OpenSession, choose_child
from vidar.schools.queries import owner_names
from vidar.web.capacity_words import capacity_choice, elsewhere_in_words
from vidar.web.own_path import HOME, own_path
from vidar.web.rendering import render
from vidar.web.routing import Who, page
from vidar.web.start.home import home_of
from vidar.web.start.no_access import child_reasons, why_nothing
from vidar.web.start.providers import NAMES
from vidar.web.start.stopped import no_access_page


def choose_address(return_path: str) -> str:
    """Return the address of the choice, keeping the page asked for."""
    query = "" if return_path == HOME else "?" + urlencode({"neste": return_path})
    return reverse("choose-capacity") + query


@page(Who.ANYONE, methods=("GET", "POST"))
def choose_capacity(request: Any) -> HttpResponse:
    """List what the person may act as, in plain words; POST switches without a new login."""
    session: OpenSession | None = request.open_session
    if session is None:
        return redirect("start")
    choices = choices_of(session.identity_id, session.provider, at=request.school_now)
    if request.method == "POST":
        return _switch(request, session, choices)
    _know_actor(request, session, choices)
    if not choices.capacities:
        provider = Provider(session.provider)
        return no_access_page(request, provider, why_nothing(provider, choices))
    return render(request, "start/choose.jinja", _choice_context(request, session, choices))


def _switch(request: Any, session: OpenSession, choices: Choices) -> HttpResponse:
    chosen = choices.find(request.POST.get("capacity", ""))
    if chosen is None or not _fits(session, chosen):
        raise Http404
    enter(session.id, chosen)
    wanted = own_path(request.POST.get("next", ""), capacity=chosen.kind)
    return redirect(home_of(chosen) if wanted == HOME else wanted)


def _fits(session: OpenSession, capacity: Capacity) -> bool:
    """A remembered device is a pupil's own; work at a school needs a login of its own."""
    return not (session.remembered and capacity.kind in STAFF_KINDS)


def _choice_context(request: Any, session: OpenSession, choices: Choices) -> dict[str, Any]:
    owners = {capacity.owner_id for capacity in choices.capacities}
    names = owner_names(owners) if len(owners) > 1 else {}
    other = Provider.FEIDE if session.provider == Provider.IDPORTEN else Provider.IDPORTEN
    return {
        "name": choices.standings[0].name,
        "capacities": [
            capacity_choice(each, current=each.is_of(session), owner_names=names)
            for each in choices.capacities
            if _fits(session, each)
        ],
        "needs_new_login": any(not _fits(session, each) for each in choices.capacities),
        "ended": session.owner_id is not None and request.actor is None,
        "next": own_path(request.GET.get("neste", "")),
        "children": child_reasons(choices),
        "elsewhere": elsewhere_in_words(choices.elsewhere),
        "other": other if choices.elsewhere else None,
        "other_name": NAMES[other],
    }


def _know_actor(request: Any, session: OpenSession, choices: Choices) -> None:
    """Keep the menus of the capacity at hand, from what is loaded already."""
    for standing in choices.standings:
        if standing.owner_id == session.owner_id:
            try:
                request.actor = actor_in(session, standing, at=request.school_now)
            except CapacityEndedError:
                return


@page(Who.PUPIL_OR_GUARDIAN, methods=("POST",))
def switch_child(request: Any) -> HttpResponse:
    """Look at another of one's own children, if what the law opens for it is still open."""
    actor = request.actor
    wanted = request.POST.get("child", "")
    open_children = {str(child.person_id): child.person_id for child in actor.standing.open_children}
    if actor.capacity is not CapacityKind.GUARDIAN or wanted not in open_children:
        raise Http404
    choose_child(actor.session_id, open_children[wanted])
    return redirect(own_path(request.POST.get("next", "") or reverse("week"), capacity=actor.capacity))
