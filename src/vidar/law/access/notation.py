"""Reading a cell of the permission matrix. The notation is told in matrix.py."""

from dataclasses import dataclass
from typing import Final

from vidar.law.access.vocabulary import Condition, Handling, Part, Relation, Role, Verb

CLOSED: Final = "◐"
NOTHING: Final = "–"
AGGREGATE: Final = "agg."

_VERBS = {
    "R": (Verb.READ,),
    "S": (Verb.READ,),
    "W": (Verb.READ, Verb.WRITE),
    "RW": (Verb.READ, Verb.WRITE),
    "SW": (Verb.READ, Verb.WRITE),
    "A": (Verb.READ, Verb.APPROVE),
}
_OWN_ONLY = frozenset({"S", "SW"})

# the relation a column's cells rest on: plain, and with "all" or for own records at the school
_PLAIN = {
    Role.PUPIL: Relation.SELF,
    Role.GUARDIAN_MINOR: Relation.GUARDIAN_MINOR,
    Role.GUARDIAN_ADULT: Relation.GUARDIAN_ADULT_CONSENT,
    Role.OTHER_CONTACT: Relation.OTHER_CONTACT,
    Role.TEACHER: Relation.SUBJECT_TEACHER_OF,
    Role.CONTACT_TEACHER: Relation.CONTACT_TEACHER_OF,
    Role.OFFICE: Relation.OFFICE_AT_SCHOOL,
    Role.COUNSELLOR: Relation.COUNSELLOR_AT_SCHOOL,
    Role.EXAM_OFFICER: Relation.EXAM_OFFICER_AT_SCHOOL,
    Role.TIMETABLER: Relation.TIMETABLER_AT_SCHOOL,
    Role.HEAD_OF_DEPARTMENT: Relation.HEAD_OF_DEPARTMENT_AT_SCHOOL,
    Role.PRINCIPAL: Relation.PRINCIPAL_AT_SCHOOL,
    Role.OWNER_STAFF: Relation.OWNER_STAFF,
    Role.EXAMINER: Relation.EXAMINER_OF_PARTY,
}
_ALL = {
    Role.TEACHER: Relation.TEACHER_AT_SCHOOL,
    Role.CONTACT_TEACHER: Relation.CONTACT_TEACHER_AT_SCHOOL,
}
_NAMED = {
    Role.OFFICE: Relation.NAMED_OFFICE_AT_SCHOOL,
    Role.PRINCIPAL: Relation.NAMED_PRINCIPAL_AT_SCHOOL,
}


@dataclass(frozen=True, slots=True)
class Grant:
    """One verb a cell gives, to whom, and within which limits."""

    role: Role
    verb: Verb
    relation: Relation
    part: Part = Part.WHOLE
    conditions: frozenset[Condition] = frozenset()
    handling: frozenset[Handling] = frozenset()
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as written, and what it gives. `aggregate` means counts only, which is no grant for a row."""

    text: str
    grants: tuple[Grant, ...] = ()
    aggregate: bool = False


def parse_cell(role: Role, text: str) -> Cell:
    """The cell of a column. Raises ValueError for a word unknown to the notation or to this column."""
    if text == NOTHING:
        return Cell(text)
    if text.split() == ["R", AGGREGATE]:
        return Cell(text, aggregate=True)
    grants = (grant for piece in text.split(";") for grant in _parse_piece(role, piece.split()))
    return Cell(text, tuple(grants))


def _parse_piece(role: Role, words: list[str]) -> tuple[Grant, ...]:
    verbs = words[0].removesuffix(CLOSED) if words else ""
    if verbs not in _VERBS:
        raise ValueError(f"{role}: no verb in {words}")
    rest = set(words[1:])
    own = {Condition.OWN_RECORD} if verbs in _OWN_ONLY and role is not Role.PUPIL else set()
    conditions = frozenset(_take(rest, Condition) | own)
    handling = frozenset(_take(rest, Handling))
    relation = _relation(role, rest, own_only=bool(own))
    parts = _take(rest, Part) or {Part.WHOLE}
    if rest or len(parts) > 1:
        raise ValueError(f"{role}: cannot read {words}")
    (part,) = parts
    closed = words[0].endswith(CLOSED)
    return tuple(
        Grant(role, verb, _for_verb(relation, verb), part, conditions, handling, closed) for verb in _VERBS[verbs]
    )


def _take[E: (Condition, Handling, Part)](words: set[str], kind: type[E]) -> set[E]:
    """Remove and return the words that belong to this kind."""
    taken = {each for each in kind if each.value in words}
    words -= {each.value for each in taken}
    return taken


def _relation(role: Role, words: set[str], *, own_only: bool) -> Relation:
    if own_only:
        return _ALL.get(role, _PLAIN[role])
    for word, relations in (("all", _ALL), ("named", _NAMED)):
        if word in words and role in relations:
            words.remove(word)
            return relations[role]
    if "G" in words and role in _ALL:
        words.remove("G")
    return _PLAIN[role]


def _for_verb(relation: Relation, verb: Verb) -> Relation:
    """Who has left may go on reading, not writing."""
    return Relation.SELF_AT_SCHOOL if relation is Relation.SELF and verb is not Verb.READ else relation
