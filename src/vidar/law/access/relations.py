"""Which relations the actor has to the person on the day."""

from collections.abc import Iterator
from datetime import date, datetime

from vidar.law.access.facts import ActorFacts, SubjectFacts
from vidar.law.access.vocabulary import STAFF_RELATIONS, Relation, Role
from vidar.law.basis import local_date
from vidar.law.people import GuardianBasis, Protection

SCHOOL_ROLES = {
    Role.TEACHER: Relation.TEACHER_AT_SCHOOL,
    Role.OFFICE: Relation.OFFICE_AT_SCHOOL,
    Role.COUNSELLOR: Relation.COUNSELLOR_AT_SCHOOL,
    Role.EXAM_OFFICER: Relation.EXAM_OFFICER_AT_SCHOOL,
    Role.TIMETABLER: Relation.TIMETABLER_AT_SCHOOL,
    Role.HEAD_OF_DEPARTMENT: Relation.HEAD_OF_DEPARTMENT_AT_SCHOOL,
    Role.PRINCIPAL: Relation.PRINCIPAL_AT_SCHOOL,
}
GUARDIAN_RELATIONS = {
    GuardianBasis.MINOR: Relation.GUARDIAN_MINOR,
    GuardianBasis.ADULT_CONSENT: Relation.GUARDIAN_ADULT_CONSENT,
    GuardianBasis.OTHER_CONTACT: Relation.OTHER_CONTACT,
}


def held_relations(actor: ActorFacts, subject: SubjectFacts, *, at: datetime) -> frozenset[Relation]:
    """The relations that count: within one owner, and under strict protection those AD-P4 lets through."""
    relations = relations_before_protection(actor, subject, at=at)
    if subject.protection is Protection.STRICT and not subject.is_named_for_protected:
        return relations - STAFF_RELATIONS
    return relations


def relations_before_protection(actor: ActorFacts, subject: SubjectFacts, *, at: datetime) -> frozenset[Relation]:
    """The relations as if nobody were strictly protected: needed to tell why something was refused."""
    if actor.owner_id != subject.owner_id:
        return frozenset()
    day = local_date(at)
    return frozenset((*_as_self(actor, subject), *_as_guardian(subject, day), *_as_staff(actor, subject, day)))


def _as_self(actor: ActorFacts, subject: SubjectFacts) -> Iterator[Relation]:
    if actor.person_id == subject.person_id:
        yield Relation.SELF
        if subject.school_ids:
            yield Relation.SELF_AT_SCHOOL


def _as_guardian(subject: SubjectFacts, day: date) -> Iterator[Relation]:
    # An answer given for another day is not trusted: the pupil may have come of age since.
    for access in subject.guardian:
        if access.basis is not None and access.on == day:
            yield GUARDIAN_RELATIONS[access.basis]


def _as_staff(actor: ActorFacts, subject: SubjectFacts, day: date) -> Iterator[Relation]:
    for role, relation in SCHOOL_ROLES.items():
        if actor.schools_as(role, day) & subject.school_ids:
            yield relation
            yield from _closer(relation, subject)
    teacher_at = actor.schools_as(Role.TEACHER, day) & subject.school_ids
    if teacher_at & actor.schools_as(Role.CONTACT_TEACHER, day):
        yield Relation.CONTACT_TEACHER_AT_SCHOOL
    if actor.holds(Role.OWNER_STAFF, day):
        yield Relation.OWNER_STAFF
    if subject.examines_party and actor.holds(Role.EXAMINER, day):
        yield Relation.EXAMINER_OF_PARTY


def _closer(relation: Relation, subject: SubjectFacts) -> Iterator[Relation]:
    """The closer relations that rest on one at the school."""
    if relation is Relation.TEACHER_AT_SCHOOL and subject.teaches_group:
        yield Relation.SUBJECT_TEACHER_OF
    if relation is Relation.TEACHER_AT_SCHOOL and subject.is_contact_teacher:
        yield Relation.CONTACT_TEACHER_OF
    if relation is Relation.OFFICE_AT_SCHOOL and subject.is_named_for_protected:
        yield Relation.NAMED_OFFICE_AT_SCHOOL
    if relation is Relation.PRINCIPAL_AT_SCHOOL and subject.is_named_for_protected:
        yield Relation.NAMED_PRINCIPAL_AT_SCHOOL
