"""The way in as a browser takes it: scripts, keys, the security policy, frames, and without JavaScript."""

import json

import pytest

from tests.contract.settings import feide_settings, idporten_settings
from tests.factories.schools import make_school
from tests.web.start.cast import ACCOUNTS, let_log_in
from vidar.access.models import Session
from vidar.config.environment import ProviderSettings
from vidar.integrations.oidc.client_keys import ClientKeys
from vidar.integrations.stand_in.process import StandIn
from vidar.integrations.stand_in.registration import clients_document

pytestmark = pytest.mark.browser


@pytest.fixture
def site(running, settings, live_server):
    """Vidar on a port of its own, with style sheets and scripts."""
    settings.STATIC_ROOT = str(settings.STATIC_BUILD)
    settings.BASE_URL = live_server.url
    return live_server.url


@pytest.fixture
def stand_ins(site, settings, keys_file, tmp_path):
    """Stand-ins that know this port."""
    addresses = {"post_logout_redirect_uri": f"{site}/logget-ut/"}
    keys = ClientKeys.from_pem(keys_file.read_text())
    clients = clients_document(
        feide_settings("http://127.0.0.1:1", redirect_uri=f"{site}/logg-inn/feide/tilbake/", **addresses),
        idporten_settings("http://127.0.0.1:1", keys, redirect_uri=f"{site}/logg-inn/idporten/tilbake/", **addresses),
        frontchannel_logout_uri=f"{site}/logg-ut/idporten/frontkanal/",
    )
    (tmp_path / "clients.json").write_text(json.dumps(clients))
    (tmp_path / "accounts.json").write_text(json.dumps(ACCOUNTS))
    with StandIn.start(accounts=tmp_path / "accounts.json", clients=tmp_path / "clients.json") as started:
        known = settings.LOGIN_PROVIDERS
        settings.LOGIN_PROVIDERS = {
            "feide": ProviderSettings(started.feide_issuer, "vidar-feide", known["feide"].client_secret),
            "idporten": ProviderSettings(
                started.idporten_issuer,
                "vidar-idporten",
                keys_file=str(keys_file),
                required_acr="idporten-loa-substantial",
            ),
        }
        yield started


def _matters(told: str) -> bool:
    """At logout the browser tells what it has cleared."""
    return not told.startswith("Clear-Site-Data header")


@pytest.fixture
def open_page(chromium, site):
    """Open a page; the test fails if the browser complains about anything on the way."""
    contexts, complaints = [], []

    def go(path: str, **options):
        contexts.append(chromium.new_context(locale="nb-NO", **options))
        page = contexts[-1].new_page()
        page.on("console", lambda message: complaints.append(message.text) if _matters(message.text) else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(site + path)
        return page

    yield go
    for each in contexts:
        each.close()
    assert complaints == []


def _seen(page):
    return page.locator("main .links li:visible .link-title").all_inner_texts()


@pytest.fixture
def county(running):
    make_school(running.owner, "Trysil videregående skole", slug="trysil", municipality="Trysil", active=False)
    return running


def test_list_narrows_as_one_types_and_widens_again(county, open_page):
    page = open_page("/fylke/innlandet/")
    page.locator("#felt-sok").press_sequentially("osterd")
    assert _seen(page) == ["Nord-Østerdal videregående skole"]
    assert page.locator("[data-filter-count]").inner_text() == "Fant 1 skole"

    page.locator("#felt-sok").fill("vgs")
    assert len(_seen(page)) == 2
    assert page.locator("[data-filter-count]").inner_text() == "Fant 3 skoler"

    page.locator("#felt-sok").fill("atlantis")
    assert _seen(page) == []
    assert page.locator("[data-filter-none]").is_visible()

    page.locator("#felt-sok").fill("")
    assert len(_seen(page)) == 2
    assert not page.locator("[data-filter-none]").is_visible()


def test_school_that_does_not_use_vidar_comes_forward_when_searched_for(county, open_page):
    page = open_page("/fylke/innlandet/")
    assert not page.get_by_text("Trysil videregående skole").is_visible()

    page.locator("#felt-sok").fill("trysil")

    assert page.get_by_text("Trysil videregående skole").is_visible()


def test_list_that_the_server_has_narrowed_can_be_widened(county, open_page):
    page = open_page("/fylke/innlandet/?sok=storsteigen")
    assert len(_seen(page)) == 1

    page.locator("#felt-sok").fill("")

    assert len(_seen(page)) == 2


def test_arrows_walk_from_the_field_through_the_list_and_back(county, open_page):
    page = open_page("/fylke/innlandet/")
    page.focus("#felt-sok")
    walked = []
    for key in ("ArrowDown", "ArrowDown", "ArrowDown", "ArrowUp", "ArrowUp", "ArrowUp"):
        page.keyboard.press(key)
        walked.append(
            page.evaluate("document.activeElement.textContent.trim().split(/\\s+/)[0] || document.activeElement.id")
        )

    assert walked == ["Nord-Østerdal", "Storsteigen", "Storsteigen", "Nord-Østerdal", "felt-sok", "felt-sok"]


def test_enter_opens_the_only_school_that_is_left(county, open_page, site):
    page = open_page("/fylke/innlandet/")
    page.locator("#felt-sok").press_sequentially("storst")

    page.keyboard.press("Enter")

    page.wait_for_url(f"{site}/s/storsteigen/")


def test_search_works_without_scripts(county, open_page, site):
    page = open_page("/fylke/innlandet/", java_script_enabled=False)
    page.locator("#felt-sok").fill("nord osterdal")

    page.keyboard.press("Enter")

    page.wait_for_url(f"{site}/fylke/innlandet/?sok=nord+osterdal")
    assert _seen(page) == ["Nord-Østerdal videregående skole"]


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_pupil_logs_in_and_out_at_both(running, stand_ins, open_page, site, scripts):
    let_log_in(running, "kari")
    page = open_page("/s/nord-osterdal/", java_script_enabled=scripts)
    page.get_by_role("button", name="Logg inn med Feide").click()
    page.locator("button[value=kari]").click()
    page.wait_for_url(f"{site}/timeplan/")

    page.locator(".menu-person > summary").click()
    page.get_by_role("button", name="Logg ut").click()
    page.wait_for_url(f"{site}/logget-ut/?state=*")

    assert "Du er logget ut av både Vidar og Feide." in page.inner_text("main")
    page.get_by_role("link", name="Logg inn igjen").click()
    page.get_by_role("button", name="Logg inn med Feide").click()
    page.locator("button[value=kari]").wait_for()


def test_logout_at_idporten_ends_vidar_through_its_frame(running, stand_ins, open_page, site):
    let_log_in(running, "ingrid")
    page = open_page("/s/nord-osterdal/")
    page.get_by_role("button", name="Logg inn med ID-porten").click()
    page.locator("button[value=ingrid]").click()
    page.wait_for_url(f"{site}/timeplan/")

    with page.expect_response(lambda response: "/frontkanal/" in response.url) as told:
        page.goto(f"{stand_ins.idporten_issuer}/session/end")
        page.locator("button[name=logout]").click()

    assert told.value.status == 200
    page.goto(f"{site}/timeplan/")
    assert page.url == f"{site}/"
    assert Session.objects.get().ended_at is not None
