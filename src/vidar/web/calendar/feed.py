"""What a calendar program fetches: no login, no cookie, only the secret address."""

import hashlib
import re
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.utils import translation
from django.utils.cache import get_conditional_response
from django.utils.http import http_date

from vidar.access.actor import CapacityEndedError
from vidar.access.calendar_links import OpenLink, actor_of_link, find_link, note_fetch
from vidar.access.kinds import CapacityKind
from vidar.access.records import NotVisibleError
from vidar.access.standing import Child
from vidar.config.clock import real_now
from vidar.tenancy.wall import owner_scope
from vidar.timetable.queries_feed import Asked, Feed, around_of, asked_by, feed_of
from vidar.web.calendar.building import calendar_of
from vidar.web.routing import Who, page

_FORM = 2
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
            asked = asked_by(actor)
            child = actor.child if actor.capacity is CapacityKind.GUARDIAN else None
            made_for = _made_for(link, asked, child)
            around = around_of(actor, asked, known=_known(request, made_for))
            etag = _etag(made_for, around.mark)
            unchanged = get_conditional_response(request, etag=etag)
            answer = unchanged or _file(link, feed_of(actor, asked, around), child, etag)
    except (CapacityEndedError, NotVisibleError):
        return _nothing()
    note_fetch(link, actor, at=real_now(), shown=None if unchanged else asked.whose)
    return answer


def _made_for(link: OpenLink, asked: Asked, child: Child | None) -> str:
    """Name all that the file is made of besides the timetable itself."""
    parts = (_FORM, link.owner_slug, link.language, settings.BASE_URL, child and child.given_name, asked)
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:32]


def _etag(made_for: str, mark: str) -> str:
    return f'W/"{made_for}-{mark}"'


def _known(request: Any, made_for: str) -> str | None:
    """Return the mark of the file that the program has, if it is a file for the same asker and days."""
    match = re.search(rf'"{made_for}-([0-9a-f]{{32}})"', request.headers.get("If-None-Match", ""))
    return match[1] if match else None


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
