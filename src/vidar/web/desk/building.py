"""What the desk's pages show, as texts and addresses."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from vidar.access.actor import Actor
from vidar.enrolment.queries_desk import DoneDeed, Placement
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


def placement_page(actor: Actor, pupil_id: int, held: list[Placement]) -> PlacementPage:
    """Sort a pupil's periods into what holds, what was and what is planned."""
    current = [each for each in held if each.starts <= actor.today and (each.ends is None or each.ends > actor.today)]
    past = [each for each in held if each.ends is not None and each.ends <= actor.today]
    order = ("enrolment", "class", "contact", "group")
    current.sort(key=lambda each: order.index(each.kind))
    return PlacementPage(
        now=tuple(_line(actor, pupil_id, each) for each in current),
        before=tuple(_line(actor, pupil_id, each) for each in past),
        planned=tuple(_planned(actor, pupil_id, held)),
        has_class=any(each.kind == "class" for each in current),
    )


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
        texts = [
            *(_("Begynner: %(what)s %(name)s") % _named(each) for each in own if each.starts == day),
            *(_("Slutter: %(what)s %(name)s") % _named(each) for each in own if each.ends == day),
        ]
        arguments = [pupil_id, day]
        yield Planned(
            day_of_a_year(day),
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
