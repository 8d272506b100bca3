"""A browser of few words: cookies, redirects, forms. It stops where it would enter Vidar."""

from typing import Self
from urllib.parse import urlsplit

import httpx
from bs4 import BeautifulSoup

from tests.contract.settings import VIDAR
from vidar.integrations.oidc.callback import callback_params

_MOST_HOPS = 12


class Browser:
    def __init__(self) -> None:
        self._client = httpx.Client(follow_redirects=False, timeout=10, verify=False)
        self.address = ""
        self.page: httpx.Response | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    @property
    def soup(self) -> BeautifulSoup:
        return BeautifulSoup(self.page.text, "html.parser")

    @property
    def answer(self) -> dict[str, str]:
        """Parameters with which the browser was sent to Vidar."""
        assert self.address.startswith(VIDAR), self.address
        return callback_params(urlsplit(self.address).query)

    def visit(self, address: str) -> Self:
        return self._follow("GET", address, None)

    def press(self, name: str, value: str) -> Self:
        """Press a button with this name and value in the page's form that posts."""
        button = self.soup.find("button", attrs={"name": name, "value": value})
        assert button is not None, f"no button {name}={value} on {self.address}"
        return self._submit(button)

    def press_label(self, label: str) -> Self:
        """Press the button that says this, in a form that posts."""
        button = next(found for found in self.soup.find_all("button") if found.text.strip() == label)
        return self._submit(button)

    def be(self, person: str) -> Self:
        """Pick a demo person."""
        return self.press("person", person)

    def _submit(self, button) -> Self:
        form = self.soup.find("form", id=button["form"]) if button.get("form") else button.find_parent("form")
        fields = {field["name"]: field["value"] for field in form.find_all("input", type="hidden")}
        if button.get("name"):
            fields[button["name"]] = button["value"]
        return self._follow("POST", str(httpx.URL(self.address).join(form.get("action") or "")), fields)

    def _follow(self, method: str, address: str, form: dict[str, str] | None) -> Self:
        for _ in range(_MOST_HOPS):
            self.address = address
            if address.startswith(VIDAR):
                return self
            self.page = self._client.request(method, address, data=form)
            if not self.page.has_redirect_location:
                return self
            method, form = "GET", None
            address = str(httpx.URL(address).join(self.page.headers["location"]))
        raise AssertionError("too many redirects")
