"""What a person is on a day, in one statement, and the actor made of it."""

from datetime import date

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from tests.access.acting import acting
from tests.factories.access import in_wall_of, make_permission_opening
from tests.factories.days import THIS_MORNING, TODAY, TOMORROW
from tests.factories.enrolment import make_contact_teacher, make_enrolment, make_staff_assignment
from tests.factories.people import make_guardianship
from tests.web.statements import statements
from vidar.access.actor import CapacityEndedError
from vidar.access.standing import load_standing
from vidar.law.access import Role
from vidar.law.people import GuardianReason
from vidar.tenancy.wall import owner_scope


def standing_of(person):
    with in_wall_of(person, read_only=True):
        return load_standing(owner_id=person.owner_id, person_id=person.id, at=THIS_MORNING, today=TODAY)


def test_whatever_a_person_is_takes_one_statement(small_school):
    for name in ("kari", "ingrid", "omar", "kristin", "silje"):
        person = getattr(small_school, name)
        with in_wall_of(person, read_only=True), statements() as found:
            load_standing(owner_id=person.owner_id, person_id=person.id, at=THIS_MORNING, today=TODAY)
        assert len(found) == 1, name


def test_unknown_person_has_no_standing(small_school):
    with owner_scope(small_school.owner.id, read_only=True):
        found = load_standing(owner_id=small_school.owner.id, person_id=10**9, at=THIS_MORNING, today=TODAY)
    assert found is None


def test_person_of_another_owner_has_no_standing_here(small_school):
    with owner_scope(small_school.owner.id, read_only=True):
        found = load_standing(
            owner_id=small_school.owner.id, person_id=small_school.guri.id, at=THIS_MORNING, today=TODAY
        )
    assert found is None


def test_guardian_has_children_in_order_of_age_and_reasons_for_the_refused(small_school):
    assert [child.given_name for child in standing_of(small_school.ingrid).children] == ["Kari", "Emil"]
    refused = {
        name: [child.access.reason for child in standing_of(getattr(small_school, name)).refused_children]
        for name in ("per", "bente", "rolf", "trine")
    }
    assert refused == {
        "per": [GuardianReason.NO_RESPONSIBILITY],
        "bente": [GuardianReason.PUPIL_HAS_NOT_CONSENTED],
        "rolf": [],
        "trine": [],
    }


def test_child_by_law_is_open_only_where_the_owner_opens_a_page(small_school):
    assert standing_of(small_school.rolf).open_children == ()
    assert standing_of(small_school.trine).open_children == ()
    with owner_scope(small_school.owner.id):
        make_permission_opening("timetable", "other_contact")
        make_permission_opening("personalia", "guardian_adult")
    assert [child.given_name for child in standing_of(small_school.rolf).open_children] == ["Emil"]
    assert [child.given_name for child in standing_of(small_school.trine).open_children] == ["Thea"]


def test_pupil_of_two_schools_has_the_main_one_first(small_school):
    with owner_scope(small_school.owner.id):
        make_enrolment(small_school.kari, small_school.farm, small_school.year, is_main=False)
    attends = standing_of(small_school.kari).attends
    assert [(each.school_id, each.is_main) for each in attends] == [
        (small_school.home.id, True),
        (small_school.farm.id, False),
    ]


def test_pupil_who_comes_back_has_not_left(small_school):
    assert standing_of(small_school.silje).has_left
    with owner_scope(small_school.owner.id):
        make_enrolment(small_school.silje, small_school.farm, small_school.year)
    assert not standing_of(small_school.silje).has_left


def test_role_counts_from_its_first_day(small_school):
    with owner_scope(small_school.owner.id):
        make_staff_assignment(small_school.tor, small_school.home, valid=DateRange(TOMORROW, None))
        make_staff_assignment(small_school.anne, small_school.farm, valid=DateRange(date(2026, 8, 1), TODAY))
    assert [role.school_id for role in standing_of(small_school.tor).roles] == [small_school.farm.id]
    assert [role.school_id for role in standing_of(small_school.anne).roles] == [small_school.home.id]


@pytest.fixture
def hanne(small_school):
    """Omar is also a guardian of Emil, a teacher at the farm, and contact teacher there."""
    with owner_scope(small_school.owner.id):
        make_guardianship(small_school.emil, small_school.omar)
        make_staff_assignment(small_school.omar, small_school.farm)
        make_contact_teacher(small_school.classes.naa, small_school.omar)
    return small_school.omar


def roles_as(person, capacity, school=None):
    with in_wall_of(person, read_only=True):
        facts = acting(person, capacity, THIS_MORNING, school_id=school and school.id).facts
    return {(held.role, held.school_id) for held in facts.roles}


def test_actor_has_only_the_roles_of_the_capacity_and_school_at_hand(small_school, hanne):
    home, farm = small_school.home, small_school.farm
    assert roles_as(hanne, "staff", home) == {(Role.TEACHER, home.id), (Role.CONTACT_TEACHER, home.id)}
    assert roles_as(hanne, "staff", farm) == {(Role.TEACHER, farm.id), (Role.CONTACT_TEACHER, farm.id)}
    assert roles_as(hanne, "guardian") == set()


@pytest.mark.parametrize(
    ("who", "capacity", "where"),
    [
        ("kari", "guardian", None),
        ("kari", "leaver", None),
        ("kari", "staff", "home"),
        ("silje", "pupil", None),
        ("anne", "staff", "farm"),
        ("anne", "owner_staff", None),
        ("kristin", "staff", "home"),
        ("bente", "guardian", None),
        ("per", "guardian", None),
    ],
)
def test_nobody_acts_in_a_capacity_they_do_not_have(small_school, who, capacity, where):
    person = getattr(small_school, who)
    school = where and getattr(small_school, where)
    with in_wall_of(person, read_only=True), pytest.raises(CapacityEndedError):
        acting(person, capacity, THIS_MORNING, school_id=school and school.id)


def test_guardian_keeps_the_chosen_child_while_it_is_open(small_school):
    with in_wall_of(small_school.ingrid, read_only=True):
        chosen = [
            acting(small_school.ingrid, "guardian", THIS_MORNING, child_id=child and child.id).child.given_name
            for child in (None, small_school.emil, small_school.jonas)
        ]
    assert chosen == ["Kari", "Emil", "Kari"]
