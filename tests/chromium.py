"""One Chromium for all tests of a process that look at pages as a browser shows them."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from bootstrap.chromium import FLAGS, find


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser. Playwright can be started once in a thread, so every test shares it."""
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # Playwright's loop runs in this thread, and Django would refuse the database to it from now on.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        started = playwright.chromium.launch(executable_path=find(), args=list(FLAGS))
        yield started
        started.close()
