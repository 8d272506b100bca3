"""The command line of the bench."""

import pytest

from bench.__main__ import read_arguments


@pytest.mark.parametrize(
    ("given", "sizes"),
    [([], ["small", "large"]), (["small"], ["small"]), (["--pages", "week"], ["small", "large"])],
)
def test_both_sizes_are_measured_unless_one_is_asked_for(given, sizes):
    assert read_arguments(given).sizes == sizes


def test_unknown_size_is_refused():
    with pytest.raises(SystemExit):
        read_arguments(["huge"])
