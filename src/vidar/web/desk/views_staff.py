"""The staff of the school: their roles, and somebody new."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from vidar.access.actor import Actor
from vidar.access.login_names import has_feide_name, parse_feide_name
from vidar.access.looks import note_look
from vidar.access.records import NotVisibleError
from vidar.enrolment import actions_first_role, actions_staff
from vidar.enrolment.actions_first_role import FirstRole, NewPerson
from vidar.enrolment.desk import RefusedError, require_assign_staff
from vidar.enrolment.queries_desk import Named, staff_names, staff_of
from vidar.enrolment.queries_staff import MOST, PURPOSE, SHORTEST, find_for_staff, open_for_staff
from vidar.law.people import search_key
from vidar.web.desk.answering import BOTH, answer, national_id, undo_href
from vidar.web.desk.building import found_line, period
from vidar.web.desk.forms import LONGEST_NAME, LONGEST_TITLE, Field, Form, Sent, choices
from vidar.web.desk.words import role_name, role_title
from vidar.web.rendering import render
from vidar.web.routing import Who, page
from vidar.web.words import day_of_a_year

_LONGEST_QUERY = 80


@page(Who.SCHOOL_STAFF)
def staff(request: Any) -> HttpResponse:
    """List the school's staff with their roles, in Norwegian order."""
    actor = request.actor
    require_assign_staff(actor)
    rows = [
        {
            "name": row.name,
            "role": role_title(row.role),
            "title": row.title,
            "period": period(row.starts, row.ends),
            "end_href": reverse("end-role", args=[row.assignment_id]),
        }
        for row in staff_of(actor)
    ]
    saved = "lagret" in request.GET
    undo = undo_href(actor) if saved else ""
    return render(request, "desk/staff.jinja", {"rows": rows, "saved": saved, "undo": undo})


