"""The register of a lesson: opened, and sent as one form where there are no scripts."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect

from vidar.access.records import NotVisibleError
from vidar.attendance.actions import save_register
from vidar.attendance.queries import RegisterPage, register_of
from vidar.attendance.queries_beside import next_lesson
from vidar.attendance.refusals import ConflictError, RegisterRefusedError
from vidar.law.attendance import RegisterState
from vidar.web.register.answers import refusal_text
from vidar.web.register.building import NextLink, next_link, register_view
from vidar.web.register.reading import Filled, in_order, read_form
from vidar.web.rendering import render
from vidar.web.routing import Who, page

_CONFIRM = "bekreft"


@page(Who.SCHOOL_STAFF, methods=("GET", "POST"))
def register(request: Any, lesson_id: int) -> HttpResponse:
    """Show the register, or write what a form says of everybody."""
    if request.method != "POST":
        return show(request, register_of(request.actor, lesson_id))
    opened = opened_to_write(request, lesson_id)
    filled = read_form(request.POST, opened, now=request.actor.at)
    if filled.errors:
        return show(request, opened, filled=filled, status=400)
    try:
        save_register(
            actor=request.actor,
            lesson_id=lesson_id,
            marks=filled.marks,
            expected=filled.expected,
            confirm=request.POST.get("gjor") == _CONFIRM,
        )
    except ConflictError as conflict:
        return show(request, opened, filled=filled, conflict=conflict, status=409)
    except RegisterRefusedError as refused:
        return show(request, opened, filled=filled, refused=refusal_text(refused), status=409)
    return redirect("register", lesson_id)


def opened_to_write(request: Any, lesson_id: int) -> RegisterPage:
    """Return the register for somebody who may write in it.

    Raises:
        NotVisibleError: there is no such lesson, or the actor may only read it, or not even that.
    """
    opened = register_of(request.actor, lesson_id)
    if not opened.may_write:
        raise NotVisibleError
    return opened


def show(
    request: Any,
    opened: RegisterPage,
    *,
    filled: Filled | None = None,
    conflict: ConflictError | None = None,
    refused: str = "",
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    """Render the register; after a form that could not be saved, with what was typed and why.

    ``more`` may be ``cause_missing``, ``losing`` (marks that go if the lesson was not held), ``content_refused``, and
    ``typed``: topic and homework as they were typed.
    """
    conflicts = {row.pupil_id: row for row in conflict.rows} if conflict else {}
    context = {
        "register": register_view(opened, filled=filled, conflicts=conflicts),
        "errors": in_order(filled.errors, opened) if filled else (),
        "refused": refused,
        "cause_missing": False,
        "losing": None,
        "content_refused": "",
        "typed": (opened.topic, opened.homework),
        "next": _next(request, opened),
        **more,
    }
    return render(request, "register/register.jinja", context, status=status)


def _next(request: Any, opened: RegisterPage) -> NextLink | None:
    """Return the way to the next register, when this one is done."""
    if opened.state is not RegisterState.CONFIRMED:
        return None
    found = next_lesson(request.actor, day=opened.date, after=opened.ends_at)
    return next_link(found) if found else None
