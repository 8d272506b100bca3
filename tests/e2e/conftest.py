"""One demo and one Chromium for all journeys of a worker; the clock is back at the start for each."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.county import START_DAY
from tests.e2e.stack import Site, running
from tests.e2e.visitor import PATIENCE, Visitor
from vidar.demo.start import start_moment

expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def demo(cluster, django_db_setup, worker_id, tmp_path_factory) -> Iterator[Site]:
    """The running demo, with the clock of its own."""
    with running(cluster, tmp_path_factory.mktemp("demo"), worker_id) as site:
        yield site


@pytest.fixture
def site(demo: Site) -> Site:
    """The demo at 10.05 on its first day."""
    demo.set_clock(start_moment(START_DAY))
    return demo


@pytest.fixture(scope="session")
def logins() -> dict[str, dict]:
    """What the browser of each person keeps after logging in, so that it is done once."""
    return {}


@pytest.fixture
def visit(chromium: Browser, site: Site, logins):
    """Sit down at a browser of one's own, as somebody who is logged in already or as nobody.

    Afterwards the test fails if the browser complained about anything.
    """
    visitors = []

    def sit_down(person: str = "", *, width: int = 1280, height: int = 900, **options) -> Visitor:
        if person and person not in logins:
            first = Visitor(chromium, site, width=1280, height=900)
            visitors.append(first)
            first.log_in(person)
            logins[person] = first.kept()
        state = {"storage_state": logins[person]} if person else {}
        visitors.append(Visitor(chromium, site, width=width, height=height, **state, **options))
        return visitors[-1]

    yield sit_down
    for each in visitors:
        each.leave()
    assert [complaint for each in visitors for complaint in each.complaints] == []
