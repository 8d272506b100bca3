"""What is written about the lessons of a week: labels on the lessons, and the homework in one list."""

from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import shorten
from typing import Final

from django.utils.translation import gettext as _

from vidar.attendance.queries_week import Beside, WeekBeside
from vidar.law.attendance import Mark, Presence
from vidar.law.basis import local_date
from vidar.law.calendar import Week
from vidar.timetable.queries import Timetable
from vidar.timetable.queries_lessons import Of
from vidar.web.timetable.addresses import Origin
from vidar.web.timetable.building_colours import colour_of, subject_colours
from vidar.web.timetable.building_names import subject_text
from vidar.web.timetable.page import Label, LabelKind
from vidar.web.words import clock_time, upper_first, weekday

LONGEST_SHOWN: Final = 160
"""Characters of homework in the list; the lesson has all of it."""


@dataclass(frozen=True, slots=True)
class HomeworkLine:
    """The homework of one lesson; ``when`` is "Tirsdag kl. 10.00"."""

    subject: str
    when: str
    text: str
    href: str
    colour: int


@dataclass(frozen=True, slots=True)
class GuestLine:
    """A lesson where the reader was a guest: when, and how it was registered."""

    subject: str
    when: str
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HomeworkList:
    """All homework of a week under one heading."""

    title: str
    lines: tuple[HomeworkLine, ...]


def beside_labels(beside: Beside) -> Iterator[Label]:
    """Return the words on a lesson: that there is homework, and what is registered of the reader."""
    if beside.mark is not None:
        yield from (Label(LabelKind.OWN, text) for text in own_mark_texts(beside.mark))
    if beside.homework:
        yield Label(LabelKind.HOMEWORK, _("Lekse"))


def own_mark_texts(mark: Mark) -> Iterator[str]:
    """Return "Borte", "12 min sen", "Gikk 5 min før", "På annet opplegg": short, to stand on a lesson."""
    if mark.presence is Presence.ABSENT:
        yield _("Borte")
    elif mark.presence is Presence.ELSEWHERE:
        yield _("På annet opplegg")
    if mark.late_minutes:
        yield _("%(count)s min sen") % {"count": mark.late_minutes}
    if mark.early_minutes:
        yield _("Gikk %(count)s min før") % {"count": mark.early_minutes}


def homework_list(timetable: Timetable, beside: WeekBeside, origin: Origin) -> HomeworkList | None:
    """Return the week's homework in the order of the lessons, for a pupil and those who follow one."""
    written = [lesson for lesson in timetable.lessons if beside.of(lesson.id).homework]
    if not written or timetable.of is not Of.PUPIL:
        return None
    colours = subject_colours(timetable.frame.subjects)
    lines = tuple(
        HomeworkLine(
            subject=subject_text(lesson),
            when=_("%(day)s kl. %(time)s")
            % {"day": upper_first(weekday(lesson.date)), "time": clock_time(lesson.starts_at)},
            text=shorten(beside.of(lesson.id).homework, LONGEST_SHOWN, placeholder=" …"),
            href=origin.lesson(lesson.id),
            colour=colour_of(colours, lesson.key),
        )
        for lesson in written
    )
    return HomeworkList(_("Lekser i uke %(number)s") % {"number": Week.of(timetable.days.start).number}, lines)


def guest_lines(beside: WeekBeside) -> tuple[GuestLine, ...]:
    """Return the lessons where the reader was a guest; they stand in no timetable, so they lead nowhere."""
    return tuple(
        GuestLine(
            subject=each.subject,
            when=_("%(day)s kl. %(time)s")
            % {
                "day": upper_first(weekday(local_date(each.starts_at))),
                "time": f"{clock_time(each.starts_at)}–{clock_time(each.ends_at)}",
            },
            marks=tuple(own_mark_texts(each.mark)) if each.mark else (_("Til stede"),),
        )
        for each in beside.guest
    )
