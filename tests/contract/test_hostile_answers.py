"""Answers that are wrong, large, slow or lead astray; and a provider that stops answering."""

import base64
import gzip
import time
from urllib.parse import unquote_plus

import pytest

from tests.contract.hostile import (
    HostileProvider,
    as_bytes,
    as_json,
    dripping,
    hanging_up,
    redirecting,
    sign,
    silent,
)
from tests.contract.refusing import refused
from tests.contract.settings import NO_WAIT, QUICK, feide_settings
from vidar.integrations.feide.client import feide_login
from vidar.integrations.oidc.refusal import RefusalCode

UNREACHABLE = RefusalCode.PROVIDER_UNREACHABLE
NOT_TRUSTED = RefusalCode.PROVIDER_NOT_TRUSTED
ERROR = RefusalCode.PROVIDER_ERROR
DISCOVERY = "/.well-known/openid-configuration"
PRINCIPAL_NAME = "https://n.feide.no/claims/eduPersonPrincipalName"

BAD_ANSWERS = [
    pytest.param(silent, UNREACHABLE, "too slow", id="silent"),
    pytest.param(dripping, UNREACHABLE, "too slow", id="dripping"),
    pytest.param(hanging_up, UNREACHABLE, "no connection", id="hanging up"),
    pytest.param(as_json({}, 500), UNREACHABLE, "status 500", id="500"),
    pytest.param(as_json({}, 503), UNREACHABLE, "status 503", id="503"),
    pytest.param(as_json({}, 429), UNREACHABLE, "status 429", id="429"),
    pytest.param(as_bytes(b"<html>nordli</html>"), ERROR, "not JSON", id="HTML"),
    pytest.param(as_bytes(b"\xff\xfe\x00"), ERROR, "not JSON", id="garbage"),
    pytest.param(as_bytes(b""), ERROR, "not JSON", id="empty"),
    pytest.param(as_bytes(b"[" * 40_000), ERROR, "not JSON", id="deep"),
    pytest.param(as_json(["nordli"]), ERROR, "not a JSON object", id="list"),
    pytest.param(as_bytes(b" " * 60_000), ERROR, "too large", id="large"),
    pytest.param(as_bytes(gzip.compress(b"{}"), content_encoding="gzip"), ERROR, "compressed", id="compressed"),
]


@pytest.fixture
def provider(hostile):
    login = feide_login(feide_settings(hostile.issuer, limits=QUICK, cache=NO_WAIT))
    yield login
    login.close()


@pytest.fixture
def finish(hostile, provider):
    """Start, hand out an honest token, and finish."""

    def run(**params):
        attempt = provider.start(return_path="/").attempt
        hostile.hand_out(sign(hostile.claims(attempt.nonce, "vidar-feide", acr=None)))
        hostile.answers.setdefault("/me", as_json({"sub": "subject-7f3a", PRINCIPAL_NAME: "kari@innlandet.example.no"}))
        return provider.finish(attempt, {"state": attempt.state, "code": "code-51aa", "iss": hostile.issuer, **params})

    return run


def test_honest_provider_is_accepted(finish):
    assert finish().feide_name == "kari@innlandet.example.no"


@pytest.mark.parametrize(
    ("changes", "detail"),
    [
        ({"issuer": "https://auth.dataporten.no"}, "issuer of the discovery document"),
        ({"issuer": None}, "issuer of the discovery document"),
        ({"authorization_endpoint": None}, "authorization_endpoint is missing"),
        ({"token_endpoint": None}, "token_endpoint is missing"),
        ({"jwks_uri": None}, "jwks_uri is missing"),
        ({"token_endpoint": "http://evil.example/token"}, "token_endpoint is not secure"),
        ({"token_endpoint": "ftp://127.0.0.1/token"}, "token_endpoint is not secure"),
        ({"token_endpoint": ["https://evil.example/"]}, "token_endpoint is not secure"),
        ({"jwks_uri": "file:///etc/passwd"}, "jwks_uri is not secure"),
        ({"authorization_endpoint": "javascript:alert(1)"}, "authorization_endpoint is not secure"),
        ({"end_session_endpoint": "http://evil.example/"}, "end_session_endpoint is not secure"),
    ],
    ids=str,
)
def test_wrong_discovery_is_refused(hostile, provider, changes, detail):
    hostile.describe(**changes)

    with refused(NOT_TRUSTED, detail):
        provider.start(return_path="/")


@pytest.mark.parametrize(("answer", "code", "detail"), BAD_ANSWERS)
def test_bad_discovery_answer_is_refused(hostile, provider, answer, code, detail):
    hostile.answers[DISCOVERY] = answer

    with refused(code, detail):
        provider.start(return_path="/")


@pytest.mark.parametrize(("answer", "code", "detail"), BAD_ANSWERS)
def test_bad_token_answer_is_refused(hostile, provider, answer, code, detail):
    attempt = provider.start(return_path="/").attempt
    hostile.answers["/token"] = answer
    began = time.monotonic()

    with refused(code, detail):
        provider.finish(attempt, {"state": attempt.state, "code": "code-51aa", "iss": hostile.issuer})
    assert time.monotonic() - began < 1.0


@pytest.mark.parametrize("path", [DISCOVERY, "/jwks", "/me"])
@pytest.mark.parametrize("status", [201, 401, 404])
def test_document_with_another_status_is_refused(hostile, provider, finish, path, status):
    hostile.answers[path] = as_json({"sub": "subject-7f3a"}, status)

    with refused(ERROR, f"status {status}"):
        finish()


