"""Read a whole register from a form, as it is sent without scripts: a choice for each pupil, and minutes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.utils.translation import gettext as _

from vidar.attendance.queries import RegisterPage
from vidar.law.attendance import Mark, Presence
from vidar.web.register.marks import CHOICES, EARLY, HERE, LATE, UnreadableCodeError, mark_of

_MOST_DIGITS = 3


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen for a pupil, as it was typed."""

    choice: str
    late: str = ""
    early: str = ""


@dataclass(slots=True)
class Filled:
    """A form that was sent: ``choices`` as typed, the marks that can be read of them, and what cannot."""

    choices: dict[int, Choice] = field(default_factory=dict)
    marks: dict[int, Mark | None] = field(default_factory=dict)
    expected: dict[int, Mark | None] = field(default_factory=dict)
    errors: dict[int, str] = field(default_factory=dict)


def default_minutes(starts_at: datetime, ends_at: datetime, now: datetime) -> int | None:
    """Return how late somebody is who comes now: None where the lesson does not go on."""
    minutes = int((now - starts_at).total_seconds()) // 60
    length = int((ends_at - starts_at).total_seconds()) // 60
    return minutes if 0 < minutes < length else None


def read_form(fields: Mapping[str, str], page: RegisterPage, *, now: datetime) -> Filled:
    """Read ``valg-7``, ``sen-7``, ``tidlig-7`` and ``sto-7`` for each pupil; a pupil without a choice is left alone.

    Only what was changed is written: a mark that stands as it did when the page was opened is no wish.
    """
    filled = Filled()
    for row in page.rows:
        typed = _typed(fields, row.pupil_id)
        stood = _stood(fields, row.pupil_id)
        if typed is None or stood is None:
            continue
        filled.choices[row.pupil_id] = typed
        try:
            wanted = _mark(typed, page, now)
        except _FaultError as fault:
            filled.errors[row.pupil_id] = fault.message
            continue
        expected = mark_of(stood)
        if wanted != expected:
            filled.marks[row.pupil_id], filled.expected[row.pupil_id] = wanted, expected
    return filled


class _FaultError(Exception):
    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


def _typed(fields: Mapping[str, str], pupil_id: int) -> Choice | None:
    choice = fields.get(f"valg-{pupil_id}", "")
    if choice not in CHOICES:
        return None
    late, early = (fields.get(f"{name}-{pupil_id}", "").strip() for name in (LATE, EARLY))
    return Choice(choice, late[: _MOST_DIGITS + 1], early[: _MOST_DIGITS + 1])


def _stood(fields: Mapping[str, str], pupil_id: int) -> str | None:
    stood = fields.get(f"sto-{pupil_id}", HERE)
    try:
        mark_of(stood)
    except UnreadableCodeError:
        return None
    return stood


def _mark(typed: Choice, page: RegisterPage, now: datetime) -> Mark | None:
    if typed.choice not in {LATE, EARLY}:
        return mark_of(typed.choice)
    late, early = _minutes(typed.late), _minutes(typed.early)
    if typed.choice == LATE and not typed.late:
        late = default_minutes(page.starts_at, page.ends_at, now) or 0
    if (late if typed.choice == LATE else early) == 0:
        raise _FaultError(
            _("Skriv hvor mange minutter eleven kom for sent.")
            if typed.choice == LATE
            else _("Skriv hvor mange minutter før slutt eleven gikk.")
        )
    if late + early >= page.length:
        raise _FaultError(
            _("Timen varer i %(length)s minutter. Var eleven borte hele timen, velg «Borte».") % {"length": page.length}
        )
    return Mark(Presence.PARTLY, late, early)


def _minutes(text: str) -> int:
    if not text:
        return 0
    if not (text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS):
        raise _FaultError(_("Skriv minuttene som et helt tall, for eksempel 12."))
    return int(text)


def in_order(errors: Mapping[int, str], page: RegisterPage) -> Iterable[tuple[int, str, str]]:
    """Return (pupil, name, fault) in the order of the page."""
    return [(row.pupil_id, row.name, errors[row.pupil_id]) for row in page.rows if row.pupil_id in errors]
