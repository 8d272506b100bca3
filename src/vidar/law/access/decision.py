"""The decision: may this actor do this to this record, and why."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from vidar.law.access.explaining import explain_allowed, explain_denied, rule_behind
from vidar.law.access.facts import ActorFacts, Opening, SubjectFacts
from vidar.law.access.grants import open_grants
from vidar.law.access.notation import Grant
from vidar.law.access.reasons import Reason, find_reason
from vidar.law.access.relations import held_relations
from vidar.law.access.vocabulary import Handling, Object, Part, Relation, Verb
from vidar.law.basis import Explanation


@dataclass(frozen=True, slots=True)
class Scope:
    """What was opened: the parts, how they must be handled, and the relations that opened them."""

    parts: frozenset[Part]
    handling: frozenset[Handling]
    relations: frozenset[Relation]

    def sees(self, part: Part) -> bool:
        """Whether this part of the object is open."""
        return Part.WHOLE in self.parts or part in self.parts


@dataclass(frozen=True, slots=True)
class Decision:
    """The answer. `scope` is there just when it is allowed.

    The reason and rule of a refusal are for the log and for the developer. What the person is shown is the
    explanation, which for protected persons and other owners gives nothing away.
    """

    allowed: bool
    reason: Reason
    rule_id: str
    explanation: Explanation
    scope: Scope | None


def decide(
    actor: ActorFacts,
    verb: Verb,
    obj: Object,
    subject: SubjectFacts,
    *,
    at: datetime,
    openings: Collection[Opening] = (),
) -> Decision:
    """SE-2: allowed only when a relation the actor has at this moment meets an open cell of the matrix.

    Deny is the default. `subject.conditions` states what holds of the record (own, released, …); `openings`
    are the ◐ cells the owner has opened, and can open nothing else. `at` must be an aware datetime. The
    same facts always give the same answer, and `allowed_relations` gives the rule as a set for SQL.
    """
    held = held_relations(actor, subject, at=at)
    grants = open_grants(obj, verb, openings, conditions=subject.conditions, protection=subject.protection)
    used = tuple(grant for grant in grants if grant.relation in held)
    if used:
        explanation = explain_allowed(actor, verb, obj, subject, used)
        return Decision(True, Reason.ALLOWED, "SE-2", explanation, _scope(used))
    reason = find_reason(actor, verb, obj, subject, at=at, openings=openings)
    explanation = explain_denied(reason, verb, obj, subject)
    return Decision(False, reason, rule_behind(reason, subject), explanation, None)


def _scope(used: tuple[Grant, ...]) -> Scope:
    return Scope(
        parts=frozenset(grant.part for grant in used),
        handling=frozenset(each for grant in used for each in grant.handling),
        relations=frozenset(grant.relation for grant in used),
    )
