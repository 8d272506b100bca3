"""Who may do what: the permission matrix as data, and the decision made from it (SE-2, AD-P4).

`decide` answers for one record. `allowed_relations` gives the same rule as a set of relations, from which the
SQL form is generated; `decide` itself goes through that set, so that the two agree by construction.
"""

from vidar.law.access.decision import Decision, Scope, decide
from vidar.law.access.facts import ActorFacts, HeldRole, Login, Opening, SubjectFacts
from vidar.law.access.grants import allowed_relations, may_be_opened
from vidar.law.access.labels import label
from vidar.law.access.matrix import MATRIX
from vidar.law.access.reasons import Reason
from vidar.law.access.relations import held_relations
from vidar.law.access.vocabulary import (
    STAFF_RELATIONS,
    Condition,
    Handling,
    Object,
    Part,
    Relation,
    Role,
    Verb,
)

__all__ = [
    "MATRIX",
    "STAFF_RELATIONS",
    "ActorFacts",
    "Condition",
    "Decision",
    "Handling",
    "HeldRole",
    "Login",
    "Object",
    "Opening",
    "Part",
    "Reason",
    "Relation",
    "Role",
    "Scope",
    "SubjectFacts",
    "Verb",
    "allowed_relations",
    "decide",
    "held_relations",
    "label",
    "may_be_opened",
]
