"""What the script on the register asks: one tap, confirmation, and what colleagues have written meanwhile."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from vidar.attendance.actions import RegisterRefusedError, mark_pupil, save_register
from vidar.attendance.queries import register_of
from vidar.attendance.queries_beside import register_version
from vidar.law.attendance import ImpossibleMarkError
from vidar.web.register.answers import answer, changes_answer, refused_answer, saved_answer
from vidar.web.register.marks import UnreadableCodeError, mark_of
from vidar.web.routing import Who, page


@page(Who.SCHOOL_STAFF, methods=("POST",))
def pupil(request: Any, lesson_id: int, pupil_id: int) -> HttpResponse:
    """Write one pupil's mark. Sent again after a lost answer, it is a success again."""
    try:
        mark, expected = (mark_of(request.POST.get(name, "")) for name in ("merke", "sto"))
        saved = mark_pupil(actor=request.actor, lesson_id=lesson_id, pupil_id=pupil_id, mark=mark, expected=expected)
    except (UnreadableCodeError, ImpossibleMarkError):
        return answer({"refused": _("Minuttene passer ikke med timens lengde.")}, status=400)
    except RegisterRefusedError as refused:
        return refused_answer(refused)
    return saved_answer(saved)


@page(Who.SCHOOL_STAFF, methods=("POST",))
def confirm(request: Any, lesson_id: int) -> HttpResponse:
    """Confirm the lesson as its register stands."""
    try:
        saved = save_register(actor=request.actor, lesson_id=lesson_id, marks={}, expected={}, confirm=True)
    except RegisterRefusedError as refused:
        return refused_answer(refused)
    return saved_answer(saved)


@page(Who.SCHOOL_STAFF)
def changes(request: Any, lesson_id: int) -> HttpResponse:
    """Tell what is new since version ``?v=``; mostly nothing, and then nobody's record is looked at."""
    known = request.GET.get("v", "")
    if str(register_version(request.actor, lesson_id)) == known:
        return HttpResponse(status=204, headers={"Cache-Control": "no-store"})
    return changes_answer(register_of(request.actor, lesson_id))
