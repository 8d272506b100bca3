"""Organisation numbers: nine digits, the last a check digit (rules dossier, section 8)."""

_WEIGHTS = (3, 2, 7, 6, 5, 4, 3, 2)
_LENGTH = 9


def is_organisation_number(text: str) -> bool:
    """Whether the text is nine digits with a right check digit (modulus 11)."""
    if len(text) != _LENGTH or not (text.isascii() and text.isdigit()):
        return False
    digits = [int(each) for each in text]
    total = sum(weight * digit for weight, digit in zip(_WEIGHTS, digits, strict=False))
    return -total % 11 == digits[-1]  # a check digit of ten would never equal one
