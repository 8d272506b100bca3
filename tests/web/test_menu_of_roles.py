"""The menu for every combination of roles that somebody may have at a school."""

from datetime import date
from itertools import chain, combinations

import pytest

from tests.factories.days import THIS_MORNING, TODAY
from vidar.access.actor import Actor
from vidar.access.kinds import CapacityKind
from vidar.access.standing import HeldRole, Standing
from vidar.law.access import Object, Opening, Role, Verb
from vidar.law.basis import Period
from vidar.schools.settings import OwnerSettings
from vidar.web.menu import MOST_ON_A_PHONE, main_menu

ROLES = ("teacher", "office", "counsellor", "exam_officer", "timetabler", "head_of_department", "principal")
COMBINATIONS = list(chain.from_iterable(combinations(ROLES, size) for size in range(1, len(ROLES) + 1)))
SCHOOL = 7
OPENED = tuple(
    Opening(Object.SETTINGS, role, verb)
    for role in (Role.OFFICE, Role.HEAD_OF_DEPARTMENT)
    for verb in (Verb.READ, Verb.WRITE)
)


def actor_with(roles, *, openings=()):
    standing = Standing(
        owner_id=1,
        person_id=2,
        given_name="Liv",
        family_name="Moen",
        roles=tuple(HeldRole(role, SCHOOL, "NØVGS", "", Period(date(2026, 8, 1))) for role in roles),
        contact_teacher_at=frozenset({SCHOOL}) if "teacher" in roles else frozenset(),
        attends=(),
        has_left=False,
        children=(),
        refused_children=(),
        settings=OwnerSettings.from_stored({}),
        openings=openings,
    )
    return Actor(1, 1, "feide", CapacityKind.STAFF, SCHOOL, None, standing, THIS_MORNING, TODAY)


def on_a_phone(menu):
    shown = [item.label for item in menu if not item.folded]
    return [*shown, "Mer"] if any(item.folded for item in menu) else shown


@pytest.mark.parametrize("openings", [(), OPENED], ids=["closed", "opened"])
@pytest.mark.parametrize("roles", COMBINATIONS, ids="+".join)
def test_phone_has_at_most_five_places_and_no_sign_means_two(roles, openings):
    menu = main_menu(actor_with(roles, openings=openings), "/")

    assert len(on_a_phone(menu)) <= MOST_ON_A_PHONE
    assert len({item.icon for item in menu}) == len(menu)
    assert len({item.label for item in menu}) == len(menu)
    assert len({item.href for item in menu}) == len(menu)


@pytest.mark.parametrize(
    ("roles", "phone", "folded"),
    [
        (("teacher",), ["Min dag", "Min uke", "Elever", "Timeplaner"], []),
        (("timetabler",), ["Elever", "Kontor", "Vikar", "Timeplaner"], []),
        (("head_of_department",), ["Elever", "Føring", "Kontor", "Vikar", "Timeplaner"], []),
        (("counsellor",), ["Elever", "Timeplaner"], []),
        (("teacher", "principal"), ["Min dag", "Min uke", "Elever", "Føring", "Mer"], ["Kontor", "Timeplaner"]),
        (("teacher", "timetabler"), ["Min dag", "Min uke", "Elever", "Kontor", "Timeplaner"], []),
    ],
)
def test_what_stands_under_more_is_what_does_not_fit(roles, phone, folded):
    menu = main_menu(actor_with(roles), "/")

    assert on_a_phone(menu) == phone
    assert [item.label for item in menu if item.folded] == folded


def test_more_is_marked_where_the_page_stands_under_it():
    menu = main_menu(actor_with(("teacher", "principal")), "/kontor/elever/")

    assert [(item.label, item.folded) for item in menu if item.current] == [("Kontor", True)]


@pytest.mark.parametrize(
    ("path", "place"),
    [("/klasse/4/", "Kontor"), ("/klasse/4/kontaktlarer/", "Kontor"), ("/klasse/4/timeplan/", "Timeplaner")],
)
def test_class_belongs_to_the_desk_and_its_timetable_to_the_timetables(path, place):
    menu = main_menu(actor_with(("office",)), path)

    assert [item.label for item in menu if item.current] == [place]
