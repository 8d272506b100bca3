"""The county of the tests: seed 1, Tuesday of week 48, 2026. Made once, because it is frozen."""

from datetime import date

import pytest

from tests.demo.reading import Reading
from vidar.demo.county import build_county

START_DAY = date(2026, 11, 24)


@pytest.fixture(scope="session")
def county():
    return build_county(1, START_DAY)


@pytest.fixture(scope="session")
def reading(county):
    return Reading(county)
