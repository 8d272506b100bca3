"""Vidar as an app: it can be installed, shows one's own week without a network where one has said so, and leaves nothing."""

import re
import time

import pytest
from playwright.sync_api import expect

from tests.e2e.seen import words
from tests.e2e.test_every_page import violations
from tests.e2e.visitor import PATIENCE

pytestmark = [pytest.mark.browser]

_KEPT = """async () => {
  const found = {};
  for (const name of await caches.keys())
    for (const { url } of await (await caches.open(name)).keys()) (found[name.split("-")[1]] ??= []).push(new URL(url).pathname);
  return found;
}"""
_PERSONAL = re.compile(r"Nordli|2STA|Fysikk|Personalia|Aziz")


def kept(page):
    """Return what the browser keeps: paths by kind of cache, "static" or "own"."""
    return {kind: sorted(paths) for kind, paths in page.evaluate(_KEPT).items()}


def until(page, script):
    """Wait until a script says yes. Playwright's own way to wait makes scripts of texts, which the policy forbids."""
    deadline = time.monotonic() + PATIENCE / 1000
    while not page.evaluate(script):
        assert time.monotonic() < deadline, f"never: {script}"
        page.wait_for_timeout(50)


def start_worker(page):
    """Wait until the worker of this page works."""
    until(page, "navigator.serviceWorker.controller?.state === 'activated'")


@pytest.fixture
def app(visit):
    """Sit down with the worker at work; without a network the browser complains, and that is no fault."""
    used = []

    def sit_down(person="", **options):
        visitor = visit(person, service_workers="allow", **options)
        visitor.open("/appen/")
        start_worker(visitor.page)
        used.append(visitor)
        return visitor

    yield sit_down
    for each in used:
        each.complaints[:] = [told for told in each.complaints if "net::ERR_" not in told]


def call_own(visitor):
    """Say that the device is one's own, and wait until the week is kept."""
    visitor.open("/appen/")
    visitor.page.get_by_role("button", name="Vis uka mi uten nett på denne enheten").click()
    until(visitor.page, f"async () => 'own' in await ({_KEPT})()")


def without_network(visitor, path):
    """Go to an address without a network."""
    visitor.page.context.set_offline(True)
    visitor.open(path)


def test_browser_finds_nothing_that_hinders_installing(app):
    page = app().page
    protocol = page.context.new_cdp_session(page)
    manifest = protocol.send("Page.getAppManifest")
    assert (manifest["errors"], manifest["url"]) == ([], f"{page.url.removesuffix('/appen/')}/vidar-nb.webmanifest")
    hindrances = {each["errorId"] for each in protocol.send("Page.getInstallabilityErrors")["installabilityErrors"]}
    assert hindrances - {"in-incognito"} == set()
    for icon in page.evaluate("fetch('/vidar-nb.webmanifest').then(answer => answer.json()).then(({icons}) => icons)"):
        side = page.evaluate(
            "src => { const i = new Image(); i.src = src; return i.decode().then(() => i.width) }", icon["src"]
        )
        assert f"{side}x{side}" == icon["sizes"]


@pytest.mark.parametrize(("width", "height"), [(390, 844), (1280, 900)])
def test_own_week_is_shown_without_a_network(app, width, height):
    kari = app("kari", width=width, height=height)
    page = kari.page
    call_own(kari)
    expect(page.get_by_role("status")).to_contain_text("Uka di vises nå også når du er uten nett.")
    assert kept(page)["own"] == ["/timeplan/"]
    kari.open("/timeplan/")
    expect(page.locator(".kept-line")).to_be_hidden()

    without_network(kari, "/")
    assert kari.path == "/timeplan/"
    expect(page.locator(".kept-line")).to_have_text("Sist hentet tirsdag 2. februar kl. 10.05. Du er uten nett.")
    expect(page.locator(".day:visible .lesson").first).to_be_visible()
    expect(page.locator(".foot form:visible")).to_have_count(0)

    kari.open(f"/elev/{kari.site.people['kari']}/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Du er uten nett")
    page.get_by_role("link", name="Se uka slik den var sist").click()
    expect(page.locator(".kept-line")).to_be_visible()

    page.context.set_offline(False)
    expect(page.locator(".kept-line")).to_be_hidden()  # the page fetches itself anew


