"""A register in a browser, for one teacher or two. The test fails if the browser complains about anything."""

import pytest
from django.conf import settings as django_settings

from tests.factories.access import make_session

PHONE = {"width": 390, "height": 844}
SMALL_PHONE = {"width": 360, "height": 740}


@pytest.fixture
def open_register(chromium, small_school, settings, live_server):
    """Open the register of the lesson that goes on, as its teacher or another, in a window of one's own."""
    settings.STATIC_ROOT = str(settings.STATIC_BUILD)
    settings.BASE_URL = live_server.url
    contexts, complaints = [], []

    def go(who="omar", *, lesson="now", viewport=PHONE, **options):
        _, token = make_session(getattr(small_school, who), "staff", small_school.home)
        context = chromium.new_context(locale="nb-NO", viewport=viewport, **options)
        contexts.append(context)
        context.add_cookies([{"name": django_settings.SESSION_COOKIE, "value": token, "url": live_server.url}])
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(f"{live_server.url}/time/{getattr(small_school.lessons, lesson).id}/foring/")
        return page

    go.complaints = complaints
    yield go
    for each in contexts:
        each.close()
    # A line that is cut, and a colleague who was first, are what some tests are about.
    expected = ("net::ERR_INTERNET_DISCONNECTED", "409 (Conflict)", "when fetching the script")
    assert [each for each in complaints if not any(part in each for part in expected)] == []
