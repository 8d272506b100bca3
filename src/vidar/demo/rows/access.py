"""Rows that tell which login is which person. Outside the wall."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class IdentityRow:
    """Someone who can log in. The loader turns the national id into its keyed digest."""

    TABLE: ClassVar[str] = "access_identity"
    id: int
    feide_name: str | None
    national_id: str | None


@dataclass(frozen=True, slots=True)
class IdentityLinkRow:
    """Which person an identity is at the owner."""

    TABLE: ClassVar[str] = "access_identitylink"
    id: int
    identity_id: int
    person_id: int
