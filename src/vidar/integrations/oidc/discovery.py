"""What a provider says about itself (OpenID Connect Discovery 1.0)."""

from collections.abc import Mapping
from dataclasses import dataclass

from vidar.integrations.oidc.config import ProviderConfig, is_secure
from vidar.integrations.oidc.fetch import Fetcher
from vidar.integrations.oidc.refusal import LoginRefused, RefusalCode


@dataclass(frozen=True, slots=True)
class Metadata:
    """The parts of the discovery document that Vidar uses."""

    authorization_endpoint: str
    token_endpoint: str
    jwks_uri: str
    userinfo_endpoint: str | None
    end_session_endpoint: str | None
    names_itself_in_response: bool


def discovery_address(issuer: str) -> str:
    """Where the document lies (Discovery 4)."""
    return issuer.rstrip("/") + "/.well-known/openid-configuration"


def fetch_metadata(config: ProviderConfig, fetcher: Fetcher) -> Metadata:
    """Fetch and check the document."""
    return read_metadata(fetcher.get_json(discovery_address(config.issuer)), issuer=config.issuer)


def read_metadata(document: Mapping[str, object], *, issuer: str) -> Metadata:
    """Take the document apart. Refused when it names another issuer or leads to an insecure address."""
    if document.get("issuer") != issuer:
        raise LoginRefused(RefusalCode.PROVIDER_NOT_TRUSTED, "issuer of the discovery document")
    return Metadata(
        authorization_endpoint=_required(document, "authorization_endpoint"),
        token_endpoint=_required(document, "token_endpoint"),
        jwks_uri=_required(document, "jwks_uri"),
        userinfo_endpoint=_optional(document, "userinfo_endpoint"),
        end_session_endpoint=_optional(document, "end_session_endpoint"),
        names_itself_in_response=document.get("authorization_response_iss_parameter_supported") is True,
    )


def _required(document: Mapping[str, object], name: str) -> str:
    address = _optional(document, name)
    if address is None:
        raise LoginRefused(RefusalCode.PROVIDER_NOT_TRUSTED, f"{name} is missing")
    return address


def _optional(document: Mapping[str, object], name: str) -> str | None:
    address = document.get(name)
    if address is None:
        return None
    if not isinstance(address, str) or not is_secure(address):
        raise LoginRefused(RefusalCode.PROVIDER_NOT_TRUSTED, f"{name} is not secure")
    return address
