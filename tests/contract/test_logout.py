"""Logout both ways, against the real provider process."""

from urllib.parse import parse_qs, urlsplit

import pytest

from tests.contract.conftest import FRONTCHANNEL, OTHER_SERVICE
from tests.contract.refusing import refused
from tests.contract.settings import LOGGED_OUT, idporten_settings
from vidar.integrations.idporten.client import idporten_login
from vidar.integrations.oidc.callback import callback_params
from vidar.integrations.oidc.refusal import RefusalCode


def _login(provider, browser, person):
    redirect = provider.start(return_path="/")
    return provider.finish(redirect.attempt, browser.visit(redirect.url).be(person).answer)


@pytest.mark.parametrize(("name", "person"), [("feide", "kari"), ("idporten", "ingrid")])
def test_our_logout_ends_the_providers_session(request, browser, name, person):
    provider = request.getfixturevalue(name)
    login = _login(provider, browser, person)

    browser.visit(provider.logout_url(id_token=login.id_token, state="ut-1"))

    assert browser.address == f"{LOGGED_OUT}?state=ut-1"
    browser.visit(provider.start(return_path="/").url)
    assert browser.soup.find("button", value=person) is not None


@pytest.mark.parametrize(("name", "person"), [("feide", "kari"), ("idporten", "ingrid")])
def test_our_logout_works_when_the_providers_session_is_gone(request, browser, name, person):
    provider = request.getfixturevalue(name)
    login = _login(provider, browser, person)
    for _ in range(2):
        browser.visit(provider.logout_url(id_token=login.id_token, state="ut-2"))

        assert browser.address == f"{LOGGED_OUT}?state=ut-2"


def test_national_id_is_not_sent_in_an_address(idporten, browser):
    """ID-porten's id token holds it, so the client id is the hint."""
    login = _login(idporten, browser, "ingrid")

    query = parse_qs(urlsplit(idporten.logout_url(id_token=login.id_token, state="x")).query)

    assert query == {
        "client_id": ["vidar-idporten"],
        "post_logout_redirect_uri": [LOGGED_OUT],
        "state": ["x"],
    }


def test_logout_at_the_provider_tells_us_by_front_channel(idporten, stand_in, browser):
    login = _login(idporten, browser, "ingrid")

    browser.visit(f"{stand_in.idporten_issuer}/session/end").press("logout", "yes")
    calls = [frame["src"] for frame in browser.soup.find_all("iframe")]

    assert [call.split("?")[0] for call in calls] == [FRONTCHANNEL]
    ended = idporten.parse_frontchannel(callback_params(urlsplit(calls[0]).query))
    assert (ended.issuer, ended.sid) == (login.issuer, login.sid)
    assert "frame-src http://127.0.0.1:9" in browser.page.headers["content-security-policy"]


def test_logout_from_another_service_tells_us_by_front_channel(idporten, stand_in, client_keys, browser):
    login = _login(idporten, browser, "ingrid")
    other = idporten_login(
        idporten_settings(
            stand_in.idporten_issuer,
            client_keys,
            client_id=OTHER_SERVICE["client_id"],
            redirect_uri=OTHER_SERVICE["redirect_uris"][0],
            post_logout_redirect_uri=OTHER_SERVICE["post_logout_redirect_uris"][0],
        )
    )
    redirect = other.start(return_path="/")
    others = other.finish(redirect.attempt, browser.visit(redirect.url).answer)

    browser.visit(other.logout_url(id_token=others.id_token, state="y"))
    other.close()
    calls = [callback_params(urlsplit(frame["src"]).query) for frame in browser.soup.find_all("iframe")]
    onward = browser.soup.find("meta", attrs={"http-equiv": "refresh"})["content"]

    assert calls == [{"iss": login.issuer, "sid": login.sid}]
    assert onward == f"1;url={OTHER_SERVICE['post_logout_redirect_uris'][0]}?state=y"
    assert others.sid != login.sid
    assert others.subject == login.subject


def test_staying_keeps_the_session(idporten, stand_in, browser):
    _login(idporten, browser, "ingrid")

    browser.visit(f"{stand_in.idporten_issuer}/session/end").press_label("Nei, bli værende")

    assert browser.soup.h1.text == "Du er fortsatt innlogget"
    redirect = idporten.start(return_path="/")
    assert "code" in browser.visit(redirect.url).answer


@pytest.mark.parametrize(
    ("params", "detail"),
    [
        ({}, "iss"),
        ({"sid": "session-1"}, "iss"),
        ({"iss": "https://idporten.no", "sid": "session-1"}, "iss"),
        ({"iss": "{issuer}"}, "sid"),
        ({"iss": "{issuer}", "sid": ""}, "sid"),
        ({"iss": "{issuer}", "sid": "x" * 256}, "sid"),
    ],
)
def test_false_front_channel_call_is_refused(idporten, stand_in, params, detail):
    call = {name: value.format(issuer=stand_in.idporten_issuer) for name, value in params.items()}

    with refused(RefusalCode.INVALID_LOGOUT, detail):
        idporten.parse_frontchannel(call)


def test_feide_offers_no_front_channel(feide, stand_in):
    with refused(RefusalCode.INVALID_LOGOUT, "not offered"):
        feide.parse_frontchannel({"iss": stand_in.feide_issuer, "sid": "session-1"})
