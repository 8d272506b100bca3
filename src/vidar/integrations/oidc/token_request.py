"""Code for tokens, as an authenticated client (RFC 6749 4.1.3, RFC 7523)."""

import base64
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import quote_plus

from authlib.oauth2.rfc7523 import private_key_jwt_sign

from vidar.integrations.oidc.client_keys import ClientKeys
from vidar.integrations.oidc.config import ClientSecret, ProviderConfig
from vidar.integrations.oidc.fetch import Answer, Fetcher
from vidar.integrations.oidc.port import Attempt
from vidar.integrations.oidc.refusal import LoginRefused, RefusalCode
from vidar.integrations.oidc.signing_keys import SIGNING_ALGORITHM

# ID-porten takes short assertions; 120 s is Maskinporten's limit and safe for both.
ASSERTION_SECONDS = 120
_ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
_HTTP_OK = 200

# RFC 6749 5.2. "invalid_grant" is a code that is used up, too old, or somebody else's.
_ERRORS = {
    "invalid_grant": RefusalCode.CODE_REFUSED,
    "invalid_client": RefusalCode.PROVIDER_ERROR,
    "invalid_request": RefusalCode.PROVIDER_ERROR,
    "invalid_scope": RefusalCode.PROVIDER_ERROR,
    "unauthorized_client": RefusalCode.PROVIDER_ERROR,
    "unsupported_grant_type": RefusalCode.PROVIDER_ERROR,
}


@dataclass(frozen=True, slots=True)
class Tokens:
    """What the token endpoint gave, not yet verified."""

    id_token: str = field(repr=False)
    access_token: str = field(repr=False)


def exchange_code(
    fetcher: Fetcher,
    endpoint: str,
    code: str,
    *,
    attempt: Attempt,
    config: ProviderConfig,
    at: datetime,
) -> Tokens:
    """Hand in the code once. There is no second try: a code works once."""
    form = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": config.redirect_uri,
        "code_verifier": attempt.code_verifier,
    }
    headers: dict[str, str] = {}
    if isinstance(config.client_auth, ClientSecret):
        headers["authorization"] = basic_credentials(config.client_id, config.client_auth)
    else:
        form["client_id"] = config.client_id
        form["client_assertion_type"] = _ASSERTION_TYPE
        form["client_assertion"] = client_assertion(config.client_auth, config=config, at=at)
    return _read_tokens(fetcher.post_form(endpoint, form, headers=headers))


def basic_credentials(client_id: str, secret: ClientSecret) -> str:
    """``client_secret_basic``: both parts form-encoded first (RFC 6749 2.3.1)."""
    pair = f"{quote_plus(client_id)}:{quote_plus(secret.value)}"
    return "Basic " + base64.b64encode(pair.encode()).decode("ascii")


def client_assertion(keys: ClientKeys, *, config: ProviderConfig, at: datetime) -> str:
    """``private_key_jwt`` for the issuer: signed by the current key, 120 s, used once."""
    assertion: str = private_key_jwt_sign(
        keys.current,
        client_id=config.client_id,
        token_endpoint=config.issuer,
        alg=SIGNING_ALGORITHM,
        header={"kid": keys.kid},
        claims={"jti": str(uuid.uuid4())},
        issued_at=int(at.timestamp()),
        expires_in=ASSERTION_SECONDS,
    )
    return assertion


def _read_tokens(answer: Answer) -> Tokens:
    if answer.status != _HTTP_OK:
        raise _refusal(answer.body)
    id_token, access_token = answer.body.get("id_token"), answer.body.get("access_token")
    if not isinstance(id_token, str) or not isinstance(access_token, str):
        raise LoginRefused(RefusalCode.INVALID_TOKEN, "no token")
    if str(answer.body.get("token_type", "")).lower() != "bearer":
        raise LoginRefused(RefusalCode.INVALID_TOKEN, "token type")
    return Tokens(id_token, access_token)


def _refusal(body: Mapping[str, object]) -> LoginRefused:
    word = body.get("error")
    if isinstance(word, str) and word in _ERRORS:
        return LoginRefused(_ERRORS[word], word)
    return LoginRefused(RefusalCode.PROVIDER_ERROR, "unknown error")
