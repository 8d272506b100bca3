"""What would happen, in sentences: lessons, clashes, and who has been faster."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vidar.law.basis import local_date
from vidar.law.timetable import ResourceKind
from vidar.timetable.changes import LessonNow, Wish
from vidar.timetable.queries_clashes import NamedClash, PupilClash
from vidar.web.words import clock_time, upper_first, weekday_day_month

MOST_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Line:
    """A lesson that is changed: what it is, when, and what becomes of it."""

    title: str
    when: str
    becomes: str


@dataclass(frozen=True, slots=True)
class Preview:
    """What would happen. ``clashes`` stand in the way, ``warnings`` do not."""

    count: str
    lines: tuple[Line, ...]
    more: str
    clashes: tuple[str, ...]
    warnings: tuple[str, ...]
    taken: tuple[str, ...] = ()
    """What is registered already of the lessons, and stays."""


def preview_of(
    wishes: Sequence[Wish],
    clashes: Sequence[NamedClash],
    pupils: Sequence[PupilClash],
    *extra: str,
    taken: tuple[str, ...] = (),
) -> Preview:
    """Return what the wishes would do, said to the one who wishes."""
    doing = [wish for wish in wishes if wish.does_something]
    hidden = len(doing) - MOST_SHOWN
    return Preview(
        count=ngettext("%(num)s time blir endret", "%(num)s timer blir endret", len(doing)) % {"num": len(doing)}
        if doing
        else _("Ingen timer blir endret"),
        lines=tuple(_line(wish) for wish in doing[:MOST_SHOWN]),
        more=ngettext("og %(num)s til", "og %(num)s til", hidden) % {"num": hidden} if hidden > 0 else "",
        clashes=clash_sentences(clashes),
        warnings=(*extra, *(_pupils_sentence(each) for each in pupils)),
        taken=taken,
    )


def clash_sentences(clashes: Iterable[NamedClash]) -> tuple[str, ...]:
    """Return who and what is booked where, each once."""
    return tuple(dict.fromkeys(_clash_sentence(each) for each in clashes))


def when_text(starts_at: datetime, ends_at: datetime) -> str:
    """Return "tirsdag 24. november 10.00–11.30"."""
    return f"{weekday_day_month(local_date(starts_at))} {clock_time(starts_at)}–{clock_time(ends_at)}"


def lesson_text(lesson: LessonNow) -> str:
    """Return "Norsk, NOR 2STA"."""
    return ", ".join([lesson.name, *(group.name for group in lesson.groups if group.name != lesson.name)])


def taken_sentences(lessons: Iterable[LessonNow]) -> tuple[str, ...]:
    """Return how lessons stand that somebody else changed first."""
    return tuple(_taken(lesson) for lesson in lessons)


def _taken(lesson: LessonNow) -> str:
    named = {"lesson": lesson_text(lesson), "when": when_text(lesson.starts_at, lesson.ends_at)}
    if not lesson.takes_place:
        return _("%(lesson)s %(when)s er nå avlyst.") % named
    names = ", ".join(seat.name or _("en lærer") for seat in lesson.attending) or _("ingen lærer")
    return _("%(lesson)s %(when)s har nå %(names)s.") % {**named, "names": names}


def _line(wish: Wish) -> Line:
    return Line(
        title=lesson_text(wish.now),
        when=upper_first(when_text(wish.now.starts_at, wish.now.ends_at)),
        becomes=" · ".join(_becomes(wish)),
    )


def _becomes(wish: Wish) -> Iterator[str]:
    if wish.now.id < 0:
        yield _("Ny aktivitet")
        return
    if wish.cancels:
        yield _("Avlyst")
        return
    if not wish.now.takes_place:
        yield _("Går som vanlig")
    if wish.moves:
        yield _("Flyttes til %(when)s") % {"when": when_text(wish.then.starts_at, wish.then.ends_at)}
    if wish.changes_room:
        yield _("Rom: %(rooms)s") % {"rooms": ", ".join(room.name for room in wish.then.rooms)}
    if wish.substitute is not None:
        yield _("Vikar: %(names)s") % {"names": wish.substitute.name}
    elif wish.away is not None:
        yield _("Uten vikar")
    elif wish.now.takes_place and wish.now.teachers != wish.then.teachers:
        yield _("Egen lærer")


def _clash_sentence(clash: NamedClash) -> str:
    named = {
        "name": clash.name or _("Læreren"),
        "lesson": clash.other_name + (f" ({clash.other_school})" if clash.other_school else ""),
        "when": when_text(clash.starts_at, clash.ends_at),
    }
    sentences = {
        ResourceKind.PERSON: _("%(name)s har %(lesson)s %(when)s."),
        ResourceKind.ROOM: _("%(name)s er i bruk til %(lesson)s %(when)s."),
        ResourceKind.GROUP: _("Gruppa %(name)s har %(lesson)s %(when)s."),
    }
    return sentences[clash.kind] % named


def _pupils_sentence(told: PupilClash) -> str:
    sentence = ngettext(
        "%(num)s elev har også %(lesson)s %(when)s.", "%(num)s elever har også %(lesson)s %(when)s.", told.pupils
    )
    return sentence % {
        "num": told.pupils,
        "lesson": told.other_name,
        "when": when_text(told.starts_at, told.ends_at),
    }
