"""Rows that tell which login is which person, and what the county has opened."""

from dataclasses import dataclass
from datetime import datetime
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


@dataclass(frozen=True, slots=True)
class PermissionOpeningRow:
    """A cell of the permission matrix that the county has opened."""

    TABLE: ClassVar[str] = "access_permissionopening"
    id: int
    object: str
    role: str
    verb: str
    opened_at: datetime
