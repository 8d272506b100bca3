"""Save, and where somebody was faster or something is taken, say who and what."""

from collections.abc import Callable
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from vidar.access.actor import Actor
from vidar.enrolment.queries_deeds import LESSON_KINDS
from vidar.tenancy.deeds import last_deed
from vidar.timetable.actions import BookedError, ChangedMeanwhileError
from vidar.web.desk_lessons.building import clash_sentences, taken_sentences


class RefusedError(Exception):
    """Nothing was saved. ``title`` says so, ``sentences`` why."""

    def __init__(self, title: str, sentences: tuple[str, ...]) -> None:
        super().__init__(title)
        self.title = title
        self.sentences = sentences


def saved[T](save: Callable[[], T]) -> T:
    """Return what ``save`` returns.

    Raises:
        RefusedError: something is taken, or somebody else has changed a lesson meanwhile.
    """
    try:
        return save()
    except BookedError as booked:
        sentences = clash_sentences(booked.clashes) or (_("Noen andre lagret samtidig. Prøv en gang til."),)
        raise RefusedError(_("Ikke lagret: noe er opptatt"), sentences) from booked
    except ChangedMeanwhileError as changed:
        sentences = taken_sentences(changed.lessons) or (_("Timen finnes ikke lenger."),)
        raise RefusedError(_("Ikke lagret: noen andre har endret timen"), sentences) from changed


def with_saved(address: str, deed_id: int | None) -> str:
    """Return the address, with the deed that its page offers to undo."""
    if deed_id is None:
        return address
    return address + ("&" if "?" in address else "?") + urlencode({"lagret": deed_id})


def offered_undo(actor: Actor, asked: str) -> int | None:
    """Return the deed that the reader may undo, if it is the one the address speaks of. At most one statement."""
    if not asked.isascii() or not asked.isdigit() or not actor.is_staff:
        return None
    last = last_deed(actor.person_id, at=actor.at, school_id=actor.school_id)
    return last.id if last is not None and str(last.id) == asked and last.kind in LESSON_KINDS else None
