"""What holds for every page of the flow: whole HTML in each language, and a fixed number of statements."""

import pytest

from tests.factories.access import client_for, in_wall_of
from tests.factories.curriculum import make_subject
from tests.factories.enrolment import (
    make_contact_teacher,
    make_enrolment,
    make_group,
    make_group_membership,
    make_group_teacher,
)
from tests.factories.people import make_person
from tests.web.people.searching import find, searched
from tests.web.statements import statements
from tests.web.timetable.pages import faults, get
from vidar.curriculum import facts

PAGES = {
    "all pupils": ("anne", "staff", "home", "/elever/", 5),
    "found": ("liv", "staff", "home", "/elever/ nordli", 5),
    "nobody found": ("anne", "staff", "home", "/elever/ zz", 4),
    "past the end": ("anne", "staff", "home", "/elever/?side=9", 6),
    "unreadable": ("anne", "staff", "home", "/elever/?side=x", 5),
    "own personalia": ("kari", "pupil", None, "/elev/{kari}/", 6),
    "leaver's personalia": ("silje", "leaver", None, "/elev/{silje}/", 6),
    "child's personalia": ("ingrid", "guardian", None, "/elev/{kari}/", 6),
    "pupil's personalia": ("anne", "staff", "home", "/elev/{kari}/", 6),
    "with national id": ("liv", "staff", "home", "/elev/{kari}/", 7),
    "protected": ("omar", "staff", "home", "/elev/{sol}/", 6),
    "name only": ("nina", "staff", "home", "/elev/{kari}/", 5),
    "own class": ("kari", "pupil", None, "/elev/{kari}/klasse/", 6),
    "child's class": ("ingrid", "guardian", None, "/elev/{kari}/klasse/", 7),
    "pupil's class": ("anne", "staff", "home", "/elev/{kari}/klasse/", 7),
    "leaver's class": ("silje", "leaver", None, "/elev/{silje}/klasse/", 6),
}
"""Who opens which page, and in how many statements: session, owner and standing are three of them; a look noted in
the log is one."""


def opened(small_school, name):
    who, capacity, school, address, _count = PAGES[name]
    ids = {each: getattr(small_school, each).id for each in ("kari", "sol", "silje")}
    return getattr(small_school, who), capacity, address.format(**ids), school and getattr(small_school, school)


def test_every_page_is_whole_in_each_language(small_school, subtests):
    for name in PAGES:
        for language in ("nb", "nn", "en"):
            with subtests.test(page=name, language=language):
                response = ask(small_school, name, language)
                assert response.status_code == (400 if name == "unreadable" else 200)
                assert response.headers["Content-Language"] == language
                assert faults(response) == []


def test_every_page_takes_its_fixed_number_of_statements(small_school, subtests):
    counts = {name: count_of(small_school, name) for name in PAGES}
    add_thirty(small_school)
    for name, (*_, expected) in PAGES.items():
        with subtests.test(page=name):
            assert (counts[name], count_of(small_school, name)) == (expected, expected)
            assert expected <= 8


def ask(small_school, name, language):
    """Return the page; words after the address are searched for first."""
    person, capacity, address, school = opened(small_school, name)
    address, _, words = address.partition(" ")
    if words:
        return find(person, words, school, language=language)
    return get(person, capacity, address, school, language=language)


def count_of(small_school, name):
    person, capacity, address, school = opened(small_school, name)
    address, _, words = address.partition(" ")
    client = searched(person, words, school) if words else client_for(person, capacity, school)
    with statements() as found:
        client.get(address)
    return len(found)


def add_thirty(small_school):
    """Thirty more pupils named Nordli; thirty subjects of Kari's with a teacher each, who share her class."""
    home, year = small_school.home, small_school.year
    subjects = [make_subject(code) for code in sorted(facts.subjects())[:30]]
    with in_wall_of(small_school.berit):
        for number, subject in enumerate(subjects):
            make_enrolment(make_person(f"Elev {number}", "Nordli"), home, year)
            teacher = make_person(f"Lærer {number}", "Berg")
            make_contact_teacher(small_school.classes.sta, teacher)
            group = make_group(home, year, f"Gruppe {number}", subject=subject.code)
            make_group_membership(group, small_school.kari)
            make_group_teacher(group, teacher)


@pytest.mark.parametrize("address", ["/elev/1/", "/elev/1/klasse/"])
def test_pages_are_read_only(client, wall_db, address):
    assert client.post(address).status_code in {403, 405}
