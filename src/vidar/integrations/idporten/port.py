"""What a county gives Vidar so that guardians can log in with ID-porten."""

from dataclasses import dataclass, field
from enum import StrEnum

from vidar.integrations.oidc.client_keys import ClientKeys
from vidar.integrations.oidc.config import CacheTimes, FetchLimits

PROVIDER_NAME = "idporten"
ISSUER = "https://idporten.no"


class Level(StrEnum):
    """Levels of assurance, from low to high."""

    LOW = "idporten-loa-low"
    SUBSTANTIAL = "idporten-loa-substantial"
    HIGH = "idporten-loa-high"


@dataclass(frozen=True, slots=True, kw_only=True)
class IdportenSettings:
    """The client as registered with Digdir (see README.md)."""

    client_id: str
    client_keys: ClientKeys
    redirect_uri: str
    post_logout_redirect_uri: str
    required_level: Level = Level.SUBSTANTIAL
    issuer: str = ISSUER
    limits: FetchLimits = field(default_factory=FetchLimits)
    cache: CacheTimes = field(default_factory=CacheTimes)
