"""Logins under way: kept on the server, bound to one browser, used once, forgotten soon."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from django.db import connections

from vidar.access.models import LoginAttempt
from vidar.access.sessions import digest_of

LIFETIME = timedelta(minutes=10)


class AttemptFault(StrEnum):
    """Why an answer from a provider belongs to no attempt that can go on."""

    UNKNOWN = "unknown"
    OTHER_BROWSER = "other-browser"
    USED = "used"
    EXPIRED = "expired"


class AttemptRefusedError(Exception):
    """The answer must not be looked into any further."""

    def __init__(self, fault: AttemptFault) -> None:
        super().__init__(fault.value)
        self.fault = fault


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptAttempt:
    """What is kept of a login under way. The state itself stands only in the addresses; here is its digest."""

    provider: str
    nonce: str
    code_verifier: str
    return_path: str
    school_id: int | None
    remember: bool
    created_at: datetime


def keep_attempt(attempt: KeptAttempt, *, state: str, browser_token: str) -> None:
    """Keep a login that has just begun. ``browser_token`` is the secret of the browser's cookie."""
    LoginAttempt.objects.create(
        browser_digest=digest_of(browser_token),
        state_digest=digest_of(state),
        provider=attempt.provider,
        nonce=attempt.nonce,
        code_verifier=attempt.code_verifier,
        return_path=attempt.return_path,
        school_id=attempt.school_id,
        remember=attempt.remember,
        created_at=attempt.created_at,
    )


_TAKE = """
UPDATE access_loginattempt SET used_at = %(at)s
WHERE state_digest = %(state)s AND browser_digest = %(browser)s AND provider = %(provider)s
  AND used_at IS NULL AND created_at > %(oldest)s
RETURNING provider, nonce, code_verifier, return_path, school_id, remember, created_at
"""


def take_attempt(*, at: datetime, provider: str, state: str, browser_token: str) -> KeptAttempt:
    """Return the attempt that an answer belongs to, and use it up: of two at once, one gets it.

    Raises:
        AttemptRefusedError: unknown, begun in another browser, used before, or older than ten minutes.
    """
    named: dict[str, Any] = {
        "at": at,
        "provider": provider,
        "state": digest_of(state),
        "browser": digest_of(browser_token),
        "oldest": at - LIFETIME,
    }
    with connections["default"].cursor() as cursor:
        cursor.execute(_TAKE, named)
        row = cursor.fetchone()
    if row is None:
        raise AttemptRefusedError(_fault(named))
    columns = ("provider", "nonce", "code_verifier", "return_path", "school_id", "remember", "created_at")
    return KeptAttempt(**dict(zip(columns, row, strict=True)))


def _fault(named: dict[str, Any]) -> AttemptFault:
    kept = LoginAttempt.objects.filter(state_digest=named["state"], provider=named["provider"]).first()
    if kept is None:
        return AttemptFault.UNKNOWN
    if bytes(kept.browser_digest) != named["browser"]:
        return AttemptFault.OTHER_BROWSER
    return AttemptFault.USED if kept.used_at is not None else AttemptFault.EXPIRED


def forget_old_attempts(*, before: datetime) -> int:
    """Delete attempts that began before a moment; return how many."""
    return LoginAttempt.objects.filter(created_at__lt=before).delete()[0]
