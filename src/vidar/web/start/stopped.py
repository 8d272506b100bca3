"""The pages of a login that came to nothing."""

from typing import Any

from django.http import HttpResponse

from vidar.access.kinds import Provider
from vidar.schools.queries import LoginSchool, login_school
from vidar.web.cookies import remembered_school
from vidar.web.rendering import render
from vidar.web.start.no_access import NoAccess
from vidar.web.start.providers import NAMES
from vidar.web.start.refusals import Code, Next, refusal_of

_UNAVAILABLE = 503
_RETRY_SECONDS = 60


def refused_page(request: Any, provider: Provider, code: Code, *, school_id: int | None) -> HttpResponse:
    """Return the page for a refusal, with its status and its next step."""
    refusal = refusal_of(code)
    named = {"provider": NAMES[provider]}
    context = {
        "title": str(refusal.title) % named,
        "text": str(refusal.text) % named,
        "can_try": refusal.next is not Next.NOTHING,
        "as_somebody_else": refusal.next is Next.AS_SOMEBODY_ELSE,
        "asks_school": refusal.asks_school,
        "code": code.value,
        **_where(request, provider, school_id),
    }
    response = render(request, "start/refused.jinja", context, status=refusal.status)
    if refusal.status == _UNAVAILABLE:
        response.headers["Retry-After"] = str(_RETRY_SECONDS)
    return response


def no_access_page(request: Any, provider: Provider, why: NoAccess, *, school_id: int | None = None) -> HttpResponse:
    """Return the page for somebody who is known to the provider but has nothing to see here."""
    context = {
        "why": why,
        "instead": NAMES[why.use_instead] if why.use_instead else "",
        **_where(request, provider, school_id),
    }
    return render(request, "start/no_access.jinja", context, status=403)


def _where(request: Any, provider: Provider, school_id: int | None) -> dict[str, Any]:
    return {"provider": provider, "provider_name": NAMES[provider], "school": _school(request, school_id)}


def _school(request: Any, school_id: int | None) -> LoginSchool | None:
    """Return the school the login was for, else the one this device used last."""
    if school_id is not None:
        return login_school(school_id=school_id)
    slug = remembered_school(request)
    return login_school(slug=slug) if slug else None
