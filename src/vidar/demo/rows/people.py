"""Rows of people, of their guardians, and of consents."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from vidar.law.basis import Period


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A synthetic person. The loader adds the keys that order and find names."""

    TABLE: ClassVar[str] = "people_person"
    id: int
    given_name: str
    family_name: str
    national_id: str
    birth_date: date
    protection: str = "none"


@dataclass(frozen=True, slots=True)
class GuardianshipRow:
    """A tie between a pupil and a guardian or contact."""

    TABLE: ClassVar[str] = "people_guardianship"
    id: int
    pupil_id: int
    guardian_id: int
    kind: str
    source: str
    same_household: bool
    approved_despite_protection: bool
    valid: Period


@dataclass(frozen=True, slots=True)
class ConsentRow:
    """One party's consent to a guardian's access after 18."""

    TABLE: ClassVar[str] = "people_consent"
    id: int
    pupil_id: int
    guardian_id: int
    party: str
    text_version: str
    given_at: datetime
    withdrawn_at: datetime | None = None
