"""Take back what one did last."""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect

from vidar.tenancy.deeds import DeedChangedError, DeedUndoneError, undo_deed
from vidar.timetable.queries_changing import writable_school
from vidar.web.desk_lessons.saving import offered_undo
from vidar.web.own_path import own_path
from vidar.web.routing import Who, page


@page(Who.SCHOOL_STAFF, methods=("POST",))
def undo_lessons(request: Any, deed_id: int) -> HttpResponse:
    """Undo the reader's own last change of lessons, and go back to ``next``, which says how it went."""
    writable_school(request.actor)
    back = own_path(request.POST.get("next", ""))
    said = "nei"
    try:
        if offered_undo(request.actor, str(deed_id)) is not None:
            undo_deed(deed_id, actor_id=request.actor.person_id, at=request.actor.at)
            said = "ja"
    except (DeedChangedError, DeedUndoneError):
        said = "endret"
    return HttpResponseRedirect(f"{back}{'&' if '?' in back else '?'}angret={said}")
