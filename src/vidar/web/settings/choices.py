"""Language, and light or dark: small choices kept in a cookie, made anywhere, leading back to the same page."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.http import HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect

from vidar.web.address import address
from vidar.web.cookies import remembered_school, set_cookie
from vidar.web.middleware.language import COOKIE as LANGUAGE_COOKIE
from vidar.web.own_path import HOME, path_back
from vidar.web.rendering import THEME_COOKIE, THEMES
from vidar.web.routing import Who, page

_KEPT = timedelta(days=365)
_LOGIN = "/logg-inn/"


@page(Who.ANYONE, methods=("POST",))
def language(request: Any) -> HttpResponse:
    """Show Vidar in bokmål, nynorsk or English on this device."""
    return _choose(request, "language", list(dict(settings.LANGUAGES)), LANGUAGE_COOKIE)


@page(Who.ANYONE, methods=("POST",))
def theme(request: Any) -> HttpResponse:
    """Show Vidar light, dark, or as the device does."""
    return _choose(request, "theme", list(THEMES), THEME_COOKIE)


def _choose(request: Any, field: str, allowed: list[str], cookie: str) -> HttpResponse:
    chosen = request.POST.get(field, "")
    if chosen not in allowed:
        return HttpResponseBadRequest()
    response = redirect(_back(request))
    set_cookie(response, cookie, chosen, lasts=_KEPT)
    return response


def _back(request: Any) -> str:
    """Return the page to come back to. The answer to a login is given once: from there, to the school's own page."""
    back, slug = path_back(request), remembered_school(request)
    came_from_login = request.POST.get("next", "").startswith(_LOGIN)
    return address("school", slug) if back == HOME and came_from_login and slug else back
