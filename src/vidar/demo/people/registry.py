"""Everybody in the county, each with a synthetic national id nobody else has."""

import unicodedata
from datetime import date, timedelta
from random import Random

from vidar.demo.rows import PersonRow
from vidar.law.basis import make_synthetic

DOMAIN = "skole.innlandet-demo.example"
_FIRST_SERIALS = 40
_INDIVIDUAL_END = 8
_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "đ": "d", "ŋ": "n", "ŧ": "t", "ł": "l", "'": "", " ": "-"})


class Registry:
    """Hands out person ids, national ids and Feide names."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._people: list[PersonRow] = []
        self._next_serial: dict[date, int] = {}
        self._feide: dict[int, str] = {}
        self._feide_taken: set[str] = set()

    @property
    def people(self) -> tuple[PersonRow, ...]:
        """Return everybody, in the order of their ids."""
        return tuple(self._people)

    @property
    def feide_names(self) -> dict[int, str]:
        """Return the Feide name of each person who has one."""
        return dict(self._feide)

    def add(self, given: str, family: str, birth_date: date, *, woman: bool, protection: str = "none") -> PersonRow:
        """Return a new person."""
        national_id = self._national_id(birth_date, woman)
        person = PersonRow(len(self._people) + 1, given, family, national_id, birth_date, protection)
        self._people.append(person)
        return person

    def give_feide(self, person: PersonRow) -> str:
        """Return the person's Feide name, made from the name like Feide names are."""
        base = f"{plain_letters(person.given_name)}.{plain_letters(person.family_name)}"
        name, number = base, 1
        while name in self._feide_taken:
            number += 1
            name = f"{base}{number}"
        self._feide_taken.add(name)
        self._feide[person.id] = f"{name}@{DOMAIN}"
        return self._feide[person.id]

    def stranger(self, birth_date: date, *, woman: bool) -> str:
        """Return a national id that belongs to nobody in the county."""
        return self._national_id(birth_date, woman)

    def _national_id(self, birth_date: date, woman: bool) -> str:
        """Take the next free number of the day; until 2032 an even individual number was a woman's."""
        serial = self._next_serial.get(birth_date, self._random.randrange(_FIRST_SERIALS))
        while True:
            national_id = make_synthetic(birth_date, serial).reveal()
            serial += 1
            if (int(national_id[_INDIVIDUAL_END]) % 2 == 0) is woman:
                self._next_serial[birth_date] = serial
                return national_id


def born_between(random: Random, first: date, last: date) -> date:
    """Return a day between two, both included."""
    return first + timedelta(days=random.randrange((last - first).days + 1))


def plain_letters(name: str) -> str:
    """Return a name as it stands in a Feide name: a to z, digits and hyphens."""
    mapped = unicodedata.normalize("NFC", name).lower().translate(_LETTERS)
    plain = unicodedata.normalize("NFKD", mapped)
    return "".join(each for each in plain if each.isascii() and (each.isalnum() or each == "-"))
