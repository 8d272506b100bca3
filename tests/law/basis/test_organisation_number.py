"""Organisation numbers."""

import pytest

from vidar.law.basis import is_organisation_number

COUNTIES = [
    "958935420", "971045698", "944183779", "964982953", "930580694", "930580783", "930580260", "920717152",
    "929882385", "929882989", "921707134", "821311632", "817920632", "930068128", "830090282",
]  # fmt: skip


@pytest.mark.parametrize("number", COUNTIES)
def test_the_counties_numbers_are_right(number):
    assert is_organisation_number(number)


@pytest.mark.parametrize("number", COUNTIES)
def test_any_other_check_digit_is_wrong(number):
    others = [number[:8] + str(digit) for digit in range(10) if str(digit) != number[8]]

    assert not any(map(is_organisation_number, others))


@pytest.mark.parametrize("text", ["", "92071715", "9207171522", "92071715x", "92071715²", "920 717 152"])
def test_what_is_not_nine_digits_is_wrong(text):
    assert not is_organisation_number(text)


def test_a_number_whose_check_digit_would_be_ten_does_not_exist():
    # 3·9 + 2·9 = 45 leaves 1, so the check digit would be 10
    assert not any(is_organisation_number(f"99000000{digit}") for digit in range(10))
