"""A page's form, filled in as a browser would send it."""

from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import urlencode

_TOKEN = "csrfmiddlewaretoken"  # noqa: S105 - the name of a field
_COOKIE = "vidar_csrf"


SECRET = "bench" + "0" * 27
"""A token that Django takes where the cookie holds the same: what is posted without fetching a form first."""

TYPE = "application/x-www-form-urlencoded"
LIVE = {"HX-Request": "true"}
"""What is typed is asked for by htmx, which wants the result alone."""


class NoFormError(RuntimeError):
    """The page has no form that posts to the address."""


@dataclass(frozen=True, slots=True)
class Form:
    """What is posted, and the cookie that belongs to its token."""

    body: str
    cookie: str


def form_of(body: str) -> Form:
    """Return a body that needs no page to be fetched first, with its token."""
    return Form(f"{body}&{_TOKEN}={SECRET}", f"{_COOKIE}={SECRET}")


class _Reader(HTMLParser):
    """Collects the fields of the form with the most of them that posts to ``path`` or to its own page."""

    def __init__(self, path: str) -> None:
        super().__init__()
        self._path = path
        self._inside = False
        self.forms: list[list[dict[str, str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attrs}
        if tag == "form":
            posts = named.get("method", "").lower() == "post"
            self._inside = posts and named.get("action", self._path) in {"", self._path}
            if self._inside:
                self.forms.append([])
        elif self._inside and tag in {"input", "textarea"} and "name" in named:
            self.forms[-1].append(named)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._inside = False


def read_form(text: str, path: str, *, mark: str, press: str = "") -> Form:
    """Return the page's form, sent by the button ``press``, with every choice that has ``mark`` set to it.

    Raises:
        NoFormError: there is no such form.
    """
    reader = _Reader(path)
    reader.feed(text)
    if not reader.forms:
        raise NoFormError(f"{path} has no form that posts to itself")
    fields = max(reader.forms, key=len)
    marked = {each["name"] for each in fields if each.get("type") == "radio" and each.get("value") == mark}
    sent = [(each["name"], each.get("value", "")) for each in fields if _is_sent(each, marked, mark)]
    token = dict(sent).get(_TOKEN, "")
    return Form(f"{urlencode(sent)}&{press}" if press else urlencode(sent), f"{_COOKIE}={token}")


def _is_sent(each: dict[str, str], marked: set[str], mark: str) -> bool:
    if each.get("type") == "radio" and each["name"] in marked:
        return each.get("value") == mark
    return each.get("type") not in {"radio", "checkbox", "submit"} or "checked" in each
