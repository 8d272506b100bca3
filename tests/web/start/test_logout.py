"""Log out here and at the provider, and at the provider's word."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.conf import settings
from django.test import Client

from tests.contract.settings import VIDAR
from tests.factories.access import client_for
from tests.web.start.cast import let_log_in
from tests.web.start.visitor import main_text, onward, path_of, soup
from tests.web.statements import statements
from vidar.access.models import Session
from vidar.config.environment import ProviderSettings
from vidar.integrations.oidc.client_keys import generate_pem

FRAME = "/logg-ut/idporten/frontkanal/"


@pytest.mark.parametrize(
    ("provider", "person", "name"), [("feide", "kari", "Feide"), ("idporten", "ingrid", "ID-porten")]
)
def test_logout_ends_both_sessions(running, visitor, provider, person, name):
    let_log_in(running, person)
    visitor.log_in(provider, person)

    address = onward(visitor.vidar.post("/logg-ut/"))
    visitor.provider.visit(address)
    page = visitor.vidar.get(path_of(visitor.provider.address))

    assert Session.objects.get().ended_at is not None
    assert visitor.vidar.cookies[settings.SESSION_COOKIE].value == ""
    assert f"Du er logget ut av både Vidar og {name}." in main_text(page)
    visitor.provider.visit(visitor.begin(provider))
    assert visitor.provider.soup.find("button", value=person) is not None, "the provider still knows the person"


def test_feide_gets_the_id_token_and_idporten_only_our_name(running, visitor):
    let_log_in(running, "kari", "ingrid")
    visitor.log_in("feide", "kari")
    to_feide = parse_qs(urlsplit(onward(visitor.vidar.post("/logg-ut/"))).query)
    visitor.log_in("idporten", "ingrid")
    to_idporten = parse_qs(urlsplit(onward(visitor.vidar.post("/logg-ut/"))).query)

    assert to_feide.keys() == {"id_token_hint", "post_logout_redirect_uri", "state"}
    assert to_idporten.keys() == {"client_id", "post_logout_redirect_uri", "state"}
    assert to_feide["post_logout_redirect_uri"] == to_idporten["post_logout_redirect_uri"] == [f"{VIDAR}/logget-ut/"]


def test_id_token_is_forgotten_with_the_session(running, visitor):
    let_log_in(running, "kari")
    visitor.log_in("feide", "kari")
    assert Session.objects.get().sealed_id_token is not None

    visitor.vidar.post("/logg-ut/")

    assert Session.objects.get().sealed_id_token is None


def test_logout_while_the_provider_is_away_ends_ours_and_warns(running, visitor, settings, providers):
    let_log_in(running, "kari")
    visitor.log_in("feide", "kari")
    settings.LOGIN_PROVIDERS = {
        **providers,
        "feide": ProviderSettings(issuer="http://127.0.0.1:9", client_id="x", client_secret="y"),
    }

    response = visitor.vidar.post("/logg-ut/")
    page = visitor.vidar.get(response["Location"])

    assert response["Location"] == "/logget-ut/"
    assert Session.objects.get().ended_at is not None
    assert "men vi vet ikke om du er logget ut av Feide" in main_text(page)
    assert "Lukk alle vinduene i nettleseren" in main_text(page)


def test_page_after_logout_does_not_trust_another_state(running, visitor):
    let_log_in(running, "kari")
    visitor.log_in("feide", "kari")
    visitor.vidar.post("/logg-ut/")

    page = visitor.vidar.get("/logget-ut/?state=somebody-elses")

    assert "men vi vet ikke" in main_text(page)


def test_page_after_logout_sends_who_is_logged_in_to_the_start(small_school):
    assert client_for(small_school.kari, "pupil").get("/logget-ut/")["Location"] == "/"


def test_logout_without_a_session_is_no_fault(small_school):
    client = Client()

    assert client.post("/logg-ut/")["Location"] == "/logget-ut/"
    assert "Du er logget ut av Vidar på denne enheten." in main_text(client.get("/logget-ut/"))


def test_logout_is_a_form(small_school):
    client = client_for(small_school.kari, "pupil")

    assert client.get("/logg-ut/").status_code == 405
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = client.cookies
    assert strict.post("/logg-ut/").status_code == 403
    assert Session.objects.get().ended_at is None


def test_logged_out_token_opens_nothing(small_school, providers):
    client = client_for(small_school.kari, "pupil")
    token = client.cookies[settings.SESSION_COOKIE].value
    client.post("/logg-ut/")
    client.cookies[settings.SESSION_COOKIE] = token

    assert client.get("/timeplan/")["Location"] == "/"


def _frames_after_logout_elsewhere(visitor, issuer):
    visitor.provider.visit(f"{issuer}/session/end").press("logout", "yes")
    return [path_of(frame["src"]) for frame in visitor.provider.soup.find_all("iframe")]


def test_logout_at_idporten_ends_ours_without_any_cookie(running, visitor, providers):
    let_log_in(running, "ingrid")
    visitor.log_in("idporten", "ingrid")
    (frame,) = _frames_after_logout_elsewhere(visitor, providers["idporten"].issuer)

    response = Client().get(frame)

    assert (response.status_code, response.content) == (200, b"")
    assert visitor.vidar.get("/timeplan/")["Location"] == "/"


def test_frame_may_be_held_by_the_provider_alone(running, visitor, providers):
    response = Client().get(FRAME, {"iss": providers["idporten"].issuer, "sid": "unknown"})

    assert response.status_code == 200
    assert response["Content-Security-Policy"] == (
        f"default-src 'none'; frame-ancestors {providers['idporten'].issuer}"
    )
    assert response["Cache-Control"] == "no-store"
    assert "X-Frame-Options" not in response
    assert "frame-ancestors 'none'" in Client().get("/hjelp/")["Content-Security-Policy"]


def test_frame_of_idporten_may_be_held_by_its_login_host():
    assert ProviderSettings("https://idporten.no", "x").origins == ["https://idporten.no", "https://login.idporten.no"]
    assert ProviderSettings("https://auth.dataporten.no", "x").origins == ["https://auth.dataporten.no"]
    assert ProviderSettings("", "").origins == []


@pytest.mark.parametrize(
    ("path", "params"),
    [
        (FRAME, {"iss": "https://evil.example", "sid": "{sid}"}),
        (FRAME, {"sid": "{sid}"}),
        (FRAME, {"iss": "{issuer}"}),
        (FRAME, {"iss": "{issuer}", "sid": ""}),
        ("/logg-ut/feide/frontkanal/", {"iss": "{issuer}", "sid": "{sid}"}),
    ],
)
def test_false_word_ends_nothing(running, visitor, providers, path, params):
    let_log_in(running, "ingrid")
    visitor.log_in("idporten", "ingrid")
    known = {"issuer": providers["idporten"].issuer, "sid": Session.objects.get().provider_session}

    response = Client().get(path, {name: value.format(**known) for name, value in params.items()})

    assert response.status_code == 400
    assert visitor.vidar.get("/timeplan/").status_code == 200


def test_word_about_another_session_ends_only_that(running, visitor, providers):
    let_log_in(running, "ingrid")
    visitor.log_in("idporten", "ingrid")

    Client().get(FRAME, {"iss": providers["idporten"].issuer, "sid": "another"})

    assert visitor.vidar.get("/timeplan/").status_code == 200


def test_front_channel_answers_only_get(running, providers):
    params = {"iss": providers["idporten"].issuer, "sid": "x"}

    assert [Client().head(FRAME, params).status_code, Client().post(FRAME, params).status_code] == [405, 405]


def test_front_channel_takes_one_statement_besides_the_clock(running, providers):
    with statements() as found:
        Client().get(FRAME, {"iss": providers["idporten"].issuer, "sid": "x"})

    assert len(found) == 2


def test_our_public_keys_are_published(wall_db, providers):
    document = Client().get("/logg-inn/idporten/nokler.json").json()

    assert [sorted(key) for key in document["keys"]] == [["alg", "e", "kid", "kty", "n", "use"]]


def test_new_keys_are_published_without_a_restart(wall_db, providers, keys_file, settings, tmp_path):
    file = tmp_path / "keys.pem"
    file.write_text(keys_file.read_text())
    settings.LOGIN_PROVIDERS = {
        **providers,
        "idporten": ProviderSettings("https://idporten.no", "x", keys_file=str(file)),
    }
    before = Client().get("/logg-inn/idporten/nokler.json").json()["keys"]
    file.write_text(keys_file.read_text() + generate_pem())

    after = Client().get("/logg-inn/idporten/nokler.json").json()["keys"]

    assert (len(before), len(after)) == (1, 2)
    assert after[0] == before[0]


def test_keys_that_are_not_there_are_not_published(settings, wall_db):
    settings.LOGIN_PROVIDERS = {"feide": ProviderSettings("", ""), "idporten": ProviderSettings("", "")}

    assert Client().get("/logg-inn/idporten/nokler.json").status_code == 404


def test_shared_computer_is_spoken_of(small_school):
    page = Client().get("/logget-ut/")

    assert "Deler du maskinen med andre?" in main_text(page)
    assert soup(page).find("main").find("a")["href"] == "/"
