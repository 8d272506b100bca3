"""Somebody at a browser: logs in as people do, and hears every complaint of the browser."""

from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Page, Response

from tests.e2e.stack import Site

BUTTONS = {"feide": "Logg inn med Feide", "idporten": "Logg inn med ID-porten"}
HOME_SCHOOL = "nord-osterdal"
PATIENCE = 10_000
"""Milliseconds; a machine may be busy with more than these tests."""


class Visitor:
    """One browser window, without the app's worker unless it is asked for.

    ``complaints`` is what its console said, and what it could not fetch.
    """

    def __init__(self, chromium: Browser, site: Site, *, width: int, height: int, **options) -> None:
        self.site = site
        self._context = chromium.new_context(
            viewport={"width": width, "height": height},
            **{"locale": "nb-NO", "base_url": site.base, "service_workers": "block", **options},
        )
        self._context.set_default_timeout(PATIENCE)
        self.page: Page = self._context.new_page()
        self.complaints: list[str] = []
        self._refused: set[str] = set()
        self.page.on("response", self._note_refused_page)
        self.page.on("console", self._note_message)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def open(self, path: str) -> Response:
        """Go to an address of Vidar and return the answer."""
        return self.page.goto(path)

    def search(self, words: str) -> None:
        """Search for a pupil, and wait for the page that answers."""
        self.open("/elever/")
        self.page.get_by_role("searchbox").fill(words)
        with self.page.expect_navigation():
            self.page.get_by_role("button", name="Søk", exact=True).click()

    def log_in(self, person: str, school: str = HOME_SCHOOL) -> None:
        """Log in by the school's own page and the person's provider."""
        provider = self.site.accounts[person]["provider"]
        self.open(f"/s/{school}/")
        self.page.get_by_role("button", name=BUTTONS[provider]).click()
        self.be(person)

    def be(self, person: str) -> None:
        """Pick a person on the provider's page."""
        self.page.locator(f"button[name=person][value='{person}']").click()
        self.page.wait_for_url(f"{self.site.base}/**")

    @property
    def path(self) -> str:
        """Where the window is, without the site."""
        parts = urlsplit(self.page.url)
        return f"{parts.path}?{parts.query}" if parts.query else parts.path

    def kept(self) -> dict:
        """What the browser keeps: its cookies."""
        return self._context.storage_state()

    def choose_cookie(self, name: str, value: str) -> None:
        """Keep a choice as if it had been made before."""
        self._context.add_cookies([{"name": name, "value": value, "url": self.site.base}])

    def slow_down(self, *, times: int) -> None:
        """Let the browser compute as slowly as on a cheap phone."""
        protocol = self._context.new_cdp_session(self.page)
        protocol.send("Emulation.setCPUThrottlingRate", {"rate": times})

    def forgive(self, complaint: str) -> None:
        """Expect one complaint that holds these words, and forget it."""
        (found,) = [each for each in self.complaints if complaint in each]
        self.complaints.remove(found)

    def leave(self) -> None:
        """Close the window."""
        self._context.close()

    def _note_refused_page(self, response: Response) -> None:
        if response.status >= 400 and response.request.is_navigation_request():
            self._refused.add(response.url)

    def _note_message(self, message: ConsoleMessage) -> None:
        if "registration blocked by Playwright" in message.text:
            return  # as the test asked for
        if message.type == "info" and message.text.startswith("Clear-Site-Data header"):
            return  # the browser tells what it cleared
        # A page that answers 404 is what some journeys come for; a picture that does so is not.
        if message.location.get("url") in self._refused and message.text.startswith("Failed to load resource"):
            return
        self.complaints.append(f"{message.type} at {self.page.url}: {message.text}")
