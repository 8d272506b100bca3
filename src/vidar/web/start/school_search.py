"""Find a school in a county's list by what people type: "nord osterdal", "Tynset", "vgs tyn"."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from vidar.schools.queries import ListedSchool

_LETTERS = str.maketrans({"æ": "ae", "ä": "ae", "ø": "o", "ö": "o", "å": "a"})


@dataclass(frozen=True, slots=True)
class SearchedSchool:
    """A school with the plain text that it is found by, here and in the browser, and whether it is found."""

    school: ListedSchool
    plain: str
    found: bool


def search_schools(schools: Iterable[ListedSchool], wanted: str) -> list[SearchedSchool]:
    """Return every school; found are those in whose name or place each typed word begins a word."""
    words = plain(wanted).split()
    return [_searched(school, words) for school in schools]


def _searched(school: ListedSchool, words: list[str]) -> SearchedSchool:
    text = _plain_of(school.name, school.municipality)
    return SearchedSchool(school, text, all(f" {word}" in f" {text}" for word in words))


@lru_cache(maxsize=2048)
def _plain_of(name: str, municipality: str) -> str:
    return plain(f"{name} vgs {municipality}")


def plain(text: str) -> str:
    """Return lower-case words of plain letters and digits: æ, ø and å as on a keyboard that lacks them."""
    spread = unicodedata.normalize("NFKD", text.lower().translate(_LETTERS))
    letters = (each for each in spread if not unicodedata.combining(each))
    return " ".join("".join(each if each.isalnum() else " " for each in letters).split())
