"""The desk's start page, undo, new pupils, a class and the staff."""

from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from vidar.access.looks import note_look
from vidar.access.records import NotVisibleError
from vidar.enrolment import actions, actions_staff
from vidar.enrolment.desk import RefusedError, may_assign_staff, may_enrol, require_assign_staff, require_enrol
from vidar.enrolment.queries_desk import (
    Named,
    areas,
    class_lines,
    classes_of,
    known_person,
    latest_deeds,
    staff_of,
)
from vidar.law.basis.national_id import Accepts, NationalIdError, parse_national_id
from vidar.tenancy.deeds import DeedChangedError, last_deed, undo_deed
from vidar.timetable.queries_changing import may_write_timetable
from vidar.web.desk.building import deeds_page, period
from vidar.web.desk.forms import Field, Form, Sent, choices
from vidar.web.desk.pupil_views import BOTH, answer
from vidar.web.desk.words import role_name
from vidar.web.rendering import render
from vidar.web.routing import Who, page
from vidar.web.words import day_of_a_year


@page(Who.SCHOOL_STAFF)
def desk(request: Any) -> HttpResponse:
    """Show where the desk's work begins, and what was done last at the school."""
    actor = request.actor
    if not (may_enrol(actor) or may_assign_staff(actor)):
        raise NotVisibleError
    done = latest_deeds(actor)
    note_look(actor, sorted({each.person_id for each in done if each.name and each.person_id}), "desk")
    context = {
        "deeds": deeds_page(done, saved="lagret" in request.GET, now=actor.at),
        "classes": classes_of(actor.school_id, actor.today) if may_enrol(actor) else [],
        "may_enrol": may_enrol(actor),
        "may_assign": may_assign_staff(actor),
        "may_change_lessons": may_write_timetable(actor),
        "undone": request.GET.get("angret", ""),
    }
    return render(request, "desk/desk.jinja", context)


@page(Who.SCHOOL_STAFF, methods=("POST",))
def undo(request: Any, deed_id: int) -> HttpResponse:
    """Undo one's own last deed at the school."""
    actor = request.actor
    if not (may_enrol(actor) or may_assign_staff(actor)):
        raise NotVisibleError
    mine = last_deed(actor.person_id, at=actor.at, school_id=actor.school_id)
    said = "nei"
    if mine is not None and mine.id == deed_id:
        try:
            undo_deed(deed_id, actor_id=actor.person_id, at=actor.at)
            said = "ja"
        except DeedChangedError:
            said = "endret"
    return redirect(f"{reverse('desk')}?angret={said}")


