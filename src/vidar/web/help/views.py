"""Help: whom to ask at the school, and what to do about the usual trouble."""

from typing import Any

from django.http import HttpResponse

from vidar.access.actor import Actor
from vidar.schools.queries import ContactPerson, contact_persons, login_school
from vidar.web.cookies import remembered_school
from vidar.web.rendering import render
from vidar.web.routing import Who, page
from vidar.web.start.whoever import know_actor


@page(Who.ANYONE)
def show(request: Any) -> HttpResponse:
    """Name the contact person of one's own schools, of ``?skole=``, or of the school this device used last."""
    return render(request, "help/help.jinja", {"contacts": _contacts(request, know_actor(request))})


def _contacts(request: Any, actor: Actor | None) -> list[ContactPerson]:
    asked = request.GET.get("skole", "")
    own = own_school_ids(actor) if actor is not None and not asked else frozenset()
    if own:
        return contact_persons(own)
    slug = asked or remembered_school(request)
    school = login_school(slug=slug) if slug else None
    return [school.contact] if school is not None else []


def own_school_ids(actor: Actor) -> frozenset[int]:
    """Return the schools that concern the person: where they work or attend, or where their children do."""
    standing = actor.standing
    if actor.is_staff:
        return frozenset() if actor.school_id is None else frozenset({actor.school_id})
    attended = {each.school_id for each in standing.attends}
    of_children = {child.school_id for child in standing.open_children if child.school_id is not None}
    return frozenset(attended | of_children)
