"""What a county gives Vidar so that its pupils and staff can log in with Feide."""

from dataclasses import dataclass, field

from vidar.integrations.oidc.config import CacheTimes, FetchLimits

PROVIDER_NAME = "feide"
ISSUER = "https://auth.dataporten.no"


@dataclass(frozen=True, slots=True, kw_only=True)
class FeideSettings:
    """The client as registered in Feide's customer portal (see README.md)."""

    client_id: str
    client_secret: str = field(repr=False)
    redirect_uri: str
    post_logout_redirect_uri: str
    issuer: str = ISSUER
    limits: FetchLimits = field(default_factory=FetchLimits)
    cache: CacheTimes = field(default_factory=CacheTimes)
