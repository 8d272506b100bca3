"""A second, naive reading of the law: straight from the transcribed table, for property tests to compare with."""

from collections.abc import Iterable
from datetime import date

from tests.law.access.table import TABLE, TableCell
from vidar.law.access import ActorFacts, Object, Opening, Role, SubjectFacts, Verb
from vidar.law.people import GuardianBasis, Protection

NEAR, WIDE = "own groups", "everyone at the school"
_BOTH = frozenset({NEAR, WIDE})
_FOR_EVERYONE = {"R all", "SW", "own"}  # cells of the teachers' columns that do not ask for an own group
_SCHOOL_ROLES = {
    Role.OFFICE,
    Role.COUNSELLOR,
    Role.EXAM_OFFICER,
    Role.TIMETABLER,
    Role.HEAD_OF_DEPARTMENT,
    Role.PRINCIPAL,
}
_GUARDIANS = {
    GuardianBasis.MINOR: Role.GUARDIAN_MINOR,
    GuardianBasis.ADULT_CONSENT: Role.GUARDIAN_ADULT,
    GuardianBasis.OTHER_CONTACT: Role.OTHER_CONTACT,
}


def may(
    actor: ActorFacts, verb: Verb, obj: Object, subject: SubjectFacts, *, day: date, openings: Iterable[Opening]
) -> bool:
    """Whether some column of the table applies to the actor and its cell allows it."""
    openings = list(openings)
    return actor.owner_id == subject.owner_id and any(
        _cell_allows(role, reach, verb, obj, subject, openings=openings)
        for role, reach in _columns(actor, subject, day).items()
    )


def _columns(actor: ActorFacts, subject: SubjectFacts, day: date) -> dict[Role, frozenset[str]]:
    """The columns that apply, and how far each reaches."""
    staff = _staff_columns(actor, subject, day)
    if subject.protection is Protection.STRICT and not subject.is_named_for_protected:
        staff = {}
    home = {_GUARDIANS[each.basis]: _BOTH for each in subject.guardian if each.basis and each.on == day}
    own = {Role.PUPIL: _BOTH} if actor.person_id == subject.person_id else {}
    return staff | home | own


def _staff_columns(actor: ActorFacts, subject: SubjectFacts, day: date) -> dict[Role, frozenset[str]]:
    today = [
        held for held in actor.roles if held.period.start <= day and (held.period.end is None or day < held.period.end)
    ]
    here = {(held.role, held.school_id) for held in today if held.school_id in subject.school_ids}
    columns = {role: _BOTH for role, _ in here if role in _SCHOOL_ROLES}
    teaches_at = {school for role, school in here if role is Role.TEACHER}
    contact_at = {school for role, school in here if role is Role.CONTACT_TEACHER}
    columns[Role.TEACHER] = _reach(subject.teaches_group and teaches_at, teaches_at)
    columns[Role.CONTACT_TEACHER] = _reach(subject.is_contact_teacher and teaches_at, teaches_at & contact_at)
    columns |= {held.role: _BOTH for held in today if held.role is Role.OWNER_STAFF}
    columns |= {held.role: _BOTH for held in today if held.role is Role.EXAMINER and subject.examines_party}
    return columns


def _reach(near: object, wide: object) -> frozenset[str]:
    return frozenset(name for name, holds in ((NEAR, near), (WIDE, wide)) if holds)


def _cell_allows(
    role: Role, reach: frozenset[str], verb: Verb, obj: Object, subject: SubjectFacts, *, openings: list[Opening]
) -> bool:
    cell = TABLE[obj, role]
    mine = [each for each in openings if (each.object, each.role) == (obj, role)]
    opened = any(verb in {each.verb, Verb.READ} for each in mine)
    return (
        (verb in cell.open or (opened and verb in cell.if_opened))
        and (WIDE if cell.source in _FOR_EVERYONE else NEAR) in reach
        and ("named" not in cell.source or subject.is_named_for_protected)
        and (role is not Role.PUPIL or verb is Verb.READ or bool(subject.school_ids))
        and _record_allows(role, cell, obj, subject)
    )


def _record_allows(role: Role, cell: TableCell, obj: Object, subject: SubjectFacts) -> bool:
    shielded = obj is Object.CONTACTS and subject.protection is Protection.CONFIDENTIAL
    if shielded and role not in {Role.PUPIL, Role.OFFICE, Role.PRINCIPAL} and "own" not in cell.conditions:
        return False
    if cell.source.startswith("– unless pupil shares; R where"):
        return bool(cell.conditions & subject.conditions)
    return cell.conditions <= subject.conditions
