"""Log out here, then at the provider; and log out here at the provider's word."""

import hmac
import logging
import secrets
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.http import HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect

from vidar.access.kinds import Provider
from vidar.access.sessions import OpenSession, end_provider_session, end_session, id_token_of
from vidar.config.clock import real_now
from vidar.integrations.oidc.callback import callback_params
from vidar.integrations.oidc.refusal import LoginRefused
from vidar.schools.queries import login_school
from vidar.web.cookies import LOGGED_OUT, SEARCH, TIMETABLE_SEARCH, forget_cookie, remembered_school, set_cookie
from vidar.web.rendering import render
from vidar.web.routing import Who, page
from vidar.web.start.onward import go_on_to
from vidar.web.start.providers import NAMES, NotSetUpError, login_provider, origins

_log = logging.getLogger("vidar.login")
_LEAVE_NOTHING = '"cache", "storage"'
"""Pages, the worker and what it keeps. Not "cookies": that is every cookie of the whole domain, other services' too."""

_RETURN_WITHIN = timedelta(minutes=10)


@page(Who.ANYONE, methods=("POST",))
def log_out(request: Any) -> HttpResponse:
    """End this session, then the provider's. Ours ends first, whatever the provider answers."""
    session: OpenSession | None = request.open_session
    if session is None:
        return _forget_session(redirect("logged-out"))
    id_token = id_token_of(session.id)
    end_session(session.id, at=real_now())
    request.open_session = None
    provider = Provider(session.provider)
    state = secrets.token_urlsafe(16)
    address = _address_at(provider, id_token, state)
    response = go_on_to(request, address, provider=NAMES[provider], leaving=True) if address else redirect("logged-out")
    set_cookie(response, LOGGED_OUT, f"{provider.value}.{state}", lasts=_RETURN_WITHIN)
    return _forget_session(response)


@page(Who.ANYONE)
def logged_out(request: Any) -> HttpResponse:
    """Say what is ended and what may not be, and what to do on a shared computer."""
    if request.open_session is not None:
        return redirect("start")
    name, _dot, state = request.COOKIES.get(LOGGED_OUT, "").partition(".")
    provider = NAMES[Provider(name)] if name in Provider.values else ""
    slug = remembered_school(request)
    context = {
        "provider": provider,
        "ended_there": bool(state) and hmac.compare_digest(state, request.GET.get("state", "")),
        "school": login_school(slug=slug) if slug else None,
    }
    response = render(request, "start/logged_out.jinja", context)
    forget_cookie(response, LOGGED_OUT)
    return response


@page(Who.ANYONE, writes_on_get=True)
def front_channel(request: Any, provider: Provider) -> HttpResponse:
    """End the sessions that rest on a session which the provider says is over. Needs no cookie of ours.

    On the list of GETs that write. The answer is the same whether there was one or not.
    """
    if request.method != "GET":
        return HttpResponseNotAllowed(["GET"])
    try:
        ended = login_provider(provider).parse_frontchannel(callback_params(request.META.get("QUERY_STRING", "")))
    except (LoginRefused, NotSetUpError) as refused:
        _log.warning("front-channel logout from %s refused: %s", provider.value, refused)
        return _for_frame(HttpResponse(status=400), provider)
    end_provider_session(issuer=ended.issuer, provider_session=ended.sid, at=real_now())
    return _for_frame(HttpResponse(), provider)


def _address_at(provider: Provider, id_token: str, state: str) -> str:
    """Return where the provider's session is ended, or "" where that cannot be done now."""
    if provider is Provider.FEIDE and not id_token:
        return ""
    try:
        return login_provider(provider).logout_url(id_token=id_token, state=state) or ""
    except (LoginRefused, NotSetUpError) as refused:
        _log.warning("logout at %s not possible: %s", provider.value, refused)
        return ""


def _forget_session(response: HttpResponse) -> HttpResponse:
    forget_cookie(response, settings.SESSION_COOKIE)
    for name in (SEARCH, TIMETABLE_SEARCH):
        forget_cookie(response, name)
    response.headers["Cache-Control"] = "no-store"
    response.headers["Clear-Site-Data"] = _LEAVE_NOTHING
    return response


def _for_frame(response: HttpResponse, provider: Provider) -> HttpResponse:
    """Let the provider's page, and no other, hold the answer in a frame."""
    ancestors = " ".join(origins(provider)) or "'none'"
    response.headers["Content-Security-Policy"] = f"default-src 'none'; frame-ancestors {ancestors}"
    response.headers["Cache-Control"] = "no-store"
    return response
