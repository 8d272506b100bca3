"""Every route as everybody: the table in role_matrix.md holds and has every route, and nobody reads too much."""

import pytest

from tests.harness.reading import names_and_numbers, words
from tests.harness.role_matrix import fetch, ids_of, met, read_matrix
from tests.harness.routes import every_route, name_of
from tests.harness.visitors import VISITORS, everybody
from vidar.web.routing import Who

MATRIX = read_matrix()
MAY_SEE_SOL = {"protected pupil", "contact teacher", "principal"}
"""Sol herself, and the two who are named for her."""


def lines_of(route):
    return [line for line in MATRIX if name_of(line.address) == route.name]


def test_columns_are_everybody():
    assert {tuple(line.meets) for line in MATRIX} == {tuple(VISITORS)}


def test_every_route_stands_in_the_table_with_every_method():
    wanted = {(route.name, method) for route in every_route() for method in route.declared.methods if method != "HEAD"}
    written = {(route.name, line.method) for route in every_route() for line in lines_of(route)}
    assert written == wanted


@pytest.mark.parametrize("route", every_route(), ids=lambda route: route.name)
def test_table_has_somebody_who_gets_in_and_nobody_without_a_login(route):
    if route.declared.who is Who.ANYONE:
        return
    words_met = {word for line in lines_of(route) for word in line.meets.values()}
    assert {line.meets["nobody"] for line in lines_of(route)} == {"→ /"}
    words_met -= {"→ /", "→ /bytt/"}
    assert "opens" in words_met or any(word.startswith("→ ") for word in words_met)


def test_everybody_everywhere(small_school, subtests, caplog):
    """One long walk, of which three things are asked: the table, the protected pupil, and what the log tells."""
    ids, visitors, sol = ids_of(small_school), everybody(small_school), small_school.sol
    seen_by = set()
    with caplog.at_level("DEBUG"):
        for line in MATRIX:
            answers = {name: fetch(line, visitor, ids) for name, visitor in visitors.items()}
            with subtests.test(line.key):
                assert {name: met(answers[name], each) for name, each in visitors.items()} == line.meets
            seen_by |= {name for name, answer in answers.items() if tells_of(sol, answer)}
    with subtests.test("the protected pupil"):
        assert seen_by == MAY_SEE_SOL
    with subtests.test("the log"):
        told = "\n".join(f"{record.getMessage()} {record.exc_text or ''}" for record in caplog.records)
        assert len(caplog.records) > 100
        assert words(told) & names_and_numbers(small_school) == set()


def tells_of(person, answer):
    """Tell whether the family name, which only this person has, or the number stands anywhere in the answer."""
    text = answer.content.decode()
    return person.family_name in text or person.national_id in text or f" {person.national_id[6:]}" in text
