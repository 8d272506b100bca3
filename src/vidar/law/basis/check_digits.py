"""The two check digits of a national identity number, under the old rule and the rule of 2032."""

from typing import Final

_FIRST_WEIGHTS: Final = (3, 7, 6, 1, 8, 9, 4, 5, 2, 1)
_SECOND_WEIGHTS: Final = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
_REMAINDERS_2032: Final = frozenset({0, 1, 2, 3})
_IMPOSSIBLE: Final = 10


def follows_old_rule(digits: str) -> bool:
    """Whether both weighted sums are multiples of eleven."""
    return _remainder(_SECOND_WEIGHTS, digits) == 0 and _remainder(_FIRST_WEIGHTS, digits) == 0


def follows_2032_rule(digits: str) -> bool:
    """As the old rule, but the first sum may leave 0, 1, 2 or 3."""
    return _remainder(_SECOND_WEIGHTS, digits) == 0 and _remainder(_FIRST_WEIGHTS, digits) in _REMAINDERS_2032


def with_check_digits(first_nine: str) -> str | None:
    """The number completed under the old rule, or None where a check digit would be ten."""
    digits = first_nine
    for weights in (_FIRST_WEIGHTS, _SECOND_WEIGHTS):
        control = -_remainder(weights, digits) % 11
        if control == _IMPOSSIBLE:
            return None
        digits += str(control)
    return digits


def _remainder(weights: tuple[int, ...], digits: str) -> int:
    """The weighted sum of as many digits as there are, modulo eleven."""
    return sum(weight * int(digit) for weight, digit in zip(weights, digits, strict=False)) % 11