@page(Who.SCHOOL_STAFF, methods=BOTH)
def new_pupil(request: Any) -> HttpResponse:
    """Enrol a person who is known by the national id, or a new one."""
    actor, sent = request.actor, Sent(request)
    require_enrol(actor)
    form = Form(_("Skriv inn elev"), "", reverse("desk"), _("Se over"))
    form.fields = [
        Field(
            "nummer",
            _("Fødselsnummer"),
            "text",
            sent.text("nummer"),
            help=_("11 siffer. Er personen kjent fra før, brukes navnet som står der."),
        ),
        Field("fornavn", _("Fornavn"), "text", sent.text("fornavn")),
        Field("etternavn", _("Etternavn"), "text", sent.text("etternavn")),
        Field("omrade", _("Programområde"), "select", sent.text("omrade"), options=choices(areas())),
        Field(
            "klasse",
            _("Klasse"),
            "select",
            sent.text("klasse"),
            options=choices(classes_of(actor.school_id, actor.today), _("Settes senere")),
            optional=True,
        ),
        Field("fra", _("Fra og med"), "date", sent.text("fra", actor.today.isoformat())),
        Field("andre", _("Dette er elevens andre skole"), "checkbox", sent.text("andre")),
    ]

    def read() -> dict[str, Any]:
        number = _number(actor, sent.needed("nummer"))
        known = known_person(actor, number.reveal())
        if known is not None and not known.open:
            raise RefusedError("nummer", "closed")
        area = sent.needed("omrade")
        level = next((text.split()[0] for value, text in form.fields[3].options if value == area), "")
        if not level:
            raise RefusedError("omrade", "required")
        return {
            "person_id": known.id if known else None,
            "known": known.name if known else "",
            "given_name": "" if known else sent.needed("fornavn"),
            "family_name": "" if known else sent.needed("etternavn"),
            "national_id": number.reveal(),
            "birth_date": number.birth_date,
            "area": area,
            "level": level,
            "class_id": sent.number("klasse", "no_class") if sent.text("klasse") else None,
            "day": sent.day("fra"),
            "is_main": not sent.text("andre"),
        }

    def look_over() -> None:
        given = read()
        name = given["known"] or f"{given['given_name']} {given['family_name']}"
        known = _("%(who)s er kjent fra før og brukes.") if given["known"] else _("%(who)s er ny og opprettes.")
        form.steps = [
            known % {"who": name},
            _("Elev ved skolen fra %(day)s ut skoleåret.") % {"day": day_of_a_year(given["day"])},
        ]

    return answer(request, form, sent, look_over=look_over, save=lambda: _enrolled(actor, read()), done=reverse("desk"))


def _enrolled(actor: Any, given: dict[str, Any]) -> None:
    actions.enrol(actor, given)


def _number(actor: Any, text: str) -> Any:
    accepts = Accepts.SYNTHETIC if settings.ACCEPT_SYNTHETIC_PEOPLE else Accepts.REAL
    try:
        return parse_national_id(text, today=actor.today, accepts=accepts)
    except NationalIdError as error:
        raise RefusedError("nummer", "national_id") from error


@page(Who.SCHOOL_STAFF)
def school_class(request: Any, class_id: int) -> HttpResponse:
    """Show a class: pupils, contact teachers and groups."""
    actor = request.actor
    require_enrol(actor)
    lines = class_lines(actor, class_id)
    named = next((line for line in lines if line.kind == "class"), None)
    if named is None:
        raise NotVisibleError
    pupils = [line for line in lines if line.kind == "pupil"]
    note_look(actor, [line.thing_id for line in pupils], "class_list")
    contacts = [line for line in lines if line.kind == "contact"]
    context = {
        "class_id": class_id,
        "name": named.name,
        "pupils": pupils,
        "contacts": [
            {"name": line.name, "period": period(line.starts, line.ends), "row_id": line.row_id}
            for line in contacts
            if line.starts
        ],
        "groups": [line.name for line in lines if line.kind == "group"],
        "saved": "lagret" in request.GET,
        "undo": _undo_href(actor) if "lagret" in request.GET else "",
    }
    return render(request, "desk/class.jinja", context)


@page(Who.SCHOOL_STAFF, methods=BOTH)
def contact_teacher(request: Any, class_id: int) -> HttpResponse:
    """Set a contact teacher of a class from a date."""
    actor, sent = request.actor, Sent(request)
    require_enrol(actor)
    back = reverse("school-class", args=[class_id])
    form = Form(_("Sett kontaktlærer"), "", back, _("Lagre"))
    form.fields = [
        Field("larer", _("Lærer"), "select", sent.text("larer"), options=choices(_staff_names(actor))),
        Field("fra", _("Fra og med"), "date", sent.text("fra", actor.today.isoformat())),
    ]

    def save() -> None:
        actions_staff.set_contact_teacher(
            actor, class_id, teacher_id=sent.number("larer", "not_staff"), day=sent.day("fra")
        )

    if not any(line.kind == "class" for line in class_lines(actor, class_id)):
        raise NotVisibleError
    return answer(request, form, sent, look_over=None, save=save, done=back)