def test_day_of_the_kept_week_opens_but_another_week_does_not(app):
    kari = app("kari", width=390)
    call_own(kari)
    without_network(kari, "/timeplan/")
    kari.page.get_by_role("link", name="fr 5").click()
    kari.page.reload()
    assert kari.path == "/timeplan/?uke=2027-W05&dag=2027-02-05"
    expect(kari.page.locator(".kept-line")).to_be_visible()
    without_network(kari, "/timeplan/?uke=2027-W06")
    expect(kari.page.get_by_role("heading", level=1)).to_have_text("Du er uten nett")


def test_without_the_choice_nothing_personal_is_kept(app):
    kari = app("kari")
    for path in ("/timeplan/", "/fravaer/", "/innlogginger/"):
        kari.open(path)
    assert "own" not in kept(kari.page)
    without_network(kari, "/timeplan/")
    expect(kari.page.get_by_role("heading", level=1)).to_have_text("Du er uten nett")
    expect(kari.page.get_by_role("link", name="Se uka slik den var sist")).to_be_hidden()
    assert not _PERSONAL.search(words(kari.page.locator("body")))


def test_teacher_s_pages_about_pupils_are_never_kept(app):
    omar = app("omar")
    page = omar.page
    call_own(omar)
    until(page, f"async () => (await ({_KEPT})()).own.length === 2")
    omar.open("/min-dag/")
    omar.open(page.locator(".present-register").first.get_attribute("href"))
    omar.search("nordli")
    omar.open(f"/elev/{omar.site.people['kari']}/")
    omar.open("/foring/mangler/")
    omar.open("/timeplan/")
    found = kept(page)
    assert found["own"] == ["/min-dag/", "/timeplan/"]
    assert [path for path in found["static"] if not path.startswith("/static/")] == ["/uten-nett/"]
    without_network(omar, "/")
    assert omar.path == "/min-dag/"
    expect(page.locator(".kept-line")).to_be_visible()
    expect(page.locator(".day-list .lesson").first).to_be_visible()
    expect(page.locator(".present:visible, .present-register:visible, .lesson-register:visible")).to_have_count(0)


def _log_out(visitor):
    visitor.page.locator(".menu-person summary").click()
    visitor.page.get_by_role("button", name="Logg ut").click()


def _shows_nothing(visitor):
    assert "own" not in kept(visitor.page)
    for path in ("/", "/timeplan/", "/min-dag/"):
        without_network(visitor, path)
        expect(visitor.page.get_by_role("heading", level=1)).to_have_text("Du er uten nett")
        assert not _PERSONAL.search(words(visitor.page.locator("body")))


def test_logging_out_leaves_nothing(app):
    kari = app()
    kari.log_in("kari")
    call_own(kari)
    _log_out(kari)
    kari.page.wait_for_url("**/logget-ut/?state=*")
    assert kept(kari.page).get("own") is None
    start_worker(kari.page)
    _shows_nothing(kari)


def test_logging_out_without_a_network_takes_the_week_away_and_says_what_is_left_to_do(app):
    kari = app()
    kari.log_in("kari")
    call_own(kari)
    without_network(kari, "/timeplan/")
    _log_out(kari)
    expect(kari.page.locator(".offline-why:visible")).to_contain_text(
        "Uka di er fjernet fra denne enheten, men du er ikke logget ut"
    )
    assert violations(kari.page) == []
    _shows_nothing(kari)


def test_login_that_was_ended_elsewhere_is_found_out_at_the_next_page(app, visit):
    kari, computer = app(), visit()
    kari.log_in("kari")
    computer.log_in("kari")
    call_own(kari)
    computer.open("/innlogginger/")
    computer.page.get_by_role("button", name="Avslutt innloggingen på Chrome, Linux").first.click()
    expect(computer.page.get_by_role("status")).to_contain_text("Innloggingen er avsluttet.")
    kari.open("/timeplan/")
    expect(kari.page.get_by_role("button", name="Logg inn med Feide")).to_be_visible()
    _shows_nothing(kari)


def test_another_role_has_another_week(app):
    eirik = app("eirik")
    page = eirik.page
    eirik.open("/bytt/")
    with page.expect_navigation():
        page.locator("button[name=capacity]").first.click()
    call_own(eirik)
    before = _own_caches(page)
    eirik.open("/bytt/")
    with page.expect_navigation():
        page.locator("button[name=capacity]:not([aria-current])").first.click()
    assert (len(before), before & _own_caches(page)) == (1, set())


