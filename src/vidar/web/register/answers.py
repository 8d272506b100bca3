"""What the script on the page is told: short answers in JSON, with codes for marks and words for people."""

from typing import Any

from django.http import JsonResponse
from django.utils.translation import gettext as _

from vidar.attendance.actions import (
    ConflictError,
    LessonCancelledError,
    NotOnRosterError,
    NotYetOpenError,
    RegisterRefusedError,
    Saved,
    WrongStateError,
)
from vidar.attendance.queries import RegisterPage
from vidar.law.attendance import RegisterState
from vidar.web.register.marks import code_of
from vidar.web.register.words import changed_text, mark_text
from vidar.web.words import clock_time


def answer(content: dict[str, Any], *, status: int = 200) -> JsonResponse:
    """Return an answer that no cache keeps."""
    return JsonResponse(content, status=status, headers={"Cache-Control": "no-store"})


def saved_answer(saved: Saved) -> JsonResponse:
    """Tell what version the register has now, and which one the write met."""
    told = _("Lagret %(time)s") % {"time": clock_time(saved.saved_at)}
    return answer({"version": saved.version, "seen": saved.seen, "state": saved.state.value, "saved": told})


def changes_answer(page: RegisterPage) -> JsonResponse:
    """Tell how the register stands: the deviations, by whom and when."""
    rows = {
        str(row.pupil_id): {
            "code": code_of(row.mark),
            "words": mark_text(row.mark),
            "by": changed_text(row.marked_by, row.marked_at),
        }
        for row in page.rows
    }
    return answer({"version": page.version, "state": page.state.value if page.state else "", "rows": rows})


def refused_answer(refused: RegisterRefusedError) -> JsonResponse:
    """Tell why nothing was written: with the marks that stand where a colleague was first, else in words.

    ``state`` is there where a colleague has closed the register: what waits can then not be sent by itself.
    """
    if isinstance(refused, ConflictError):
        (row,) = refused.rows
        theirs = {"code": code_of(row.mark), "words": mark_text(row.mark), "name": row.marked_by or _("En kollega")}
        return answer({"conflict": theirs}, status=409)
    closed = {"state": refused.state.value} if isinstance(refused, WrongStateError) and refused.state else {}
    return answer({"refused": refusal_text(refused), **closed}, status=409)


def refusal_text(refused: RegisterRefusedError) -> str:
    """Return in words why a register cannot be written now, and what to do."""
    match refused:
        case NotYetOpenError(opens_at=opens_at):
            return _("Timen kan føres fra kl. %(time)s.") % {"time": clock_time(opens_at)}
        case LessonCancelledError():
            return _("Timen er avlyst, og skal ikke føres.")
        case WrongStateError(state=RegisterState.NOT_HELD):
            return _("Timen er ført som ikke holdt. Åpne den igjen for å føre.")
        case WrongStateError():
            return _("Timen er bekreftet. Åpne den igjen for å endre.")
        case NotOnRosterError():
            return _("Eleven står ikke på lista for denne timen. Last siden på nytt.")
    return _("Noe er endret av en kollega. Last siden på nytt.")
