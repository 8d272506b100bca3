"""What a visit costs: bytes over the line as the browser counts them, with headers, compressed as they came."""

import pytest

from tests.e2e.pages import BY_NAME

pytestmark = [pytest.mark.browser]

FIRST_VISIT = 90_000
NEXT_PAGE = 20_000


class Scales:
    """Weighs what a page fetches until it has loaded."""

    def __init__(self, visitor) -> None:
        self._visitor = visitor
        self._bytes = 0
        protocol = visitor.page.context.new_cdp_session(visitor.page)
        protocol.send("Network.enable")
        protocol.on("Network.loadingFinished", self._add)

    def _add(self, finished: dict) -> None:
        self._bytes += finished["encodedDataLength"]

    def weigh(self, path: str) -> int:
        """Open a page and return the bytes that came."""
        self._bytes = 0
        self._visitor.page.goto(path, wait_until="networkidle")
        return round(self._bytes)


@pytest.mark.parametrize(
    ("first", "following"),
    [
        ("school picker", ["school", "help"]),
        ("pupil's week", ["lesson", "personalia", "class", "pupil's holiday", "own logins"]),
        ("my day", ["teacher's week", "class's week", "room's week", "timetables", "pupil search"]),
    ],
)
def test_first_visit_and_the_next_pages_are_light(visit, first, following):
    # What comes through the worker is not counted as coming over the line; so the worker stays out.
    visitor = visit(BY_NAME[first].person, width=390, service_workers="block")
    scales = Scales(visitor)
    weights = {name: scales.weigh(BY_NAME[name].address(visitor.site)) for name in [first, *following]}
    assert 10_000 < weights[first] < FIRST_VISIT
    assert {name: weights[name] for name in following if not 500 < weights[name] < NEXT_PAGE} == {}
