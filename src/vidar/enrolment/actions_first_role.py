"""Take in somebody new on the staff: a first role at the school, with the person and the login where they are missing.

All of it is one deed. The login is a row outside the wall, so it is in no history: the deed remembers what it did to
it, and ``undoing`` takes that back.
"""

from dataclasses import dataclass
from datetime import date

from django.db.backends.postgresql.psycopg_any import DateRange

from vidar.access.actor import Actor
from vidar.access.login_names import (
    FeideTakenError,
    Given,
    LoginElsewhereError,
    give_feide_name,
    has_feide_name,
    holder_of,
)
from vidar.enrolment.actions_staff import GIVEN_AT_SCHOOL
from vidar.enrolment.desk import RefusedError, desk_deed, require_assign_staff, school_of
from vidar.enrolment.models import StaffAssignment
from vidar.enrolment.queries_desk import known_person
from vidar.enrolment.queries_staff import open_for_staff, who_stands_in_the_way
from vidar.law.people import sort_key
from vidar.people.models import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstRole:
    """A role from ``day`` to ``last_day``, included, or until further notice."""

    role: str
    title: str
    day: date
    last_day: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPerson:
    """Somebody the owner does not know yet. ``national_id`` and ``birth_date`` are None where they are not known."""

    given_name: str
    family_name: str
    national_id: str | None
    birth_date: date | None


def give_first_role(actor: Actor, person_id: int, given: FirstRole, *, feide_name: str | None) -> None:
    """Give a person of the owner a role at the school, and a Feide name if they have none.

    Raises:
        NotVisibleError: the actor gives no roles, or has not found the person.
        RefusedError: unknown role, days in the wrong order, the role is held already, or the name is another's.
    """
    person = open_for_staff(actor, person_id)
    _check(given)
    with desk_deed(actor, "give_role", _about(given), person.person_id) as made:
        list(Person.objects.select_for_update().filter(id=person_id).values_list("id"))
        _assign(actor, person_id, given)
        if feide_name is None and not has_feide_name(actor.owner_id, person_id):
            raise RefusedError("feide", "required")
        if feide_name is not None:
            made.about["login"] = _login(actor, person_id, feide_name).value


def register_staff(actor: Actor, person: NewPerson, given: FirstRole, *, feide_name: str) -> int:
    """Register a new person, with a Feide name to log in by and a role at the school; return the person's id.

    Raises:
        NotVisibleError: the actor gives no roles.
        RefusedError: as above, or the owner knows the national id or the Feide name already.
    """
    check_new(actor, person, given, feide_name=feide_name)
    with desk_deed(actor, "register_staff", _about(given)) as made:
        made.person_id = person_id = Person.objects.create(
            owner_id=actor.owner_id,
            given_name=person.given_name,
            family_name=person.family_name,
            sort_key=sort_key(person.family_name, person.given_name),
            search_key=sort_key(person.given_name, person.family_name),
            national_id=person.national_id,
            birth_date=person.birth_date,
        ).id
        _assign(actor, person_id, given)
        made.about["login"] = _login(actor, person_id, feide_name).value
    return person_id


def check_new(actor: Actor, person: NewPerson, given: FirstRole, *, feide_name: str) -> None:
    """Refuse what can be refused before the form is looked over. Raises as ``register_staff``."""
    require_assign_staff(actor)
    _check(given)
    known = known_person(actor, person.national_id) if person.national_id else None
    if known is not None:
        seen = who_stands_in_the_way(actor, known.id)
        raise RefusedError("nummer", "known_number" if seen else "closed_staff", person_id=seen)
    holder = holder_of(actor.owner_id, feide_name)
    if holder is not None:
        raise RefusedError("feide", "feide_taken", person_id=who_stands_in_the_way(actor, holder))


def _check(given: FirstRole) -> None:
    if given.role not in GIVEN_AT_SCHOOL:
        raise RefusedError("rolle", "no_role")
    if given.last_day is not None and given.last_day < given.day:
        raise RefusedError("til", "order")


def _assign(actor: Actor, person_id: int, given: FirstRole) -> None:
    after = date.fromordinal(given.last_day.toordinal() + 1) if given.last_day else None
    valid = DateRange(given.day, after)
    held = StaffAssignment.objects.filter(school_id=school_of(actor), person_id=person_id, role=given.role)
    if held.filter(valid__overlap=valid).exists():
        raise RefusedError("rolle", "has_role")
    StaffAssignment.objects.create(
        owner_id=actor.owner_id,
        school_id=school_of(actor),
        person_id=person_id,
        role=given.role,
        title=given.title,
        valid=valid,
    )


def _login(actor: Actor, person_id: int, feide_name: str) -> Given:
    try:
        return give_feide_name(actor.owner_id, person_id, feide_name)
    except FeideTakenError as taken:
        seen = who_stands_in_the_way(actor, taken.person_id)
        raise RefusedError("feide", "feide_taken", person_id=seen) from taken
    except LoginElsewhereError as elsewhere:
        raise RefusedError("feide", "login_elsewhere") from elsewhere


def _about(given: FirstRole) -> dict[str, object]:
    return {"role": given.role, "from": given.day.isoformat()}
