"""Keys change on both sides without anybody being turned away."""

import json

import pytest

from tests.contract.hostile import OTHER_KEY, PROVIDER_KEY, HostileProvider, as_json, sign
from tests.contract.people import ACCOUNTS
from tests.contract.refusing import refused
from tests.contract.settings import feide_settings, idporten_settings
from vidar.integrations.idporten.client import idporten_login
from vidar.integrations.oidc.client_keys import ClientKeys, generate_pem
from vidar.integrations.oidc.config import CacheTimes
from vidar.integrations.oidc.refusal import RefusalCode
from vidar.integrations.stand_in.process import StandIn
from vidar.integrations.stand_in.registration import clients_document


class Seconds:
    """Monotonic time that tests move."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def _login(provider, browser, person="ingrid"):
    redirect = provider.start(return_path="/")
    return provider.finish(redirect.attempt, browser.visit(redirect.url).press("person", person).answer)


def _finish(provider, hostile, key):
    attempt = provider.start(return_path="/").attempt
    hostile.hand_out(sign(hostile.claims(attempt.nonce, "vidar-idporten"), key))
    return provider.finish(attempt, {"state": attempt.state, "code": "code-51aa", "iss": hostile.issuer})


def test_login_goes_on_when_the_provider_changes_its_key(stand_in, client_keys, browser):
    settings = idporten_settings(stand_in.idporten_issuer, client_keys, cache=CacheTimes(unknown_key_after=0.0))
    provider = idporten_login(settings)
    before = _login(provider, browser)
    browser.visit(provider.logout_url(id_token=before.id_token, state="x"))

    stand_in.rotate_keys()
    after = _login(provider, browser)
    provider.close()

    assert after.national_id == before.national_id
    assert after.id_token.split(".")[0] != before.id_token.split(".")[0]


def test_logout_works_with_a_token_of_the_former_key(stand_in, feide, browser):
    login = _login(feide, browser, "kari")

    stand_in.rotate_keys()

    assert "logget-ut" in browser.visit(feide.logout_url(id_token=login.id_token, state="x")).address


@pytest.fixture
def clock():
    return Seconds()


@pytest.fixture
def provider(hostile, client_keys, clock):
    login = idporten_login(idporten_settings(hostile.issuer, client_keys), monotonic=clock)
    yield login
    login.close()


def test_new_key_is_fetched_once_it_is_seen(provider, hostile, clock):
    _finish(provider, hostile, PROVIDER_KEY)
    hostile.publish(OTHER_KEY)
    clock.now += 31

    assert _finish(provider, hostile, OTHER_KEY).national_id
    assert len(hostile.visits("/jwks")) == 2


def test_unknown_keys_do_not_make_us_fetch_again_and_again(provider, hostile, clock):
    _finish(provider, hostile, PROVIDER_KEY)
    for _ in range(3):
        with refused(RefusalCode.INVALID_TOKEN, "unknown key"):
            _finish(provider, hostile, OTHER_KEY)
    assert len(hostile.visits("/jwks")) == 1

    clock.now += 31
    for _ in range(3):
        with refused(RefusalCode.INVALID_TOKEN, "unknown key"):
            _finish(provider, hostile, OTHER_KEY)
    assert len(hostile.visits("/jwks")) == 2


def test_withdrawn_key_is_forgotten_within_the_hour(provider, hostile, clock):
    _finish(provider, hostile, PROVIDER_KEY)
    hostile.publish(OTHER_KEY)
    clock.now += 3601

    with refused(RefusalCode.INVALID_TOKEN, "unknown key"):
        _finish(provider, hostile, PROVIDER_KEY)


def test_discovery_and_keys_are_kept_for_an_hour(provider, hostile, clock):
    for _ in range(3):
        _finish(provider, hostile, PROVIDER_KEY)
        clock.now += 1000

    assert len(hostile.visits("/jwks")) == 1
    assert len(hostile.visits("/.well-known/openid-configuration")) == 1


def test_our_key_changes_without_a_stop(tmp_path, browser):
    """The next key is published first, then signs; the provider reads our published keys."""
    current, following, unpublished = generate_pem(), generate_pem(), generate_pem()
    file, accounts = tmp_path / "clients.json", tmp_path / "accounts.json"
    accounts.write_text(json.dumps(ACCOUNTS))
    with HostileProvider() as vidar:
        published = ClientKeys.from_pem(current + following)
        vidar.answers["/nokler/"] = as_json(published.jwks())
        clients = clients_document(
            feide_settings("http://127.0.0.1:1"),
            idporten_settings("http://127.0.0.1:1", published),
            frontchannel_logout_uri="http://127.0.0.1:9/logg-ut/idporten/frontkanal/",
            jwks_uri=f"{vidar.issuer}/nokler/",
        )
        file.write_text(json.dumps(clients))
        with StandIn.start(accounts=accounts, clients=file) as stand_in:
            used = []
            for pem in (current, following + current, following):
                keys = ClientKeys.from_pem(pem)
                provider = idporten_login(idporten_settings(stand_in.idporten_issuer, keys))
                redirect = provider.start(return_path="/")
                browser.visit(redirect.url)
                if not browser.address.startswith("http://127.0.0.1:9"):
                    browser.be("ingrid")
                provider.finish(redirect.attempt, browser.answer)
                provider.close()
                used.append(keys.kid)

            stranger = idporten_login(idporten_settings(stand_in.idporten_issuer, ClientKeys.from_pem(unpublished)))
            redirect = stranger.start(return_path="/")
            browser.visit(redirect.url)
            with refused(RefusalCode.PROVIDER_ERROR, "invalid_client"):
                stranger.finish(redirect.attempt, browser.answer)
            stranger.close()

    assert used[1] == used[2] != used[0]
    assert vidar.visits("/nokler/")
