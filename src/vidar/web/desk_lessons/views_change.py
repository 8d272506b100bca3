"""Change one lesson, or those of its slot for a period: cancel, move, another room, a substitute, set back."""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from vidar.timetable.actions import change_lessons
from vidar.timetable.queries_clashes import clashes_of, pupil_clashes_of
from vidar.web.desk_lessons.building import preview_of
from vidar.web.desk_lessons.change_form import ChangeForm, read_change
from vidar.web.desk_lessons.saving import RefusedError, saved, with_saved
from vidar.web.desk_lessons.taken import taken_of
from vidar.web.rendering import render
from vidar.web.routing import Who, page


@page(Who.SCHOOL_STAFF, methods=("GET", "POST"))
def change_lesson(request: Any, lesson_id: int) -> HttpResponse:
    """Show the form of one kind of change (``?valg=``), what it would do, and save it."""
    form = read_change(request.actor, lesson_id, request.GET.get("valg", ""), request.POST)
    if request.method == "GET":
        return _show(request, form)
    taken = taken_of(request.actor, form.wishes)
    again = taken.again(request.POST)
    if request.POST.get("gjor") == "lagre" and not form.errors and taken.is_read(request.POST):
        return _save(request, form, again)
    clashes = clashes_of(form.wishes, owner_id=request.actor.owner_id)
    pupils = pupil_clashes_of(form.wishes, owner_id=request.actor.owner_id)
    preview = preview_of(form.wishes, clashes, pupils, taken=taken.sentences) if form.wishes else None
    if request.headers.get("HX-Request") == "true":
        context = {"preview": preview, "refused": None, "rest": form.rest}
        return render(request, "desk_lessons/preview_part.jinja", context)
    unread = request.POST.get("gjor") == "lagre" and not form.errors
    return _show(request, form, preview=preview, again=again, unread=unread, status=409 if unread else 200)


def _save(request: Any, form: ChangeForm, again: str) -> HttpResponse:
    try:
        deed_id = saved(lambda: change_lessons(request.actor, form.wishes, kind=form.deed, reason=form.reason))
    except RefusedError as refused:
        return _show(request, form, refused=refused, again=again, status=409)
    return HttpResponseRedirect(with_saved(reverse("lesson", args=[form.lesson.id]), deed_id))


def _show(request: Any, form: ChangeForm, *, status: int = 200, **shown: Any) -> HttpResponse:
    context = {"form": form, "preview": None, "refused": None, "again": "", "unread": False, "rest": form.rest, **shown}
    return render(request, "desk_lessons/change.jinja", context, status=422 if form.errors else status)
