"""Read the session from its cookie: one statement, and none without a cookie."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpResponse

from vidar.access.sessions import read_session
from vidar.config.clock import real_now, school_now
from vidar.web.demo_clock import offset_without_session


class ActorFromSession:
    """Give every request ``open_session`` (or None) and ``school_now``."""

    def __init__(self, get_response: Callable[[Any], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:
        token = request.COOKIES.get(settings.SESSION_COOKIE, "")
        request.open_session = read_session(token, at=real_now()) if token else None
        request.actor = None
        session = request.open_session
        request.school_now = school_now(session.clock_offset if session else offset_without_session())
        return self.get_response(request)
