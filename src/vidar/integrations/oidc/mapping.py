"""Verified claims as typed values. Pure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

type Claims = Mapping[str, object]

_MAX_TEXT = 255


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonIdentity:
    """Who the claims say it is, in the form that Vidar matches people by."""

    feide_name: str | None = field(default=None, repr=False)
    national_id: str | None = field(default=None, repr=False)


type IdentityMapping = Callable[[Claims], PersonIdentity]


def text_claim(claims: Claims, name: str) -> str:
    """The claim if it is a text of 1–255 letters (``sub`` may have 255, Core 2), else empty."""
    value = claims.get(name)
    return value if isinstance(value, str) and len(value) <= _MAX_TEXT else ""


def text_list_claim(claims: Claims, name: str) -> list[str]:
    """The texts of a claim that may be one text or a list of them."""
    value = claims.get(name)
    if isinstance(value, str):
        return [value]
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []


def time_claim(claims: Claims, name: str) -> datetime | None:
    """A claim in seconds since 1970 as UTC, or None."""
    value = claims.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        return datetime.fromtimestamp(value, UTC)
    except (OverflowError, ValueError, OSError):
        return None
