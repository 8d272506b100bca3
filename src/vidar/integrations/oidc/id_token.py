"""Whether an id token is the provider's word about this login (OpenID Connect Core 3.1.3.7)."""

from datetime import datetime

from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import BadSignatureError, ClaimError, ExpiredTokenError, JoseError
from joserfc.jws import extract_compact

from vidar.integrations.oidc.config import AssuranceLevels, ProviderConfig
from vidar.integrations.oidc.mapping import Claims, text_claim
from vidar.integrations.oidc.port import Attempt
from vidar.integrations.oidc.refusal import LoginRefused, RefusalCode
from vidar.integrations.oidc.signing_keys import SIGNING_ALGORITHM, SigningKeys
from vidar.integrations.oidc.token_request import Tokens

# Claims whose names may stand in our log when they are what is wrong.
_CLAIMS = frozenset({"iss", "sub", "aud", "exp", "nbf", "iat", "nonce", "azp", "at_hash", "auth_time", "amr"})


def verify_id_token(
    tokens: Tokens,
    *,
    keys: SigningKeys,
    attempt: Attempt,
    config: ProviderConfig,
    at: datetime,
) -> Claims:
    """The token's claims; refused unless signature, issuer, audience, times, nonce and level all hold."""
    token = _check_signature(tokens.id_token, keys)
    claims = _check_claims(token, tokens, attempt=attempt, config=config, at=at)
    if not text_claim(claims, "sub"):
        raise LoginRefused(RefusalCode.INVALID_TOKEN, "sub")
    if config.needs_sid and not text_claim(claims, "sid"):
        raise LoginRefused(RefusalCode.INVALID_TOKEN, "sid")
    if config.levels:
        _check_level(claims, config.levels)
    return claims


def _check_signature(id_token: str, keys: SigningKeys) -> jwt.Token:
    """The algorithm is ours to choose, never the token's or the provider's: "none" and HS256 end here."""
    try:
        header = extract_compact(id_token.encode()).headers()
    except (JoseError, ValueError):
        raise LoginRefused(RefusalCode.INVALID_TOKEN, "unreadable") from None
    if header.get("alg") != SIGNING_ALGORITHM:
        raise LoginRefused(RefusalCode.INVALID_TOKEN, "alg")
    kid = header.get("kid")
    key = keys.find(kid if isinstance(kid, str) else None)
    try:
        return jwt.decode(id_token, key, algorithms=[SIGNING_ALGORITHM])
    except BadSignatureError:
        raise LoginRefused(RefusalCode.INVALID_TOKEN, "signature") from None
    except (JoseError, ValueError):
        raise LoginRefused(RefusalCode.INVALID_TOKEN, "unreadable") from None


def _check_claims(
    token: jwt.Token, tokens: Tokens, *, attempt: Attempt, config: ProviderConfig, at: datetime
) -> Claims:
    claims = CodeIDToken(
        token.claims,
        token.header,
        options={
            "iss": {"essential": True, "value": config.issuer},
            "aud": {"essential": True, "value": config.client_id},
        },
        params={
            "nonce": attempt.nonce,
            "client_id": config.client_id,
            "access_token": tokens.access_token,
        },
    )
    try:
        claims.validate(now=int(at.timestamp()), leeway=int(config.clock_skew.total_seconds()))
    except ExpiredTokenError:
        raise LoginRefused(RefusalCode.INVALID_TOKEN, "exp") from None
    except ClaimError as error:
        detail = error.claim if error.claim in _CLAIMS else "claims"
        raise LoginRefused(RefusalCode.INVALID_TOKEN, detail) from None
    except (JoseError, TypeError, ValueError):
        raise LoginRefused(RefusalCode.INVALID_TOKEN, "claims") from None
    return dict(claims)


def _check_level(claims: Claims, levels: AssuranceLevels) -> None:
    if not levels.accepts(text_claim(claims, "acr")):
        raise LoginRefused(RefusalCode.LEVEL_TOO_LOW)
