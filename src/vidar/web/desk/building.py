"""What the desk's pages show, as texts and addresses."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from vidar.access.actor import Actor
from vidar.enrolment.queries_around import PupilAround
from vidar.enrolment.queries_deeds import DoneDeed
from vidar.enrolment.queries_desk import Placement
from vidar.enrolment.queries_staff import FoundPerson
from vidar.enrolment.queries_years import SchoolYearAtHand
from vidar.web.desk.words import deed_sentence
from vidar.web.words import day_of_a_year, moment


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the timeline. ``end_href`` leads to the form that ends it, "" where there is none."""

    what: str
    name: str
    period: str
    detail: str
    end_href: str


@dataclass(frozen=True, slots=True)
class Planned:
    """What is to happen on one future day."""

    day: str
    texts: tuple[str, ...]
    edit_href: str
    drop_href: str


@dataclass(frozen=True, slots=True)
class PlacementPage:
    """The pupil's enrolment as it is shown."""

    now: tuple[Line, ...]
    before: tuple[Line, ...]
    planned: tuple[Planned, ...]
    has_class: bool
    is_here: bool
    """Enrolled at the reader's school today."""

    status: tuple[str, ...]
    """ "Begynner 4. januar 2027.", "Sluttet 20. november 2026.": for who is not here today."""

    may_go_on: bool
    """Whether there is a coming school year with no place for the pupil yet."""


def placement_page(
    actor: Actor, pupil_id: int, every: list[Placement], years: Sequence[SchoolYearAtHand]
) -> PlacementPage:
    """Sort a pupil's periods into what holds, what was and what is planned.

    Of who is not at the reader's school today, only what concerns that school is shown.
    """
    own = [each for each in every if each.kind == "enrolment" and each.school_id == actor.school_id]
    is_here = any(_holds(actor, each) for each in own)
    held = every if is_here else [each for each in every if each.school_id == actor.school_id]
    current = [each for each in held if each.starts <= actor.today and (each.ends is None or each.ends > actor.today)]
    past = [each for each in held if each.ends is not None and each.ends <= actor.today]
    order = ("enrolment", "class", "contact", "group")
    current.sort(key=lambda each: order.index(each.kind))
    return PlacementPage(
        now=tuple(_line(actor, pupil_id, each) for each in current),
        before=tuple(_line(actor, pupil_id, each) for each in past),
        planned=tuple(_planned(actor, pupil_id, held)),
        has_class=any(each.kind == "class" for each in held if each.ends is None or each.ends > actor.today),
        is_here=is_here,
        status=() if is_here else tuple(_status(actor, own)),
        may_go_on=is_here and any(year.starts > actor.today and not _has_place(own, year) for year in years),
    )


def _holds(actor: Actor, each: Placement) -> bool:
    return each.starts <= actor.today and (each.ends is None or each.ends > actor.today)


def _has_place(own: list[Placement], year: SchoolYearAtHand) -> bool:
    return any(each.ends is not None and each.ends > year.starts for each in own)


def _status(actor: Actor, own: list[Placement]) -> Iterator[str]:
    """Say when the pupil begins and when the pupil left: "Sluttet 20. november 2026. Årsak: Flyttet."."""
    for each in sorted((each for each in own if each.starts > actor.today), key=lambda each: each.starts)[:1]:
        yield _("Begynner %(day)s.") % {"day": day_of_a_year(each.starts)}
    past = [each for each in own if each.ends is not None and each.ends <= actor.today]
    for each in sorted(past, key=lambda each: each.ends or each.starts)[-1:]:
        yield left_words(each.ends - timedelta(days=1), each.note) if each.ends else ""


def left_words(last_day: date, reason: str = "") -> str:
    """Return "Sluttet 20. november 2026." with the reason where there is one."""
    named = {"day": day_of_a_year(last_day), "reason": reason}
    if not reason or reason in {"Sluttet", _("Sluttet")}:
        return _("Sluttet %(day)s.") % named
    return _("Sluttet %(day)s. Årsak: %(reason)s.") % named


def _kinds() -> dict[str, str]:
    return {
        "enrolment": _("Elevforhold"),
        "class": _("Klasse"),
        "contact": _("Kontaktlærer"),
        "group": _("Gruppe"),
    }


