"""A fetched document kept in memory and shared by the threads of one process."""

import threading
from collections.abc import Callable

from vidar.integrations.oidc.config import CacheTimes
from vidar.integrations.oidc.refusal import LoginRefused, RefusalCode


class Cached[T]:
    """One document. Only one thread fetches at a time; the others use the old one if they may.

    ``monotonic`` gives seconds that never run backwards.
    """

    def __init__(self, load: Callable[[], T], times: CacheTimes, monotonic: Callable[[], float]) -> None:
        self._load = load
        self._times = times
        self._monotonic = monotonic
        self._lock = threading.Lock()
        self._kept: tuple[T, float] | None = None
        self._failed: tuple[LoginRefused, float] | None = None

    def get(self) -> T:
        """The document: kept, fetched anew, or the old one while the provider does not answer."""
        kept = self._younger_than(self._times.refresh_after)
        if kept is not None:
            return kept[0]
        usable = self._younger_than(self._times.keep_for)
        if usable is not None and self._lock.locked():
            return usable[0]
        return self.get_newer(self._times.refresh_after)

    def get_newer(self, than_seconds: float) -> T:
        """The document, fetched anew unless the kept one is younger than ``than_seconds``."""
        with self._lock:
            # Another thread may have fetched it while this one waited for the lock.
            kept = self._younger_than(than_seconds)
            return kept[0] if kept is not None else self._fetch()

    def _fetch(self) -> T:
        if self._failed is not None and self._monotonic() - self._failed[1] < self._times.retry_after:
            return self._old_document_or(self._failed[0])
        try:
            document = self._load()
        except LoginRefused as refusal:
            self._failed = (refusal, self._monotonic())
            return self._old_document_or(refusal)
        self._kept, self._failed = (document, self._monotonic()), None
        return document

    def _old_document_or(self, refusal: LoginRefused) -> T:
        # A provider that answers wrongly is not one that is away: the old document does not cover for it.
        usable = self._younger_than(self._times.keep_for)
        if usable is None or refusal.code is not RefusalCode.PROVIDER_UNREACHABLE:
            raise LoginRefused(refusal.code, refusal.detail) from None
        return usable[0]

    def _younger_than(self, seconds: float) -> tuple[T, float] | None:
        kept = self._kept
        return kept if kept is not None and self._monotonic() - kept[1] < seconds else None
