"""Make an event or a cross-subject activity for classes or groups, once or on several days."""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vidar.access.actor import Actor
from vidar.timetable.actions import Activity, add_activity
from vidar.timetable.queries_clashes import clashes_of
from vidar.web.desk_lessons.activity_form import ActivityForm, read_activity
from vidar.web.desk_lessons.building import Preview, preview_of
from vidar.web.desk_lessons.saving import RefusedError, offered_undo, saved, with_saved
from vidar.web.desk_lessons.taken import Taken, taken_of
from vidar.web.rendering import render
from vidar.web.routing import Who, page


@page(Who.SCHOOL_STAFF, methods=("GET", "POST"))
def new_activity(request: Any) -> HttpResponse:
    """Show the form, what it would do, and make the activity."""
    actor = request.actor
    form = read_activity(request)
    live = request.headers.get("HX-Request") == "true"
    if request.method == "GET":
        undo = offered_undo(actor, request.GET.get("lagret", ""))
        return _show(request, form, undo=undo)
    shown: dict[str, Any]
    if form.activity is None:
        shown = {"preview": None, "refused": None, "rest": ()}
        return render(request, "desk_lessons/preview_part.jinja", shown) if live else _show(request, form)
    taken, saves = taken_of(actor, form.instead), request.POST.get("gjor") == "lagre" and not form.errors
    again = taken.again(request.POST)
    if saves and taken.is_read(request.POST):
        return _save(request, form, form.activity, again)
    preview = _preview(actor, form, form.activity, taken)
    if live:
        shown = {"preview": preview, "refused": None, "rest": ()}
        return render(request, "desk_lessons/preview_part.jinja", shown)
    return _show(request, form, preview=preview, again=again, unread=saves, status=409 if saves else 200)


def _save(request: Any, form: ActivityForm, activity: Activity, again: str) -> HttpResponse:
    try:
        deed_id = saved(lambda: add_activity(request.actor, activity, form.instead))
    except RefusedError as refused:
        return _show(request, form, refused=refused, again=again, status=409)
    first = activity.times[0].day.isoformat()
    return HttpResponseRedirect(with_saved(f"{reverse('new-activity')}?dag={first}", deed_id))


def _show(request: Any, form: ActivityForm, *, status: int = 200, **shown: Any) -> HttpResponse:
    context = {
        "form": form,
        "preview": None,
        "refused": None,
        "again": "",
        "unread": False,
        "rest": (),
        "undo": None,
        "undone": request.GET.get("angret", ""),
        "saved": "lagret" in request.GET,
        **shown,
    }
    return render(request, "desk_lessons/activity.jinja", context, status=422 if form.errors else status)


def _preview(actor: Actor, form: ActivityForm, activity: Activity, taken: Taken) -> Preview:
    wishes = [*activity.as_wishes(actor.school_id or 0), *form.instead]
    clashes = clashes_of(wishes, owner_id=actor.owner_id)
    extra = []
    if form.left_out_days:
        extra.append(
            _("Ingen undervisning, så aktiviteten går ikke: %(days)s.") % {"days": ", ".join(form.left_out_days)}
        )
    left_out = form.choices.left_out
    if left_out:
        sentence = ngettext(
            "%(num)s elev i klassene er ikke i noen gruppe som bare klassene har, og ser ikke aktiviteten.",
            "%(num)s elever i klassene er ikke i noen gruppe som bare klassene har, og ser ikke aktiviteten.",
            left_out,
        )
        extra.append(sentence % {"num": left_out})
    return preview_of(wishes, clashes, form.pupils, *extra, taken=taken.sentences)
