"""Addresses by name are the ones that Django would give."""

import pytest
from django.urls import NoReverseMatch, reverse

from vidar.web.address import address


@pytest.mark.parametrize(
    ("name", "arguments"),
    [("week", ()), ("lesson", (7,)), ("pupil-week", (0,)), ("pupil-week", (2**62,)), ("county", ("innlandet",))],
)
def test_address_is_the_one_that_django_gives(name, arguments):
    assert address(name, *arguments) == reverse(name, args=arguments)


def test_two_pages_of_one_shape_keep_their_own_numbers():
    assert (address("lesson", 1), address("lesson", 2)) == ("/time/1/", "/time/2/")


@pytest.mark.parametrize(("name", "arguments"), [("nowhere", ()), ("lesson", (-1,)), ("lesson", (1, 2))])
def test_what_is_no_address_is_refused(name, arguments):
    with pytest.raises(NoReverseMatch):
        address(name, *arguments)
