"""What the small school of the tests is: every named person stands as the factories say."""

import pytest

from tests.factories.access import in_wall_of
from tests.factories.days import TODAY
from vidar.access.capacities import capacities_in
from vidar.access.standing import load_standing

CAPACITIES = {
    "kari": [("pupil", None)],
    "jonas": [("pupil", None)],
    "thea": [("pupil", None)],
    "sol": [("pupil", None)],
    "emil": [("pupil", None)],
    "silje": [("leaver", None)],
    "ingrid": [("guardian", None)],
    "per": [],
    "bente": [],
    "trine": [],
    "rolf": [],
    "anne": [("staff", "home")],
    "omar": [("staff", "home")],
    "tor": [("staff", "farm")],
    "kristin": [("owner_staff", None)],
    "guri": [("staff", "abroad")],
    "ola": [("pupil", None)],
}


@pytest.mark.parametrize("name", CAPACITIES)
def test_named_person_has_just_the_capacities_that_belong_to_them(small_school, school_morning, name):
    person = small_school.named[name]
    with in_wall_of(person, read_only=True):
        standing = load_standing(owner_id=person.owner_id, person_id=person.id, at=school_morning, today=TODAY)
    found = [(each.kind.value, each.school_id) for each in capacities_in(standing)]
    assert found == [(kind, school and getattr(small_school, school).id) for kind, school in CAPACITIES[name]]
