"""A person with one browser: Vidar in the test client, the provider's pages over real HTTP."""

from urllib.parse import urlsplit

from bs4 import BeautifulSoup
from django.test import Client

from tests.contract.browser import Browser
from tests.contract.settings import VIDAR


class Visitor:
    def __init__(self) -> None:
        self.vidar = Client()
        self.provider = Browser()

    def begin(self, provider: str, **fields: str) -> str:
        """Press the button; return where the browser is sent."""
        return onward(self.vidar.post(f"/logg-inn/{provider}/", fields))

    def answer(self, address: str, person: str) -> str:
        """Pick a person at the provider unless its session knows one; return the address in Vidar it leads to."""
        self.provider.visit(address)
        if not self.provider.address.startswith(VIDAR):
            self.provider.be(person)
            self._let_go_of_the_former_person()
        return path_of(self.provider.address)

    def _let_go_of_the_former_person(self) -> None:
        """Another person than the provider's session knows: its page ends that session by posting itself."""
        form = None if self.provider.address.startswith(VIDAR) else self.provider.soup.find("form")
        if form is not None:
            fields = {field["name"]: field["value"] for field in form.find_all("input")}
            self.provider._follow("POST", form["action"], fields)

    def log_in(self, provider: str, person: str, **fields: str):
        """Go the whole way; return Vidar's answer to the callback."""
        return self.vidar.get(self.answer(self.begin(provider, **fields), person))


def onward(response) -> str:
    """The address that the page in between goes on to."""
    assert response.status_code == 200, response.status_code
    refresh = soup(response).find("meta", attrs={"http-equiv": "refresh"})
    wait, address = refresh["content"].split(";url=", 1)
    assert wait == "0"
    assert soup(response).find("main").find("a")["href"] == address
    return address


def path_of(address: str) -> str:
    parts = urlsplit(address)
    assert f"{parts.scheme}://{parts.netloc}" == VIDAR
    return f"{parts.path}?{parts.query}"


def soup(response) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def heading(response) -> str:
    return soup(response).find("h1").get_text(strip=True)


def main_text(response) -> str:
    """What the page itself says, without menus."""
    return " ".join(soup(response).find("main").get_text(" ").split())
