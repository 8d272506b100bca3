"""Lessons whose register is taken: a change of them is told of first, and takes one more press.

The timetable knows nothing of registers, so the two meet here. What is taken stays as it is, whatever becomes of the
lesson; the warning says so, and the press says that it has been read.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from vidar.access.actor import Actor
from vidar.attendance.queries_taken import TakenRegister, taken_registers
from vidar.law.attendance import RegisterState
from vidar.law.basis import local_date
from vidar.timetable.changes import Wish
from vidar.web.desk_lessons.building import lesson_text, when_text
from vidar.web.words import clock_time, day_and_month

FIELD = "fort"
"""The hidden field in which a form says which registers its reader has been told of."""

_MARK_LENGTH = 16


@dataclass(frozen=True, slots=True)
class Taken:
    """What is to be read before saving. ``mark`` is "" where nothing is taken, and another when a register changes."""

    sentences: tuple[str, ...] = ()
    mark: str = ""

    def is_read(self, posted: Mapping[str, str]) -> bool:
        """Tell whether the form was sent by somebody who had these very registers before their eyes."""
        return not self.mark or posted.get(FIELD, "") == self.mark

    def again(self, posted: Mapping[str, str]) -> str:
        """Return the mark for the form's next press; "" where a first press is still to come."""
        return self.mark if posted.get("gjor") == "lagre" or self.is_read(posted) else ""


def taken_of(actor: Actor, wishes: Iterable[Wish]) -> Taken:
    """Return what is taken of the lessons that the wishes change. At most one statement.

    A cancelled lesson that is set back gets nothing it did not have, so nothing is said of it.
    """
    changed = {wish.now.id: wish for wish in wishes if wish.does_something and wish.now.takes_place}
    found = taken_registers(actor, changed)
    if not found:
        return Taken()
    told = "|".join(f"{each.lesson_id}.{each.version}" for each in found)
    mark = hashlib.sha256(told.encode()).hexdigest()[:_MARK_LENGTH]
    if len(changed) == 1:
        return Taken((_alone(found[0]),), mark)
    return Taken(tuple(_among(each, changed[each.lesson_id]) for each in found), mark)


def _alone(register: TakenRegister) -> str:
    """Return "Timen er ført av Kari Moen 24. november kl. 09.12. Det som er ført, blir stående."."""
    named = _words(register)
    if register.state is RegisterState.NOT_HELD:
        said = _("Timen er meldt ikke holdt av %(name)s %(day)s kl. %(clock)s. Det som er ført, blir stående.")
    else:
        said = _("Timen er ført av %(name)s %(day)s kl. %(clock)s. Det som er ført, blir stående.")
    return said % named


def _among(register: TakenRegister, wish: Wish) -> str:
    named = _words(register) | {
        "lesson": lesson_text(wish.now),
        "when": when_text(wish.now.starts_at, wish.now.ends_at),
    }
    if register.state is RegisterState.NOT_HELD:
        said = _("%(lesson)s %(when)s er meldt ikke holdt av %(name)s %(day)s kl. %(clock)s. Det blir stående.")
    else:
        said = _("%(lesson)s %(when)s er ført av %(name)s %(day)s kl. %(clock)s. Det som er ført, blir stående.")
    return said % named


def _words(register: TakenRegister) -> dict[str, str]:
    return {
        "name": register.by or _("en lærer"),
        "day": day_and_month(local_date(register.at)),
        "clock": clock_time(register.at),
    }
