"""Marks as the form and the script carry them."""

import pytest

from vidar.law.attendance import Mark, Presence
from vidar.web.register.marks import UnreadableCodeError, choice_of, code_of, mark_of

LATE_AND_EARLY = Mark(Presence.PARTLY, 12, 5)


@pytest.mark.parametrize(
    ("mark", "code", "choice"),
    [
        (None, "her", "her"),
        (Mark(Presence.ABSENT), "borte", "borte"),
        (Mark(Presence.ELSEWHERE), "annet", "annet"),
        (Mark(Presence.PARTLY, 12, 0), "12-0", "sen"),
        (Mark(Presence.PARTLY, 0, 5), "0-5", "tidlig"),
        (LATE_AND_EARLY, "12-5", "sen"),
    ],
)
def test_code_is_read_back(mark, code, choice):
    assert (code_of(mark), choice_of(mark), mark_of(code)) == (code, choice, mark)


@pytest.mark.parametrize("code", ["", "sen", "0-0", "12", "-5-0", "1000-0", "12-0 ", "١٢-0", "BORTE"])
def test_other_texts_are_refused(code):
    with pytest.raises(UnreadableCodeError):
        mark_of(code)
