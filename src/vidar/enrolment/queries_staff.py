"""Find a person of the owner who is to work at the school, and tell what is known of them."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from vidar.access.actor import Actor
from vidar.access.looks import note_look
from vidar.access.records import NotVisibleError
from vidar.enrolment.desk import NOT_HIDDEN, require_assign_staff
from vidar.law.people import latest_adult_birth_date, search_key, sort_key
from vidar.people.matching import begins_with
from vidar.tenancy.sql import fetch_all, fetch_one

MOST = 20
SHORTEST = 2
"""Letters of a name, at least."""

PURPOSE = "find_staff"


@dataclass(frozen=True, slots=True)
class FoundPerson:
    """A person to give a role. ``works_at`` are names of schools, "" for the owner itself; ``is_here``: at this one."""

    person_id: int
    name: str
    birth_date: date | None
    works_at: list[str]
    is_here: bool
    total: int


# Colleagues of the owner are found by the beginning of a name. Of everybody else, guardians and former pupils among
# them, only who is known by the whole name: a list of them is nobody's to see.
_FOUND = """
SELECT p.id, p.given_name || ' ' || p.family_name, p.birth_date,
  ARRAY(SELECT DISTINCT coalesce(s.short_name, '') FROM enrolment_staffassignment a
        LEFT JOIN schools_school s ON s.id = a.school_id
        WHERE a.owner_id = p.owner_id AND a.person_id = p.id
          AND (upper(a.valid) IS NULL OR upper(a.valid) > %(today)s::date) ORDER BY 1),
  EXISTS (SELECT 1 FROM enrolment_staffassignment a WHERE a.owner_id = p.owner_id AND a.person_id = p.id
          AND a.school_id = %(school)s AND (upper(a.valid) IS NULL OR upper(a.valid) > %(today)s::date)),
  count(*) OVER ()
FROM people_person p
WHERE {hidden} AND (p.birth_date IS NULL OR p.birth_date <= %(adult_born)s) AND ({matches})
  AND (p.sort_key = ANY(%(whole)s) OR p.search_key = ANY(%(whole)s) OR {is_staff})
ORDER BY p.sort_key, p.id LIMIT %(most)s
"""
_IS_STAFF = """EXISTS (SELECT 1 FROM enrolment_staffassignment a
  WHERE a.owner_id = p.owner_id AND a.person_id = p.id)"""


def find_for_staff(actor: Actor, text: str) -> list[FoundPerson]:
    """Return at most ``MOST`` adults of the owner by name, in Norwegian order. One statement, and the note.

    Raises:
        NotVisibleError: the actor gives no roles.
    """
    require_assign_staff(actor)
    matches, bounds = begins_with(text)
    if len(search_key(text)) < SHORTEST:
        return []
    named = {**_parameters(actor), **bounds, "whole": list(_whole_names(text)), "most": MOST}
    statement = _FOUND.format(hidden=NOT_HIDDEN, matches=matches, is_staff=_IS_STAFF)
    found = fetch_all(FoundPerson, statement, named)
    note_look(actor, [person.person_id for person in found], PURPOSE)
    return found


def _whole_names(text: str) -> set[str]:
    """Return the keys of the names that the words are, whichever is the family name."""
    words = text.replace(",", " ").split()
    splits = [(" ".join(words[:cut]), " ".join(words[cut:])) for cut in range(1, len(words))]
    return {sort_key(first, last) for first, last in splits}


@dataclass(frozen=True, slots=True)
class OpenedPerson:
    """A person who is to get a first role at the school."""

    person_id: int
    name: str
    birth_date: date | None


# Who has never worked for the owner is open to whoever found them a moment ago, by name or by number: the log of
# looks says so. An id alone opens nobody.
_OPENED = """
SELECT p.id, p.given_name || ' ' || p.family_name, p.birth_date FROM people_person p
WHERE p.id = %(person)s AND {hidden} AND (p.birth_date IS NULL OR p.birth_date <= %(adult_born)s)
  AND ({is_staff} OR EXISTS (SELECT 1 FROM access_lookevent v WHERE v.owner_id = p.owner_id
    AND v.actor_id = %(me)s AND v.at > now() - interval '1 hour' AND v.purpose = %(purpose)s
    AND v.person_ids @> ARRAY[p.id]))
"""


def open_for_staff(actor: Actor, person_id: int) -> OpenedPerson:
    """Return a person to give a role. One statement.

    Raises:
        NotVisibleError: the actor gives no roles, or there is nobody whom the actor has found.
    """
    require_assign_staff(actor)
    named = {**_parameters(actor), "person": person_id, "purpose": PURPOSE}
    found = fetch_one(OpenedPerson, _OPENED.format(hidden=NOT_HIDDEN, is_staff=_IS_STAFF), named)
    if found is None:
        raise NotVisibleError
    return found


@dataclass(frozen=True, slots=True)
class _Open:
    person_id: int


def who_stands_in_the_way(actor: Actor, person_id: int) -> int | None:
    """Return the person's id where the actor may see who it is, else None; the look is noted, so that it opens."""
    statement = (
        f"SELECT p.id FROM people_person p WHERE p.id = %(person)s AND {NOT_HIDDEN}"  # noqa: S608 - of constants
        " AND (p.birth_date IS NULL OR p.birth_date <= %(adult_born)s)"
    )
    found = fetch_one(_Open, statement, {**_parameters(actor), "person": person_id})
    if found is None:
        return None
    note_look(actor, [person_id], PURPOSE)
    return person_id


def _parameters(actor: Actor) -> dict[str, Any]:
    rules = actor.standing.settings.guardian_rules()
    return {
        "me": actor.person_id,
        "school": actor.school_id,
        "today": actor.today,
        "adult_born": latest_adult_birth_date(actor.today, leap_day=rules.leap_day),
    }