@page(Who.SCHOOL_STAFF, methods=("POST",))
def end_contact_teacher(request: Any, class_id: int, contact_id: int) -> HttpResponse:
    """Take a contact teacher off the class from today."""
    try:
        actions_staff.end_contact_teacher(request.actor, class_id, contact_id=contact_id, day=request.actor.today)
    except RefusedError as refused:
        raise NotVisibleError from refused
    return redirect(f"{reverse('school-class', args=[class_id])}?lagret=1")


@page(Who.SCHOOL_STAFF)
def staff(request: Any) -> HttpResponse:
    """List the school's staff with their roles, in Norwegian order."""
    actor = request.actor
    require_assign_staff(actor)
    rows = [
        {
            "name": row.name,
            "role": role_name(row.role),
            "title": row.title,
            "period": period(row.starts, row.ends),
            "end_href": reverse("end-role", args=[row.assignment_id]),
        }
        for row in staff_of(actor)
    ]
    saved = "lagret" in request.GET
    return render(
        request, "desk/staff.jinja", {"rows": rows, "saved": saved, "undo": _undo_href(actor) if saved else ""}
    )


@page(Who.SCHOOL_STAFF, methods=BOTH)
def give_role(request: Any) -> HttpResponse:
    """Give one of the staff a role."""
    actor, sent = request.actor, Sent(request)
    require_assign_staff(actor)
    form = Form(_("Gi rolle"), "", reverse("staff"), _("Lagre"))
    roles = [Named(role, role_name(role)) for role in actions_staff.GIVEN_AT_SCHOOL]
    form.fields = [
        Field("person", _("Ansatt"), "select", sent.text("person"), options=choices(_staff_names(actor))),
        Field("rolle", _("Rolle"), "select", sent.text("rolle"), options=choices(roles)),
        Field("tittel", _("Tittel"), "text", sent.text("tittel"), optional=True),
        Field("fra", _("Fra og med"), "date", sent.text("fra", actor.today.isoformat())),
        Field("til", _("Siste dag"), "date", sent.text("til"), optional=True, help=_("Tomt betyr inntil videre.")),
    ]

    def save() -> None:
        actions_staff.give_role(
            actor,
            person_id=sent.number("person", "not_staff"),
            role=sent.needed("rolle"),
            title=sent.text("tittel")[:80],
            day=sent.day("fra"),
            last_day=sent.day("til") if sent.text("til") else None,
        )

    return answer(request, form, sent, look_over=None, save=save, done=reverse("staff"))


@page(Who.SCHOOL_STAFF, methods=BOTH)
def end_role(request: Any, assignment_id: int) -> HttpResponse:
    """End a role after a date."""
    actor, sent = request.actor, Sent(request)
    require_assign_staff(actor)
    row = next((each for each in staff_of(actor) if each.assignment_id == assignment_id), None)
    if row is None:
        raise NotVisibleError
    form = Form(_("Avslutt rollen %(role)s") % {"role": role_name(row.role)}, row.name, reverse("staff"), _("Se over"))
    form.fields = [Field("siste", _("Siste dag"), "date", sent.text("siste", actor.today.isoformat()))]

    def look_over() -> None:
        named = {"who": row.name, "role": role_name(row.role), "day": day_of_a_year(sent.day("siste"))}
        form.steps = [_("%(who)s har rollen %(role)s til og med %(day)s. Tilgangen den gir slutter da.") % named]

    def save() -> None:
        actions_staff.end_role(actor, assignment_id, last_day=sent.day("siste"))

    return answer(request, form, sent, look_over=look_over, save=save, done=reverse("staff"))


def _staff_names(actor: Any) -> list[Named]:
    return list({row.person_id: Named(row.person_id, row.name) for row in staff_of(actor)}.values())


def _undo_href(actor: Any) -> str:
    mine = last_deed(actor.person_id, at=actor.at, school_id=actor.school_id)
    return reverse("undo", args=[mine.id]) if mine else ""
