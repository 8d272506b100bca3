"""What must not be read: that the protected pupil exists, another owner's people, and names in addresses or logs."""

import pytest
from bs4 import BeautifulSoup

from tests.harness.reading import addresses, names_and_numbers, words
from tests.harness.role_matrix import fetch, ids_of, real_pages
from tests.harness.visitors import Visitor, everybody
from tests.web.people.searching import FROM_HTMX

SEARCHES = ("/elever/", "/elever/?side=2", "/timeplaner/")
TYPED = ("aase", "Aas")
"""None holds the whole name, which an answer might repeat."""


@pytest.mark.parametrize("name", ["teacher", "office", "counsellor", "head of dept.", "timetabler", "other school"])
def test_no_search_tells_that_the_protected_pupil_exists(small_school, name):
    visitor = Visitor(small_school, name)
    answers = {address: visitor.get(address) for address in SEARCHES}
    answers |= {words: visitor.post("/elever/", {"sok": words}, **FROM_HTMX) for words in TYPED}
    visitor.post("/timeplaner/", {"sok": "aase"})
    answers["timetables found"] = visitor.client.get("/timeplaner/?vis=treff")
    assert {answer.status_code for answer in answers.values()} == {200}
    assert [asked for asked, answer in answers.items() if "Aasen" in answer.content.decode()] == []


def test_search_counts_the_protected_pupil_for_the_named_only(small_school):
    counts = {
        name: BeautifulSoup(Visitor(small_school, name).get("/elever/").content, "html.parser").select_one("#treff p")
        for name in ("principal", "contact teacher", "teacher", "office")
    }
    assert {name: count.get_text() for name, count in counts.items()} == {
        "principal": "4 elever",
        "contact teacher": "4 elever",
        "teacher": "3 elever",
        "office": "3 elever",
    }


def test_nobody_reads_of_another_owners_people(small_school, subtests):
    ids, visitors = ids_of(small_school), everybody(small_school)
    abroad = [small_school.guri.given_name, small_school.ola.national_id, small_school.guri.national_id]
    here = [small_school.kari.family_name, small_school.kari.national_id, small_school.omar.family_name]
    for line in real_pages():
        for name in ("principal", "county", "guardian", "other county"):
            with subtests.test(line.key, visitor=name):
                text = fetch(line, visitors[name], ids).content.decode()
                assert [each for each in (here if name == "other county" else abroad) if each in text] == []


def test_no_address_on_a_page_holds_a_name_or_a_number_of_a_person(small_school, subtests):
    ids, visitors = ids_of(small_school), everybody(small_school)
    private = names_and_numbers(small_school)
    for line in real_pages():
        for name in ("pupil", "guardian", "contact teacher", "county"):
            with subtests.test(line.key, visitor=name):
                page = BeautifulSoup(fetch(line, visitors[name], ids).content, "html.parser")
                assert private & words(" ".join(addresses(page))) == set()
