"""One document for all threads: fetched rarely, by one thread, and missed as little as possible."""

import threading
import time

import pytest

from tests.contract.refusing import refused
from vidar.integrations.oidc.cache import Cached
from vidar.integrations.oidc.config import CacheTimes
from vidar.integrations.oidc.refusal import LoginRefused, RefusalCode

TIMES = CacheTimes(refresh_after=100, keep_for=1000, retry_after=10, unknown_key_after=30)
UNREACHABLE = RefusalCode.PROVIDER_UNREACHABLE


class Provider:
    def __init__(self):
        self.now = 0.0
        self.fetched = 0
        self.failing: RefusalCode | None = None
        self.cached = Cached(self._load, TIMES, lambda: self.now)

    def _load(self):
        self.fetched += 1
        if self.failing:
            raise LoginRefused(self.failing, "away")
        return self.fetched


@pytest.fixture
def provider():
    return Provider()


def test_document_is_fetched_again_when_old(provider):
    seen = []
    for now in (0, 99, 100, 199, 200):
        provider.now = now
        seen.append(provider.cached.get())

    assert seen == [1, 1, 2, 2, 3]


def test_old_document_serves_while_the_provider_is_away(provider):
    provider.cached.get()
    provider.failing = UNREACHABLE
    provider.now = 999

    assert provider.cached.get() == 1


def test_too_old_document_does_not_serve(provider):
    provider.cached.get()
    provider.failing = UNREACHABLE
    provider.now = 1000

    with refused(UNREACHABLE, "away"):
        provider.cached.get()


def test_old_document_does_not_cover_for_a_wrong_one(provider):
    provider.cached.get()
    provider.failing = RefusalCode.PROVIDER_NOT_TRUSTED
    provider.now = 101

    for _ in range(2):
        with refused(RefusalCode.PROVIDER_NOT_TRUSTED, "away"):
            provider.cached.get()


def test_provider_that_is_away_is_left_in_peace(provider):
    provider.failing = UNREACHABLE
    for now in (0, 1, 9.9, 10, 11):
        provider.now = now
        with refused(UNREACHABLE, "away"):
            provider.cached.get()
    assert provider.fetched == 2

    provider.failing, provider.now = None, 20
    assert provider.cached.get() == 3


def test_newer_document_is_fetched_at_most_every_so_often(provider):
    seen = []
    for now in (0, 29, 30, 31):
        provider.now = now
        seen.append(provider.cached.get_newer(30))

    assert seen == [1, 1, 2, 2]


def test_many_threads_fetch_once():
    gate, calls = threading.Event(), []

    def load():
        calls.append(1)
        gate.wait(2)
        return "document"

    cached = Cached(load, TIMES, time.monotonic)
    results = []
    threads = [threading.Thread(target=lambda: results.append(cached.get())) for _ in range(8)]
    for thread in threads:
        thread.start()
    gate.set()
    for thread in threads:
        thread.join()

    assert results == ["document"] * 8
    assert len(calls) == 1


def test_nobody_waits_for_a_fetch_while_the_old_document_serves():
    started, gate, now = threading.Event(), threading.Event(), [0.0]
    documents = iter(["old", "new"])

    def load():
        document = next(documents)
        if document == "new":
            started.set()
            gate.wait(2)
        return document

    cached = Cached(load, TIMES, lambda: now[0])
    cached.get()
    now[0] = 150.0
    fetching = threading.Thread(target=cached.get)
    fetching.start()
    started.wait(2)

    assert cached.get() == "old"
    gate.set()
    fetching.join()
    assert cached.get() == "new"