@page(Who.SCHOOL_STAFF, methods=BOTH)
def give_role(request: Any) -> HttpResponse:
    """Give one of the staff a role."""
    actor, sent = request.actor, Sent(request)
    require_assign_staff(actor)
    form = Form(_("Gi rolle"), "", reverse("staff"), _("Lagre"))
    form.fields = [
        Field("person", _("Ansatt"), "select", sent.text("person"), options=choices(staff_names(actor))),
        *_role_fields(actor, sent),
    ]

    def save() -> None:
        given = _role(sent)
        actions_staff.give_role(
            actor,
            person_id=sent.number("person", "not_staff"),
            role=given.role,
            title=given.title,
            day=given.day,
            last_day=given.last_day,
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


@page(Who.SCHOOL_STAFF, methods=BOTH, reads_only=True)
def find_staff(request: Any) -> HttpResponse:
    """Find the person who is to work here. The name is posted, so that it stands in no address."""
    actor = request.actor
    require_assign_staff(actor)
    text = request.POST.get("sok", "").strip()[:_LONGEST_QUERY] if request.method == "POST" else ""
    found = find_for_staff(actor, text)
    context = {
        "query": text,
        "asked": bool(text),
        "too_short": bool(text) and len(search_key(text)) < SHORTEST,
        "rows": [found_line(each) for each in found],
        "more": max(0, found[0].total - MOST) if found else 0,
    }
    return render(request, "desk/find_staff.jinja", context)


@page(Who.SCHOOL_STAFF, methods=BOTH)
def first_role(request: Any, person_id: int) -> HttpResponse:
    """Give somebody the owner knows a role at the school, and a login where there is none."""
    actor, sent = request.actor, Sent(request)
    person = open_for_staff(actor, person_id)
    note_look(actor, [person_id], PURPOSE)
    needs_login = not has_feide_name(actor.owner_id, person_id)
    born = _("født %(day)s") % {"day": day_of_a_year(person.birth_date)} if person.birth_date else ""
    form = Form(_("Ny ansatt"), " · ".join(filter(None, (person.name, born))), reverse("find-staff"), _("Se over"))
    form.fields = [*_role_fields(actor, sent), *([_feide_field(sent)] if needs_login else [])]

    def look_over() -> None:
        given = _role(sent)
        form.steps = _role_steps(person.name, given, _feide(sent) if needs_login else "")

    def save() -> None:
        name = _feide(sent) if needs_login else None
        actions_first_role.give_first_role(actor, person_id, _role(sent), feide_name=name)

    return _answer_new(request, form, sent, look_over, save)


@page(Who.SCHOOL_STAFF, methods=BOTH)
def new_staff(request: Any) -> HttpResponse:
    """Register somebody whom the owner does not know, with a login and a first role."""
    actor, sent = request.actor, Sent(request)
    require_assign_staff(actor)
    form = Form(_("Registrer ny ansatt"), "", reverse("find-staff"), _("Se over"))
    form.fields = [
        Field("fornavn", _("Fornavn"), "text", sent.text("fornavn")),
        Field("etternavn", _("Etternavn"), "text", sent.text("etternavn")),
        Field("nummer", _("Fødselsnummer"), "text", sent.text("nummer"), help=_("11 siffer."), optional=True),
        _feide_field(sent),
        *_role_fields(actor, sent),
    ]

    def read() -> tuple[NewPerson, FirstRole, str]:
        given_name = sent.needed("fornavn", longest=LONGEST_NAME)
        family_name = sent.needed("etternavn", longest=LONGEST_NAME)
        name = _feide(sent)
        number = national_id(actor, sent.text("nummer")) if sent.text("nummer") else None
        person = NewPerson(
            given_name=given_name,
            family_name=family_name,
            national_id=number.reveal() if number else None,
            birth_date=number.birth_date if number else None,
        )
        return person, _role(sent), name

    def look_over() -> None:
        person, given, name = read()
        actions_first_role.check_new(actor, person, given, feide_name=name)
        who = f"{person.given_name} {person.family_name}"
        form.steps = [_("%(who)s er ny og opprettes.") % {"who": who}, *_role_steps(who, given, name)]

    def save() -> None:
        person, given, name = read()
        actions_first_role.register_staff(actor, person, given, feide_name=name)

    return _answer_new(request, form, sent, look_over, save)


def _answer_new(
    request: Any, form: Form, sent: Sent, look_over: Callable[[], None], save: Callable[[], None]
) -> HttpResponse:
    """Answer the form; where somebody stands in the way whom the reader may see, lead to that person."""

    def guarded(step: Callable[[], None]) -> Callable[[], None]:
        def run() -> None:
            try:
                step()
            except RefusedError as refused:
                if refused.person_id is not None:
                    there = reverse("first-role", args=[refused.person_id])
                    form.link = (_("Åpne personen som finnes, og gi rollen der"), there)
                raise

        return run

    return answer(request, form, sent, look_over=guarded(look_over), save=guarded(save), done=reverse("staff"))


def _feide_field(sent: Sent) -> Field:
    return Field(
        "feide",
        _("Feide-navn"),
        "text",
        sent.text("feide"),
        help=_("Navnet personen logger inn med, for eksempel kari.nordmann@innlandet.no."),
    )


def _feide(sent: Sent) -> str:
    name = parse_feide_name(sent.needed("feide"))
    if name is None:
        raise RefusedError("feide", "feide_name")
    return name


def _role_fields(actor: Actor, sent: Sent) -> tuple[Field, ...]:
    roles = [Named(role, role_title(role)) for role in actions_staff.GIVEN_AT_SCHOOL]
    return (
        Field("rolle", _("Rolle"), "select", sent.text("rolle"), options=choices(roles)),
        Field("tittel", _("Tittel"), "text", sent.text("tittel"), optional=True),
        Field("fra", _("Fra og med"), "date", sent.text("fra", actor.today.isoformat())),
        Field("til", _("Siste dag"), "date", sent.text("til"), optional=True, help=_("Tomt betyr inntil videre.")),
    )


def _role(sent: Sent) -> FirstRole:
    return FirstRole(
        role=sent.needed("rolle"),
        title=sent.optional("tittel", longest=LONGEST_TITLE),
        day=sent.day("fra"),
        last_day=sent.day("til") if sent.text("til") else None,
    )


def _role_steps(who: str, given: FirstRole, feide_name: str) -> list[str]:
    named = {"who": who, "role": role_name(given.role), "day": day_of_a_year(given.day), "name": feide_name}
    if given.last_day is None:
        steps = [_("%(who)s har rollen %(role)s fra %(day)s.") % named]
    else:
        until = {**named, "last": day_of_a_year(given.last_day)}
        steps = [_("%(who)s har rollen %(role)s fra %(day)s til og med %(last)s.") % until]
    return [*steps, _("Logger inn med Feide som %(name)s.") % named] if feide_name else steps
