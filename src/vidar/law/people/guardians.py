"""Who among a pupil's guardians and contacts has access, and why (GU-2 to GU-5, GU-3b, GU-8, AD-P4)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from vidar.law.basis import N_, Explanation, Period, explain, local_date, step
from vidar.law.people.age import LeapDay, is_adult
from vidar.law.people.protection import Protection


class GuardianshipKind(StrEnum):
    """How a person stands to the pupil, as kept with the guardianship."""

    PARENTAL_RESPONSIBILITY = "parental_responsibility"
    NO_PARENTAL_RESPONSIBILITY = "no_parental_responsibility"
    FOSTER_PARENT = "foster_parent"
    CHILD_WELFARE = "child_welfare"
    VERGE = "verge"
    OTHER_CONTACT = "other_contact"


class Party(StrEnum):
    PUPIL = "pupil"
    GUARDIAN = "guardian"


class Agreement(StrEnum):
    """Whose consent access after 18 needs: the owner's choice (GU-3, GU-3b)."""

    BOTH = "both"
    PUPIL_ONLY = "pupil_only"


class GuardianBasis(StrEnum):
    """What the access rests on: one column of the permission matrix each."""

    MINOR = "minor"
    ADULT_CONSENT = "adult_consent"
    OTHER_CONTACT = "other_contact"


class GuardianReason(StrEnum):
    PARENT_OF_MINOR = "parent_of_minor"
    CONSENTED = "consented"
    CONTACT_OF_PUPIL = "contact_of_pupil"
    NOT_IN_FORCE = "not_in_force"
    STRICT_PROTECTION = "strict_protection"
    NO_RESPONSIBILITY = "no_responsibility"
    PUPIL_HAS_NOT_CONSENTED = "pupil_has_not_consented"
    GUARDIAN_HAS_NOT_CONSENTED = "guardian_has_not_consented"


@dataclass(frozen=True, slots=True)
class PupilFacts:
    birth_date: date
    protection: Protection = Protection.NONE

    def __post_init__(self) -> None:
        # A text from the database must never pass for "not protected"; the same for the kinds below.
        object.__setattr__(self, "protection", Protection(self.protection))


@dataclass(frozen=True, slots=True)
class GuardianshipFacts:
    """One tie between a guardian or contact and the pupil, with the days it holds."""

    kind: GuardianshipKind
    valid: Period
    approved_despite_protection: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "kind", GuardianshipKind(self.kind))


@dataclass(frozen=True, slots=True)
class ConsentFacts:
    """One signature by one party, about this pupil and this guardian."""

    party: Party
    text_version: str
    given_at: datetime
    withdrawn_at: datetime | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "party", Party(self.party))

    def stands(self, at: datetime, text_version: str) -> bool:
        """Given, not withdrawn, and to the text in use (a new text voids earlier consents, GU-3)."""
        withdrawn = self.withdrawn_at is not None and self.withdrawn_at <= at
        return self.given_at <= at and not withdrawn and self.text_version == text_version


@dataclass(frozen=True, slots=True)
class GuardianRules:
    """The owner's settings: the consent text in use, whose consent it takes, and the leap-day birthday."""

    text_version: str
    agreement: Agreement = Agreement.BOTH
    leap_day: LeapDay = LeapDay.FEBRUARY_28

    def __post_init__(self) -> None:
        object.__setattr__(self, "agreement", Agreement(self.agreement))
        object.__setattr__(self, "leap_day", LeapDay(self.leap_day))


@dataclass(frozen=True, slots=True)
class GuardianAccess:
    """The answer for one tie on one day. `basis` is the column of the matrix that applies, or None."""

    basis: GuardianBasis | None
    reason: GuardianReason
    on: date
    explanation: Explanation

    @property
    def allowed(self) -> bool:
        return self.basis is not None

    @property
    def rule_id(self) -> str:
        """The rule that settled it, for the log: also where the explanation keeps it back."""
        return _OUTCOME[self.reason][0]


