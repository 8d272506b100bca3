"""Ending both sessions: ours at the provider's word, the provider's at ours. Pure.

OpenID Connect RP-Initiated Logout 1.0 and Front-Channel Logout 1.0.
"""

from collections.abc import Mapping

from vidar.integrations.oidc.authorization import with_query
from vidar.integrations.oidc.config import LogoutHint, ProviderConfig
from vidar.integrations.oidc.discovery import Metadata
from vidar.integrations.oidc.port import EndedSession
from vidar.integrations.oidc.refusal import LoginRefused, RefusalCode

_MAX_SID = 255


def end_session_url(config: ProviderConfig, metadata: Metadata, *, id_token: str, state: str) -> str | None:
    """Where the browser ends the provider's session, or None if there is no such page.

    An id token holds the person's identity and would stand in an address, so it is sent only to a
    provider that asks for it.
    """
    if metadata.end_session_endpoint is None:
        return None
    hint = id_token if config.logout_hint is LogoutHint.ID_TOKEN else config.client_id
    return with_query(
        metadata.end_session_endpoint,
        {
            config.logout_hint.value: hint,
            "post_logout_redirect_uri": config.post_logout_redirect_uri,
            "state": state,
        },
    )


def read_frontchannel(params: Mapping[str, str], config: ProviderConfig) -> EndedSession:
    """The session that this provider says has ended."""
    if not config.frontchannel_logout:
        raise LoginRefused(RefusalCode.INVALID_LOGOUT, "not offered")
    if params.get("iss") != config.issuer:
        raise LoginRefused(RefusalCode.INVALID_LOGOUT, "iss")
    sid = params.get("sid", "")
    if not 0 < len(sid) <= _MAX_SID:
        raise LoginRefused(RefusalCode.INVALID_LOGOUT, "sid")
    return EndedSession(config.issuer, sid)