def _own_caches(page):
    return {name for name in page.evaluate("caches.keys()") if name.startswith("vidar-own-")}


def test_another_person_on_the_device_sees_nothing_of_the_first(app):
    kari = app()
    kari.log_in("kari")
    call_own(kari)
    kari.page.context.clear_cookies(name="vidar_session")
    kari.page.context.clear_cookies(domain=re.compile("nowhere"))
    kari.page.context.add_cookies([each for each in _cookies_of(kari, "jonas") if each["name"] == "vidar_session"])
    kari.open("/timeplan/")
    expect(kari.page.locator("body")).to_contain_text("Jonas")
    assert "vidar_own_device" not in {each["name"] for each in kari.page.context.cookies()}
    _shows_nothing(kari)


def _cookies_of(visitor, person):
    """Log in as somebody else in another window of the same browser program, and return its cookies."""
    other = type(visitor)(visitor.page.context.browser, visitor.site, width=1280, height=900)
    other.log_in(person)
    cookies = other.kept()["cookies"]
    other.leave()
    return cookies


def test_form_without_a_network_says_so_and_keeps_what_is_written(app):
    omar = app("omar")
    page = omar.page
    omar.open("/elever/")
    page.context.set_offline(True)
    page.get_by_role("searchbox").fill("nordli")
    page.locator(".foot").get_by_role("button", name="Nynorsk").click()
    expect(page.get_by_role("alert")).to_have_text(
        "Du er uten nett. Ingenting er sendt, og det du har skrevet, står her ennå."
    )
    expect(page.get_by_role("searchbox")).to_have_value("nordli")
    page.context.set_offline(False)
    expect(page.get_by_role("alert")).to_be_hidden()


def test_new_worker_takes_over_and_the_kept_week_keeps_its_looks(app):
    kari = app("kari")
    page = kari.page
    call_own(kari)
    page.evaluate("""async () => {
      const names = (await caches.keys()).filter(name => name.startsWith("vidar-static-"));
      const old = await caches.open("vidar-static-older");
      await old.put("/static/vidar.0000000000.css", new Response("body{color:rgb(1,2,3)}", {headers: {"Content-Type": "text/css"}}));
      await old.put("/static/gone.0000000000.css", new Response(""));
      const own = await caches.open((await caches.keys()).find(name => name.startsWith("vidar-own-")));
      const week = await own.match("/timeplan/");
      const html = (await week.text()).replace(/\\/static\\/vidar\\.\\w+\\.css/, "/static/vidar.0000000000.css");
      await own.put("/timeplan/", new Response(html, {headers: week.headers}));
      const registration = await navigator.serviceWorker.getRegistration();
      await registration.unregister();
    }""")
    kari.open("/appen/?valgt=nei")  # a page with no worker; it sets the new one to work
    start_worker(page)
    until(page, "async () => !(await caches.keys()).includes('vidar-static-older')")
    static = kept(page)["static"]
    assert "/static/vidar.0000000000.css" in static
    assert "/static/gone.0000000000.css" not in static
    without_network(kari, "/timeplan/")
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(1, 2, 3)"


@pytest.mark.parametrize(("theme", "width"), [("light", 1280), ("dark", 390), ("light", 320)])
def test_axe_finds_nothing_without_a_network(app, theme, width):
    kari = app("kari", width=width, reduced_motion="reduce")
    kari.choose_cookie("vidar_theme", theme)
    call_own(kari)
    kari.open("/timeplan/")
    until(kari.page, f"async () => /data-color-scheme=.{theme}/.test(await (await caches.match('/uten-nett/')).text())")
    for path in ("/timeplan/", "/elever/"):
        without_network(kari, path)
        expect(kari.page.locator("html")).to_have_attribute("data-color-scheme", theme)
        assert kari.page.evaluate("document.documentElement.scrollWidth") == width
        assert violations(kari.page) == []


def test_page_about_the_app_works_without_scripts(visit):
    kari = visit("kari", java_script_enabled=False)
    kari.open("/appen/")
    expect(kari.page.locator("main")).to_contain_text("Åpne Vidar i Safari.")
    expect(kari.page.locator("main")).to_contain_text("Dette virker bare med JavaScript.")
    expect(kari.page.get_by_role("button", name="Vis uka mi uten nett")).to_be_hidden()
