"""What Vidar needs from a login provider, whichever it is.

The web layer keeps an :class:`Attempt` on the server from :meth:`LoginProvider.start` until the browser
comes back, bound to that browser by a cookie; without the cookie a stranger could finish a login in
somebody else's browser.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol


class Prompt(StrEnum):
    """What the provider is asked to show even when the person is already logged in there."""

    LOGIN = "login"
    SELECT_ACCOUNT = "select_account"


@dataclass(frozen=True, slots=True)
class Attempt:
    """One started login: what is needed to recognise its answer. Kept on the server only."""

    provider: str
    state: str = field(repr=False)
    nonce: str = field(repr=False)
    code_verifier: str = field(repr=False)
    created_at: datetime
    return_path: str
    school_slug: str


@dataclass(frozen=True, slots=True)
class Redirect:
    """Where to send the browser, and the attempt to keep meanwhile."""

    url: str = field(repr=False)
    attempt: Attempt


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifiedLogin:
    """A person whom the provider vouches for; every check has passed.

    Exactly one of ``feide_name`` (lower-case ``user@realm``) and ``national_id`` (eleven digits) is set.
    ``sid`` is the provider's session and ends ours on front-channel logout. ``id_token`` is kept with the
    session for logout only.
    """

    issuer: str
    subject: str = field(repr=False)
    sid: str = field(repr=False)
    acr: str
    auth_time: datetime | None
    id_token: str = field(repr=False)
    feide_name: str | None = field(default=None, repr=False)
    national_id: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class EndedSession:
    """A provider's session that has ended; every session of ours opened by it ends too."""

    issuer: str
    sid: str = field(repr=False)


class LoginProvider(Protocol):
    """One outside login service. Every method may raise ``LoginRefused``."""

    @property
    def name(self) -> str:
        """The word for it in addresses: ``feide`` or ``idporten``."""
        ...

    def start(
        self,
        *,
        return_path: str,
        school_slug: str = "",
        ui_locale: str = "nb",
        prompt: Prompt | None = None,
    ) -> Redirect:
        """Begin a login. An unsafe ``return_path`` becomes ``/``."""
        ...

    def finish(self, attempt: Attempt, params: Mapping[str, str]) -> VerifiedLogin:
        """Check the browser's answer (see ``callback_params``) and fetch who it is. Use an attempt once."""
        ...

    def logout_url(self, *, id_token: str, state: str) -> str | None:
        """Where the browser ends the provider's session too; None if the provider offers no such page.

        ``state`` comes back on the page after logout.
        """
        ...

    def parse_frontchannel(self, params: Mapping[str, str]) -> EndedSession:
        """Read the provider's word that its session has ended. Needs no cookie of ours."""
        ...
