"""A pupil's enrolment: what holds, what is planned, and the changes the desk makes."""

from datetime import date, timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from vidar.access.actor import Actor
from vidar.access.looks import note_look
from vidar.access.records import NotVisibleError
from vidar.enrolment import actions
from vidar.enrolment.desk import RefusedError, open_pupil
from vidar.enrolment.queries_deeds import latest_deeds
from vidar.enrolment.queries_desk import Placement, placements
from vidar.enrolment.queries_swap import swap_of
from vidar.enrolment.queries_years import classes_ahead, groups_ahead, years_at_hand
from vidar.web.desk.answering import BOTH, answer
from vidar.web.desk.building import deeds_page, placement_page
from vidar.web.desk.forms import Field, Form, Sent, by_year, choices, named_in, parse_number
from vidar.web.people.tabs import pupil_tabs
from vidar.web.rendering import render
from vidar.web.routing import Who, page
from vidar.web.words import day_of_a_year


@page(Who.SCHOOL_STAFF)
def enrolment(request: Any, person_id: int) -> HttpResponse:
    """Show the pupil's enrolments, class, groups and contact teachers in time, with what can be changed."""
    actor = request.actor
    record = open_pupil(actor, person_id)
    note_look(actor, [person_id], "enrolment")
    shown = placement_page(actor, person_id, placements(actor, person_id), years_at_hand(actor.today))
    context = {
        "record": record,
        "shown": shown,
        "deeds": deeds_page(latest_deeds(actor, person_id=person_id), saved="lagret" in request.GET, now=actor.at),
        "undone": request.GET.get("angret", ""),
        "tabs": pupil_tabs(actor, record, "enrolment") if shown.is_here else (),
    }
    return render(request, "desk/enrolment.jinja", context)


@page(Who.SCHOOL_STAFF, methods=BOTH)
def move_class(request: Any, person_id: int) -> HttpResponse:
    """Move the pupil to another class from a date; looked over before it is saved."""
    actor, sent = request.actor, Sent(request)
    record = _opened(actor, person_id)
    held = placements(actor, person_id)
    day_text = sent.text("fra", _first_day(actor, held).isoformat())
    form = _form(_("Bytt klasse"), record, submit=_("Se over"))
    form.fields = [
        Field(
            "klasse",
            _("Ny klasse"),
            "select",
            sent.text("klasse"),
            options=choices(()),
            groups=by_year(classes_ahead(actor.school_id, actor.today)),
        ),
        Field("fra", _("Fra og med"), "date", day_text, help=_("I dag, tilbake i skoleåret eller fram i tid.")),
        Field(
            "grupper",
            _("Bytt også til gruppene i den nye klassen"),
            "checkbox",
            sent.text("grupper") if sent.is_sent else "ja",
        ),
    ]

    def look_over() -> None:
        day, class_id = sent.day("fra"), sent.number("klasse", "no_class")
        current = _class_on(held, actor.school_id, day)
        form.hidden["var"] = str(current.thing_id) if current else ""
        name = named_in(form.fields[0].groups, str(class_id))
        form.steps = [
            _("%(who)s går i %(class)s fra %(day)s.") % {"who": record.name, "class": name, "day": day_of_a_year(day)}
        ]
        if sent.text("grupper"):
            swap = swap_of(person_id, current.thing_id if current else None, class_id, day)
            form.steps += [_("Slutter i gruppa %(group)s.") % {"group": group} for _id, group in swap.leave]
            form.steps += [_("Begynner i gruppa %(group)s.") % {"group": group} for _id, group in swap.join]

    def save() -> None:
        was = sent.text("var")
        actions.move_class(
            actor,
            person_id,
            class_id=sent.number("klasse", "no_class"),
            day=sent.day("fra"),
            was_class_id=parse_number(was),
            swap_groups=bool(sent.text("grupper")),
        )

    return answer(request, form, sent, look_over=look_over, save=save, done=_back(person_id))


@page(Who.SCHOOL_STAFF, methods=BOTH)
def end_enrolment(request: Any, person_id: int) -> HttpResponse:
    """End the pupil's time at the school; class and groups end too, which is said before saving."""
    actor, sent = request.actor, Sent(request)
    record = _opened(actor, person_id)
    held = placements(actor, person_id)
    form = _form(_("Avslutt elevforhold"), record, submit=_("Se over"))
    form.danger = True
    form.fields = [
        Field("siste", _("Siste dag på skolen"), "date", sent.text("siste", actor.today.isoformat())),
        Field("grunn", _("Årsak"), "text", sent.text("grunn"), help=_("Kort, for eksempel «Flyttet» eller «Sluttet».")),
    ]

    def look_over() -> None:
        last = sent.day("siste")
        sent.needed("grunn")
        form.steps = [_("%(who)s går på skolen til og med %(day)s.") % {"who": record.name, "day": day_of_a_year(last)}]
        for each in held:
            if each.school_id == actor.school_id and (each.ends is None or each.ends > last):
                named = {"name": each.name}
                if each.kind == "class":
                    form.steps.append(_("Slutter i klasse %(name)s samme dag.") % named)
                if each.kind == "group":
                    form.steps.append(_("Slutter i gruppa %(name)s samme dag.") % named)
                if each.kind == "enrolment" and each.starts > last:
                    begins = {"day": day_of_a_year(each.starts)}
                    form.steps.append(_("Plassen på skolen fra %(day)s fjernes også.") % begins)

    def save() -> None:
        actions.end_enrolment(actor, person_id, last_day=sent.day("siste"), reason=sent.needed("grunn"))

    return answer(request, form, sent, look_over=look_over, save=save, done=reverse("desk"))


