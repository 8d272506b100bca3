"""What a calendar program fetches: no login, no cookie, only the secret address."""

import hashlib
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.utils import translation
from django.utils.cache import get_conditional_response
from django.utils.http import http_date

from vidar.access.actor import CapacityEndedError
from vidar.access.calendar_links import OpenLink, actor_of_link, find_link, is_to_be_noted, note_fetch
from vidar.access.kinds import CapacityKind
from vidar.access.records import NotVisibleError
from vidar.access.standing import Child
from vidar.config.clock import real_now
from vidar.tenancy.wall import owner_scope
from vidar.timetable.queries_feed import Feed, feed_of
from vidar.web.calendar.building import calendar_of
from vidar.web.routing import Who, page

_FORM = 1
"""Raised when the same timetable is written in another way, so that every program fetches it anew."""


@page(Who.ANYONE)
def feed(request: Any, token: str) -> HttpResponse:
    """Give the timetable that the link opens now. No link, or access that has ended: there is no such page."""
    link = find_link(token)
    if link is None:
        return _nothing()
    try:
        with owner_scope(link.owner_id, actor_id=link.person_id, read_only=True):
            actor = actor_of_link(link, at=request.school_now)
            found = feed_of(actor, note=is_to_be_noted(link, today=actor.today))
    except (CapacityEndedError, NotVisibleError):
        return _nothing()
    note_fetch(link, at=real_now(), today=actor.today)
    child = actor.child if actor.capacity is CapacityKind.GUARDIAN else None
    etag = _etag(link, found, child)
    unchanged = get_conditional_response(request, etag=etag)
    return unchanged or _file(link, found, child, etag)


def _etag(link: OpenLink, found: Feed, child: Child | None) -> str:
    """Name the file by all that it is made of: programs ask every hour, and making it costs more than the asking."""
    name = child.given_name if child else ""
    made_of = (_FORM, link.owner_slug, link.language, settings.BASE_URL, name, found)
    return f'W/"{hashlib.sha256(repr(made_of).encode()).hexdigest()[:32]}"'


def _file(link: OpenLink, found: Feed, child: Child | None, etag: str) -> HttpResponse:
    with translation.override(link.language):
        calendar = calendar_of(found, owner=link.owner_slug, base=settings.BASE_URL, child=child)
    response = HttpResponse(calendar.content, content_type="text/calendar; charset=utf-8")
    response.headers["ETag"] = etag
    response.headers["Last-Modified"] = http_date(calendar.modified.timestamp())
    response.headers["Content-Disposition"] = 'inline; filename="timeplan.ics"'
    # Kept by the program that asked, and asked about anew each time: a link that has ended must not live on.
    response.headers["Cache-Control"] = "private, no-cache"
    return response


def _nothing() -> HttpResponse:
    response = HttpResponse(status=404, content_type="text/plain; charset=utf-8")
    response.headers["Cache-Control"] = "no-store"
    return response
