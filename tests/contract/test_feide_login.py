"""Feide from the first redirect to a verified person, against the real provider process."""

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

from tests.contract.people import GUEST
from tests.contract.refusing import refused
from vidar.integrations.oidc.port import Prompt
from vidar.integrations.oidc.refusal import RefusalCode


def test_login_gives_the_feide_name_in_lower_case(feide, stand_in, browser):
    redirect = feide.start(return_path="/timeplan/?uke=2026-W48", school_slug="nord-osterdal")

    answer = browser.visit(redirect.url).be("kari").answer
    login = feide.finish(redirect.attempt, answer)

    assert login.feide_name == "karnor@innlandet.example.no"
    assert login.national_id is None
    assert login.issuer == stand_in.feide_issuer
    assert len(login.subject) == 36
    assert login.auth_time is not None
    assert redirect.attempt.return_path == "/timeplan/?uke=2026-W48"
    assert redirect.attempt.school_slug == "nord-osterdal"


def test_subject_is_the_same_every_time(feide, browser):
    subjects = set()
    for _ in range(2):
        redirect = feide.start(return_path="/", prompt=Prompt.LOGIN)
        subjects.add(feide.finish(redirect.attempt, browser.visit(redirect.url).be("kari").answer).subject)

    assert len(subjects) == 1


def test_second_login_needs_no_choice(feide, browser):
    """Single sign-on: the provider's session stands."""
    browser.visit(feide.start(return_path="/").url).be("kari")

    redirect = feide.start(return_path="/")

    assert feide.finish(redirect.attempt, browser.visit(redirect.url).answer).feide_name.startswith("karnor@")


def test_authorization_address_has_pkce_state_and_nonce(feide):
    redirect = feide.start(return_path="/", ui_locale="nn")
    query = parse_qs(urlsplit(redirect.url).query)

    assert query["code_challenge_method"] == ["S256"]
    assert query["state"] == [redirect.attempt.state]
    assert query["nonce"] == [redirect.attempt.nonce]
    assert query["ui_locales"] == ["nn"]
    assert "prompt" not in query
    assert query["scope"] == ["openid userid userid-feide"]
    assert redirect.attempt.code_verifier not in redirect.url


def test_language_that_feide_does_not_know_is_left_out(feide):
    query = parse_qs(urlsplit(feide.start(return_path="/", ui_locale="tlh").url).query)

    assert "ui_locales" not in query


def test_provider_has_a_name(feide, idporten):
    assert (feide.name, idporten.name) == ("feide", "idporten")


def test_secrets_differ_from_attempt_to_attempt(feide):
    one, two = feide.start(return_path="/").attempt, feide.start(return_path="/").attempt

    assert len({one.state, two.state, one.nonce, two.nonce, one.code_verifier, two.code_verifier}) == 6


def test_cancelled_login_is_refused_as_cancelled(feide, browser):
    redirect = feide.start(return_path="/")
    answer = browser.visit(redirect.url).press("avbryt", "ja").answer

    with refused(RefusalCode.CANCELLED):
        feide.finish(redirect.attempt, answer)


def test_guest_without_feide_name_is_refused(feide, browser):
    redirect = feide.start(return_path="/")
    answer = browser.visit(redirect.url).be(GUEST["id"]).answer

    with refused(RefusalCode.NO_FEIDE_NAME):
        feide.finish(redirect.attempt, answer)


def test_replayed_code_is_refused(feide, browser):
    redirect = feide.start(return_path="/")
    answer = browser.visit(redirect.url).be("kari").answer
    feide.finish(redirect.attempt, answer)

    with refused(RefusalCode.CODE_REFUSED):
        feide.finish(redirect.attempt, answer)


def test_stolen_code_is_refused_without_the_verifier(feide, stand_in, browser):
    """PKCE: the code of one attempt is of no use in another."""
    victim = feide.start(return_path="/")
    stolen = browser.visit(victim.url).be("kari").answer["code"]
    thief = feide.start(return_path="/").attempt

    with refused(RefusalCode.CODE_REFUSED):
        feide.finish(thief, {"state": thief.state, "code": stolen, "iss": stand_in.feide_issuer})


def test_login_csrf_is_refused(feide, browser):
    """A stranger's finished answer in my browser, which started another attempt."""
    strangers = feide.start(return_path="/")
    answer = browser.visit(strangers.url).be("anne").answer
    mine = feide.start(return_path="/").attempt

    with refused(RefusalCode.WRONG_STATE, "state"):
        feide.finish(mine, answer)


def test_expired_attempt_is_refused(feide, browser):
    redirect = feide.start(return_path="/")
    answer = browser.visit(redirect.url).be("kari").answer
    old = replace(redirect.attempt, created_at=redirect.attempt.created_at.replace(year=2020))

    with refused(RefusalCode.ATTEMPT_EXPIRED):
        feide.finish(old, answer)