@page(Who.SCHOOL_STAFF, methods=BOTH)
def join_group(request: Any, person_id: int) -> HttpResponse:
    """Let the pupil join a teaching group from a date."""
    actor, sent = request.actor, Sent(request)
    record = _opened(actor, person_id)
    form = _form(_("Legg til gruppe"), record, submit=_("Lagre"))
    form.fields = [
        Field(
            "gruppe",
            _("Gruppe"),
            "select",
            sent.text("gruppe"),
            options=choices(()),
            groups=by_year(groups_ahead(actor.school_id, actor.today)),
        ),
        Field(
            "fra",
            _("Fra og med"),
            "date",
            sent.text("fra", _first_day(actor, placements(actor, person_id)).isoformat()),
        ),
    ]

    def save() -> None:
        actions.join_group(actor, person_id, group_id=sent.number("gruppe", "no_group"), day=sent.day("fra"))

    return answer(request, form, sent, look_over=None, save=save, done=_back(person_id))


@page(Who.SCHOOL_STAFF, methods=BOTH)
def leave_group(request: Any, person_id: int, group_id: int) -> HttpResponse:
    """Let the pupil leave a teaching group: the date is the first day outside it."""
    actor, sent = request.actor, Sent(request)
    record = _opened(actor, person_id)
    group = next(
        (each for each in placements(actor, person_id) if (each.kind, each.thing_id) == ("group", group_id)), None
    )
    if group is None:
        raise NotVisibleError
    form = _form(_("Ta ut av gruppa %(group)s") % {"group": group.name}, record, submit=_("Lagre"))
    form.fields = [Field("fra", _("Ikke i gruppa fra og med"), "date", sent.text("fra", actor.today.isoformat()))]

    def save() -> None:
        actions.leave_group(actor, person_id, group_id=group_id, day=sent.day("fra"))

    return answer(request, form, sent, look_over=None, save=save, done=_back(person_id))


@page(Who.SCHOOL_STAFF, methods=BOTH)
def planned(request: Any, person_id: int, day: date) -> HttpResponse:
    """Move what is planned for a future day to another day; where all of it ends, the last day is asked for."""
    actor, sent = request.actor, Sent(request)
    record = _opened(actor, person_id)
    only_ends = not any(each.starts == day for each in placements(actor, person_id))
    shift = timedelta(days=1 if only_ends else 0)
    form = _form(_("Endre dato"), record, submit=_("Lagre"))
    form.fields = [
        Field(
            "fra",
            _("Ny siste dag") if only_ends else _("Ny dato"),
            "date",
            sent.text("fra", (day - shift).isoformat()),
            help=_("Planlagt %(day)s. Alt som er planlagt den dagen flyttes.") % {"day": day_of_a_year(day - shift)},
        )
    ]

    def save() -> None:
        actions.move_planned(actor, person_id, planned=day, day=sent.day("fra") + shift)

    return answer(request, form, sent, look_over=None, save=save, done=_back(person_id))


@page(Who.SCHOOL_STAFF, methods=("POST",))
def drop_planned(request: Any, person_id: int, day: date) -> HttpResponse:
    """Take back what is planned for a future day; who is no pupil of the school then has no page to go back to."""
    actor = request.actor
    open_pupil(actor, person_id)
    stays = any(
        each.kind == "enrolment" and each.school_id == actor.school_id and each.starts != day
        for each in placements(actor, person_id)
    )
    back = _back(person_id) if stays else reverse("desk")
    try:
        actions.drop_planned(actor, person_id, planned=day)
    except RefusedError:
        return redirect(f"{_back(person_id)}?angret=nei")
    return redirect(f"{back}?lagret=1")


def _first_day(actor: Actor, held: list[Placement]) -> date:
    """Return today, or the day on which somebody who is not here yet begins."""
    own = [each for each in held if each.kind == "enrolment" and each.school_id == actor.school_id]
    if any(each.starts <= actor.today and (each.ends is None or each.ends > actor.today) for each in own):
        return actor.today
    return min((each.starts for each in own if each.starts > actor.today), default=actor.today)


def _opened(actor: Any, person_id: int) -> Any:
    """Open the pupil for a change; the form shows who it is and where, so the look is noted."""
    record = open_pupil(actor, person_id)
    note_look(actor, [person_id], "enrolment")
    return record


def _form(title: str, record: Any, *, submit: str) -> Form:
    return Form(title, record.name, _back(record.person_id), submit)


def _back(person_id: int) -> str:
    return reverse("enrolment", args=[person_id])


def _class_on(held: list[Placement], school_id: int | None, day: Any) -> Placement | None:
    return next(
        (
            each
            for each in held
            if each.kind == "class"
            and each.school_id == school_id
            and each.starts <= day
            and (each.ends is None or day < each.ends)
        ),
        None,
    )
