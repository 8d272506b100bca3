"""National identity numbers: the table of published and computed numbers, and what holds for all of them."""

import pickle
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.law.cases import cases
from vidar.law.basis import (
    Accepts,
    Kind,
    NationalIdError,
    NationalIdFault,
    Series,
    make_synthetic,
    parse_national_id,
)
from vidar.law.basis.check_digits import with_check_digits

TODAY = date(2026, 11, 24)
NUMBERS = cases("national_ids.csv")
KARI = "14830999923"  # month + 80


def _read(text: str, *, today: date = TODAY, accepts: Accepts = Accepts.BOTH, **more):
    try:
        return parse_national_id(text, today=today, accepts=accepts, **more)
    except NationalIdError as error:
        return error.fault


def _verdict(result) -> str:
    return result.value if isinstance(result, NationalIdFault) else "valid"


@pytest.mark.parametrize("row", NUMBERS, ids=lambda row: row["number"])
def test_the_old_rule_holds_until_2032(row):
    assert _verdict(_read(row["number"], today=date(2031, 12, 31))) == row["old_rule"]


@pytest.mark.parametrize("row", NUMBERS, ids=lambda row: row["number"])
def test_both_rules_hold_from_2032(row):
    assert _verdict(_read(row["number"], today=date(2032, 1, 1))) == row["rule_of_2032"]


@pytest.mark.parametrize("row", NUMBERS, ids=lambda row: row["number"])
def test_an_installation_can_accept_the_new_rule_early(row):
    assert _verdict(_read(row["number"], accept_2032_rule_from=TODAY)) == row["rule_of_2032"]


@pytest.mark.parametrize(
    "row", [row for row in NUMBERS if row["rule_of_2032"] == "valid"], ids=lambda row: row["number"]
)
def test_kind_series_and_birth_date_are_told(row):
    number = _read(row["number"], today=date(2032, 1, 1))
    tells_birth = row["kind"] == "ordinary" and row["old_rule"] == "valid"

    assert number.kind == row["kind"]
    assert number.series is Series[row["series"]]
    assert number.birth_date == (date.fromisoformat(row["encoded_date"]) if tells_birth else None)
    assert number.reveal() == row["number"]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", NationalIdFault.LENGTH),
        ("1483099992", NationalIdFault.LENGTH),
        ("148309999233", NationalIdFault.LENGTH),
        ("1483099992x", NationalIdFault.NOT_DIGITS),
        ("1483099992²", NationalIdFault.NOT_DIGITS),
        ("١٤٨٣٠٩٩٩٩٢٣", NationalIdFault.NOT_DIGITS),
        ("-4830999923", NationalIdFault.NOT_DIGITS),
        ("00830999923", NationalIdFault.DATE),  # day 0
        ("14800999923", NationalIdFault.DATE),  # month 0 is month 40 + 40
        ("14930999923", NationalIdFault.DATE),  # month 13
        ("14530999923", NationalIdFault.DATE),  # between two series
        ("14650999923", NationalIdFault.DATE),
        ("40830999923", NationalIdFault.DATE),  # neither a day nor a D-number's
        ("72830999923", NationalIdFault.DATE),  # D-number's day 32
        ("81830999923", NationalIdFault.DATE),  # FH-number
        ("29820999923", NationalIdFault.DATE),  # 29 February in a year ending on 09
        ("29820099923", NationalIdFault.CHECKSUM),  # 00 counts as 2000, a leap year
        ("14830999924", NationalIdFault.CHECKSUM),
    ],
)
def test_the_first_fault_is_told(text, fault):
    assert _read(text) is fault


def test_spaces_do_not_count():
    assert _read("148309 99923").reveal() == KARI


@pytest.mark.parametrize(
    ("text", "accepts", "expected"),
    [
        (KARI, Accepts.REAL, "SYNTHETIC_NOT_ALLOWED"),
        ("05440961462", Accepts.REAL, "SYNTHETIC_NOT_ALLOWED"),
        ("12710954494", Accepts.REAL, "SYNTHETIC_NOT_ALLOWED"),
        ("57910851049", Accepts.REAL, "SYNTHETIC_NOT_ALLOWED"),
        ("30108299920", Accepts.REAL, "valid"),
        ("30108299920", Accepts.SYNTHETIC, "REAL_NOT_ALLOWED"),
        (KARI, Accepts.SYNTHETIC, "valid"),
        ("14830999924", Accepts.REAL, "CHECKSUM"),  # a mistyped number is first of all mistyped
    ],
)
def test_production_takes_real_numbers_and_everything_else_synthetic_ones(text, accepts, expected):
    assert _verdict(_read(text, accepts=accepts)) == expected


