"""How a form of the desk is answered: shown, shown with its errors, looked over, or saved."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from vidar.access.actor import Actor
from vidar.enrolment.desk import RefusedError
from vidar.law.basis.national_id import Accepts, NationalIdError, parse_national_id
from vidar.tenancy.deeds import last_deed
from vidar.web.desk.forms import Form, Sent
from vidar.web.rendering import render

BOTH = ("GET", "POST")


def answer(
    request: Any, form: Form, sent: Sent, *, look_over: Callable[[], None] | None, save: Callable[[], None], done: str
) -> HttpResponse:
    """Show the form, show it with its errors, ask once more where others are touched, or save and go on."""
    if not sent.is_sent:
        return render(request, "desk/form.jinja", {"form": form})
    try:
        if look_over is not None and not sent.confirmed:
            look_over()
            form.looking_over = True
            return render(request, "desk/form.jinja", {"form": form})
        save()
    except RefusedError as refused:
        form.refuse(refused)
        return render(request, "desk/form.jinja", {"form": form}, status=400)
    return redirect(f"{done}{'&' if '?' in done else '?'}lagret=1")


def undo_href(actor: Actor) -> str:
    """Return where the actor's own last deed is undone, "" where there is none. One statement."""
    mine = last_deed(actor.person_id, at=actor.at, school_id=actor.school_id)
    return reverse("undo", args=[mine.id]) if mine else ""


def national_id(actor: Actor, text: str) -> Any:
    """Return the national id that was typed: synthetic ones only outside production, real ones only in it.

    Raises:
        RefusedError: it is none.
    """
    accepts = Accepts.SYNTHETIC if settings.ACCEPT_SYNTHETIC_PEOPLE else Accepts.REAL
    try:
        return parse_national_id(text, today=actor.today, accepts=accepts)
    except NationalIdError as error:
        raise RefusedError("nummer", "national_id") from error
