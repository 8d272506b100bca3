"""Whether a device may keep the own week for when there is no network, and under which code.

The person says so on that device, and the choice is a cookie of that person's: whoever else logs in there is not meant,
and ends it. ``Vidar-Kept-For`` on an answer is a code for the person and the role; ``Vidar-Keep`` says that this very
page may be kept. The browser's worker keeps nothing else, and forgets all that has another code. See decision 13.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _

from vidar.access.actor import Actor
from vidar.access.kinds import CapacityKind
from vidar.web.cookies import forget_cookie, set_cookie
from vidar.web.words import OSLO, clock_time, weekday_day_month

COOKIE = "vidar_own_device"
KEPT_FOR = "Vidar-Kept-For"
KEEP = "Vidar-Keep"
OWN_PAGES = frozenset({"week", "my-day"})
_A_YEAR = timedelta(days=365)
_CODE_LENGTH = 32


class KeptOnDevice:
    """Say on every answer whom the device may keep something for. Without the cookie there is nothing to say."""

    def __init__(self, get_response: Callable[[Any], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:
        response = self.get_response(request)
        actor = getattr(request, "actor", None)
        if actor is None or COOKIE not in request.COOKIES or COOKIE in response.cookies:
            return response
        if not is_own_device(request, actor):
            forget_cookie(response, COOKIE)
        elif has_own_week(actor):
            response.headers[KEPT_FOR] = _code("week", actor.owner_id, actor.person_id, actor.capacity, actor.school_id)
            if may_be_kept(request):
                response.headers[KEEP] = "yes"
        return response


def has_own_week(actor: Actor) -> bool:
    """Tell whether the person has a week of their own. A guardian sees a child's, which is never kept."""
    return actor.capacity is CapacityKind.PUPIL or "teacher" in actor.roles


def is_own_device(request: Any, actor: Actor) -> bool:
    """Tell whether this person has called this device their own."""
    return constant_time_compare(request.COOKIES.get(COOKIE, ""), _code("device", actor.identity_id))


def may_be_kept(request: Any) -> bool:
    """Tell whether the page asked for is the own week or day as it opens, on a device that may keep it."""
    actor = getattr(request, "actor", None)
    match = getattr(request, "resolver_match", None)
    if actor is None or match is None or match.url_name not in OWN_PAGES or request.GET:
        return False
    return has_own_week(actor) and is_own_device(request, actor)


def fetched_in_words(request: Any) -> str:
    """Return "tirsdag 24. november kl. 10.05" on a page that may be kept, which says so when shown later; else ""."""
    if not may_be_kept(request):
        return ""
    now = request.school_now.astimezone(OSLO)
    return _("%(day)s kl. %(time)s") % {"day": weekday_day_month(now.date()), "time": clock_time(now)}


def call_own(response: HttpResponse, actor: Actor) -> None:
    """Let this device keep the person's week."""
    set_cookie(response, COOKIE, _code("device", actor.identity_id), lasts=_A_YEAR)


def call_shared(response: HttpResponse) -> None:
    """Let this device keep nothing."""
    forget_cookie(response, COOKIE)


def _code(purpose: str, *parts: object) -> str:
    """Return what stands for somebody and can be made here alone."""
    text = ".".join(str(part) for part in parts)
    return salted_hmac(f"vidar.app.{purpose}", text, algorithm="sha256").hexdigest()[:_CODE_LENGTH]