def _line(actor: Actor, pupil_id: int, each: Placement) -> Line:
    holds = each.ends is None or each.ends > actor.today
    mine = each.school_id == actor.school_id and holds
    return Line(
        what=_kinds()[each.kind],
        name=each.name,
        period=period(each.starts, each.ends),
        detail=" · ".join(filter(None, (each.school_name, each.note))),
        end_href=reverse("leave-group", args=[pupil_id, each.thing_id]) if mine and each.kind == "group" else "",
    )


def _planned(actor: Actor, pupil_id: int, held: list[Placement]) -> Iterator[Planned]:
    own = [each for each in held if each.school_id == actor.school_id and each.kind != "contact"]
    days = {each.starts for each in own} | {each.ends for each in own if each.ends and each.ends != each.year_after}
    for day in sorted(each for each in days if each > actor.today):
        begins = [each for each in own if each.starts == day]
        ends = [each for each in own if each.ends == day != each.year_after]
        texts = [
            *(_("Begynner: %(what)s %(name)s") % _named(each) for each in begins),
            *(_("Slutter: %(what)s %(name)s") % _named(each) for each in ends),
        ]
        arguments = [pupil_id, day]
        last = day_of_a_year(day - timedelta(days=1))
        yield Planned(
            day_of_a_year(day) if begins else _("Siste dag %(day)s") % {"day": last},
            tuple(texts),
            reverse("planned", args=arguments),
            reverse("drop-planned", args=arguments),
        )


def _named(each: Placement) -> dict[str, str]:
    return {"what": _kinds()[each.kind].lower(), "name": each.name}


def period(starts: date, ends: date | None) -> str:
    """Return "fra 1. august 2026", or with the last day "1. august 2026 – 31. juli 2027"."""
    first = day_of_a_year(starts)
    if ends is None:
        return _("fra %(day)s") % {"day": first}
    return f"{first} – {day_of_a_year(ends - timedelta(days=1))}"


@dataclass(frozen=True, slots=True)
class PersonLine:
    """Somebody in a list, with what is known in a line below the name."""

    name: str
    detail: str
    href: str


def around_lines(found: Iterable[PupilAround]) -> tuple[tuple[PersonLine, ...], tuple[PersonLine, ...]]:
    """Return those who are to begin, and those who have left."""
    beginning, left = [], []
    for each in found:
        href = reverse("enrolment", args=[each.person_id])
        if each.starts is not None:
            text = _("Begynner %(day)s") % {"day": day_of_a_year(each.starts)}
            beginning.append(PersonLine(each.name, " · ".join(filter(None, (text, each.class_name))), href))
        elif each.last_day is not None:
            text = _("Sluttet %(day)s") % {"day": day_of_a_year(each.last_day)}
            left.append(PersonLine(each.name, " · ".join(filter(None, (text, each.class_name))), href))
    return tuple(beginning), tuple(left)


def found_line(each: FoundPerson) -> PersonLine:
    """Return a person found for the staff; who works here already gets another role where the others do."""
    born = _("Født %(day)s") % {"day": day_of_a_year(each.birth_date)} if each.birth_date else ""
    places = [name or _("Skoleeier") for name in each.works_at]
    works = _("Arbeider ved %(places)s") % {"places": ", ".join(places)} if places else ""
    address = f"{reverse('give-role')}?person={each.person_id}"
    href = address if each.is_here else reverse("first-role", args=[each.person_id])
    return PersonLine(each.name, " · ".join(filter(None, (born, works))), href)


@dataclass(frozen=True, slots=True)
class DeedLine:
    """A deed in the list. ``undo_href`` is "" unless it is the reader's own last one."""

    text: str
    by: str
    undone: bool
    undo_href: str


@dataclass(frozen=True, slots=True)
class DeedsPage:
    """The latest deeds; ``undo_href`` belongs to the line "Lagret. Angre" that stands on top after saving."""

    lines: tuple[DeedLine, ...]
    saved: bool
    undo_href: str


def deeds_page(done: Iterable[DoneDeed], *, saved: bool, now: datetime) -> DeedsPage:
    """Build the list of latest deeds."""
    lines = tuple(
        DeedLine(
            deed_sentence(each),
            f"{each.actor_name} · {moment(each.at, now)}",
            each.undone,
            reverse("undo", args=[each.id]) if each.mine_to_undo else "",
        )
        for each in done
    )
    undo = next((line.undo_href for line in lines if line.undo_href), "")
    return DeedsPage(lines, saved, undo if saved else "")
