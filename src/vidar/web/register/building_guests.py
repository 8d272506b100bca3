"""The page about a lesson's guests: who they are, and who can be put on the register."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from vidar.attendance.queries import RegisterPage
from vidar.attendance.queries_guests import SHORTEST_TEXT, FoundGuests
from vidar.law.attendance import RegisterState
from vidar.web.register.marks import code_of
from vidar.web.register.words import mark_text
from vidar.web.words import clock_time, upper_first, weekday_day_month


@dataclass(frozen=True, slots=True)
class GuestRow:
    """A guest, or a pupil who can be one. ``detail`` is the mark or the class, ``code`` what stands."""

    id: int
    name: str
    detail: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class GuestsPage:
    """The guests of a lesson, and what a search found; ``told`` says so in words."""

    lesson_id: int
    subject: str
    when: str
    back_href: str
    present: tuple[GuestRow, ...]
    found: tuple[GuestRow, ...]
    query: str
    told: str
    closed: str


def guests_page(opened: RegisterPage, found: FoundGuests, text: str) -> GuestsPage:
    """Return the page."""
    hours = f"{clock_time(opened.starts_at)}–{clock_time(opened.ends_at)}"
    return GuestsPage(
        lesson_id=opened.lesson_id,
        subject=opened.subject,
        when=f"{upper_first(weekday_day_month(opened.date))} · {hours}",
        back_href=reverse("register", args=[opened.lesson_id]),
        present=tuple(_present(opened)),
        found=tuple(
            GuestRow(each.person_id, f"{each.given_name} {each.family_name}", each.class_name or each.level)
            for each in found.pupils
        ),
        query=text,
        told=_told(found, text),
        closed=_closed(opened),
    )


def _present(opened: RegisterPage) -> Iterator[GuestRow]:
    for row in opened.rows:
        if row.is_guest:
            detail = " · ".join(filter(None, (row.class_name, upper_first(mark_text(row.mark)))))
            yield GuestRow(row.pupil_id, row.name, detail, code_of(row.mark))


def _told(found: FoundGuests, text: str) -> str:
    if not text:
        return ""
    if len(text) < SHORTEST_TEXT:
        return _("Skriv minst to bokstaver av navnet.")
    if found.more:
        return _("Flere passer enn de som vises. Skriv mer av navnet.")
    return "" if found.pupils else _("Ingen andre elever ved skolen passer.")


def _closed(opened: RegisterPage) -> str:
    """Say why no guest can be put on the register now, or nothing."""
    if opened.state is RegisterState.CONFIRMED:
        return _("Timen er bekreftet. Åpne den igjen for å endre.")
    if opened.state is RegisterState.NOT_HELD:
        return _("Timen er ført som ikke holdt. Åpne den igjen for å føre.")
    if opened.version == 0 and not opened.takes_place:
        return _("Timen er avlyst, og skal ikke føres.")
    if opened.version == 0 and not opened.can_be_taken:
        return _("Timen kan føres fra kl. %(time)s.") % {"time": clock_time(opened.opens_at)}
    return ""
