"""Why a login is refused: one code for each page the person may meet."""

from enum import StrEnum


class RefusalCode(StrEnum):
    """The web layer has one plain-language page for each of these."""

    CANCELLED = "cancelled"
    ATTEMPT_EXPIRED = "attempt-expired"
    WRONG_STATE = "wrong-state"
    WRONG_ISSUER = "wrong-issuer"
    INVALID_RESPONSE = "invalid-response"
    CODE_REFUSED = "code-refused"
    INVALID_TOKEN = "invalid-token"  # noqa: S105 — a code, no password
    LEVEL_TOO_LOW = "level-too-low"
    NO_FEIDE_NAME = "no-feide-name"
    NO_NATIONAL_ID = "no-national-id"
    PROVIDER_UNREACHABLE = "provider-unreachable"
    PROVIDER_ERROR = "provider-error"
    PROVIDER_NOT_TRUSTED = "provider-not-trusted"
    INVALID_LOGOUT = "invalid-logout"


class LoginRefused(Exception):  # noqa: N818 — a refusal is an answer, not an error
    """A login or logout that must not go on.

    ``detail`` is a word of our own for the log ("nonce", "aud", "redirect"). It never holds anything
    a person, a browser or a provider wrote, so that the message can be logged as it stands.
    """

    def __init__(self, code: RefusalCode, detail: str = "") -> None:
        super().__init__(f"{code} ({detail})" if detail else str(code))
        self.code = code
        self.detail = detail
