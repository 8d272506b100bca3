"""Id tokens that must be refused, each with the right word, from a provider on a real socket."""

import time
from dataclasses import dataclass

import pytest
from joserfc.jwk import ECKey
from joserfc.jwt import encode

from tests.contract.hostile import (
    OTHER_KEY,
    PROVIDER_KEY,
    as_json,
    sign,
    sign_as_it_is,
    signed_with_public_key,
    unsigned,
)
from tests.contract.refusing import refused
from tests.contract.settings import NO_WAIT, QUICK, idporten_settings
from vidar.integrations.idporten.client import idporten_login
from vidar.integrations.oidc.refusal import RefusalCode

INVALID = RefusalCode.INVALID_TOKEN
CLIENT = "vidar-idporten"


@dataclass(frozen=True)
class in_seconds:  # noqa: N801 — reads as a word in the tables
    """A time from the moment the token is made; the tables are written long before."""

    offset: int


def _changed(claims, changes):
    now = int(time.time())
    spelt = {k: now + v.offset if isinstance(v, in_seconds) else v for k, v in changes.items()}
    return {name: value for name, value in {**claims, **spelt}.items() if value is not None}


@pytest.fixture
def provider(hostile, client_keys):
    settings = idporten_settings(hostile.issuer, client_keys, limits=QUICK, cache=NO_WAIT)
    login = idporten_login(settings)
    yield login
    login.close()


@pytest.fixture
def finish(hostile, provider):
    """Start, let ``make`` write the token from honest claims, and finish."""
    attempt = provider.start(return_path="/").attempt

    def run(make, **token_answer):
        claims = hostile.claims(attempt.nonce, CLIENT)
        hostile.hand_out(make(claims), **token_answer)
        params = {"state": attempt.state, "code": "code-51aa", "iss": hostile.issuer}
        return provider.finish(attempt, params)

    return run


def test_honest_token_is_accepted(finish):
    assert finish(sign).national_id == "15828012345"


def test_code_goes_out_with_verifier_and_signed_assertion(finish, hostile, client_keys):
    finish(sign)

    (form,) = hostile.visits("/token")
    assert form["grant_type"] == "authorization_code"
    assert form["code_verifier"]
    assert form["client_assertion_type"].endswith(":jwt-bearer")
    assert "client_secret" not in form


@pytest.mark.parametrize(
    ("changes", "detail"),
    [
        ({"iss": "https://idporten.no"}, "iss"),
        ({"iss": None}, "iss"),
        ({"aud": "another-service"}, "aud"),
        ({"aud": ["another-service"]}, "aud"),
        ({"aud": []}, "aud"),
        ({"aud": 7}, "aud"),
        ({"aud": None}, "aud"),
        ({"aud": [CLIENT, "another-service"]}, "azp"),
        ({"aud": [CLIENT, "another-service"], "azp": "another-service"}, "azp"),
        ({"aud": "another-service", "azp": CLIENT}, "aud"),
        ({"azp": "another-service"}, "azp"),
        ({"nonce": "another"}, "nonce"),
        ({"nonce": ""}, "nonce"),
        ({"nonce": None}, "nonce"),
        ({"nonce": 5}, "nonce"),
        ({"exp": in_seconds(-60)}, "exp"),
        ({"exp": 0}, "exp"),
        ({"exp": "2099-01-01"}, "exp"),
        ({"exp": True}, "exp"),
        ({"exp": None}, "exp"),
        ({"iat": in_seconds(300)}, "iat"),
        ({"iat": "now"}, "iat"),
        ({"iat": None}, "iat"),
        ({"nbf": in_seconds(300)}, "nbf"),
        ({"sub": None}, "sub"),
        ({"sub": ""}, "sub"),
        ({"sub": 12}, "sub"),
        ({"sub": "x" * 256}, "sub"),
        ({"sid": None}, "sid"),
        ({"at_hash": "AAAAAAAAAAAAAAAAAAAAAA"}, "at_hash"),
        ({"at_hash": 9}, "at_hash"),
        ({"at_hash": {"a": 1}}, "claims"),
        ({"at_hash": "ø"}, "at_hash"),
        ({"amr": "BankID"}, "amr"),
    ],
    ids=lambda value: str(value) if isinstance(value, dict) else None,
)
def test_wrong_claim_is_refused(finish, changes, detail):
    with refused(INVALID, detail):
        finish(lambda claims: sign(_changed(claims, changes)))


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"acr": None}, RefusalCode.LEVEL_TOO_LOW),
        ({"acr": "idporten-loa-low"}, RefusalCode.LEVEL_TOO_LOW),
        ({"acr": "Level4"}, RefusalCode.LEVEL_TOO_LOW),
        ({"acr": ["idporten-loa-high"]}, RefusalCode.LEVEL_TOO_LOW),
        ({"pid": None}, RefusalCode.NO_NATIONAL_ID),
        ({"pid": ""}, RefusalCode.NO_NATIONAL_ID),
        ({"pid": "1582801234"}, RefusalCode.NO_NATIONAL_ID),
        ({"pid": "15828012345 "}, RefusalCode.NO_NATIONAL_ID),
        ({"pid": 15828012345}, RefusalCode.NO_NATIONAL_ID),
    ],
    ids=str,
)
def test_person_who_may_not_in_is_refused(finish, changes, code):
    with refused(code):
        finish(lambda claims: sign(_changed(claims, changes)))


