"""How long a page takes: one client on one kept-alive connection, one request after another, as for the peers."""

import gzip
import http.client
import statistics
import time

from bench.clients import LoggedIn
from bench.forms import LIVE, TYPE, Form, form_of, read_form
from bench.measured import Latency
from bench.pages import Page
from bench.production import HEADERS, HOST, Server

WARM_UP = 60
"""Every thread of both processes has then got its connection, its templates and its plans."""

REQUESTS = 200
_OK = 200
_SAVED = (200, 302, 303)
type Answer = tuple[int, bytes, float]
"""Status, body as sent, and milliseconds."""


class WrongAnswerError(RuntimeError):
    """A page did not answer as it must: nothing is measured of it."""


class Visit:
    """One client's connection."""

    def __init__(self, server: Server, client: LoggedIn, page: Page) -> None:
        self._connection = http.client.HTTPConnection(HOST, server.port, timeout=30)
        self._server = server
        self._client = client
        self._page = page
        self._path = client.path(page)
        self._turn = 0

    def ask(self) -> Answer:
        """Get the page, or save its form; return the answer with its time.

        Raises:
            WrongAnswerError: the status or the text is not the page's.
        """
        if not self._page.saves:
            form = form_of(self._page.body) if self._page.body else None
            return self._checked(self._send("POST" if form else "GET", self._path, form))
        form = self._form()
        answer = self._send("POST", self._path, form)
        if answer[0] not in _SAVED:
            raise WrongAnswerError(f"{self._path} was not saved: {answer[0]}")
        return answer

    def _form(self) -> Form:
        """Fetch the form anew, as another save may have come between; not part of the time."""
        status, body, _ = self._send("GET", self._path)
        if status != _OK:
            raise WrongAnswerError(f"{self._path} answers {status}")
        self._turn += 1
        mark = self._page.marks[self._turn % len(self._page.marks)]
        return read_form(plain(body), self._path, mark=mark, press=self._page.press)

    def _checked(self, answer: Answer) -> Answer:
        status, body, _ = answer
        if status != _OK or self._page.says not in plain(body):
            raise WrongAnswerError(f"{self._path} answers {status}, or lacks {self._page.says!r}")
        return answer

    def _send(self, method: str, path: str, form: Form | None = None) -> Answer:
        headers = HEADERS | ({"Cookie": self._client.cookie} if self._client.cookie else {})
        if form is not None:
            headers |= {
                "Cookie": f"{self._client.cookie}; {form.cookie}",
                **(LIVE if self._page.body else {}),
                "Content-Type": TYPE,
                "Referer": f"{self._server.public_address}{path}",
            }
        begun = time.perf_counter()
        self._connection.request(method, path, body=form.body if form else None, headers=headers)
        answer = self._connection.getresponse()
        body = answer.read()
        return answer.status, body, (time.perf_counter() - begun) * 1000


def plain(body: bytes) -> str:
    """Return an answer's text, unpacked where it was packed."""
    return (gzip.decompress(body) if body[:2] == b"\x1f\x8b" else body).decode()


def latency_of(server: Server, client: LoggedIn, page: Page) -> Latency:
    """Measure one page.

    Raises:
        WrongAnswerError: an answer was not the page's.
    """
    visit = Visit(server, client, page)
    for _ in range(WARM_UP):
        visit.ask()
    answers = [visit.ask() for _ in range(REQUESTS)]
    times = sorted(milliseconds for _, _, milliseconds in answers)
    body = answers[-1][1]
    return Latency(
        p50=statistics.median(times),
        p95=times[int(len(times) * 0.95)],
        raw=len(plain(body)),
        gzipped=len(body),
    )
