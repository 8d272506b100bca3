"""Requests a second with eight logged-in clients: wrk for pages, eight threads for what is saved."""

import re
import subprocess
import tempfile
import threading
import time
from pathlib import Path

from bench.clients import LoggedIn
from bench.forms import TYPE, Form, form_of
from bench.latency import Visit
from bench.pages import Page
from bench.production import HEADERS, Server

SECONDS = 6
_PATIENT = ("--timeout", "10s")
"""A busy machine may be slow without being wrong."""

_RATE = re.compile(r"Requests/sec:\s+([0-9.]+)")
# A thread is a client: it takes the next line of the list, and keeps its connection.
_SCRIPT = """
local next = 1
function setup(thread) thread:set("place", next) next = next + 1 end
function init(args)
  wrk.headers["Cookie"] = cookies[place]
  wrk.path = paths[place]
  if body ~= "" then
    wrk.method, wrk.body = "POST", body
    wrk.headers["HX-Request"] = "true"
    wrk.headers["Content-Type"], wrk.headers["Referer"] = content_type, referer .. paths[place]
  end
end
"""


def throughput_of(server: Server, clients: list[LoggedIn], page: Page) -> float:
    """Return how many requests a second all clients get together."""
    return _saves(server, clients, page) if page.saves else _wrk(server, clients, page)


def _wrk(server: Server, clients: list[LoggedIn], page: Page) -> float:
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "clients.lua"
        script.write_text(_values(server, clients, page) + _SCRIPT)
        script.chmod(0o600)
        headers = [part for name, value in HEADERS.items() for part in ("-H", f"{name}: {value}")]
        count = str(len(clients))
        command = [
            "wrk",
            "-t",
            count,
            "-c",
            count,
            "-d",
            f"{SECONDS}s",
            "--timeout",
            "10s",
            "-s",
            str(script),
            *headers,
            server.address,
        ]
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    rate = _RATE.search(said)
    if rate is None or "Non-2xx" in said or "Socket errors" in said:
        raise RuntimeError(f"wrk met errors on {page.key}:\n{said}")
    return float(rate[1])


def _values(server: Server, clients: list[LoggedIn], page: Page) -> str:
    form = form_of(page.body) if page.body else Form("", "")
    texts = {"body": form.body, "content_type": TYPE, "referer": server.public_address}
    lists = {
        "cookies": [f"{each.cookie}; {form.cookie}" for each in clients],
        "paths": [each.path(page) for each in clients],
    }
    lines = [f"{name} = {_lua(text)}" for name, text in texts.items()]
    lines += [f"{name} = {{{', '.join(map(_lua, values))}}}" for name, values in lists.items()]
    return "\n".join(lines)


def _lua(text: str) -> str:
    return f"[==[{text}]==]"


def _saves(server: Server, clients: list[LoggedIn], page: Page) -> float:
    """Each client saves its own register over and over, and fetches the form between; only saves are counted."""
    counts = [0] * len(clients)
    until = time.monotonic() + SECONDS

    def save(place: int) -> None:
        visit = Visit(server, clients[place], page)
        while time.monotonic() < until:
            visit.ask()
            counts[place] += 1

    threads = [threading.Thread(target=save, args=(place,)) for place in range(len(clients))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(counts) / SECONDS
