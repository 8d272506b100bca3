"""The morning's work: a teacher is away today. A substitute for each lesson, or none; all saved at once."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from vidar.access.actor import Actor
from vidar.law.basis.local_time import start_of_day
from vidar.timetable.actions import change_lessons
from vidar.timetable.changes import LessonNow, Named, Wish, cancelled, without_teacher
from vidar.timetable.queries_changing import lessons_by_teacher
from vidar.timetable.queries_clashes import clashes_of
from vidar.timetable.queries_free import Offer, teachers_for
from vidar.web.desk_lessons.building import preview_of
from vidar.web.desk_lessons.offers import lesson_row
from vidar.web.desk_lessons.reading import Reader, read_date, read_id, reasons
from vidar.web.desk_lessons.saving import RefusedError, offered_undo, saved, with_saved
from vidar.web.desk_lessons.taken import taken_of
from vidar.web.rendering import render
from vidar.web.routing import Who, page

LONGEST = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class Asked:
    """Who is away, and from when to when, both days included."""

    teacher: int | None
    first: date
    last: date

    @property
    def address(self) -> str:
        asked = {"larer": self.teacher, "dag": self.first.isoformat(), "til": self.last.isoformat()}
        return f"{reverse('teacher-away')}?{urlencode(asked)}"


@page(Who.SCHOOL_STAFF, methods=("GET", "POST"))
def teacher_away(request: Any) -> HttpResponse:
    """Choose the teacher and the days (``?larer=&dag=&til=``), then what becomes of each lesson."""
    actor, asked = request.actor, _asked(request)
    lessons = _lessons(actor, asked)
    offers = teachers_for(actor, lessons, asked.first)
    context: dict[str, Any] = _context(request, asked, lessons, offers)
    if request.method == "GET":
        context["undo"] = offered_undo(actor, request.GET.get("lagret", ""))
        return render(request, "desk_lessons/away.jinja", context)
    wishes = _wishes(request.POST, asked, lessons, offers)
    taken = taken_of(actor, wishes)
    context["again"] = taken.again(request.POST)
    if request.POST.get("gjor") == "lagre" and taken.is_read(request.POST):
        return _save(request, asked, wishes, context)
    context["preview"] = preview_of(wishes, clashes_of(wishes, owner_id=actor.owner_id), (), taken=taken.sentences)
    if request.headers.get("HX-Request") == "true":
        return render(request, "desk_lessons/preview_part.jinja", context)
    context["unread"] = request.POST.get("gjor") == "lagre"
    return render(request, "desk_lessons/away.jinja", context, status=409 if context["unread"] else 200)


def _asked(request: Any) -> Asked:
    query = request.GET
    first = read_date(query.get("dag", "")) or request.actor.today
    last = read_date(query.get("til", "")) or first
    return Asked(read_id(query.get("larer", "")), first, min(max(first, last), first + LONGEST))


def _lessons(actor: Actor, asked: Asked) -> tuple[LessonNow, ...]:
    if asked.teacher is None:
        return ()
    end = asked.last + timedelta(days=1)
    return lessons_by_teacher(actor, asked.teacher, start_of_day(asked.first), start_of_day(end))


def _context(request: Any, asked: Asked, lessons: tuple[LessonNow, ...], offers: tuple[Offer, ...]) -> dict[str, Any]:
    teacher = next((each.name for each in offers if each.id == asked.teacher), "")
    away = frozenset({str(asked.teacher)})
    return {
        "asked": asked,
        "teacher": teacher,
        "teachers": [("", _("Velg lærer")), *((str(each.id), each.name) for each in offers)],
        "rows": [lesson_row(lesson, offers, place, away, request.POST) for place, lesson in enumerate(lessons)],
        "reason": Reader(request.POST).text("grunn") or _("Læreren er borte"),
        "reasons": reasons(),
        "preview": None,
        "refused": None,
        "again": "",
        "unread": False,
        "rest": (),
        "undo": None,
        "undone": request.GET.get("angret", ""),
        "saved": "lagret" in request.GET,
    }


def _wishes(posted: Any, asked: Asked, lessons: tuple[LessonNow, ...], offers: tuple[Offer, ...]) -> tuple[Wish, ...]:
    """Return a wish for each lesson that something was chosen for."""
    found = []
    names = {each.id: Named(each.id, each.name) for each in offers}
    for lesson in lessons:
        chosen = posted.get(f"time-{lesson.id}", "")
        substitute = names.get(read_id(chosen) or 0)
        if chosen == "avlys":
            found.append(cancelled(lesson))
        elif asked.teacher is not None and (substitute is not None or chosen == "ingen"):
            found.append(without_teacher(lesson, asked.teacher, substitute))
    return tuple(found)


def _save(request: Any, asked: Asked, wishes: tuple[Wish, ...], context: dict[str, Any]) -> HttpResponse:
    def save() -> int | None:
        return change_lessons(request.actor, wishes, kind="set_substitute", reason=context["reason"])

    try:
        _refuse_gone(request.POST, context)
        deed_id = saved(save)
    except RefusedError as refused:
        return render(request, "desk_lessons/away.jinja", {**context, "refused": refused}, status=409)
    return HttpResponseRedirect(with_saved(asked.address, deed_id))


def _refuse_gone(posted: Any, context: dict[str, Any]) -> None:
    """Say so where a lesson something was chosen for is no longer the teacher's: somebody else was faster."""
    known: set[str] = {row.field for row in context["rows"]}
    if any(name.startswith("time-") and value and name not in known for name, value in posted.items()):
        sentence = _("Minst én av timene er endret av noen andre. Du ser dem slik de er nå.")
        raise RefusedError(_("Ikke lagret: noen andre har endret timene"), (sentence,))