@pytest.mark.parametrize(("answer", "code", "detail"), BAD_ANSWERS)
@pytest.mark.parametrize("path", ["/jwks", "/me"])
def test_bad_answer_of_keys_or_userinfo_is_refused(hostile, finish, *, path, answer, code, detail):
    hostile.answers[path] = answer

    with refused(code, detail):
        finish()


@pytest.mark.parametrize("path", [DISCOVERY, "/token", "/jwks", "/me"])
@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirect_is_not_followed(hostile, provider, path, status):
    """A redirect would carry code and assertion, or trust, to another place."""
    with HostileProvider() as elsewhere:
        attempt = None
        if path != DISCOVERY:
            attempt = provider.start(return_path="/").attempt
            hostile.hand_out(sign(hostile.claims(attempt.nonce, "vidar-feide", acr=None)))
        hostile.answers[path] = redirecting(f"{elsewhere.issuer}{path}", status)

        with refused(ERROR, "redirect"):
            if attempt is None:
                provider.start(return_path="/")
            else:
                provider.finish(attempt, {"state": attempt.state, "code": "code-51aa", "iss": hostile.issuer})
        assert elsewhere.visits(path) == []


@pytest.mark.parametrize(
    ("answer", "code", "detail"),
    [
        (as_json({"error": "invalid_grant"}, 400), RefusalCode.CODE_REFUSED, "invalid_grant"),
        (as_json({"error": "invalid_client"}, 401), ERROR, "invalid_client"),
        (as_json({"error": "nordli 15828012345"}, 400), ERROR, "unknown error"),
        (as_json({"error": {"a": 1}}, 400), ERROR, "unknown error"),
        (as_json({}, 418), ERROR, "unknown error"),
        (as_json({"id_token": "x", "access_token": "y", "token_type": "Bearer"}, 201), ERROR, "unknown error"),
    ],
)
def test_error_of_the_token_endpoint_is_named(hostile, provider, answer, code, detail):
    attempt = provider.start(return_path="/").attempt
    hostile.answers["/token"] = answer

    with refused(code, detail):
        provider.finish(attempt, {"state": attempt.state, "code": "code-51aa", "iss": hostile.issuer})


@pytest.mark.parametrize(
    ("userinfo", "code", "detail"),
    [
        ({"sub": "somebody-else", PRINCIPAL_NAME: "kari@example.no"}, RefusalCode.INVALID_TOKEN, "sub of userinfo"),
        ({PRINCIPAL_NAME: "kari@example.no"}, RefusalCode.INVALID_TOKEN, "sub of userinfo"),
        ({"sub": "subject-7f3a", "email": "kari@example.no"}, RefusalCode.NO_FEIDE_NAME, ""),
    ],
)
def test_userinfo_of_somebody_else_is_refused(hostile, finish, userinfo, code, detail):
    hostile.answers["/me"] = as_json(userinfo)

    with refused(code, detail):
        finish()


def test_provider_without_userinfo_is_refused(hostile, finish):
    hostile.describe(userinfo_endpoint=None)

    with refused(NOT_TRUSTED, "userinfo_endpoint is missing"):
        finish()


def test_nothing_listens(unused_port):
    provider = feide_login(feide_settings(f"http://127.0.0.1:{unused_port}", limits=QUICK))

    with refused(UNREACHABLE, "no connection"):
        provider.start(return_path="/")
    provider.close()


def test_cookies_are_neither_kept_nor_sent(hostile, finish):
    hostile.answers["/jwks"] = _with_cookie(hostile.answers["/jwks"])
    hostile.describe()
    finish()

    for path in (DISCOVERY, "/token", "/jwks", "/me"):
        assert hostile.headers(path)
        assert not [headers for headers in hostile.headers(path) if "cookie" in {h.lower() for h in headers}]


def test_token_endpoint_is_not_visited_with_another_providers_answer(hostile, provider):
    attempt = provider.start(return_path="/").attempt

    for params in ({"iss": "https://idporten.no"}, {}):
        with refused(RefusalCode.WRONG_ISSUER):
            provider.finish(attempt, {"state": attempt.state, "code": "code-51aa", **params})
    assert hostile.visits("/token") == []


def test_iss_may_be_missing_where_the_provider_promises_none(hostile, finish, provider):
    hostile.describe(authorization_response_iss_parameter_supported=None)
    attempt = provider.start(return_path="/").attempt
    hostile.hand_out(sign(hostile.claims(attempt.nonce, "vidar-feide", acr=None)))
    hostile.answers["/me"] = as_json({"sub": "subject-7f3a", PRINCIPAL_NAME: "kari@innlandet.example.no"})

    assert provider.finish(attempt, {"state": attempt.state, "code": "code-51aa"}).feide_name.startswith("kari@")


def test_no_end_session_page_means_no_logout_address(hostile, provider):
    hostile.describe(end_session_endpoint=None)

    assert provider.logout_url(id_token="token", state="x") is None


def test_client_secret_is_form_encoded_in_the_header(hostile, finish):
    """RFC 6749 2.3.1: colon, plus and percent in a secret arrive as they are."""
    finish()

    (headers,) = hostile.headers("/token")
    pair = base64.b64decode(headers["authorization"].removeprefix("Basic ")).decode()
    assert [unquote_plus(part) for part in pair.split(":")] == ["vidar-feide", "hemmelig: med + og %"]


def _with_cookie(answer):
    def run(handler):
        honest = handler.end_headers

        def end_headers():
            handler.send_header("set-cookie", "spor=1; Path=/")
            honest()

        handler.end_headers = end_headers
        answer(handler)

    return run
