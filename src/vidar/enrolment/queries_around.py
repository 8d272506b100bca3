"""Pupils who are not at the school today: those who are to begin, and those who left within a year."""

from dataclasses import dataclass
from datetime import date

from vidar.access.actor import Actor
from vidar.access.looks import note_look
from vidar.enrolment.desk import NOT_HIDDEN, kept_since, require_enrol
from vidar.people.matching import begins_with
from vidar.tenancy.sql import fetch_all

MOST = 50


@dataclass(frozen=True, slots=True)
class PupilAround:
    """Somebody who begins on ``starts``, or whose last day was ``last_day``; or both."""

    person_id: int
    name: str
    starts: date | None
    last_day: date | None
    class_name: str
    total: int
    """How many were found in all."""


_AROUND = """
WITH away AS (
  SELECT e.owner_id, e.pupil_id,
    min(lower(e.valid)) FILTER (WHERE lower(e.valid) > %(today)s::date) AS starts,
    max(upper(e.valid)) FILTER (WHERE upper(e.valid) <= %(today)s::date) - 1 AS last_day
  FROM enrolment_enrolment e
  WHERE e.school_id = %(school)s AND upper(e.valid) > %(kept_since)s::date
  GROUP BY e.owner_id, e.pupil_id HAVING NOT bool_or(e.valid @> %(today)s::date))
SELECT p.id, p.family_name || ', ' || p.given_name, a.starts, a.last_day,
  coalesce((SELECT c.name FROM enrolment_classmembership m
    JOIN enrolment_schoolclass c ON c.owner_id = m.owner_id AND c.id = m.school_class_id
    WHERE m.owner_id = a.owner_id AND m.pupil_id = a.pupil_id AND m.school_id = %(school)s
      AND m.valid @> coalesce(a.starts, a.last_day)), ''),
  count(*) OVER ()
FROM away a JOIN people_person p ON p.owner_id = a.owner_id AND p.id = a.pupil_id
WHERE {hidden} AND ({matches})
ORDER BY a.starts IS NULL, a.starts, a.last_day DESC, p.sort_key, p.id LIMIT %(most)s
"""


def pupils_around(actor: Actor, text: str) -> list[PupilAround]:
    """Return at most ``MOST`` of them, first those who begin soonest, then those who left last. The looks are noted.

    ``text`` is the beginning of a name, in either order; without letters it finds everybody. One statement, and
    the note.

    Raises:
        NotVisibleError: the actor does not keep the school's pupils.
    """
    require_enrol(actor)
    matches, bounds = begins_with(text)
    named = {"school": actor.school_id, "today": actor.today, "kept_since": kept_since(actor), "me": actor.person_id}
    found = fetch_all(
        PupilAround,
        _AROUND.format(hidden=NOT_HIDDEN, matches=matches or "true"),
        {**named, **bounds, "most": MOST},
    )
    note_look(actor, [pupil.person_id for pupil in found], "pupils_around")
    return found