@pytest.mark.parametrize(
    "changes",
    [
        {"aud": [CLIENT]},
        {"aud": [CLIENT, "another-service"], "azp": CLIENT},
        {"azp": CLIENT},
        {"iat": in_seconds(20)},
        {"exp": in_seconds(-10)},
        {"auth_time": None},
        {"acr": "idporten-loa-substantial"},
    ],
    ids=str,
)
def test_allowed_variation_is_accepted(finish, changes):
    assert finish(lambda claims: sign(_changed(claims, changes))).national_id == "15828012345"


def _rs512(claims):
    return sign(claims, alg="RS512")


def _ps256(claims):
    return sign(claims, alg="PS256")


def _es256(claims):
    key = ECKey.generate_key("P-256")
    return encode({"alg": "ES256", "kid": "first"}, claims, key, algorithms=["ES256"])


def _critical_header(claims):
    return sign_as_it_is({"alg": "RS256", "kid": "first", "crit": ["own"], "own": 1}, claims)


def _detached(claims):
    head, _, tail = sign(claims).split(".")
    return f"{head}..{tail}"


def _without_signature(claims):
    return sign(claims).rsplit(".", 1)[0] + "."


def _other_payload(claims):
    head, _, tail = sign(claims).split(".")
    return ".".join([head, sign({**claims, "pid": "15828012507"}).split(".")[1], tail])


@pytest.mark.parametrize(
    ("make", "detail"),
    [
        (unsigned, "alg"),
        (lambda claims: unsigned(claims, alg="None"), "alg"),
        (lambda claims: unsigned(claims, alg="RS256"), "signature"),
        (signed_with_public_key, "alg"),
        (_rs512, "alg"),
        (_ps256, "alg"),
        (_es256, "alg"),
        (_without_signature, "signature"),
        (_other_payload, "signature"),
        (lambda claims: sign(claims, OTHER_KEY), "unknown key"),
        (lambda claims: sign(claims, OTHER_KEY, kid="first"), "signature"),
        (lambda claims: sign(claims, OTHER_KEY, kid=None), "signature"),
        (_critical_header, "unreadable"),
        (_detached, "signature"),
        (lambda _: "", "unreadable"),
        (lambda _: "a.b.c", "unreadable"),
        (lambda _: "nordli", "unreadable"),
        (lambda claims: sign(claims) + ".more.parts", "unreadable"),
        (lambda claims: sign({**claims, "filler": "x" * 130_000})[:45_000], "unreadable"),
    ],
    ids=[
        "none",
        "None",
        "no signature but RS256",
        "HS256 with the public key",
        "RS512",
        "PS256",
        "ES256",
        "signature cut off",
        "payload exchanged",
        "unknown kid",
        "another key under a known kid",
        "another key without kid",
        "critical header",
        "payload outside the token",
        "empty",
        "letters",
        "word",
        "five parts",
        "cut",
    ],
)
def test_wrong_signature_is_refused(finish, make, detail):
    with refused(INVALID, detail):
        finish(make)


def test_token_without_kid_needs_a_single_key(finish, hostile):
    assert finish(lambda claims: sign(claims, kid=None)).national_id == "15828012345"


def test_token_without_kid_is_refused_among_several_keys(finish, hostile):
    hostile.publish(PROVIDER_KEY, OTHER_KEY)

    with refused(INVALID, "unknown key"):
        finish(lambda claims: sign(claims, kid=None))


@pytest.mark.parametrize(
    ("key", "code"),
    [
        ({"use": "enc"}, RefusalCode.PROVIDER_NOT_TRUSTED),
        ({"alg": "RS512"}, RefusalCode.PROVIDER_NOT_TRUSTED),
        ({"kty": "oct", "k": "c2VjcmV0"}, RefusalCode.PROVIDER_NOT_TRUSTED),
        ({"n": "AQAB"}, RefusalCode.PROVIDER_NOT_TRUSTED),
        ({"n": "é" * 400}, RefusalCode.PROVIDER_NOT_TRUSTED),
        ({"n": None}, RefusalCode.PROVIDER_NOT_TRUSTED),
    ],
    ids=str,
)
def test_unfit_provider_key_is_not_used(finish, hostile, key, code):
    hostile.answers["/jwks"] = as_json({"keys": [{**PROVIDER_KEY.as_dict(private=False), **key}]})

    with refused(code, "no usable key"):
        finish(sign)


@pytest.mark.parametrize("document", [{}, {"keys": None}, {"keys": {}}], ids=str)
def test_missing_key_set_is_refused(finish, hostile, document):
    hostile.answers["/jwks"] = as_json(document)

    with refused(RefusalCode.PROVIDER_NOT_TRUSTED, "no key set"):
        finish(sign)


def test_unfit_keys_do_not_hide_a_fit_one(finish, hostile):
    unfit = [7, {"kty": "oct", "k": "c2VjcmV0"}, {"kty": "PQC"}, {**OTHER_KEY.as_dict(private=False), "use": "enc"}]
    hostile.answers["/jwks"] = as_json({"keys": [*unfit, PROVIDER_KEY.as_dict(private=False)]})

    assert finish(sign).national_id == "15828012345"


@pytest.mark.parametrize(
    ("changes", "detail"),
    [
        ({"id_token": None}, "no token"),
        ({"id_token": 5}, "no token"),
        ({"access_token": None}, "no token"),
        ({"token_type": "mac"}, "token type"),
        ({"token_type": None}, "token type"),
    ],
    ids=str,
)
def test_incomplete_token_answer_is_refused(finish, changes, detail):
    with refused(INVALID, detail):
        finish(sign, **changes)
