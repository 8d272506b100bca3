"""What a page asks the database: collected in this process, through the same code as the server runs."""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any

from django.db import connections
from django.test import Client as Browser

from bench.clients import LoggedIn
from bench.forms import LIVE, TYPE, Form, form_of, read_form
from bench.pages import Page
from bench.production import HEADERS, HOST

_OWNER = "SELECT set_config('vidar.owner_id'"
"""The one setting that opens the wall; what begins and ends a transaction never comes this way."""

_RUNS = 3
"""The first requests of a process load templates and languages; the last one is counted."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One statement with its values."""

    sql: str
    parameters: Any


def statements_of(client: LoggedIn, page: Page) -> list[Asked]:
    """Return the statements of one request, without the setting that opens the wall."""
    browser = Browser(headers={**HEADERS, "Host": HOST})
    if client.cookie:
        name, _, value = client.cookie.partition("=")
        browser.cookies[name] = value
    found: list[Asked] = []
    for _ in range(_RUNS):
        found = _request(browser, client.path(page), page)
    openings = [each for each in found if each.sql.startswith(_OWNER)]
    return [each for each in found if each not in openings[:1]]


def _request(browser: Browser, path: str, page: Page) -> list[Asked]:
    if not page.saves and not page.body:
        return _watched(lambda: browser.get(path, secure=True))
    form = form_of(page.body) if page.body else _fetched(browser, path, page)
    browser.cookies.load(form.cookie)
    headers = {"Referer": f"https://{HOST}{path}"} | (LIVE if page.body else {})
    return _watched(lambda: browser.post(path, form.body, TYPE, secure=True, headers=headers))


def _fetched(browser: Browser, path: str, page: Page) -> Form:
    text = browser.get(path, secure=True, headers={"Accept-Encoding": "identity"}).content.decode()
    return read_form(text, path, mark=page.marks[0], press=page.press)


def _watched(run: Callable[[], Any]) -> list[Asked]:
    found: list[Asked] = []

    def note(execute: Any, sql: Any, parameters: Any, many: bool, context: Any) -> Any:  # Django's own shape
        found.append(Asked(str(sql), parameters))
        return execute(sql, parameters, many, context)

    with ExitStack() as stack:
        for name in ("default", "log"):
            stack.enter_context(connections[name].execute_wrapper(note))
        run()
    return found
