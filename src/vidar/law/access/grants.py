"""Which grants of the matrix are open, and to which relations. `decide` and its SQL form both read here."""

from collections.abc import Collection

from vidar.law.access.facts import Opening
from vidar.law.access.matrix import MATRIX
from vidar.law.access.notation import Grant
from vidar.law.access.vocabulary import Condition, Object, Part, Relation, Role, Verb
from vidar.law.people import Protection

# AD-P4: confidential address and contact details stay with the office roles, besides the person
_SEES_CONFIDENTIAL = frozenset(
    {Relation.SELF, Relation.SELF_AT_SCHOOL, Relation.OFFICE_AT_SCHOOL, Relation.PRINCIPAL_AT_SCHOOL}
)


_WRITTEN = {
    (obj, verb): tuple(grant for role in Role for grant in MATRIX[obj, role].grants if grant.verb is verb)
    for obj in Object
    for verb in Verb
}


def grants_for(obj: Object, verb: Verb) -> tuple[Grant, ...]:
    """Everything the matrix says about the verb on the object, open or not."""
    return _WRITTEN[obj, verb]


def is_open(grant: Grant, obj: Object, openings: Collection[Opening]) -> bool:
    """Open by default, or opened by the owner. An opening for any verb opens reading."""
    return not grant.closed or any(
        opening.object is obj and opening.role is grant.role and grant.verb in (opening.verb, Verb.READ)
        for opening in openings
    )


def passes_confidential(grant: Grant, obj: Object, protection: Protection) -> bool:
    """Contact details of a confidential person: for the office roles, the person, and one's own row."""
    return (
        obj is not Object.CONTACTS
        or protection is not Protection.CONFIDENTIAL
        or grant.relation in _SEES_CONFIDENTIAL
        or Condition.OWN_RECORD in grant.conditions
    )


def open_grants(
    obj: Object,
    verb: Verb,
    openings: Collection[Opening],
    *,
    conditions: Collection[Condition] = (),
    protection: Protection = Protection.NONE,
) -> tuple[Grant, ...]:
    """The grants for a record on which the conditions hold, about a person with this protection."""
    return tuple(
        grant
        for grant in grants_for(obj, verb)
        if is_open(grant, obj, openings)
        and grant.conditions.issubset(conditions)
        and passes_confidential(grant, obj, protection)
    )


def allowed_relations(
    obj: Object,
    verb: Verb,
    openings: Collection[Opening],
    *,
    conditions: Collection[Condition] = (),
    protection: Protection = Protection.NONE,
    part: Part | None = None,
) -> frozenset[Relation]:
    """The relations that open the object: what an SQL form is generated from.

    For a row on which exactly `conditions` hold (none by default), about a person with this protection,
    `decide` allows just when the actor has one of these relations. Two things are left to the SQL, both the
    same for every object: the relation must hold on the local date within one owner, and for a strictly
    protected person those in STAFF_RELATIONS count only together with a row that names the actor for that
    person.

    With `part`, only relations that see that part (or the whole) are returned.
    """
    return frozenset(
        grant.relation
        for grant in open_grants(obj, verb, openings, conditions=conditions, protection=protection)
        if part is None or grant.part in (part, Part.WHOLE)
    )


def may_be_opened(obj: Object, role: Role, verb: Verb) -> bool:
    """Whether the owner may open this: only a ◐ cell, and only the verbs written in it."""
    return any(grant.closed and grant.verb is verb for grant in MATRIX[obj, role].grants)
