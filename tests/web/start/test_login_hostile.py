"""What others may try with somebody's browser: each is refused, each with a page that says what to do."""

from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from django.core import signing
from django.test import Client

from tests.contract.hostile import HostileProvider, as_json, hanging_up, sign, unsigned
from tests.contract.settings import VIDAR
from tests.web.start.cast import feide_name, let_log_in
from tests.web.start.visitor import Visitor, heading, main_text, soup
from tests.web.statements import statements
from vidar.access.models import LoginAttempt, Session
from vidar.config.environment import ProviderSettings


@pytest.fixture
def stranger():
    person = Visitor()
    with person.provider:
        yield person


def test_login_csrf_a_strangers_answer_does_not_log_me_in(running, visitor, stranger):
    let_log_in(running, "kari", "anne")
    finished_by_stranger = stranger.answer(stranger.begin("feide", skole="nord-osterdal"), "anne")
    visitor.begin("feide")

    response = visitor.vidar.get(finished_by_stranger)

    assert (response.status_code, heading(response)) == (400, "Innloggingen ble startet i en annen nettleser")
    assert "Logg inn på nytt herfra" in main_text(response)
    assert not Session.objects.exists()


def test_attempt_stopped_in_another_browser_can_still_be_finished_in_its_own(running, visitor, stranger):
    let_log_in(running, "anne")
    callback = stranger.answer(stranger.begin("feide"), "anne")
    visitor.vidar.get(callback)

    assert stranger.vidar.get(callback).status_code == 302


def test_answer_without_a_cookie_is_refused(running, visitor):
    let_log_in(running, "kari")
    callback = visitor.answer(visitor.begin("feide"), "kari")

    assert Client().get(callback).status_code == 400
    assert not Session.objects.exists()


def test_replayed_answer_is_refused(running, visitor):
    let_log_in(running, "kari")
    address = visitor.begin("feide")
    bound = {name: cookie.value for name, cookie in visitor.vidar.cookies.items() if "login" in name}
    callback = visitor.answer(address, "kari")
    visitor.vidar.get(callback)
    again = Client()
    again.cookies.load(bound)

    response = again.get(callback)

    assert (response.status_code, heading(response)) == (400, "Innloggingen er alt brukt")
    assert Session.objects.count() == 1


def test_going_back_to_the_own_callback_leads_to_the_start(running, visitor):
    let_log_in(running, "kari")
    address = visitor.begin("feide")
    bound = {name: cookie.value for name, cookie in visitor.vidar.cookies.items() if "login" in name}
    callback = visitor.answer(address, "kari")
    visitor.vidar.get(callback)
    visitor.vidar.cookies.load(bound)

    assert visitor.vidar.get(callback)["Location"] == "/"


@pytest.mark.parametrize(("seconds", "status"), [(599, 302), (601, 400)])
def test_attempt_lives_ten_minutes(running, visitor, seconds, status):
    let_log_in(running, "kari")
    callback = visitor.answer(visitor.begin("feide"), "kari")
    LoginAttempt.objects.update(created_at=datetime.now(UTC) - timedelta(seconds=seconds))

    response = visitor.vidar.get(callback)

    assert response.status_code == status
    if status == 400:
        assert heading(response) == "Innloggingen tok for lang tid"


def test_two_tabs_can_log_in_side_by_side(running, visitor):
    let_log_in(running, "kari")
    first, second = visitor.begin("feide"), visitor.begin("feide")

    assert visitor.vidar.get(visitor.answer(second, "kari")).status_code == 302
    assert visitor.vidar.get(visitor.answer(first, "kari")).status_code == 302


def test_state_that_nobody_has_given_out_is_refused(running, visitor):
    response = visitor.vidar.get("/logg-inn/feide/tilbake/?code=x&state=y")

    assert (response.status_code, heading(response)) == (400, "Innloggingen gjelder ikke lenger")


