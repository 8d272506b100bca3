"""A server on the loopback with the sample pages, and Chromium to look at them."""

import json
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.conf import settings
from playwright.sync_api import Browser, Page

from tests.web.components.pages import DIST, pages

TYPES = {
    "css": "text/css",
    "js": "text/javascript",
    "svg": "image/svg+xml",
    "woff2": "font/woff2",
    "png": "image/png",
    "json": "application/json",
}
POLICY = "; ".join(f"{name} {' '.join(sources)}" for name, sources in settings.SECURE_CSP.items())


def answers() -> dict[str, tuple[str, bytes]]:
    """(type, content) by path: /light/week/ and what it fetches."""
    found = {
        f"/{theme}/{name}/": ("text/html; charset=utf-8", html.encode())
        for theme in ("light", "dark")
        for name, html in pages(theme).items()
    }
    for address in json.loads((DIST / "manifest.json").read_text()).values():
        found[f"/static/{address}"] = (TYPES[address.rsplit(".", 1)[1]], (DIST / address).read_bytes())
    found["/slow/"] = found["/light/lesson/"]
    return found


class Server(ThreadingHTTPServer):
    def handle_error(self, request, client_address):
        """A browser that closes a page while it is being sent is no fault."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@pytest.fixture(scope="session")
def site() -> Iterator[str]:
    """The address of the sample pages, served with the policy that production has."""
    content = answers()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            kind, body = content.get(self.path.split("?")[0], ("text/plain", b""))
            self.send_response(200 if body else 404)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Content-Security-Policy", POLICY)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_arguments):
            pass

    server = Server(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def _matters(told: str) -> bool:
    """The app's worker has no place on a sample page, and Playwright says so."""
    return "registration blocked by Playwright" not in told


@pytest.fixture
def open_page(chromium: Browser, site: str):
    """Open a sample page; the test fails if the browser complains about anything on it."""
    contexts, complaints = [], []

    def go(path: str, *, width: int = 1280, height: int = 900, **options) -> Page:
        size = {"width": width, "height": height}
        contexts.append(chromium.new_context(viewport=size, service_workers="block", **options))
        page = contexts[-1].new_page()
        page.on("console", lambda message: complaints.append(message.text) if _matters(message.text) else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(f"{site}{path}")
        return page

    yield go
    for each in contexts:
        each.close()
    assert complaints == []
