"""Our own keys, the assertion they sign, and settings that must not start."""

from datetime import UTC, datetime

import pytest
from joserfc import jwt
from joserfc.jwk import KeySet, RSAKey

from tests.contract.settings import feide_settings, idporten_settings
from vidar.integrations.feide.client import feide_login
from vidar.integrations.idporten.client import idporten_login
from vidar.integrations.oidc.client_keys import ClientKeys, generate_pem
from vidar.integrations.oidc.config import AssuranceLevels, ClientSecret, ProviderConfig, is_secure
from vidar.integrations.oidc.token_request import client_assertion

AT = datetime(2026, 11, 24, 9, 5, tzinfo=UTC)
# The example of RFC 7638 3.1.
RFC_KEY = {
    "kty": "RSA",
    "n": (
        "0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3"
        "oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdA"
        "ZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-"
        "kEgU8awapJzKnqDKgw"
    ),
    "e": "AQAB",
}


def _config(**changes):
    return ProviderConfig(
        **{
            "name": "idporten",
            "issuer": "https://idporten.no",
            "client_id": "vidar",
            "client_auth": ClientSecret("hemmelig"),
            "redirect_uri": "https://vidar.example.no/tilbake/",
            "post_logout_redirect_uri": "https://vidar.example.no/ut/",
            **changes,
        }
    )


def test_key_is_named_by_its_thumbprint():
    signing = ClientKeys.from_pem(generate_pem()).current
    keys = ClientKeys(signing, (RSAKey.import_key(RFC_KEY),))

    assert [key["kid"] for key in keys.jwks()["keys"]] == [
        signing.thumbprint(),
        "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs",
    ]
    assert keys.kid == signing.thumbprint()


def test_published_keys_are_public(client_keys):
    published = client_keys.jwks()["keys"]

    assert len(published) == 2
    for key in published:
        assert set(key) == {"kty", "n", "e", "kid", "use", "alg"}
        assert (key["kty"], key["use"], key["alg"]) == ("RSA", "sig", "RS256")


def test_former_key_may_be_given_as_public():
    former = ClientKeys.from_pem(generate_pem()).current.as_pem(private=False).decode()

    assert len(ClientKeys.from_pem(generate_pem() + former).jwks()["keys"]) == 2


@pytest.mark.parametrize("text", ["", "hemmelig", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----"])
def test_unreadable_keys_are_refused(text):
    with pytest.raises(ValueError, match=r".") as caught:
        ClientKeys.from_pem(text)
    assert "AAAA" not in str(caught.value)


def test_public_key_cannot_sign():
    with pytest.raises(ValueError, match="private"):
        ClientKeys(RSAKey.import_key(RFC_KEY))


def test_keys_are_not_shown(client_keys):
    assert client_keys.current["d"] not in repr(client_keys)
    assert "hemmelig" not in repr(_config())


def test_assertion_is_short_lived_and_for_the_issuer(client_keys):
    config = _config(client_auth=client_keys)
    tokens = [
        jwt.decode(
            client_assertion(client_keys, config=config, at=AT),
            KeySet.import_key_set(client_keys.jwks()),
            algorithms=["RS256"],
        )
        for _ in range(2)
    ]
    claims = tokens[0].claims

    assert tokens[0].header == {"typ": "JWT", "alg": "RS256", "kid": client_keys.kid}
    assert (claims["iss"], claims["sub"], claims["aud"]) == ("vidar", "vidar", "https://idporten.no")
    assert (claims["iat"], claims["exp"] - claims["iat"]) == (int(AT.timestamp()), 120)
    assert claims["jti"] != tokens[1].claims["jti"]


@pytest.mark.parametrize(
    "changes",
    [
        {"issuer": "http://idporten.no"},
        {"redirect_uri": "http://vidar.example.no/tilbake/"},
        {"redirect_uri": "https://vidar.example.no/tilbake/#her"},
        {"post_logout_redirect_uri": "/ut/"},
        {"client_id": ""},
        {"scopes": ("profile",)},
    ],
    ids=str,
)
def test_unsafe_settings_do_not_start(changes):
    with pytest.raises(ValueError, match="idporten"):
        _config(**changes)


def test_feide_needs_a_secret():
    with pytest.raises(ValueError, match="client_secret"):
        feide_login(feide_settings("https://auth.dataporten.no", client_secret=""))


def test_unknown_level_does_not_start(client_keys):
    with pytest.raises(ValueError, match="level"):
        idporten_login(idporten_settings("https://idporten.no", client_keys, required_level="Level4"))


@pytest.mark.parametrize(
    ("given", "enough"), [("low", False), ("middle", True), ("high", True), ("", False), ("highest", False)]
)
def test_levels_have_an_order(given, enough):
    assert AssuranceLevels(("low", "middle", "high"), "middle").accepts(given) is enough


@pytest.mark.parametrize(
    ("address", "secure"),
    [
        ("https://idporten.no", True),
        ("http://127.0.0.1:7001", True),
        ("http://localhost:7001/x", True),
        ("http://[::1]:7001", True),
        ("http://127.0.0.1.evil.example", False),
        ("http://localhost.evil.example", False),
        ("https://", False),
        ("", False),
    ],
)
def test_only_https_and_loopback_are_secure(address, secure):
    assert is_secure(address) is secure
