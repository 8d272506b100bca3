"""Topic and homework of a lesson."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from vidar.attendance.actions import ContentConflictError, write_content
from vidar.attendance.queries import register_of
from vidar.web.register.answers import answer
from vidar.web.register.views import show
from vidar.web.routing import Who, page
from vidar.web.words import clock_time

LONGEST_TOPIC = 200
LONGEST_HOMEWORK = 1000


@page(Who.SCHOOL_STAFF, methods=("POST",))
def lesson_content(request: Any, lesson_id: int) -> HttpResponse:
    """Write topic and homework. A script is answered in JSON, a form with the register's page."""
    topic, homework = _line(request, "tema", LONGEST_TOPIC), _text(request, "lekse", LONGEST_HOMEWORK)
    is_script = request.headers.get("Accept", "").startswith("application/json")
    try:
        write_content(
            actor=request.actor,
            lesson_id=lesson_id,
            topic=topic,
            homework=homework,
            expected_topic=_line(request, "tema-sto", LONGEST_TOPIC),
            expected_homework=_text(request, "lekse-sto", LONGEST_HOMEWORK),
        )
    except ContentConflictError as theirs:
        told = _(
            "En kollega har skrevet noe annet. Tema: «%(topic)s» Lekse: «%(homework)s» Lagrer du, gjelder ditt."
        ) % {
            "topic": theirs.topic,
            "homework": theirs.homework,
        }
        if is_script:
            return answer({"refused": told, "topic": theirs.topic, "homework": theirs.homework}, status=409)
        opened = register_of(request.actor, lesson_id)
        return show(request, opened, typed=(topic, homework), content_refused=told, status=409)
    if is_script:
        told = _("Lagret %(time)s") % {"time": clock_time(request.actor.at)}
        return answer({"saved": told, "topic": topic, "homework": homework})
    return redirect("register", lesson_id)


def _line(request: Any, name: str, longest: int) -> str:
    """Return a field of one line, as it is kept."""
    return " ".join(request.POST.get(name, "").split())[:longest]


def _text(request: Any, name: str, longest: int) -> str:
    """Return a field of several lines, as it is kept: line ends as browsers write them differ."""
    text: str = request.POST.get(name, "")
    return text.replace("\r\n", "\n").strip()[:longest]
