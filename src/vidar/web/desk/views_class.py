"""A class for the desk: its pupils, its groups, and its contact teachers."""

from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from vidar.access.actor import Actor
from vidar.access.looks import note_look
from vidar.access.records import NotVisibleError
from vidar.enrolment import actions_staff
from vidar.enrolment.desk import RefusedError, require_enrol
from vidar.enrolment.queries_desk import ClassRow, class_lines, staff_names
from vidar.enrolment.queries_years import SchoolYearAtHand, year_of_class
from vidar.web.desk.answering import BOTH, answer, undo_href
from vidar.web.desk.building import period
from vidar.web.desk.forms import Field, Form, Sent, choices
from vidar.web.desk.years import desk_of_year
from vidar.web.rendering import render
from vidar.web.routing import Who, page
from vidar.web.words import day_of_a_year


@page(Who.SCHOOL_STAFF)
def school_class(request: Any, class_id: int) -> HttpResponse:
    """Show a class of this school year or the coming one: pupils, contact teachers and groups."""
    actor = request.actor
    year, lines = _opened(actor, class_id)
    pupils = [line for line in lines if line.kind == "pupil"]
    note_look(actor, [line.thing_id for line in pupils], "class_list")
    saved, first = "lagret" in request.GET, year.first_day(actor.today)
    context = {
        "class_id": class_id,
        "name": _name(lines),
        "year": year.label,
        "begins": day_of_a_year(year.starts) if year.starts > actor.today else "",
        "desk_href": desk_of_year(year),
        "pupils": [_pupil(line, first) for line in pupils],
        "contacts": [_contact(class_id, line) for line in lines if line.kind == "contact" and line.starts],
        "groups": [line.name for line in lines if line.kind == "group"],
        "saved": saved,
        "undo": undo_href(actor) if saved else "",
    }
    return render(request, "desk/class.jinja", context)


def _opened(actor: Actor, class_id: int) -> tuple[SchoolYearAtHand, list[ClassRow]]:
    require_enrol(actor)
    year = year_of_class(class_id, actor.school_id)
    if year is None:
        raise NotVisibleError
    return year, class_lines(actor, class_id, year)


def _name(lines: list[ClassRow]) -> str:
    return next(line.name for line in lines if line.kind == "class")


def _pupil(line: ClassRow, first: Any) -> dict[str, str]:
    later = line.starts is not None and line.starts > first
    return {
        "name": line.name,
        "href": reverse("enrolment", args=[line.thing_id]),
        "note": _("Begynner %(day)s") % {"day": day_of_a_year(line.starts)} if later and line.starts else "",
    }


def _contact(class_id: int, line: ClassRow) -> dict[str, Any]:
    return {
        "name": line.name,
        "period": period(line.starts, line.ends) if line.starts else "",
        "row_id": line.row_id,
        "edit_href": reverse("contact-period", args=[class_id, line.row_id]),
    }


@page(Who.SCHOOL_STAFF, methods=BOTH)
def contact_teacher(request: Any, class_id: int) -> HttpResponse:
    """Set a contact teacher of a class from a date. A class may have several."""
    actor, sent = request.actor, Sent(request)
    year, lines = _opened(actor, class_id)
    back = reverse("school-class", args=[class_id])
    form = Form(_("Sett kontaktlærer"), _name(lines), back, _("Lagre"))
    form.fields = [
        Field("larer", _("Lærer"), "select", sent.text("larer"), options=choices(staff_names(actor))),
        Field("fra", _("Fra og med"), "date", sent.text("fra", year.first_day(actor.today).isoformat())),
    ]

    def save() -> None:
        actions_staff.set_contact_teacher(
            actor, class_id, teacher_id=sent.number("larer", "not_staff"), day=sent.day("fra")
        )

    return answer(request, form, sent, look_over=None, save=save, done=back)


@page(Who.SCHOOL_STAFF, methods=BOTH)
def contact_period(request: Any, class_id: int, contact_id: int) -> HttpResponse:
    """Change from and until when somebody is contact teacher. A start that has been is shown, not changed."""
    actor, sent = request.actor, Sent(request)
    year, lines = _opened(actor, class_id)
    row = next((line for line in lines if (line.kind, line.row_id) == ("contact", contact_id)), None)
    if row is None or row.starts is None:
        raise NotVisibleError
    starts, back = row.starts, reverse("school-class", args=[class_id])
    last = row.ends - timedelta(days=1) if row.ends else year.ends
    form = Form(_("Kontaktlærer for %(class)s") % {"class": _name(lines)}, row.name, back, _("Lagre"))
    until = Field("til", _("Siste dag"), "date", sent.text("til", last.isoformat()))
    begins = starts > actor.today
    if begins:
        form.fields = [Field("fra", _("Fra og med"), "date", sent.text("fra", starts.isoformat())), until]
    else:
        form.subtitle = _("%(who)s, fra %(day)s") % {"who": row.name, "day": day_of_a_year(starts)}
        form.fields = [until]

    def save() -> None:
        first = sent.day("fra") if begins else starts
        actions_staff.change_contact_teacher(actor, class_id, contact_id=contact_id, first=first, last=sent.day("til"))

    return answer(request, form, sent, look_over=None, save=save, done=back)


@page(Who.SCHOOL_STAFF, methods=("POST",))
def end_contact_teacher(request: Any, class_id: int, contact_id: int) -> HttpResponse:
    """Take a contact teacher off the class from today."""
    try:
        actions_staff.end_contact_teacher(request.actor, class_id, contact_id=contact_id, day=request.actor.today)
    except RefusedError as refused:
        raise NotVisibleError from refused
    return redirect(f"{reverse('school-class', args=[class_id])}?lagret=1")
