"""The way out: the address that starts a login (OpenID Connect Core 3.1.2.1, PKCE RFC 7636)."""

import secrets
from datetime import datetime
from urllib.parse import urlencode

from authlib.oauth2.rfc7636 import create_s256_code_challenge

from vidar.integrations.oidc.config import ProviderConfig
from vidar.integrations.oidc.discovery import Metadata
from vidar.integrations.oidc.port import Attempt, Prompt
from vidar.integrations.oidc.return_path import safe_return_path


def new_attempt(config: ProviderConfig, *, at: datetime, return_path: str, school_slug: str) -> Attempt:
    """A login attempt with fresh secrets of 256 bits each."""
    return Attempt(
        provider=config.name,
        state=secrets.token_urlsafe(32),
        nonce=secrets.token_urlsafe(32),
        code_verifier=secrets.token_urlsafe(32),
        created_at=at,
        return_path=safe_return_path(return_path),
        school_slug=school_slug,
    )


def authorization_url(
    config: ProviderConfig,
    metadata: Metadata,
    attempt: Attempt,
    *,
    ui_locale: str,
    prompt: Prompt | None,
) -> str:
    """Address at the provider for this attempt."""
    query = {
        "response_type": "code",
        "client_id": config.client_id,
        "redirect_uri": config.redirect_uri,
        "scope": " ".join(config.scopes),
        "state": attempt.state,
        "nonce": attempt.nonce,
        "code_challenge": create_s256_code_challenge(attempt.code_verifier),
        "code_challenge_method": "S256",
    }
    if ui_locale in config.ui_locales:
        query["ui_locales"] = ui_locale
    if config.levels:
        query["acr_values"] = config.levels.required
    if prompt:
        query["prompt"] = prompt.value
    return with_query(metadata.authorization_endpoint, query)


def with_query(address: str, query: dict[str, str]) -> str:
    """``address`` with more parameters; one that it already has stays."""
    return f"{address}{'&' if '?' in address else '?'}{urlencode(query)}"