def test_answer_at_the_other_providers_address_is_refused(running, visitor):
    """Mix-up: one redirect address for each issuer."""
    let_log_in(running, "kari")
    callback = visitor.answer(visitor.begin("feide"), "kari")

    response = visitor.vidar.get(callback.replace("/feide/", "/idporten/"))

    assert response.status_code == 400
    assert not Session.objects.exists()


def test_answer_that_names_another_issuer_is_refused(running, visitor):
    let_log_in(running, "kari")
    callback = visitor.answer(visitor.begin("feide"), "kari")
    path, _, query = callback.partition("?")
    params = {name: values[0] for name, values in parse_qs(query).items()}

    response = visitor.vidar.get(f"{path}?{urlencode({**params, 'iss': 'https://evil.example'})}")

    assert (response.status_code, heading(response)) == (400, "Vi stoppet innloggingen")


@pytest.mark.parametrize("query", ["state=a&state=b&code=c", "code=" + "x" * 9000, "code=%FF&state=x"])
def test_unreadable_answer_is_refused(running, visitor, query):
    response = visitor.vidar.get(f"/logg-inn/feide/tilbake/?{query}")

    assert (response.status_code, heading(response)) == (400, "Vi stoppet innloggingen")


def test_callback_answers_only_get(running, visitor):
    """A HEAD or a POST must not use an attempt up."""
    let_log_in(running, "kari")
    callback = visitor.answer(visitor.begin("feide"), "kari")

    assert [visitor.vidar.head(callback).status_code, visitor.vidar.post(callback).status_code] == [405, 405]
    assert visitor.vidar.get(callback).status_code == 302


@pytest.mark.parametrize(
    "path",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example/",
        "\\\\evil.example",
        "/timeplan/\r\nSet-Cookie: a=b",
        "javascript:alert(1)",
        "/finnes-ikke/",
        "/logg-ut/",
        "/logg-inn/feide/tilbake/?code=x",
        "",
    ],
)
def test_open_redirect_ends_at_the_start_page(running, visitor, path):
    let_log_in(running, "kari")
    visitor.vidar.cookies["vidar_return"] = signing.get_cookie_signer(salt="vidar_return").sign(path)

    assert visitor.log_in("feide", "kari")["Location"] == "/timeplan/"


def test_return_path_with_a_false_signature_is_not_followed(running, visitor):
    let_log_in(running, "kari")
    visitor.vidar.cookies["vidar_return"] = "/hjelp/:forged"

    assert visitor.log_in("feide", "kari")["Location"] == "/timeplan/"


def test_login_needs_the_forms_token(running):
    response = Client(enforce_csrf_checks=True).post("/logg-inn/feide/")

    assert (response.status_code, heading(response)) == (403, "Skjemaet var for gammelt")
    assert not LoginAttempt.objects.exists()


@pytest.fixture
def liar(providers, settings):
    """A Feide that says what each test wants."""
    with HostileProvider() as server:
        settings.LOGIN_PROVIDERS = {
            **providers,
            "feide": ProviderSettings(issuer=server.issuer, client_id="vidar-feide", client_secret="hemmelig"),
        }
        yield server


def _callback(liar, visitor, **claims):
    """Begin a login at the liar and return the address of its answer, with a token that says ``claims``."""
    query = parse_qs(urlsplit(visitor.begin("feide")).query)
    said = liar.claims(query["nonce"][0], "vidar-feide", acr=None, pid=None, **claims)
    liar.hand_out(sign(said))
    liar.answers["/me"] = _userinfo(said["sub"])
    return said, "/logg-inn/feide/tilbake/?" + urlencode(
        {"code": "code-51aa", "state": query["state"][0], "iss": liar.issuer}
    )


def _userinfo(subject):
    return as_json({"sub": subject, "https://n.feide.no/claims/eduPersonPrincipalName": feide_name("kari")})


def test_honest_answer_of_the_liar_is_taken(running, visitor, liar):
    """So that the refusals below are for the lie alone."""
    let_log_in(running, "kari")
    _, callback = _callback(liar, visitor)

    assert visitor.vidar.get(callback)["Location"] == "/timeplan/"


