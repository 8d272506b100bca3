"""Who tells the school that a pupil is away: grown-up pupils themselves, else a guardian."""

from collections.abc import Iterable
from datetime import datetime

from vidar.demo.people.pupils import Pupil
from vidar.demo.rows import GuardianshipRow
from vidar.law.people import is_adult

_PARENT = "parental_responsibility"


class Tellers:
    """Knows the guardians of every pupil."""

    def __init__(self, pupils: Iterable[Pupil], ties: Iterable[GuardianshipRow]) -> None:
        self._born = {each.id: each.person.birth_date for each in pupils}
        self._guardian: dict[int, int] = {}
        for tie in ties:
            if tie.kind == _PARENT:
                self._guardian.setdefault(tie.pupil_id, tie.guardian_id)

    def __call__(self, pupil_id: int, at: datetime) -> int:
        """Return the person who tells of an absence that begins ``at``."""
        return pupil_id if is_adult(self._born[pupil_id], at) else self._guardian.get(pupil_id, pupil_id)
