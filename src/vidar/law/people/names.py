"""Names in Norwegian order without help from the database's locale.

The key is lower-case ASCII, so that plain byte comparison ("C" collation) gives the Norwegian alphabet: æ,
ø and å become the three characters that follow z, as in the national seven-bit alphabet of 1980. "aa" stays
two letters, as typed. Accents do not count; ä sorts as æ, ö as ø, ü as y.

Who types a name on a Norwegian keyboard may leave the dots out: the plain key has a, o and u for ä, ö and ü. Norwegian
letters stay what they are there too: Ås is not As.
"""

import unicodedata
from collections.abc import Mapping

_SPACE = " "
_BETWEEN_NAMES = "  "  # two spaces come before any longer family name ("Berg, Ola" before "Berg Hansen, Anne")

_LETTERS = str.maketrans({
    "æ": "{", "ä": "{", "ǽ": "{",
    "ø": "|", "ö": "|", "œ": "|", "ő": "|", "ǿ": "|",
    "å": "}",
    "ü": "y", "ű": "y",
    "ß": "ss", "þ": "th", "ð": "d", "đ": "d", "ł": "l", "ŋ": "n", "ŧ": "t", "ħ": "h", "ı": "i", "ĸ": "k",
    "{": " ", "|": " ", "}": " ",
})  # fmt: skip
_DOTTED = frozenset("äöőüű")
_PLAIN = {letter: place for letter, place in _LETTERS.items() if chr(letter) not in _DOTTED}
_DROPPED = frozenset("'’`´.")


def sort_key(family_name: str, given_name: str) -> str:
    """The text to sort a person by: family name, then given name, compared byte by byte."""
    return _fold(family_name) + _BETWEEN_NAMES + _fold(given_name)


def plain_sort_key(family_name: str, given_name: str) -> str:
    """The sort key of somebody whose name is typed without the dots of ä, ö and ü."""
    return _fold(family_name, _PLAIN) + _BETWEEN_NAMES + _fold(given_name, _PLAIN)


def search_key(text: str) -> str:
    """The beginning of the sort keys meant by what someone typed: "Nord", "Nordmann, K".

    Compare with a prefix operator (`sort_key ^@ search_key`). A comma ends the family name. Text without
    letters or digits gives "", which must not be searched with: it is the beginning of every key.
    """
    family, comma, given = text.partition(",")
    return sort_key(family, given) if comma and _fold(family) else _fold(text)


def search_prefixes(text: str) -> tuple[str, ...]:
    """Every beginning of a sort key that the typed words can mean, for names typed in either order.

    "Kari Nordmann" finds the family name "Kari Nordmann…", and the person typed as "Nordmann, Kari" too.
    """
    return _prefixes(search_key(text))


def plain_search_prefixes(text: str) -> tuple[str, ...]:
    """Every beginning of a plain sort key that the typed words can mean; as many as ``search_prefixes``."""
    family, comma, given = text.partition(",")
    is_turned = bool(comma and _fold(family))
    return _prefixes(plain_sort_key(family, given) if is_turned else _fold(text, _PLAIN))


def _prefixes(whole: str) -> tuple[str, ...]:
    words = whole.split(_SPACE)
    if not whole or "" in words:
        return (whole,) if whole else ()
    splits = [(_SPACE.join(words[:cut]), _SPACE.join(words[cut:])) for cut in range(1, len(words))]
    turned = [given_last + _BETWEEN_NAMES + given for given, given_last in splits]
    straight = [family + _BETWEEN_NAMES + given for family, given in splits]
    return (whole, *turned, *straight)


def _fold(text: str, letters: Mapping[int, str] = _LETTERS) -> str:
    lowered = unicodedata.normalize("NFC", text).lower()
    mapped = "".join(each for each in lowered if each not in _DROPPED).translate(letters)
    plain = (each for each in unicodedata.normalize("NFKD", mapped) if not unicodedata.combining(each))
    words = "".join(each if each.isalnum() or each in "{|}" else _SPACE for each in plain)
    return _SPACE.join(words.split())
