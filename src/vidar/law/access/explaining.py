"""The decision in sentences: the steps a page, a letter or the log can show."""

from collections.abc import Iterator

from vidar.law.access.facts import ActorFacts, SubjectFacts
from vidar.law.access.matrix import MATRIX
from vidar.law.access.notation import Grant
from vidar.law.access.reasons import Reason
from vidar.law.access.relations import GUARDIAN_RELATIONS
from vidar.law.access.vocabulary import STAFF_RELATIONS, Object, Verb
from vidar.law.basis import N_, Explanation, Step, explain, step
from vidar.law.people import Protection

_NEUTRAL = N_("Du har ikke tilgang til dette.")
_SECRET = frozenset({Reason.OTHER_OWNER, Reason.NOT_NAMED})
"""What a refusal shows must not tell that a person is protected, or exists elsewhere."""

_REFUSAL = {
    Reason.CLOSED_BY_OWNER: N_("Skoleeieren har ikke åpnet for dette."),
    Reason.CONFIDENTIAL: N_("Kontaktopplysningene er skjermet."),
    Reason.OWN_RECORDS_ONLY: N_("Du ser bare det du selv har skrevet eller er part i."),
    Reason.NOT_RELEASED: N_("Dette er ikke offentliggjort ennå."),
    Reason.NOT_SHARED: N_("Eleven har ikke delt dette med deg."),
    Reason.NO_CO_SIGNATURE: N_("Dette trenger ikke underskriften din."),
    Reason.NOT_ASKED: N_("Du er ikke bedt om å uttale deg."),
    Reason.NOT_ON_BEHALF: N_("Eleven har ikke bedt deg om å gjøre dette."),
    Reason.COUNTS_ONLY: N_("Skoleeieren ser antall, ikke enkeltelever."),
    Reason.NOT_OWN_GROUP: N_("Du har ikke eleven i klassen eller gruppene dine i dag."),
    Reason.OTHER_SCHOOL: N_("Personen hører ikke til en skole der du har denne rollen i dag."),
    Reason.NO_ROLE: N_("Rollene dine gir ikke tilgang til dette."),
}


def explain_denied(reason: Reason, verb: Verb, obj: Object, subject: SubjectFacts) -> Explanation:
    """The refusal in one step; a guardian's own refusal comes with the steps of guardian_access."""
    if reason is Reason.GUARDIAN_REFUSED:
        return subject.guardian[0].explanation
    if reason in _SECRET:
        return explain(step("SE-2", "F §20-2", _NEUTRAL, result=False, verb=verb, object=obj))
    rule_id = rule_behind(reason, subject)
    return explain(step(rule_id, "F §20-2", _REFUSAL[reason], result=reason, verb=verb, object=obj))


def rule_behind(reason: Reason, subject: SubjectFacts) -> str:
    """The rule that settled it, for the log: also where the explanation keeps it back."""
    if reason is Reason.GUARDIAN_REFUSED:
        return subject.guardian[0].rule_id
    return "AD-P4" if reason in {Reason.NOT_NAMED, Reason.CONFIDENTIAL} else "SE-2"


def explain_allowed(
    actor: ActorFacts, verb: Verb, obj: Object, subject: SubjectFacts, used: tuple[Grant, ...]
) -> Explanation:
    """The steps of an access: the guardian's ground, being named, and each cell that opens it."""
    return explain(
        *_guardian_steps(subject, used),
        *_named_steps(subject, used),
        *(_cell_step(actor, verb, obj, grant) for grant in used),
    )


def _guardian_steps(subject: SubjectFacts, used: tuple[Grant, ...]) -> Iterator[Step]:
    relations = {grant.relation for grant in used}
    for access in subject.guardian:
        if access.basis is not None and GUARDIAN_RELATIONS[access.basis] in relations:
            yield from access.explanation


def _named_steps(subject: SubjectFacts, used: tuple[Grant, ...]) -> Iterator[Step]:
    by_staff = any(grant.relation in STAFF_RELATIONS for grant in used)
    if by_staff and subject.protection is Protection.STRICT:
        yield step("AD-P4", "F §20-2", N_("Du er navngitt for denne personen."), result=True)


def _cell_step(actor: ActorFacts, verb: Verb, obj: Object, grant: Grant) -> Step:
    return step(
        "SE-2",
        "F §20-2",
        N_("Som {role} kan du {verb}: {object}."),
        result=MATRIX[obj, grant.role].text,
        role=grant.role,
        verb=verb,
        object=obj,
        relation=grant.relation,
        part=grant.part,
        login=actor.login,
    )
