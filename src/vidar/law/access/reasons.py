"""Why something was refused: the reason, found only after the decision is made."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import datetime
from enum import StrEnum

from vidar.law.access.facts import ActorFacts, Opening, SubjectFacts
from vidar.law.access.grants import grants_for, is_open, passes_confidential
from vidar.law.access.matrix import MATRIX
from vidar.law.access.notation import Grant
from vidar.law.access.relations import SCHOOL_ROLES, held_relations, relations_before_protection
from vidar.law.access.vocabulary import Condition, Object, Relation, Role, Verb
from vidar.law.basis import local_date


class Reason(StrEnum):
    """What settled the decision; for refusals the first of these that fits, in this order."""

    ALLOWED = "allowed"
    OTHER_OWNER = "other_owner"
    NOT_NAMED = "not_named"  # the person is protected; only the staff named for them
    CLOSED_BY_OWNER = "closed_by_owner"
    CONFIDENTIAL = "confidential"
    OWN_RECORDS_ONLY = "own_records_only"
    NOT_RELEASED = "not_released"
    NOT_SHARED = "not_shared"
    NO_CO_SIGNATURE = "no_co_signature"
    NOT_ASKED = "not_asked"
    NOT_ON_BEHALF = "not_on_behalf"
    COUNTS_ONLY = "counts_only"
    GUARDIAN_REFUSED = "guardian_refused"
    NOT_OWN_GROUP = "not_own_group"
    OTHER_SCHOOL = "other_school"
    NO_ROLE = "no_role"


_BY_CONDITION = {
    Condition.OWN_RECORD: Reason.OWN_RECORDS_ONLY,
    Condition.RELEASED: Reason.NOT_RELEASED,
    Condition.PUPIL_SHARES: Reason.NOT_SHARED,
    Condition.MUST_CO_SIGN: Reason.NO_CO_SIGNATURE,
    Condition.ASKED: Reason.NOT_ASKED,
    Condition.ON_BEHALF: Reason.NOT_ON_BEHALF,
}

_GROUP_RELATIONS = {
    Relation.SUBJECT_TEACHER_OF: Relation.TEACHER_AT_SCHOOL,
    Relation.CONTACT_TEACHER_OF: Relation.TEACHER_AT_SCHOOL,
}


def find_reason(
    actor: ActorFacts,
    verb: Verb,
    obj: Object,
    subject: SubjectFacts,
    *,
    at: datetime,
    openings: Collection[Opening],
) -> Reason:
    """Why something that is not allowed is refused."""
    if actor.owner_id != subject.owner_id:
        return Reason.OTHER_OWNER
    written = grants_for(obj, verb)
    could = relations_before_protection(actor, replace(subject, is_named_for_protected=True), at=at)
    held = held_relations(actor, subject, at=at)
    if any(grant.relation in could - held for grant in written):
        return Reason.NOT_NAMED
    near = [grant for grant in written if grant.relation in held]
    if near:
        return _almost(near, obj, subject, openings)
    return _distant(actor, written, obj, subject, at=at, could=could)


def _almost(near: list[Grant], obj: Object, subject: SubjectFacts, openings: Collection[Opening]) -> Reason:
    """The relation is right; something else is missing."""
    opened = [grant for grant in near if is_open(grant, obj, openings)]
    if not opened:
        return Reason.CLOSED_BY_OWNER
    visible = [grant for grant in opened if passes_confidential(grant, obj, subject.protection)]
    if not visible:
        return Reason.CONFIDENTIAL
    missing = frozenset().union(*(grant.conditions for grant in visible)) - subject.conditions
    return next(_BY_CONDITION[each] for each in Condition if each in missing)


def _distant(
    actor: ActorFacts,
    written: Iterable[Grant],
    obj: Object,
    subject: SubjectFacts,
    *,
    at: datetime,
    could: frozenset[Relation],
) -> Reason:
    """No relation meets any cell."""
    day = local_date(at)
    roles = {grant.role for grant in written} & SCHOOL_ROLES.keys()
    if Relation.OWNER_STAFF in could and MATRIX[obj, Role.OWNER_STAFF].aggregate:
        return Reason.COUNTS_ONLY
    if subject.guardian and not any(access.allowed for access in subject.guardian):
        return Reason.GUARDIAN_REFUSED
    if any(_GROUP_RELATIONS.get(grant.relation) in could for grant in written):
        return Reason.NOT_OWN_GROUP
    if any(actor.holds(role, day) for role in roles):
        return Reason.OTHER_SCHOOL
    return Reason.NO_ROLE
