"""The two login providers, built from the settings: once for each process and each set of client keys."""

from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

from django.conf import settings
from django.urls import reverse

from vidar.access.kinds import Provider
from vidar.integrations.feide.client import feide_login
from vidar.integrations.feide.port import FeideSettings
from vidar.integrations.idporten.client import idporten_login
from vidar.integrations.idporten.port import IdportenSettings, Level
from vidar.integrations.oidc.client import OidcLogin
from vidar.integrations.oidc.client_keys import ClientKeys
from vidar.integrations.oidc.port import LoginProvider

NAMES = {Provider.FEIDE: "Feide", Provider.IDPORTEN: "ID-porten"}
"""As people know them; they are names, and not translated."""

_open: dict[tuple[Provider, Any, str, int], OidcLogin] = {}
_opening = Lock()


class NotSetUpError(Exception):
    """The settings name no registration with the provider."""


def login_provider(name: Provider) -> LoginProvider:
    """Return the provider, ready for use.

    Raises:
        NotSetUpError: it has no issuer or no client in the settings.
    """
    registered = settings.LOGIN_PROVIDERS[name.value]
    if not registered.issuer or not registered.client_id:
        raise NotSetUpError(name.value)
    asked = (name, registered, settings.BASE_URL, _changed_at(registered.keys_file))
    with _opening:
        if asked not in _open:
            _open[asked] = _build(*asked)
        return _open[asked]


def close_providers() -> None:
    """Close the connections kept to the providers."""
    with _opening:
        while _open:
            _open.popitem()[1].close()


def client_jwks() -> dict[str, Any]:
    """Return the public halves of our keys, for ID-porten to fetch.

    Raises:
        NotSetUpError: there are no keys.
    """
    registered = settings.LOGIN_PROVIDERS[Provider.IDPORTEN.value]
    if not registered.keys_file:
        raise NotSetUpError(Provider.IDPORTEN.value)
    return _client_keys(registered.keys_file, _changed_at(registered.keys_file)).jwks()


def origins(name: Provider) -> list[str]:
    """Return the origins on which the provider shows its pages."""
    found: list[str] = settings.LOGIN_PROVIDERS[name.value].origins
    return found


def _changed_at(keys_file: str) -> int:
    """Return when a file changed: new keys are used from the next login on, without a restart."""
    return Path(keys_file).stat().st_mtime_ns if keys_file else 0


@lru_cache(maxsize=2)
def _client_keys(keys_file: str, _changed_at: int) -> ClientKeys:
    return ClientKeys.from_pem(Path(keys_file).read_text(encoding="ascii"))


def _build(name: Provider, registered: Any, base_url: str, keys_changed_at: int) -> OidcLogin:
    redirect_uri = base_url + reverse("log-in-return", args=[name])
    logged_out = registered.post_logout_url or base_url + reverse("logged-out")
    if name is Provider.FEIDE:
        return feide_login(
            FeideSettings(
                issuer=registered.issuer,
                client_id=registered.client_id,
                client_secret=registered.client_secret,
                redirect_uri=redirect_uri,
                post_logout_redirect_uri=logged_out,
            )
        )
    return idporten_login(
        IdportenSettings(
            issuer=registered.issuer,
            client_id=registered.client_id,
            client_keys=_client_keys(registered.keys_file, keys_changed_at),
            redirect_uri=redirect_uri,
            post_logout_redirect_uri=logged_out,
            required_level=Level(registered.required_acr),
        )
    )
