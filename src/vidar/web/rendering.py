"""Render a page: the template's own context and what every page has."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.template.loader import get_template
from django.utils.functional import SimpleLazyObject

from vidar.web.app.keeping import fetched_in_words
from vidar.web.menu import main_menu, person_menu, role_in_words
from vidar.web.words import OSLO

THEMES = ("auto", "light", "dark")
THEME_COOKIE = "vidar_theme"


def render(request: Any, template: str, context: dict[str, Any] | None = None, *, status: int = 200) -> HttpResponse:
    """Return the page as an answer that no cache keeps."""
    page: Any = get_template(template)  # Jinja2's own is in it: Django's would make the token anew for each form
    text = page.template.render({**page_context(request), **(context or {})})
    response = HttpResponse(text, status=status)
    response.headers["Cache-Control"] = "no-store"
    return response


def page_context(request: Any) -> dict[str, Any]:
    """Return what the layout needs. An error page may come before the request has got its session or its clock."""
    actor = getattr(request, "actor", None)
    theme = request.COOKIES.get(THEME_COOKIE, "auto")
    return {
        "request": request,
        "csrf_token": SimpleLazyObject(lambda: get_token(request)),
        "lang": getattr(request, "LANGUAGE_CODE", "nb"),
        "theme": theme if theme in THEMES else "auto",
        "actor": actor,
        "clock": _demo_clock(request),
        "role": role_in_words(actor),
        "menu": main_menu(actor, request.path),
        "person_menu": person_menu(actor, getattr(request, "open_session", None), request.path),
        "fetched": fetched_in_words(request),
        "is_fragment": request.headers.get("HX-Request") == "true",
    }


def _demo_clock(request: Any) -> datetime | None:
    moment = getattr(request, "school_now", None)
    return moment.astimezone(OSLO) if moment is not None and settings.USE_DEMO_CLOCK else None
