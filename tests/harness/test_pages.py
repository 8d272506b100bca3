"""Every page that opens, and every page that says no: whole HTML in each language."""

from tests.harness.html import faults
from tests.harness.role_matrix import fetch, ids_of, real_pages
from tests.harness.visitors import everybody

LANGUAGES = ("nb", "nn", "en")


def first_of_each(line):
    """Return one visitor for each thing that may be met on the line, without those who are only sent on."""
    found = {}
    for name, word in line.meets.items():
        if not word.startswith("→"):
            found.setdefault(word, name)
    return found.values()


def test_every_page_is_whole_in_each_language(small_school, subtests):
    ids, visitors = ids_of(small_school), everybody(small_school)
    for line in real_pages():
        for name in first_of_each(line):
            for language in LANGUAGES:
                with subtests.test(line.key, visitor=name, language=language):
                    response = fetch(line, visitors[name], ids, language=language)
                    assert faults(response) == []
                    assert response.headers.get("Content-Language") == language


def test_every_page_works_as_an_answer_to_htmx(small_school, subtests):
    ids, visitors = ids_of(small_school), everybody(small_school)
    for line in real_pages():
        name = next((name for name, word in line.meets.items() if word == "opens"), None)
        if line.method == "GET" and name is not None:
            with subtests.test(line.key, visitor=name):
                response = visitors[name].get(line.address.format(**ids), **{"HX-Request": "true"})
                assert (response.status_code, faults(response)) == (200, [])
