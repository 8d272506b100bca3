"""A small school of named people, as facts: who they are and how they stand to each other on one day."""

from datetime import UTC, date, datetime

from vidar.law.access import ActorFacts, HeldRole, Login, Role, SubjectFacts
from vidar.law.basis import Period
from vidar.law.people import (
    ConsentFacts,
    GuardianAccess,
    GuardianRules,
    GuardianshipFacts,
    GuardianshipKind,
    Party,
    Protection,
    PupilFacts,
    guardian_access,
)

NOW = datetime(2026, 11, 24, 9, 5, tzinfo=UTC)
COUNTY, OTHER_COUNTY = 34, 3
SCHOOL, OTHER_SCHOOL = 1, 2
YEAR = Period(date(2026, 8, 1), date(2027, 8, 1))

PUPILS = {
    "Kari": SubjectFacts(1, COUNTY, frozenset({SCHOOL})),
    "Jonas": SubjectFacts(2, COUNTY, frozenset({SCHOOL})),
    "Ella (18 and consents)": SubjectFacts(3, COUNTY, frozenset({SCHOOL})),
    "Sol (strictly protected)": SubjectFacts(4, COUNTY, frozenset({SCHOOL}), Protection.STRICT),
    "Nina (confidential address)": SubjectFacts(5, COUNTY, frozenset({SCHOOL}), Protection.CONFIDENTIAL),
    "Mia (another school)": SubjectFacts(6, COUNTY, frozenset({OTHER_SCHOOL})),
    "Odd (has left)": SubjectFacts(7, COUNTY),
    "the school": SubjectFacts(None, COUNTY, frozenset({SCHOOL})),
}
BORN = dict.fromkeys(PUPILS, date(2009, 3, 14)) | {
    "Jonas": date(2008, 1, 30),
    "Ella (18 and consents)": date(2008, 1, 30),
}


def _staff(person: int, *roles: Role, school: int | None = SCHOOL, owner: int = COUNTY, period: Period = YEAR):
    held = tuple(HeldRole(role, school, period) for role in roles)
    return ActorFacts(person, owner, Login.FEIDE, held)


def _home(person: int) -> ActorFacts:
    return ActorFacts(person, COUNTY, Login.ID_PORTEN)


ACTORS = {
    "Kari": ActorFacts(1, COUNTY, Login.FEIDE),
    "Odd (has left)": _home(7),
    "Ingrid": _home(20),
    "Per": _home(21),
    "Grete (foster parent)": _home(22),
    "Anne": _staff(30, Role.TEACHER),
    "Omar": _staff(31, Role.TEACHER, Role.CONTACT_TEACHER),
    "Liv": _staff(32, Role.PRINCIPAL),
    "Sara (office)": _staff(33, Role.OFFICE),
    "Runa (counsellor)": _staff(34, Role.COUNSELLOR),
    "Tor": _staff(35, Role.TEACHER, Role.OFFICE, school=OTHER_SCHOOL),
    "Una (works for the county)": _staff(36, Role.OWNER_STAFF, school=None),
    "Vera (another county)": _staff(37, Role.PRINCIPAL, Role.OWNER_STAFF, owner=OTHER_COUNTY),
    "Vidar (examiner)": _staff(38, Role.EXAMINER, school=None),
    "Gunn (role ended yesterday)": _staff(39, Role.OFFICE, period=Period(date(2026, 8, 1), date(2026, 11, 24))),
    "Finn (role begins tomorrow)": _staff(40, Role.OFFICE, period=Period(date(2026, 11, 25))),
}
TIES = {
    ("Ingrid", "Kari"): GuardianshipKind.PARENTAL_RESPONSIBILITY,
    ("Ingrid", "Jonas"): GuardianshipKind.PARENTAL_RESPONSIBILITY,
    ("Ingrid", "Ella (18 and consents)"): GuardianshipKind.PARENTAL_RESPONSIBILITY,
    ("Per", "Kari"): GuardianshipKind.NO_PARENTAL_RESPONSIBILITY,
    ("Grete (foster parent)", "Kari"): GuardianshipKind.FOSTER_PARENT,
}
FACTS = {
    ("Anne", "Kari"): {"teaches_group": True},
    ("Anne", "Sol (strictly protected)"): {"teaches_group": True},
    ("Omar", "Kari"): {"is_contact_teacher": True},
    ("Omar", "Sol (strictly protected)"): {"is_contact_teacher": True, "is_named_for_protected": True},
    ("Sara (office)", "Sol (strictly protected)"): {"is_named_for_protected": True},
    ("Tor", "Mia (another school)"): {"teaches_group": True},
    ("Vidar (examiner)", "Kari"): {"examines_party": True},
}


def guardians(who: str, about: str) -> tuple[GuardianAccess, ...]:
    """What guardian_access says of the tie between the two, if there is one. Only Ella has consented."""
    if (who, about) not in TIES:
        return ()
    consents = [ConsentFacts(party, "1", NOW) for party in Party] if about.startswith("Ella") else []
    return (
        guardian_access(
            pupil=PupilFacts(BORN[about], PUPILS[about].protection),
            guardianship=GuardianshipFacts(TIES[who, about], Period(date(2008, 1, 1))),
            consents=consents,
            at=NOW,
            rules=GuardianRules("1"),
        ),
    )
