"""Persons: age, majority, guardians, protection of address, names in Norwegian order."""

from vidar.law.people.age import MAJORITY, LeapDay, age_on, birthday_in, is_adult, latest_adult_birth_date
from vidar.law.people.guardians import (
    Agreement,
    ConsentFacts,
    GuardianAccess,
    GuardianBasis,
    GuardianReason,
    GuardianRules,
    GuardianshipFacts,
    GuardianshipKind,
    Party,
    PupilFacts,
    guardian_access,
)
from vidar.law.people.names import plain_search_prefixes, plain_sort_key, search_key, search_prefixes, sort_key
from vidar.law.people.protection import Protection

__all__ = [
    "MAJORITY",
    "Agreement",
    "ConsentFacts",
    "GuardianAccess",
    "GuardianBasis",
    "GuardianReason",
    "GuardianRules",
    "GuardianshipFacts",
    "GuardianshipKind",
    "LeapDay",
    "Party",
    "Protection",
    "PupilFacts",
    "age_on",
    "birthday_in",
    "guardian_access",
    "is_adult",
    "latest_adult_birth_date",
    "plain_search_prefixes",
    "plain_sort_key",
    "search_key",
    "search_prefixes",
    "sort_key",
]
