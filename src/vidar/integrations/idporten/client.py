"""ID-porten as a login provider (docs.digdir.no: PKCE, private_key_jwt, level check, single logout)."""

import time
from collections.abc import Callable
from datetime import datetime

from vidar.integrations.idporten.mapping import idporten_identity
from vidar.integrations.idporten.port import PROVIDER_NAME, IdportenSettings, Level
from vidar.integrations.oidc.client import OidcLogin, machine_clock
from vidar.integrations.oidc.config import (
    AssuranceLevels,
    LogoutHint,
    ProviderConfig,
)


def idporten_login(
    settings: IdportenSettings,
    *,
    clock: Callable[[], datetime] = machine_clock,
    monotonic: Callable[[], float] = time.monotonic,
) -> OidcLogin:
    """ID-porten with the county's settings. Raises ValueError for settings that are missing or unsafe."""
    config = ProviderConfig(
        name=PROVIDER_NAME,
        issuer=settings.issuer,
        client_id=settings.client_id,
        client_auth=settings.client_keys,
        redirect_uri=settings.redirect_uri,
        post_logout_redirect_uri=settings.post_logout_redirect_uri,
        scopes=("openid", "profile"),
        levels=AssuranceLevels(tuple(Level), settings.required_level),
        ui_locales=("nb", "nn", "en", "se"),
        needs_sid=True,
        frontchannel_logout=True,
        logout_hint=LogoutHint.CLIENT_ID,
        limits=settings.limits,
        cache=settings.cache,
    )
    return OidcLogin(config, idporten_identity, clock=clock, monotonic=monotonic)
