"""The register as a page: who is to be there, what is said of each, and what can be done."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vidar.attendance.actions import MarksOfOthersError, Standing
from vidar.attendance.queries import RegisterPage, RegisterRow
from vidar.attendance.queries_beside import NextLesson
from vidar.law.attendance import Mark, RegisterState
from vidar.web.register.guest_words import guest_words
from vidar.web.register.marks import ABSENT, HERE, LATE, choice_of, code_of
from vidar.web.register.reading import Choice, Filled
from vidar.web.register.words import conflict_text, count_text, earlier_texts, mark_text, marks_of_text, notice_text
from vidar.web.words import clock_time, upper_first, weekday_day_month

_PLAIN: Final = frozenset({HERE, LATE, ABSENT})


@dataclass(frozen=True, slots=True)
class PupilRow:
    """One pupil. ``code`` is what stands in the register, ``choice`` and the minutes what the form shows."""

    id: int
    name: str
    code: str
    choice: str
    late: str
    early: str
    said: str
    """What stands, in words, where the buttons alone do not tell it: "Gikk 15 min før"."""

    details: tuple[str, ...]
    conflict: str = ""
    error: str = ""


@dataclass(frozen=True, slots=True)
class RegisterView:
    """The page: rows to fill in or to read, or ``closed`` with the reason why nothing can be registered."""

    lesson_id: int
    subject: str
    day: str
    time: str
    place: str
    pupils: str
    rows: tuple[PupilRow, ...]
    version: int
    state: str
    can_fill: bool
    may_write: bool
    counts: str
    saved: str
    taken: str
    closed: str
    not_held_cause: str
    topic: str
    homework: str
    day_href: str
    starts: str
    """The start (ISO 8601) and the length in minutes, for the script that proposes minutes."""

    length: int
    note: str = ""

    @property
    def is_confirmed(self) -> bool:
        """Whether the register is taken."""
        return self.state == RegisterState.CONFIRMED

    @property
    def is_not_held(self) -> bool:
        """Whether the lesson was not held."""
        return self.state == RegisterState.NOT_HELD


@dataclass(frozen=True, slots=True)
class NextLink:
    """The way to the teacher's next register."""

    label: str
    href: str


@dataclass(frozen=True, slots=True)
class Losing:
    """What of colleagues' goes if the lesson was not held: sentences, and what the form then carries."""

    told: tuple[str, ...]
    version: int
    cause: str


def losing_of(others: MarksOfOthersError, cause: str) -> Losing:
    """Return what is told before colleagues' marks are taken away."""
    return Losing(tuple(marks_of_text(each.name, each.pupils) for each in others.marks), others.version, cause)


def next_link(lesson: NextLesson) -> NextLink:
    """Return the link to a lesson's register: "Neste: Fysikk 1 kl. 12.15"."""
    words = {"subject": lesson.subject, "time": clock_time(lesson.starts_at)}
    return NextLink(_("Neste: %(subject)s kl. %(time)s") % words, reverse("register", args=[lesson.id]))


def register_view(
    page: RegisterPage, *, filled: Filled | None = None, conflicts: Mapping[int, Standing] | None = None
) -> RegisterView:
    """Return the page; with a form that was sent, as it was typed, and with what a colleague has written meanwhile."""
    filled, conflicts = filled or Filled(), conflicts or {}
    begun = page.version > 0
    is_open = page.state in {None, RegisterState.OPEN} and (begun or (page.can_be_taken and page.takes_place))
    rows = tuple(_row(row, page, filled, conflicts.get(row.pupil_id)) for row in page.rows)
    return RegisterView(
        lesson_id=page.lesson_id,
        subject=page.subject,
        day=upper_first(weekday_day_month(page.date)),
        time=f"{clock_time(page.starts_at)}–{clock_time(page.ends_at)}",
        place=", ".join(page.rooms),
        pupils=ngettext("%(count)s elev", "%(count)s elever", len(rows)) % {"count": len(rows)},
        rows=rows,
        version=page.version,
        state=page.state.value if page.state else "",
        can_fill=is_open and page.may_write and bool(rows),
        may_write=page.may_write,
        counts=count_text(row.mark for row in page.rows),
        saved=_("Lagret %(time)s") % {"time": clock_time(page.saved_at)} if page.saved_at else _("Ikke bekreftet"),
        taken=_taken(page),
        closed="" if begun else _closed(page),
        not_held_cause=page.not_held_cause,
        topic=page.topic,
        homework=page.homework,
        day_href=f"{reverse('my-day')}?dag={page.date.isoformat()}",
        starts=page.starts_at.isoformat(),
        length=page.length,
        note=_("Timen er flyttet etter at den ble ført. Føringen gjelder tiden som står her.")
        if page.lesson_has_moved
        else "",
    )


def _row(row: RegisterRow, page: RegisterPage, filled: Filled, standing: Standing | None) -> PupilRow:
    typed = filled.choices.get(row.pupil_id) or _as_typed(row.mark)
    is_plain = row.mark is None or (choice_of(row.mark) in _PLAIN and not row.mark.early_minutes)
    return PupilRow(
        id=row.pupil_id,
        name=row.name,
        code=code_of(row.mark),
        choice=typed.choice,
        late=typed.late,
        early=typed.early,
        said="" if is_plain else upper_first(mark_text(row.mark)),
        details=(*guest_words(row), *(notice_text(each, page) for each in row.notices), *earlier_texts(row.earlier)),
        conflict=conflict_text(standing.marked_by, standing.mark, filled.marks.get(row.pupil_id)) if standing else "",
        error=filled.errors.get(row.pupil_id, ""),
    )


def _as_typed(mark: Mark | None) -> Choice:
    late, early = (mark.late_minutes, mark.early_minutes) if mark else (0, 0)
    return Choice(choice_of(mark), str(late or ""), str(early or ""))


def _taken(page: RegisterPage) -> str:
    if page.state is not RegisterState.CONFIRMED or page.confirmed_at is None:
        return ""
    return _("Ført %(time)s av %(name)s") % {"time": clock_time(page.confirmed_at), "name": page.confirmed_by}


def _closed(page: RegisterPage) -> str:
    """Say why nothing can be registered now, or nothing at all."""
    if not page.takes_place:
        return _("Timen er avlyst, og skal ikke føres.")
    if not page.can_be_taken:
        return _("Timen kan føres fra kl. %(time)s.") % {"time": clock_time(page.opens_at)}
    return ""
