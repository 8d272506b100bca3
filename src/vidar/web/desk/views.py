"""The desk's start page, undo, and the pupils who are not at the school today."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from vidar.access.looks import note_look
from vidar.access.records import NotVisibleError
from vidar.enrolment.desk import RefusedError
from vidar.enrolment.queries_around import MOST, pupils_around
from vidar.enrolment.queries_deeds import latest_deeds
from vidar.enrolment.queries_years import classes_ahead, years_at_hand
from vidar.enrolment.undoing import undo_at_desk
from vidar.web.desk.building import around_lines, deeds_page
from vidar.web.desk.parts import parts_of
from vidar.web.desk.years import classes_page
from vidar.web.rendering import render
from vidar.web.routing import Who, page

_LONGEST_QUERY = 80

SAID = {
    "undo_changed": "endret",
    "undo_undone": "alt",
    "undo_old": "gammel",
    "undo_not_last": "nei",
    "undo_last_principal": "rektor",
    "undo_own_last": "selv",
}
"""What the next page's address says of an undo that was refused."""


@page(Who.SCHOOL_STAFF)
def desk(request: Any) -> HttpResponse:
    """Show where the desk's work begins, and what was done last at the school; each sees their own parts."""
    actor, parts = request.actor, parts_of(request.actor)
    if not parts:
        raise NotVisibleError
    done = latest_deeds(actor)
    note_look(actor, sorted({each.person_id for each in done if each.name and each.person_id}), "desk")
    shown = None
    if parts.pupils:
        years, classes = years_at_hand(actor.today), classes_ahead(actor.school_id, actor.today)
        shown = classes_page(years, classes, actor.today, request.GET.get("ar", ""))
    context = {
        "deeds": deeds_page(done, saved="lagret" in request.GET, now=actor.at),
        "parts": parts,
        "classes": shown,
        "undone": request.GET.get("angret", ""),
    }
    return render(request, "desk/desk.jinja", context)


@page(Who.SCHOOL_STAFF, methods=("POST",))
def undo(request: Any, deed_id: int) -> HttpResponse:
    """Undo one's own last deed at the school."""
    if not parts_of(request.actor):
        raise NotVisibleError
    try:
        undo_at_desk(request.actor, deed_id)
        said = "ja"
    except RefusedError as refused:
        said = SAID[refused.why]
    return redirect(f"{reverse('desk')}?angret={said}")


@page(Who.SCHOOL_STAFF, methods=("GET", "POST"), reads_only=True)
def around(request: Any) -> HttpResponse:
    """Show pupils who are to begin and pupils who have left. What is typed is posted, never in an address."""
    text = request.POST.get("sok", "").strip()[:_LONGEST_QUERY] if request.method == "POST" else ""
    found = pupils_around(request.actor, text)
    beginning, left = around_lines(found)
    context = {
        "query": text,
        "beginning": beginning,
        "left": left,
        "more": max(0, found[0].total - MOST) if found else 0,
    }
    return render(request, "desk/around.jinja", context)
