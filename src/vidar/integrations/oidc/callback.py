"""The way back: the browser's answer, checked before anything in it is used."""

import hmac
from collections.abc import Mapping
from datetime import datetime
from urllib.parse import parse_qsl

from vidar.integrations.oidc.config import ProviderConfig
from vidar.integrations.oidc.discovery import Metadata
from vidar.integrations.oidc.port import Attempt
from vidar.integrations.oidc.refusal import LoginRefused, RefusalCode

_MAX_QUERY = 8000
_MAX_FIELDS = 20
_MAX_CODE = 4000

# OAuth 2.0 (RFC 6749) 4.1.2.1 and OpenID Connect Core 3.1.2.6; any other word is not repeated in our log.
_ERRORS = {
    "access_denied": RefusalCode.CANCELLED,
    "interaction_required": RefusalCode.CANCELLED,
    "login_required": RefusalCode.CANCELLED,
    "temporarily_unavailable": RefusalCode.PROVIDER_UNREACHABLE,
    "server_error": RefusalCode.PROVIDER_UNREACHABLE,
    "unmet_authentication_requirements": RefusalCode.LEVEL_TOO_LOW,
    "invalid_request": RefusalCode.PROVIDER_ERROR,
    "invalid_scope": RefusalCode.PROVIDER_ERROR,
    "unauthorized_client": RefusalCode.PROVIDER_ERROR,
    "unsupported_response_type": RefusalCode.PROVIDER_ERROR,
}


def callback_params(query: str) -> dict[str, str]:
    """Parameters of a query string. Refused when one is given twice (RFC 6749 3.1) or it is too long."""
    if len(query) > _MAX_QUERY:
        raise LoginRefused(RefusalCode.INVALID_RESPONSE, "too long")
    try:
        pairs = parse_qsl(query, keep_blank_values=True, max_num_fields=_MAX_FIELDS, errors="strict")
    except ValueError:
        raise LoginRefused(RefusalCode.INVALID_RESPONSE, "unreadable") from None
    params = dict(pairs)
    if len(params) != len(pairs):
        raise LoginRefused(RefusalCode.INVALID_RESPONSE, "repeated parameter")
    return params


def read_code(
    params: Mapping[str, str],
    *,
    attempt: Attempt,
    config: ProviderConfig,
    metadata: Metadata,
    at: datetime,
) -> str:
    """The authorization code, if the answer belongs to this attempt and comes from this provider."""
    _check_attempt(params, attempt, config, at)
    _check_issuer(params, config, metadata)
    if "error" in params:
        word = params["error"]
        if word in _ERRORS:
            raise LoginRefused(_ERRORS[word], word)
        raise LoginRefused(RefusalCode.PROVIDER_ERROR, "unknown error")
    code = params.get("code", "")
    if not 0 < len(code) <= _MAX_CODE:
        raise LoginRefused(RefusalCode.INVALID_RESPONSE, "code")
    return code


def _check_attempt(params: Mapping[str, str], attempt: Attempt, config: ProviderConfig, at: datetime) -> None:
    if attempt.provider != config.name:
        raise LoginRefused(RefusalCode.WRONG_STATE, "attempt of another provider")
    if not hmac.compare_digest(params.get("state", "").encode(), attempt.state.encode()):
        raise LoginRefused(RefusalCode.WRONG_STATE, "state")
    if not -config.clock_skew <= at - attempt.created_at <= config.attempt_lifetime:
        raise LoginRefused(RefusalCode.ATTEMPT_EXPIRED)


def _check_issuer(params: Mapping[str, str], config: ProviderConfig, metadata: Metadata) -> None:
    # Mix-up (RFC 9207): an answer from another provider must not send its code to this one's token endpoint.
    issuer = params.get("iss")
    if issuer is None and metadata.names_itself_in_response:
        raise LoginRefused(RefusalCode.WRONG_ISSUER, "iss is missing")
    if issuer is not None and issuer != config.issuer:
        raise LoginRefused(RefusalCode.WRONG_ISSUER, "iss")
