"""The browser's answer is checked before anything in it is used. No network."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.contract.refusing import refused
from vidar.integrations.oidc.callback import callback_params, read_code
from vidar.integrations.oidc.config import ClientSecret, ProviderConfig
from vidar.integrations.oidc.discovery import Metadata
from vidar.integrations.oidc.port import Attempt
from vidar.integrations.oidc.refusal import RefusalCode

AT = datetime(2026, 11, 24, 9, 5, tzinfo=UTC)
ISSUER = "https://auth.example.no"
CONFIG = ProviderConfig(
    name="feide",
    issuer=ISSUER,
    client_id="vidar",
    client_auth=ClientSecret("hemmelig"),
    redirect_uri="https://vidar.example.no/logg-inn/feide/tilbake/",
    post_logout_redirect_uri="https://vidar.example.no/logget-ut/",
)
METADATA = Metadata("https://a", "https://b", "https://c", None, None, names_itself_in_response=True)
ATTEMPT = Attempt(
    provider="feide",
    state="state-1",
    nonce="nonce-1",
    code_verifier="verifier-1",
    created_at=AT - timedelta(minutes=1),
    return_path="/",
    school_slug="",
)
HONEST = {"state": "state-1", "code": "code-51aa", "iss": ISSUER}


def _read(params, at=AT):
    return read_code(params, attempt=ATTEMPT, config=CONFIG, metadata=METADATA, at=at)


def test_honest_answer_gives_the_code():
    assert _read(HONEST) == "code-51aa"


@pytest.mark.parametrize(
    ("changes", "code", "detail"),
    [
        ({"state": None}, RefusalCode.WRONG_STATE, "state"),
        ({"state": ""}, RefusalCode.WRONG_STATE, "state"),
        ({"state": "state-2"}, RefusalCode.WRONG_STATE, "state"),
        ({"state": "stäte"}, RefusalCode.WRONG_STATE, "state"),
        ({"iss": None}, RefusalCode.WRONG_ISSUER, "iss is missing"),
        ({"iss": ISSUER + "/"}, RefusalCode.WRONG_ISSUER, "iss"),
        ({"iss": ""}, RefusalCode.WRONG_ISSUER, "iss"),
        ({"code": None}, RefusalCode.INVALID_RESPONSE, "code"),
        ({"code": ""}, RefusalCode.INVALID_RESPONSE, "code"),
        ({"code": "x" * 4001}, RefusalCode.INVALID_RESPONSE, "code"),
        ({"error": "access_denied"}, RefusalCode.CANCELLED, "access_denied"),
        ({"error": "login_required"}, RefusalCode.CANCELLED, "login_required"),
        ({"error": "temporarily_unavailable"}, RefusalCode.PROVIDER_UNREACHABLE, "temporarily_unavailable"),
        ({"error": "server_error"}, RefusalCode.PROVIDER_UNREACHABLE, "server_error"),
        ({"error": "invalid_scope"}, RefusalCode.PROVIDER_ERROR, "invalid_scope"),
        ({"error": "nordli <script>"}, RefusalCode.PROVIDER_ERROR, "unknown error"),
        ({"error": "", "error_description": "nordli"}, RefusalCode.PROVIDER_ERROR, "unknown error"),
        ({"error": "access_denied", "state": "state-2"}, RefusalCode.WRONG_STATE, "state"),
        ({"error": "access_denied", "iss": "https://evil.example"}, RefusalCode.WRONG_ISSUER, "iss"),
    ],
    ids=str,
)
def test_other_answer_is_refused(changes, code, detail):
    params = {name: value for name, value in {**HONEST, **changes}.items() if value is not None}

    with refused(code, detail):
        _read(params)


@pytest.mark.parametrize("minutes", [-2, 14.1, 60 * 24])
def test_attempt_lives_a_quarter_of_an_hour(minutes):
    with refused(RefusalCode.ATTEMPT_EXPIRED):
        _read(HONEST, at=AT + timedelta(minutes=minutes))


def test_attempt_is_good_until_its_last_second():
    assert _read(HONEST, at=ATTEMPT.created_at + timedelta(minutes=15)) == "code-51aa"


def test_query_becomes_params():
    assert callback_params("code=a%2Bb&state=s&iss=&navn=%C3%B8") == {
        "code": "a+b",
        "state": "s",
        "iss": "",
        "navn": "ø",
    }


@pytest.mark.parametrize(
    ("query", "detail"),
    [
        ("code=a&state=s&code=b", "repeated parameter"),
        ("state=s&state=s", "repeated parameter"),
        ("&".join(f"p{number}=1" for number in range(30)), "unreadable"),
        ("code=%ff", "unreadable"),
        ("code=" + "x" * 8000, "too long"),
    ],
    ids=["two codes", "two states", "many", "not UTF-8", "long"],
)
def test_unfit_query_is_refused(query, detail):
    with refused(RefusalCode.INVALID_RESPONSE, detail):
        callback_params(query)