# rule, paragraph and sentence of each outcome
_OUTCOME = {
    GuardianReason.NOT_IN_FORCE: (
        "GU-4", "L §25-3", N_("Tilknytningen til eleven gjelder ikke denne dagen.")),
    GuardianReason.STRICT_PROTECTION: (
        "AD-P4", "F §20-2", N_("Du har ikke tilgang til dette.")),
    GuardianReason.NO_RESPONSIBILITY: (
        "GU-5", "BL §47", N_("Foreldre uten foreldreansvar får opplysninger når de spør skolen, ikke her.")),
    GuardianReason.PARENT_OF_MINOR: (
        "GU-2", "BL §33", N_("Eleven er under 18 år, og du har foreldreansvar.")),
    GuardianReason.CONTACT_OF_PUPIL: (
        "GU-8", "", N_("Du er registrert som kontakt for eleven.")),
    GuardianReason.PUPIL_HAS_NOT_CONSENTED: (
        "GU-3", "GDPR art. 7", N_("Eleven er 18 år og har ikke samtykket til innsyn.")),
    GuardianReason.GUARDIAN_HAS_NOT_CONSENTED: (
        "GU-3b", "", N_("Eleven er 18 år, og du har ikke samtykket til innsyn.")),
    GuardianReason.CONSENTED: (
        "GU-3", "GDPR art. 7", N_("Eleven er 18 år og har samtykket til innsyn.")),
}  # fmt: skip


def guardian_access(
    *,
    pupil: PupilFacts,
    guardianship: GuardianshipFacts,
    consents: Iterable[ConsentFacts],
    at: datetime,
    rules: GuardianRules,
) -> GuardianAccess:
    """Whether this tie opens anything at this moment, and through which column of the permission matrix.

    Asked in this order, the first that settles it wins:

    1. the tie is in force on the local date, else none
    2. the pupil is strictly protected: only with explicit approval, else none (AD-P4)
    3. a parent without parental responsibility has none (GU-5: on request, by a person)
    4. under 18: parental responsibility gives MINOR (GU-4); foster parents, child welfare services, a verge
       and other contacts give OTHER_CONTACT, whose cells are closed until the owner opens them (GU-8)
    5. from 00:00 on the 18th birthday: the consents the owner asks for must stand (GU-2, GU-3, GU-3b). Then
       parents get ADULT_CONSENT and the others still OTHER_CONTACT.

    `consents` are those about this pupil and this guardian. `at` must be an aware datetime.
    """
    adult = is_adult(pupil.birth_date, at, leap_day=rules.leap_day)
    reason = _refusal(pupil, guardianship, local_date(at))
    if reason is None and adult:
        reason = _consent(consents, at, rules)
    parent = guardianship.kind is GuardianshipKind.PARENTAL_RESPONSIBILITY
    if reason is None:
        reason = GuardianReason.PARENT_OF_MINOR if parent else GuardianReason.CONTACT_OF_PUPIL
    return GuardianAccess(_basis(reason, parent=parent), reason, local_date(at), _explain(reason, guardianship, adult))


def _refusal(pupil: PupilFacts, guardianship: GuardianshipFacts, day: date) -> GuardianReason | None:
    if not guardianship.valid.contains(day):
        return GuardianReason.NOT_IN_FORCE
    if pupil.protection is Protection.STRICT and not guardianship.approved_despite_protection:
        return GuardianReason.STRICT_PROTECTION
    if guardianship.kind is GuardianshipKind.NO_PARENTAL_RESPONSIBILITY:
        return GuardianReason.NO_RESPONSIBILITY
    return None


def _consent(consents: Iterable[ConsentFacts], at: datetime, rules: GuardianRules) -> GuardianReason:
    parties = {each.party for each in consents if each.stands(at, rules.text_version)}
    if Party.PUPIL not in parties:
        return GuardianReason.PUPIL_HAS_NOT_CONSENTED
    if rules.agreement is Agreement.BOTH and Party.GUARDIAN not in parties:
        return GuardianReason.GUARDIAN_HAS_NOT_CONSENTED
    return GuardianReason.CONSENTED


def _basis(reason: GuardianReason, *, parent: bool) -> GuardianBasis | None:
    if reason is GuardianReason.CONSENTED:
        return GuardianBasis.ADULT_CONSENT if parent else GuardianBasis.OTHER_CONTACT
    if reason is GuardianReason.PARENT_OF_MINOR:
        return GuardianBasis.MINOR
    return GuardianBasis.OTHER_CONTACT if reason is GuardianReason.CONTACT_OF_PUPIL else None


def _explain(reason: GuardianReason, guardianship: GuardianshipFacts, adult: bool) -> Explanation:
    rule_id, paragraph, text = _OUTCOME[reason]
    if reason is GuardianReason.STRICT_PROTECTION:  # not to be told to the one who is kept out
        return explain(step("SE-2", paragraph, text, result=False))
    return explain(step(rule_id, paragraph, text, result=reason, kind=guardianship.kind, of_age=adult))