@pytest.mark.parametrize(
    "lie", [{"nonce": "x"}, {"aud": "another"}, {"iss": "https://evil.example"}, {"exp": 1}, {"sub": None}]
)
def test_token_that_lies_is_refused(running, visitor, liar, lie, caplog):
    let_log_in(running, "kari")
    said, callback = _callback(liar, visitor)
    liar.hand_out(sign({name: value for name, value in {**said, **lie}.items() if value is not None}))

    response = visitor.vidar.get(callback)

    assert (response.status_code, heading(response)) == (502, "Noe er galt mellom Vidar og Feide")
    assert not Session.objects.exists()
    assert "login with feide stopped: invalid-token" in caplog.text
    assert "subject-7f3a" not in caplog.text
    assert "code-51aa" not in caplog.text


def test_unsigned_token_is_refused(running, visitor, liar):
    let_log_in(running, "kari")
    said, callback = _callback(liar, visitor)
    liar.hand_out(unsigned(said))

    assert visitor.vidar.get(callback).status_code == 502
    assert not Session.objects.exists()


def test_refused_login_cannot_be_tried_again_with_the_same_attempt(running, visitor, liar):
    let_log_in(running, "kari")
    said, callback = _callback(liar, visitor)
    liar.hand_out(unsigned(said))
    visitor.vidar.get(callback)
    liar.hand_out(sign(said))

    assert heading(visitor.vidar.get(callback)) == "Innloggingen er alt brukt"


def test_provider_that_does_not_answer_has_a_page_and_a_time_to_try_again(
    running, visitor, providers, settings, caplog
):
    settings.LOGIN_PROVIDERS = {
        **providers,
        "feide": ProviderSettings(issuer="http://127.0.0.1:9", client_id="x", client_secret="y"),
    }

    response = visitor.vidar.post("/logg-inn/feide/", {"skole": "nord-osterdal"})

    assert (response.status_code, heading(response)) == (503, "Feide svarer ikke")
    assert response["Retry-After"] == "60"
    assert "Berit Solberg" in main_text(response)
    assert "login with feide stopped: provider-unreachable (no connection)" in caplog.text


def test_provider_that_falls_silent_after_the_login_has_the_same_page(running, visitor, liar):
    let_log_in(running, "kari")
    _, callback = _callback(liar, visitor)
    liar.answers["/token"] = hanging_up

    response = visitor.vidar.get(callback)

    assert (response.status_code, heading(response)) == (503, "Feide svarer ikke")


def test_provider_that_is_not_set_up_says_so(running, visitor, settings):
    settings.LOGIN_PROVIDERS = {"feide": ProviderSettings("", ""), "idporten": ProviderSettings("", "")}

    response = visitor.vidar.post("/logg-inn/idporten/")

    assert (response.status_code, heading(response)) == (503, "Innlogging med ID-porten er ikke satt opp")
    assert soup(response).find("form", class_="login-form") is None


def test_unknown_provider_does_not_exist(running, visitor):
    assert visitor.vidar.post("/logg-inn/google/").status_code == 404


def test_addresses_at_the_provider_are_one_for_each_issuer(running, visitor):
    for name in ("feide", "idporten"):
        query = parse_qs(urlsplit(visitor.begin(name)).query)
        assert query["redirect_uri"] == [f"{VIDAR}/logg-inn/{name}/tilbake/"]
        assert query["code_challenge_method"] == ["S256"]


def test_language_of_the_page_follows_to_the_provider(running, visitor):
    visitor.vidar.cookies["vidar_language"] = "nn"

    assert parse_qs(urlsplit(visitor.begin("idporten")).query)["ui_locales"] == ["nn"]


def test_begin_takes_a_fixed_number_of_statements(running, visitor):
    visitor.begin("feide", skole="nord-osterdal")

    with statements() as found:
        visitor.begin("feide", skole="nord-osterdal")

    assert len(found) == 3
