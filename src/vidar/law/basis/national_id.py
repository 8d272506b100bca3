"""National identity numbers: ordinary numbers, D-numbers and the synthetic series, with the rule of 2032.

Structure and weights: docs/law/ID-1.md. Written here because libraries refuse synthetic numbers, and those
are the only ones used outside production.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum, StrEnum
from itertools import islice
from typing import Final

from vidar.law.basis.check_digits import follows_2032_rule, follows_old_rule, with_check_digits

ACCEPT_2032_RULE_FROM: Final = date(2032, 1, 1)
"""The day from which numbers under the new check-digit rule are assigned."""

_LENGTH: Final = 11
_D_NUMBER: Final = 40  # added to the day

# individual numbers, last two digits of the year, century
_SERIES_UNTIL_2032: Final = (
    (range(500), range(100), 1900),
    (range(900, 1000), range(40, 100), 1900),
    (range(500, 1000), range(40), 2000),
    (range(500, 750), range(54, 100), 1800),
)


class NationalIdFault(StrEnum):
    LENGTH = "LENGTH"
    NOT_DIGITS = "NOT_DIGITS"
    DATE = "DATE"
    CHECKSUM = "CHECKSUM"
    SYNTHETIC_NOT_ALLOWED = "SYNTHETIC_NOT_ALLOWED"
    REAL_NOT_ALLOWED = "REAL_NOT_ALLOWED"


class NationalIdError(ValueError):
    """Why a text is not a national identity number we take. Never carries the text itself."""

    def __init__(self, fault: NationalIdFault) -> None:
        super().__init__(fault.value)
        self.fault = fault


class Kind(StrEnum):
    ORDINARY = "ordinary"
    D_NUMBER = "d_number"


class Series(Enum):
    """What was added to the month: nothing for real people, something for each maker of synthetic ones."""

    REAL = 0
    NAV = 40  # also the foreign H-numbers of old; neither is in the population register
    NHN = 65
    TENOR = 80

    @property
    def is_synthetic(self) -> bool:
        """Whether no living person can have the number."""
        return self is not Series.REAL


class Accepts(Enum):
    """Which numbers an installation takes: production real ones only, everywhere else synthetic ones only."""

    REAL = "real"
    SYNTHETIC = "synthetic"
    BOTH = "both"

    def refusal(self, series: Series) -> NationalIdFault | None:
        """The fault of a number in this series, or None."""
        if self is Accepts.REAL and series.is_synthetic:
            return NationalIdFault.SYNTHETIC_NOT_ALLOWED
        if self is Accepts.SYNTHETIC and not series.is_synthetic:
            return NationalIdFault.REAL_NOT_ALLOWED
        return None


@dataclass(frozen=True, slots=True, repr=False)
class NationalId:
    """A number that has passed `parse_national_id`. Masks itself everywhere; `reveal` gives the digits.

    `birth_date` is None where the number does not tell it: D-numbers (whose date may be that of
    registration), and numbers only the 2032 rule accepts (which no longer carry the century).
    """

    _digits: str
    kind: Kind
    series: Series
    birth_date: date | None

    def reveal(self) -> str:
        """The eleven digits, for where secure identification needs them (SE-5)."""
        return self._digits

    def __str__(self) -> str:
        return "*" * _LENGTH

    def __repr__(self) -> str:
        return f"NationalId({self})"


def parse_national_id(
    text: str,
    *,
    today: date,
    accepts: Accepts,
    accept_2032_rule_from: date = ACCEPT_2032_RULE_FROM,
) -> NationalId:
    """The number written in the text; spaces do not count. Raises NationalIdError with the first fault found.

    Checked in this order: eleven digits, kind and series, calendar date, second then first check digit,
    whether the installation takes the series. From `accept_2032_rule_from` both check-digit rules count.
    """
    digits = text.replace(" ", "")
    if len(digits) != _LENGTH:
        raise NationalIdError(NationalIdFault.LENGTH)
    if not (digits.isascii() and digits.isdigit()):
        raise NationalIdError(NationalIdFault.NOT_DIGITS)
    kind, day = _kind_and_day(int(digits[:2]))
    series, month = _series_and_month(int(digits[2:4]))
    if not _is_calendar_day(day, month, int(digits[4:6])):
        raise NationalIdError(NationalIdFault.DATE)
    old_rule = follows_old_rule(digits)
    if not old_rule and not (today >= accept_2032_rule_from and follows_2032_rule(digits)):
        raise NationalIdError(NationalIdFault.CHECKSUM)
    if refusal := accepts.refusal(series):
        raise NationalIdError(refusal)
    tells_birth = kind is Kind.ORDINARY and old_rule
    return NationalId(digits, kind, series, _birth_date(day, month, digits) if tells_birth else None)


def make_synthetic(birth_date: date, serial: int) -> NationalId:
    """The synthetic number (month + 80) with this serial, 0 and up, among those for the birth date.

    Always the same for the same arguments. Raises ValueError when the year has no series or the serial is too
    high; every year from 1900 to 2039 has at least 400.
    """
    found = next(islice(synthetic_numbers(birth_date), serial, None), None) if serial >= 0 else None
    if found is None:
        raise ValueError(f"no synthetic number with serial {serial} for the year {birth_date.year}")
    return found


def synthetic_numbers(birth_date: date) -> Iterator[NationalId]:
    """Every synthetic number (month + 80) for the birth date, in the order of their serials."""
    century = birth_date.year - birth_date.year % 100
    month = birth_date.month + Series.TENOR.value
    for individual in range(1000):
        if _century(individual, birth_date.year % 100) == century:
            digits = with_check_digits(f"{birth_date.day:02}{month:02}{birth_date.year % 100:02}{individual:03}")
            if digits is not None:
                yield NationalId(digits, Kind.ORDINARY, Series.TENOR, birth_date)


def _kind_and_day(written: int) -> tuple[Kind, int]:
    return (Kind.D_NUMBER, written - _D_NUMBER) if written > _D_NUMBER else (Kind.ORDINARY, written)


def _series_and_month(written: int) -> tuple[Series, int]:
    series = max((each for each in Series if each.value < written), key=lambda each: each.value, default=Series.REAL)
    return series, written - series.value


def _is_calendar_day(day: int, month: int, two_digit_year: int) -> bool:
    """Whether the day exists in a year ending so; the century is not known yet, and 00 counts as 2000."""
    try:
        date(2000 + two_digit_year, month, day)
    except ValueError:
        return False
    return True


def _birth_date(day: int, month: int, digits: str) -> date | None:
    century = _century(int(digits[6:9]), int(digits[4:6]))
    try:
        return date(century + int(digits[4:6]), month, day) if century else None
    except ValueError:  # 29 February 1900 was no day
        return None


def _century(individual: int, two_digit_year: int) -> int | None:
    """The century told by the individual number in the series used until 2032 (FRF §2-2-1)."""
    for individuals, years, century in _SERIES_UNTIL_2032:
        if individual in individuals and two_digit_year in years:
            return century
    return None
