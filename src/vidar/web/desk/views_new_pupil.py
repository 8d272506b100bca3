"""Enrol a pupil: somebody new or known by number, or anew somebody who has left or is to go on."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from vidar.access.actor import Actor
from vidar.access.looks import note_look
from vidar.enrolment import actions
from vidar.enrolment.desk import RefusedError, open_pupil, require_enrol
from vidar.enrolment.queries_desk import Placement, areas, known_person, placements
from vidar.enrolment.queries_years import classes_ahead
from vidar.web.desk.answering import BOTH, answer, national_id
from vidar.web.desk.forms import LONGEST_NAME, Field, Form, Sent, by_year, choices, named_in
from vidar.web.routing import Who, page
from vidar.web.words import day_of_a_year


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
        *_place_fields(actor, sent, actor.today.isoformat()),
    ]

    def read() -> dict[str, Any]:
        number = national_id(actor, sent.needed("nummer"))
        known = known_person(actor, number.reveal())
        if known is not None and not known.open:
            raise RefusedError("nummer", "closed")
        return {
            "person_id": known.id if known else None,
            "known": known.name if known else "",
            "given_name": "" if known else sent.needed("fornavn", longest=LONGEST_NAME),
            "family_name": "" if known else sent.needed("etternavn", longest=LONGEST_NAME),
            "national_id": number.reveal(),
            "birth_date": number.birth_date,
            **_place(sent, form),
        }

    def look_over() -> None:
        given = read()
        name = given["known"] or f"{given['given_name']} {given['family_name']}"
        known = _("%(who)s er kjent fra før og brukes.") if given["known"] else _("%(who)s er ny og opprettes.")
        form.steps = [known % {"who": name}, *_steps(sent, form, name)]

    def save() -> None:
        actions.enrol(actor, read())

    return answer(request, form, sent, look_over=look_over, save=save, done=reverse("desk"))


@page(Who.SCHOOL_STAFF, methods=BOTH)
def enrol_anew(request: Any, person_id: int) -> HttpResponse:
    """Enrol somebody the school knows: who has left, or who goes on into the coming school year."""
    actor, sent = request.actor, Sent(request)
    record = open_pupil(actor, person_id)
    note_look(actor, [person_id], "enrolment")
    held = [each for each in placements(actor, person_id) if each.kind == "enrolment"]
    back = reverse("enrolment", args=[person_id])
    form = Form(_("Skriv inn på nytt"), record.name, back, _("Se over"))
    form.fields = list(_place_fields(actor, sent, _first_free_day(actor, held)))

    def look_over() -> None:
        _place(sent, form)
        form.steps = _steps(sent, form, record.name)

    def save() -> None:
        actions.enrol(actor, {"person_id": person_id, **_place(sent, form)})

    return answer(request, form, sent, look_over=look_over, save=save, done=back)


def _first_free_day(actor: Actor, held: list[Placement]) -> str:
    """Return today, or the day after the last enrolment at the school that goes on."""
    ends = [each.ends for each in held if each.school_id == actor.school_id and each.ends and each.ends > actor.today]
    return max(ends, default=actor.today).isoformat()


def _place_fields(actor: Actor, sent: Sent, day: str) -> tuple[Field, ...]:
    return (
        Field("omrade", _("Programområde"), "select", sent.text("omrade"), options=choices(areas())),
        Field(
            "klasse",
            _("Klasse"),
            "select",
            sent.text("klasse"),
            options=(("", _("Settes senere")),),
            groups=by_year(classes_ahead(actor.school_id, actor.today)),
            optional=True,
        ),
        Field(
            "fra",
            _("Fra og med"),
            "date",
            sent.text("fra", day),
            help=_("I dag, tilbake i skoleåret eller fram i tid. Elevforholdet varer ut skoleåret."),
        ),
        Field("andre", _("Dette er elevens andre skole"), "checkbox", sent.text("andre")),
    )


def _place(sent: Sent, form: Form) -> dict[str, Any]:
    """Return where in the school, and from when. Raises RefusedError as the readings of ``sent``."""
    area = sent.needed("omrade")
    options = next(each.options for each in form.fields if each.name == "omrade")
    level = next((text.split()[0] for value, text in options if value == area), "")
    if not level:
        raise RefusedError("omrade", "required")
    return {
        "area": area,
        "level": level,
        "class_id": sent.number("klasse", "no_class") if sent.text("klasse") else None,
        "day": sent.day("fra"),
        "is_main": not sent.text("andre"),
    }


def _steps(sent: Sent, form: Form, name: str) -> list[str]:
    day = day_of_a_year(sent.day("fra"))
    steps = [_("%(who)s er elev ved skolen fra %(day)s ut skoleåret.") % {"who": name, "day": day}]
    groups = next(each.groups for each in form.fields if each.name == "klasse")
    school_class = named_in(groups, sent.text("klasse"))
    return [*steps, _("Går i klasse %(class)s.") % {"class": school_class}] if school_class else steps