def test_a_number_never_shows_itself():
    number = _read(KARI)
    shown = f"{number} {number!r} {[number]} {(number, number)}" + "%s" % number  # noqa: UP031

    assert KARI not in shown
    assert "0999923" not in shown
    assert "***********" in shown


def test_an_error_never_shows_the_number():
    with pytest.raises(NationalIdError) as caught:
        parse_national_id("14830999924", today=TODAY, accepts=Accepts.BOTH)

    assert str(caught.value) == "CHECKSUM"


def test_equal_numbers_are_equal_and_survive_storage():
    assert _read(KARI) == _read("148309 99923")
    assert {_read(KARI), _read("148309 99923")} == {pickle.loads(pickle.dumps(_read(KARI)))}


def test_a_leap_day_of_1900_has_no_birth_date():
    # Individual numbers up to 499 mean 1900, which had no 29 February, though 00 counts as 2000 for the date.
    numbers = [_read(f"298200{rest:05}") for rest in range(10_000)]
    known = {number.birth_date for number in numbers if not isinstance(number, NationalIdFault)}

    assert known == {None}


@pytest.mark.parametrize(
    ("individual", "year", "born"),
    [
        (0, 0, 1900),
        (499, 0, 1900),
        (0, 99, 1999),
        (499, 99, 1999),
        (900, 40, 1940),
        (999, 40, 1940),
        (900, 99, 1999),
        (999, 99, 1999),
        (899, 40, None),
        (500, 0, 2000),
        (999, 0, 2000),
        (500, 39, 2039),
        (999, 39, 2039),
        (500, 40, None),
        (500, 54, 1854),
        (749, 54, 1854),
        (500, 99, 1899),
        (749, 99, 1899),
        (500, 53, None),
        (750, 54, None),
    ],
)
def test_the_individual_number_tells_the_century_to_the_edge_of_each_series(individual, year, born):
    # Not every number has check digits, so the first day of the year that gives one is taken.
    digits = next(filter(None, (with_check_digits(f"{day:02}81{year:02}{individual:03}") for day in range(1, 32))))
    birth_date = _read(digits).birth_date

    assert (birth_date and birth_date.year) == born


@pytest.mark.parametrize("year", range(1904, 2037, 4))
def test_leap_days_are_read_and_the_year_before_and_after_has_none(year):
    leap = make_synthetic(date(year, 2, 29), 3).reveal()

    assert _read(leap).birth_date == date(year, 2, 29)
    assert {_read(f"{leap[:4]}{(year + shift) % 100:02}{leap[6:]}") for shift in (-1, 1)} == {NationalIdFault.DATE}


def test_an_individual_number_outside_every_series_has_no_birth_date():
    # 750 to 899 belong to nobody born in a year ending on 40 to 99.
    number = next(each for each in (_read(f"01815075{rest:03}") for rest in range(1000)) if each not in NationalIdFault)

    assert number.kind is Kind.ORDINARY
    assert number.birth_date is None


BIRTH_DATES = st.dates(date(1900, 1, 1), date(2039, 12, 31))


@given(BIRTH_DATES, st.integers(0, 399))
def test_a_made_number_is_synthetic_and_tells_its_birth_date(birth_date, serial):
    made = make_synthetic(birth_date, serial)
    read = _read(made.reveal(), accepts=Accepts.SYNTHETIC)

    assert read == made
    assert (read.kind, read.series, read.birth_date) == (Kind.ORDINARY, Series.TENOR, birth_date)


@given(BIRTH_DATES)
def test_made_numbers_differ_and_are_always_the_same(birth_date):
    numbers = [make_synthetic(birth_date, serial) for serial in range(5)]

    assert len(set(numbers)) == 5
    assert numbers == [make_synthetic(birth_date, serial) for serial in range(5)]


@pytest.mark.parametrize(("year", "serial"), [(2008, -1), (2008, 1000), (1850, 0), (2040, 0)])
def test_what_no_series_holds_cannot_be_made(year, serial):
    with pytest.raises(ValueError, match="no synthetic number"):
        make_synthetic(date(year, 2, 1), serial)


@given(BIRTH_DATES, st.integers(0, 10), st.integers(0, 10), st.integers(1, 9))
def test_any_single_wrong_digit_is_found(birth_date, serial, place, shift):
    digits = make_synthetic(birth_date, serial).reveal()
    wrong = digits[:place] + str((int(digits[place]) + shift) % 10) + digits[place + 1 :]

    assert _read(wrong) in {NationalIdFault.CHECKSUM, NationalIdFault.DATE}


@given(st.text(max_size=14) | st.text("0123456789", min_size=11, max_size=11))
def test_any_text_gives_a_number_or_a_fault(text):
    result = _read(text)

    assert isinstance(result, NationalIdFault) or result.reveal() == text.replace(" ", "")
