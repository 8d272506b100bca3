"""The stand-in as a program: starts fast, reads its people anew, shows decent pages, stops cleanly."""

import json
import resource

import html5lib
import httpx
import pytest

from tests.contract.people import ACCOUNTS, KARI
from tests.contract.settings import feide_settings, idporten_settings
from vidar.integrations.feide.client import feide_login
from vidar.integrations.stand_in import install
from vidar.integrations.stand_in.install import StandInFailed, ensure_stand_in, node_command, npm_command
from vidar.integrations.stand_in.process import StandIn
from vidar.integrations.stand_in.registration import clients_document


@pytest.fixture
def files(tmp_path, client_keys):
    accounts, clients = tmp_path / "accounts.json", tmp_path / "clients.json"
    accounts.write_text(json.dumps(ACCOUNTS))
    document = clients_document(
        feide_settings("http://127.0.0.1:1"),
        idporten_settings("http://127.0.0.1:1", client_keys),
        frontchannel_logout_uri="http://127.0.0.1:9/logg-ut/idporten/frontkanal/",
    )
    clients.write_text(json.dumps(document))
    return {"accounts": accounts, "clients": clients}


def test_it_starts_in_less_than_two_seconds(files):
    """Measured as its own processor time, which a busy machine does not stretch."""
    ensure_stand_in()
    before = _children_seconds()

    StandIn.start(**files).stop()

    assert _children_seconds() - before < 2.0


def _children_seconds():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def test_people_are_read_anew_when_the_file_changes(files, browser):
    with StandIn.start(**files) as stand_in:
        provider = feide_login(feide_settings(stand_in.feide_issuer))
        browser.visit(provider.start(return_path="/").url)
        assert browser.soup.find("button", value="ny") is None

        newcomer = {**KARI, "id": "ny", "name": "Nils Ny", "feide_name": "nils@innlandet.example.no"}
        files["accounts"].write_text(json.dumps([*ACCOUNTS, newcomer]))
        redirect = provider.start(return_path="/")
        login = provider.finish(redirect.attempt, browser.visit(redirect.url).be("ny").answer)
        provider.close()

    assert login.feide_name == "nils@innlandet.example.no"


def test_logout_works_after_a_restart_with_kept_keys(files, tmp_path, browser):
    port = None
    addresses = []
    for _ in range(2):
        ports = {"port_feide": port} if port else {}
        with StandIn.start(**files, **ports, keys=tmp_path / "keys.json") as stand_in:
            port = httpx.URL(stand_in.feide_issuer).port
            provider = feide_login(feide_settings(stand_in.feide_issuer))
            if not addresses:
                redirect = provider.start(return_path="/")
                login = provider.finish(redirect.attempt, browser.visit(redirect.url).be("kari").answer)
            url = provider.logout_url(id_token=login.id_token, state="x")
            addresses.append(url if not addresses else browser.visit(url).address)
            provider.close()

    assert addresses[1].endswith("/logget-ut/?state=x")
    assert (tmp_path / "keys.json").stat().st_mode & 0o777 == 0o600


def test_port_in_use_is_said_in_one_line(files, stand_in):
    port = httpx.URL(stand_in.feide_issuer).port

    with pytest.raises(StandInFailed, match=f"port {port} is in use"):
        StandIn.start(**files, port_feide=port)


def test_it_ends_with_the_process_that_started_it(files):
    stand_in = StandIn.start(**files)
    assert stand_in.alive

    stand_in._process.stdin.close()
    stand_in._process.wait(timeout=5)

    assert not stand_in.alive
    stand_in._process.stdout.close()


@pytest.mark.parametrize("name", ["feide", "idporten"])
def test_login_page_is_clear_and_needs_no_script(request, browser, name):
    provider = request.getfixturevalue(name)

    browser.visit(provider.start(return_path="/").url)
    soup = browser.soup

    html5lib.HTMLParser(strict=True).parse(browser.page.text)
    assert soup.html["lang"] == "nb"
    assert soup.find("script") is None
    assert "stedfortreder" in soup.header.text
    assert len(soup.find_all("h1")) == 1
    assert soup.find("label", attrs={"for": "sok"}) is not None
    for section in soup.find_all("section"):
        assert soup.find(id=section["aria-labelledby"]) is not None
    policy = browser.page.headers["content-security-policy"]
    assert "form-action 'self' http://127.0.0.1:9;" in policy
    assert "unsafe-inline" not in policy


def test_people_are_grouped_and_found(feide, browser):
    browser.visit(feide.start(return_path="/").url)
    assert [heading.text for heading in browser.soup.find_all("h2")] == ["Elever", "Ansatte", "Andre"]

    browser.visit(f"{browser.address}?sok=ØSTBY+norsk")

    assert [button["value"] for button in browser.soup.find_all("button", attrs={"name": "person"})] == ["anne"]
    assert "Fant 1." in browser.soup.find(role="status").text


def test_search_words_are_shown_as_text(feide, browser):
    browser.visit(feide.start(return_path="/").url)

    browser.visit(f'{browser.address}?sok="><script>alert(1)</script>')

    assert browser.soup.find("script") is None
    assert browser.soup.find(id="sok")["value"] == '"><script>alert(1)</script>'


def test_old_login_page_says_what_to_do(stand_in, browser):
    browser.visit(f"{stand_in.feide_issuer}/innlogging/finnes-ikke")

    assert browser.page.status_code == 400
    assert browser.soup.h1.text == "Innloggingen er for gammel"


def test_unknown_person_shows_the_list_again(feide, browser):
    browser.visit(feide.start(return_path="/").url)
    browser._follow("POST", browser.address, {"person": "ingen"})

    assert browser.soup.h1.text == "Velg hvem du vil logge inn som"


def test_wrong_redirect_address_gets_an_error_page(feide, browser):
    url = feide.start(return_path="/").url.replace("tilbake", "evil")

    browser.visit(url)

    assert browser.page.status_code == 400
    assert "invalid_redirect_uri" in browser.soup.find(class_="technical").text


def test_idporten_wants_pkce(idporten, browser):
    url = httpx.URL(idporten.start(return_path="/").url)

    browser.visit(str(url.copy_remove_param("code_challenge").copy_remove_param("code_challenge_method")))

    assert browser.answer["error"] == "invalid_request"


def test_packages_are_installed_once(monkeypatch):
    ensure_stand_in()
    monkeypatch.setattr(install, "npm_command", lambda: ["false"])

    ensure_stand_in()


def test_changed_lock_file_installs_again(tmp_path, monkeypatch):
    for name in ("package.json", "package-lock.json"):
        (tmp_path / name).write_bytes((install.FOLDER / name).read_bytes())
    monkeypatch.setattr(install, "npm_command", lambda: ["false"])

    with pytest.raises(StandInFailed, match="false failed"):
        ensure_stand_in(tmp_path)


def test_missing_node_is_said_in_one_line(monkeypatch):
    monkeypatch.setattr(install.shutil, "which", lambda _: None)
    monkeypatch.setattr(install, "_packaged_node", lambda: None)

    with pytest.raises(StandInFailed, match="Node"):
        node_command()


def test_packaged_node_is_used_where_the_machine_has_none(monkeypatch, tmp_path):
    monkeypatch.setattr(install.shutil, "which", lambda _: None)
    monkeypatch.setattr(install, "_packaged_node", lambda: tmp_path)

    assert node_command() == str(tmp_path / "bin" / "node")
    assert npm_command() == [
        node_command(),
        str(tmp_path / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"),
    ]
