"""A person's own logins: where they are, and an end to those that should not be."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from vidar.access.sessions import end_other_sessions, end_own_session, sessions_of
from vidar.config.clock import real_now
from vidar.web.rendering import render
from vidar.web.routing import Who, page
from vidar.web.start.logout import log_out
from vidar.web.start.providers import NAMES

_DONE = ("en", "andre")


@page(Who.LOGGED_IN)
def sessions(request: Any) -> HttpResponse:
    """List the logins that hold now, this one first."""
    now = real_now()
    found = sessions_of(request.actor.identity_id, this=request.actor.session_id, at=now)
    done = request.GET.get("avsluttet", "")
    context = {
        "this": next((each for each in found if each.is_this), None),
        "others": [each for each in found if not each.is_this],
        "providers": {provider.value: name for provider, name in NAMES.items()},
        "now": now,
        "done": done if done in _DONE else "",
    }
    return render(request, "settings/sessions.jinja", context)


@page(Who.LOGGED_IN, methods=("POST",))
def end_one(request: Any, session_id: int) -> HttpResponse:
    """End one of one's own logins; ending this one is logging out."""
    if session_id == request.actor.session_id:
        return log_out(request)
    if not end_own_session(session_id, identity_id=request.actor.identity_id, at=real_now()):
        raise Http404
    return redirect(reverse("sessions") + "?avsluttet=en")


@page(Who.LOGGED_IN, methods=("POST",))
def end_others(request: Any) -> HttpResponse:
    """End all of one's own logins but this one."""
    end_other_sessions(request.actor.session_id, identity_id=request.actor.identity_id, at=real_now())
    return redirect(reverse("sessions") + "?avsluttet=andre")
