"""A login provider over OpenID Connect: the effects around the checks in the files beside this one."""

import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from joserfc.jwk import RSAKey

from vidar.integrations.oidc.authorization import authorization_url, new_attempt
from vidar.integrations.oidc.cache import Cached
from vidar.integrations.oidc.callback import read_code
from vidar.integrations.oidc.config import ProviderConfig
from vidar.integrations.oidc.discovery import Metadata, fetch_metadata
from vidar.integrations.oidc.fetch import Fetcher
from vidar.integrations.oidc.id_token import verify_id_token
from vidar.integrations.oidc.logout import end_session_url, read_frontchannel
from vidar.integrations.oidc.mapping import Claims, IdentityMapping, text_claim, time_claim
from vidar.integrations.oidc.port import Attempt, EndedSession, Prompt, Redirect, VerifiedLogin
from vidar.integrations.oidc.refusal import LoginRefused, RefusalCode
from vidar.integrations.oidc.signing_keys import SigningKeys, read_signing_keys
from vidar.integrations.oidc.token_request import Tokens, exchange_code


def machine_clock() -> datetime:
    """The machine's time. Tokens live by it, also where the school's clock is a demo clock."""
    return datetime.now(UTC)


class OidcLogin:
    """One provider. Keep one for the whole process: it holds connections and cached documents."""

    def __init__(
        self,
        config: ProviderConfig,
        identity: IdentityMapping,
        *,
        clock: Callable[[], datetime] = machine_clock,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._config = config
        self._identity = identity
        self._clock = clock
        self._fetcher = Fetcher(config.limits)
        self._metadata = Cached(lambda: fetch_metadata(config, self._fetcher), config.cache, monotonic)
        self._keys = SigningKeys(self._fetch_keys, config.cache, monotonic)

    @property
    def name(self) -> str:
        """The word for it in addresses."""
        return self._config.name

    def close(self) -> None:
        """Close kept connections, at the end of the process."""
        self._fetcher.close()

    def start(
        self,
        *,
        return_path: str,
        school_slug: str = "",
        ui_locale: str = "nb",
        prompt: Prompt | None = None,
    ) -> Redirect:
        """Begin a login: the address to send the browser to and the attempt to keep."""
        metadata = self._metadata.get()
        attempt = new_attempt(self._config, at=self._clock(), return_path=return_path, school_slug=school_slug)
        url = authorization_url(self._config, metadata, attempt, ui_locale=ui_locale, prompt=prompt)
        return Redirect(url, attempt)

    def finish(self, attempt: Attempt, params: Mapping[str, str]) -> VerifiedLogin:
        """Check the answer, exchange its code, verify the token and read who it is."""
        metadata = self._metadata.get()
        at = self._clock()
        code = read_code(params, attempt=attempt, config=self._config, metadata=metadata, at=at)
        tokens = exchange_code(
            self._fetcher, metadata.token_endpoint, code, attempt=attempt, config=self._config, at=at
        )
        claims = verify_id_token(tokens, keys=self._keys, attempt=attempt, config=self._config, at=self._clock())
        userinfo = self._userinfo(metadata, tokens, claims) if self._config.needs_userinfo else {}
        return self._login(claims, userinfo, tokens)

    def logout_url(self, *, id_token: str, state: str) -> str | None:
        """Where the browser ends the provider's session too."""
        return end_session_url(self._config, self._metadata.get(), id_token=id_token, state=state)

    def parse_frontchannel(self, params: Mapping[str, str]) -> EndedSession:
        """Read the provider's word that its session has ended."""
        return read_frontchannel(params, self._config)

    def _fetch_keys(self) -> list[RSAKey]:
        return read_signing_keys(self._fetcher.get_json(self._metadata.get().jwks_uri))

    def _userinfo(self, metadata: Metadata, tokens: Tokens, claims: Claims) -> Claims:
        """More about the same person (Core 5.3.2: another ``sub`` must not be used)."""
        if metadata.userinfo_endpoint is None:
            raise LoginRefused(RefusalCode.PROVIDER_NOT_TRUSTED, "userinfo_endpoint is missing")
        userinfo = self._fetcher.get_json(metadata.userinfo_endpoint, bearer=tokens.access_token)
        if userinfo.get("sub") != claims["sub"]:
            raise LoginRefused(RefusalCode.INVALID_TOKEN, "sub of userinfo")
        return userinfo

    def _login(self, claims: Claims, userinfo: Claims, tokens: Tokens) -> VerifiedLogin:
        # What the token says is signed, so it wins over userinfo.
        who = self._identity({**userinfo, **claims})
        return VerifiedLogin(
            issuer=self._config.issuer,
            subject=text_claim(claims, "sub"),
            sid=text_claim(claims, "sid"),
            acr=text_claim(claims, "acr"),
            auth_time=time_claim(claims, "auth_time"),
            id_token=tokens.id_token,
            feide_name=who.feide_name,
            national_id=who.national_id,
        )
