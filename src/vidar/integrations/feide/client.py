"""Feide as a login provider (docs.feide.no: authorization code, PKCE, client secret, userinfo)."""

import time
from collections.abc import Callable
from datetime import datetime

from vidar.integrations.feide.mapping import feide_identity
from vidar.integrations.feide.port import PROVIDER_NAME, FeideSettings
from vidar.integrations.oidc.client import OidcLogin, machine_clock
from vidar.integrations.oidc.config import ClientSecret, LogoutHint, ProviderConfig


def feide_login(
    settings: FeideSettings,
    *,
    clock: Callable[[], datetime] = machine_clock,
    monotonic: Callable[[], float] = time.monotonic,
) -> OidcLogin:
    """Feide with the county's settings. Raises ValueError for settings that are missing or unsafe."""
    if not settings.client_secret:
        raise ValueError("feide: client_secret is missing")
    config = ProviderConfig(
        name=PROVIDER_NAME,
        issuer=settings.issuer,
        client_id=settings.client_id,
        client_auth=ClientSecret(settings.client_secret),
        redirect_uri=settings.redirect_uri,
        post_logout_redirect_uri=settings.post_logout_redirect_uri,
        scopes=("openid", "userid", "userid-feide"),
        needs_userinfo=True,
        logout_hint=LogoutHint.ID_TOKEN,
        limits=settings.limits,
        cache=settings.cache,
    )
    return OidcLogin(config, feide_identity, clock=clock, monotonic=monotonic)
