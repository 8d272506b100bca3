"""Which words and addresses stand on a page, to look for those that must not."""

import re
from urllib.parse import unquote

from bs4 import BeautifulSoup

_WORDS = re.compile(r"[^\W\d_]{3,}|\d{11}|\d{6} \d{5}")
_ADDRESSES = ("href", "action", "src", "hx-get", "hx-post")
ORDINARY_WORDS = {"for", "per", "tor", "lie", "berg"}
"""Names that are ordinary words too, and prove nothing."""


def words(text: str) -> set[str]:
    """Return the words of a text in small letters, and everything that looks like a national id."""
    return {word.casefold() for word in _WORDS.findall(text)}


def addresses(page: BeautifulSoup) -> list[str]:
    """Return every address on the page but those for writing to or calling a contact person."""
    found = [unquote(tag[key]) for key in _ADDRESSES for tag in page.select(f"[{key}]")]
    return [each for each in found if not each.startswith(("mailto:", "tel:"))]


def names_and_numbers(small_school) -> set[str]:
    """Return every name and national id of the small school."""
    people = small_school.named.values()
    names = words(" ".join(f"{person.given_name} {person.family_name}" for person in people)) - ORDINARY_WORDS
    return names | {person.national_id for person in people}
