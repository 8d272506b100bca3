"""ID-porten from the first redirect to a verified person, against the real provider process."""

import time
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.contract.refusing import refused
from tests.contract.settings import idporten_settings
from vidar.integrations.idporten.client import idporten_login
from vidar.integrations.idporten.port import Level
from vidar.integrations.oidc.client_keys import ClientKeys, generate_pem
from vidar.integrations.oidc.refusal import RefusalCode


def test_login_gives_national_id_level_and_session(idporten, stand_in, browser):
    redirect = idporten.start(return_path="/")

    login = idporten.finish(redirect.attempt, browser.visit(redirect.url).be("ingrid").answer)

    assert login.national_id == "15828012345"
    assert login.feide_name is None
    assert login.acr == Level.HIGH
    assert login.issuer == stand_in.idporten_issuer
    assert login.sid
    assert abs(login.auth_time.timestamp() - time.time()) < 30


def test_level_is_asked_for(idporten):
    query = parse_qs(urlsplit(idporten.start(return_path="/", ui_locale="se").url).query)

    assert query["acr_values"] == [Level.SUBSTANTIAL]
    assert query["ui_locales"] == ["se"]


def test_login_tells_nobody_about_anybody(idporten, browser):
    redirect = idporten.start(return_path="/")
    login = idporten.finish(redirect.attempt, browser.visit(redirect.url).be("ingrid").answer)

    for secret in (login.national_id, login.subject, login.sid, login.id_token, redirect.attempt.state):
        assert secret not in f"{login!r} {redirect!r}"


def test_too_low_level_is_refused(idporten, browser):
    redirect = idporten.start(return_path="/")
    answer = browser.visit(redirect.url).be("lav").answer

    with refused(RefusalCode.LEVEL_TOO_LOW):
        idporten.finish(redirect.attempt, answer)


@pytest.mark.parametrize("level", [Level.LOW, Level.SUBSTANTIAL, Level.HIGH])
def test_higher_level_than_required_is_enough(stand_in, client_keys, browser, level):
    settings = idporten_settings(stand_in.idporten_issuer, client_keys, required_level=level)
    provider = idporten_login(settings)
    redirect = provider.start(return_path="/")

    login = provider.finish(redirect.attempt, browser.visit(redirect.url).be("ingrid").answer)
    provider.close()

    assert login.acr == Level.HIGH


def test_missing_national_id_is_refused(idporten, browser):
    redirect = idporten.start(return_path="/")
    answer = browser.visit(redirect.url).be("uten").answer

    with refused(RefusalCode.NO_NATIONAL_ID):
        idporten.finish(redirect.attempt, answer)


def test_unknown_client_key_is_refused(stand_in, browser):
    settings = idporten_settings(stand_in.idporten_issuer, ClientKeys.from_pem(generate_pem()))
    provider = idporten_login(settings)
    redirect = provider.start(return_path="/")
    answer = browser.visit(redirect.url).be("ingrid").answer

    with refused(RefusalCode.PROVIDER_ERROR, "invalid_client"):
        provider.finish(redirect.attempt, answer)
    provider.close()


def test_answer_of_feide_is_refused(feide, idporten, browser):
    """Mix-up: Feide's code must not reach ID-porten's token endpoint."""
    answer = browser.visit(feide.start(return_path="/").url).be("kari").answer
    attempt = idporten.start(return_path="/").attempt

    with refused(RefusalCode.WRONG_ISSUER, "iss"):
        idporten.finish(attempt, {**answer, "state": attempt.state})


def test_attempt_of_feide_is_refused(feide, idporten, browser):
    redirect = feide.start(return_path="/")
    answer = browser.visit(redirect.url).be("kari").answer

    with refused(RefusalCode.WRONG_STATE, "attempt of another provider"):
        idporten.finish(redirect.attempt, answer)
