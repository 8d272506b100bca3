"""A person's own calendar links: make one, see when it was fetched, remove it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from vidar.access.actor import Actor
from vidar.access.calendar_links import (
    LinkRow,
    TooManyLinksError,
    children_with_timetable,
    links_of,
    make_link,
    may_subscribe,
    remove_link,
)
from vidar.access.kinds import CapacityKind
from vidar.config.clock import real_now
from vidar.web.address import address
from vidar.web.rendering import render
from vidar.web.routing import Who, page


@dataclass(frozen=True, slots=True)
class ShownLink:
    """A link in the list."""

    id: int
    label: str
    created_at: datetime
    fetched_at: datetime | None


@page(Who.WITH_TIMETABLE)
def calendar_links(request: Any) -> HttpResponse:
    """Show the links there are, and how to make one."""
    return _show(request, removed=request.GET.get("fjernet") == "1")


@page(Who.WITH_TIMETABLE, methods=("POST",))
def make(request: Any) -> HttpResponse:
    """Make a link and show its address, this once."""
    actor = request.actor
    if not may_subscribe(actor):
        raise Http404
    try:
        token = make_link(actor, child_id=_child(request, actor), language=get_language() or "nb", at=real_now())
    except TooManyLinksError:
        return _show(request, too_many=True, status=409)
    https = settings.BASE_URL + address("calendar-feed", token)
    return _show(request, made=https)


@page(Who.WITH_TIMETABLE, methods=("POST",))
def remove(request: Any, link_id: int) -> HttpResponse:
    """Remove one of one's own links."""
    if not remove_link(link_id, identity_id=request.actor.identity_id):
        raise Http404
    return redirect(address("calendar-links") + "?fjernet=1")


def _child(request: Any, actor: Actor) -> int | None:
    """Return the child that the form names, if the child's timetable is open to the guardian."""
    if actor.capacity is not CapacityKind.GUARDIAN:
        return None
    named = request.POST.get("barn", "")
    found = next((child for child in children_with_timetable(actor) if str(child.person_id) == named), None)
    if found is None:
        raise Http404
    return found.person_id


def _show(
    request: Any, *, made: str = "", removed: bool = False, too_many: bool = False, status: int = 200
) -> HttpResponse:
    actor = request.actor
    context = {
        "made": made,
        "webcal": "webcal://" + made.partition("://")[2] if made else "",
        "removed": removed,
        "too_many": too_many,
        "may_subscribe": may_subscribe(actor),
        "children": children_with_timetable(actor) if actor.capacity is CapacityKind.GUARDIAN else (),
        "links": [_shown(link, actor) for link in links_of(actor.identity_id)],
        "now": real_now(),
    }
    return render(request, "calendar/links.jinja", context, status=status)


def _shown(link: LinkRow, actor: Actor) -> ShownLink:
    return ShownLink(link.id, _label(link, actor), link.created_at, link.fetched_at)


def _label(link: LinkRow, actor: Actor) -> str:
    if link.capacity is not CapacityKind.GUARDIAN:
        return _("Timene dine som lærer") if link.capacity is CapacityKind.STAFF else _("Timeplanen din")
    here = link.owner_id == actor.owner_id and actor.capacity is CapacityKind.GUARDIAN
    names = {child.person_id: child.given_name for child in children_with_timetable(actor)} if here else {}
    name = names.get(link.child_id or 0)
    return _("Timeplanen til %(name)s") % {"name": name} if name else _("Timeplanen til et barn")
