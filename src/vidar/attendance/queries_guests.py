"""Whom a teacher can put on a register as a guest: found by name, as in the search for pupils."""

from dataclasses import dataclass

from vidar.access.actor import Actor
from vidar.access.records import NotVisibleError
from vidar.attendance.queries import RegisterPage
from vidar.people.queries import FoundPupil, search_pupils
from vidar.tenancy.sql import fetch_all

SHORTEST_TEXT = 2
"""Letters to search by: fewer would list the school."""


@dataclass(frozen=True, slots=True)
class FoundGuests:
    """Pupils who fit and can be guests; with ``more`` there are others who fit and were not looked at."""

    pupils: tuple[FoundPupil, ...]
    more: bool


@dataclass(frozen=True, slots=True)
class _Id:
    id: int


_STRICT = "SELECT id FROM people_person WHERE id = ANY(%(pupils)s::bigint[]) AND protection = 'strict'"


def find_guests(actor: Actor, opened: RegisterPage, text: str) -> FoundGuests:
    """Return pupils of the actor's school, by the beginning of a name, who can be guests in a lesson.

    Who is on the roster is no guest, and a strictly protected pupil is nobody's. Two statements and the note of the
    look; none where the text is too short to search by.

    Raises:
        NotVisibleError: the actor may not write in the register.
    """
    if not opened.may_write or opened.school_id != actor.school_id:
        raise NotVisibleError
    if len(text.strip()) < SHORTEST_TEXT:
        return FoundGuests((), more=False)
    found = search_pupils(actor, text)
    left_out = {row.id for row in fetch_all(_Id, _STRICT, {"pupils": [each.person_id for each in found.pupils]})}
    left_out |= {row.pupil_id for row in opened.rows}
    return FoundGuests(tuple(each for each in found.pupils if each.person_id not in left_out), more=found.pages > 1)
