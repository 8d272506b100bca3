"""What must be known about a provider before its first login."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from urllib.parse import urlsplit

from vidar.integrations.oidc.client_keys import ClientKeys

_LOOPBACK_HOSTS = frozenset({"127.0.0.1", "::1", "localhost"})


class LogoutHint(StrEnum):
    """How a provider recognises us when we end its session."""

    ID_TOKEN = "id_token_hint"  # noqa: S105 — a parameter name
    CLIENT_ID = "client_id"


@dataclass(frozen=True, slots=True)
class ClientSecret:
    """``client_secret_basic``: a shared secret."""

    value: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class AssuranceLevels:
    """The provider's levels of assurance from low to high, and the lowest one we accept."""

    ordered: Sequence[str]
    required: str

    def __post_init__(self) -> None:
        if self.required not in self.ordered:
            raise ValueError("the required level is not one of the ordered levels")

    def accepts(self, level: str) -> bool:
        """True for the required level and those above it; an unknown level never is enough."""
        order = list(self.ordered)
        return level in order and order.index(level) >= order.index(self.required)


@dataclass(frozen=True, slots=True)
class FetchLimits:
    """Bounds on one request to a provider, in seconds and bytes."""

    connect: float = 3.0
    read: float = 5.0
    total: float = 10.0
    max_bytes: int = 256_000


@dataclass(frozen=True, slots=True)
class CacheTimes:
    """How long discovery and signing keys are kept, in seconds.

    A document is fetched anew after ``refresh_after``; while the provider does not answer, the old one
    serves until ``keep_for`` (ID-porten allows 24 hours). ``retry_after`` spares a provider that is down,
    ``unknown_key_after`` one whose tokens name a key it has not published.
    """

    refresh_after: float = 3600.0
    keep_for: float = 86_400.0
    retry_after: float = 10.0
    unknown_key_after: float = 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderConfig:
    """One issuer and our client there. Addresses must be https, or http on this machine itself."""

    name: str
    issuer: str
    client_id: str
    client_auth: ClientSecret | ClientKeys
    redirect_uri: str
    post_logout_redirect_uri: str
    scopes: tuple[str, ...] = ("openid",)
    levels: AssuranceLevels | None = None
    ui_locales: tuple[str, ...] = ("nb", "nn", "en")
    needs_userinfo: bool = False
    needs_sid: bool = False
    frontchannel_logout: bool = False
    logout_hint: LogoutHint = LogoutHint.ID_TOKEN
    clock_skew: timedelta = timedelta(seconds=30)
    attempt_lifetime: timedelta = timedelta(minutes=15)
    limits: FetchLimits = field(default_factory=FetchLimits)
    cache: CacheTimes = field(default_factory=CacheTimes)

    def __post_init__(self) -> None:
        for address in (self.issuer, self.redirect_uri, self.post_logout_redirect_uri):
            if not is_secure(address):
                raise ValueError(f"{self.name}: every address must be https (http on loopback only)")
        if not self.client_id:
            raise ValueError(f"{self.name}: client_id is missing")
        if "openid" not in self.scopes:
            raise ValueError(f"{self.name}: the scope openid is missing")


def is_secure(address: str) -> bool:
    """True for an https address, and for http on the loopback interface."""
    parts = urlsplit(address)
    if parts.fragment or not parts.hostname:
        return False
    return parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOOPBACK_HOSTS)
