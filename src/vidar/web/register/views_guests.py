"""Guests in a lesson: pupils of the school who sit in though it is not theirs."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect

from vidar.access.records import NotVisibleError
from vidar.attendance.actions_guests import add_guest, remove_guest
from vidar.attendance.queries_guests import find_guests
from vidar.attendance.refusals import RegisterRefusedError
from vidar.web.register.answers import refusal_text
from vidar.web.register.building_guests import guests_page
from vidar.web.register.marks import UnreadableCodeError, mark_of
from vidar.web.register.views import opened_to_write
from vidar.web.rendering import render
from vidar.web.routing import Who, page

_LONGEST_QUERY = 80
_LONGEST_ID = 18


@page(Who.SCHOOL_STAFF, methods=("GET", "POST"), reads_only=True)
def guests(request: Any, lesson_id: int) -> HttpResponse:
    """Show the guests of a lesson, and search for more. What is typed is posted: no name stands in an address."""
    return _show(request, lesson_id, text=request.POST.get("sok", "").strip()[:_LONGEST_QUERY])


@page(Who.SCHOOL_STAFF, methods=("POST",))
def add(request: Any, lesson_id: int) -> HttpResponse:
    """Put a guest on the register. Sent again, it is a success again."""
    try:
        add_guest(actor=request.actor, lesson_id=lesson_id, pupil_id=_pupil(request))
    except RegisterRefusedError as refused:
        return _show(request, lesson_id, refused=refusal_text(refused), status=409)
    return redirect("register", lesson_id)


@page(Who.SCHOOL_STAFF, methods=("POST",))
def remove(request: Any, lesson_id: int) -> HttpResponse:
    """Take a guest away again, with the mark that the page showed."""
    try:
        expected = mark_of(request.POST.get("sto", ""))
        remove_guest(actor=request.actor, lesson_id=lesson_id, pupil_id=_pupil(request), expected=expected)
    except UnreadableCodeError as unreadable:
        raise NotVisibleError from unreadable
    except RegisterRefusedError as refused:
        return _show(request, lesson_id, refused=refusal_text(refused), status=409)
    return redirect("register", lesson_id)


def _pupil(request: Any) -> int:
    text = request.POST.get("elev", "")
    if not (text.isascii() and text.isdigit() and len(text) <= _LONGEST_ID):
        raise NotVisibleError
    return int(text)


def _show(request: Any, lesson_id: int, *, text: str = "", refused: str = "", status: int = 200) -> HttpResponse:
    opened = opened_to_write(request, lesson_id)
    found = find_guests(request.actor, opened, text)
    context = {"guests": guests_page(opened, found, text), "refused": refused}
    return render(request, "register/guests.jinja", context, status=status)
