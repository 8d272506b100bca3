"""A lesson that was not held, and a register opened again."""

import re
from typing import Any, Final

from django.http import HttpResponse
from django.shortcuts import redirect

from vidar.attendance.actions import MarksOfOthersError, RegisterRefusedError, mark_not_held, reopen_register
from vidar.attendance.queries import register_of
from vidar.web.register.answers import refusal_text
from vidar.web.register.building import losing_of
from vidar.web.register.views import opened_to_write, show
from vidar.web.routing import Who, page

LONGEST_CAUSE = 200
_VERSION: Final = re.compile(r"[0-9]{1,9}")


@page(Who.SCHOOL_STAFF, methods=("POST",))
def reopen(request: Any, lesson_id: int) -> HttpResponse:
    """Open the register again: to change it, or because the lesson was held after all."""
    try:
        reopen_register(actor=request.actor, lesson_id=lesson_id)
    except RegisterRefusedError as refused:
        return show(request, register_of(request.actor, lesson_id), refused=refusal_text(refused), status=409)
    return redirect("register", lesson_id)


@page(Who.SCHOOL_STAFF, methods=("POST",))
def not_held(request: Any, lesson_id: int) -> HttpResponse:
    """Say that the lesson was not held, and why. Whoever would take colleagues' marks away is told, and asked again."""
    cause = " ".join(request.POST.get("arsak", "").split())[:LONGEST_CAUSE]
    if not cause:
        return show(request, opened_to_write(request, lesson_id), cause_missing=True, status=400)
    told_at = request.POST.get("versjon", "")
    expected = int(told_at) if _VERSION.fullmatch(told_at) else None
    try:
        mark_not_held(actor=request.actor, lesson_id=lesson_id, cause=cause, expected=expected)
    except MarksOfOthersError as others:
        return show(request, register_of(request.actor, lesson_id), losing=losing_of(others, cause), status=409)
    except RegisterRefusedError as refused:
        return show(request, register_of(request.actor, lesson_id), refused=refusal_text(refused), status=409)
    return redirect("register", lesson_id)
