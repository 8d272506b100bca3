"""A lesson that was not held, and a register opened again."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect

from vidar.attendance.actions import RegisterRefusedError, mark_not_held, reopen_register
from vidar.attendance.queries import register_of
from vidar.web.register.answers import refusal_text
from vidar.web.register.views import opened_to_write, show
from vidar.web.routing import Who, page

LONGEST_CAUSE = 200


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
    """Say that the lesson was not held, and why."""
    cause = " ".join(request.POST.get("arsak", "").split())[:LONGEST_CAUSE]
    if not cause:
        return show(request, opened_to_write(request, lesson_id), cause_missing=True, status=400)
    try:
        mark_not_held(actor=request.actor, lesson_id=lesson_id, cause=cause)
    except RegisterRefusedError as refused:
        return show(request, register_of(request.actor, lesson_id), refused=refusal_text(refused), status=409)
    return redirect("register", lesson_id)
