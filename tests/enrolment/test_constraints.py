"""What the database refuses about pupils at schools, in classes and groups, and about staff."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.db import IntegrityError
from django.db.backends.postgresql.psycopg_any import DateRange

from tests.factories.curriculum import make_programme_area, make_subject
from tests.factories.days import TODAY, TOMORROW
from tests.factories.enrolment import (
    make_class,
    make_class_membership,
    make_contact_teacher,
    make_enrolment,
    make_group,
    make_group_membership,
    make_group_teacher,
    make_protected_access,
    make_staff_assignment,
)
from tests.factories.people import make_person
from tests.factories.schools import make_owner, make_school, make_school_year
from vidar.enrolment.models import ClassMembership, SchoolClass
from vidar.tenancy.wall import owner_scope

UNTIL_TODAY, FROM_TODAY = DateRange(date(2026, 8, 1), TODAY), DateRange(TODAY, date(2027, 8, 1))
ONE_DAY = DateRange(TODAY, TOMORROW)


@pytest.fixture
def world(wall_db):
    make_programme_area()
    make_subject()
    owner = make_owner()
    home, farm = make_school(owner), make_school(owner, "Storsteigen", slug="storsteigen")
    with owner_scope(owner.id):
        year = make_school_year()
        return SimpleNamespace(
            owner=owner,
            home=home,
            farm=farm,
            year=year,
            pupil=make_person(),
            teacher=make_person("Anne", "Lien"),
            sta=make_class(home, year),
            stb=make_class(home, year, "2STB"),
            naa=make_class(farm, year, "1NAA"),
            group=make_group(home, year),
        )


def takes(world, *makes):
    """Make rows in one transaction after another."""
    for make in makes:
        with owner_scope(world.owner.id):
            make()


def refused(world, name, make):
    with pytest.raises(IntegrityError, match=name), owner_scope(world.owner.id):
        make()


def test_pupil_is_enrolled_once_at_a_school_on_a_day(world):
    def enrol(**more):
        return lambda: make_enrolment(world.pupil, world.home, world.year, **more)

    takes(world, enrol(valid=UNTIL_TODAY), enrol(valid=FROM_TODAY))
    refused(world, "ex_enrolment_school", enrol(valid=ONE_DAY, is_main=False))


def test_pupil_has_one_main_school_on_a_day(world):
    takes(
        world,
        lambda: make_enrolment(world.pupil, world.home, world.year),
        lambda: make_enrolment(world.pupil, world.farm, world.year, is_main=False, valid=UNTIL_TODAY),
    )
    refused(world, "ex_enrolment_main", lambda: make_enrolment(world.pupil, world.farm, world.year, valid=FROM_TODAY))


def test_pupil_is_in_one_class_of_a_school_on_a_day(world):
    takes(
        world,
        lambda: make_class_membership(world.sta, world.pupil, valid=UNTIL_TODAY),
        lambda: make_class_membership(world.stb, world.pupil, valid=FROM_TODAY),
        lambda: make_class_membership(world.naa, world.pupil),
    )
    refused(world, "ex_classmembership", lambda: make_class_membership(world.sta, world.pupil, valid=ONE_DAY))


def test_class_membership_cannot_name_another_school_than_the_class(world):
    takes(world, lambda: make_class_membership(world.sta, world.pupil))
    refused(world, "fk_enrolment_classmembership", lambda: ClassMembership.objects.update(school_id=world.farm.id))


def test_class_that_moves_to_another_school_takes_its_members_along(world):
    takes(world, lambda: make_class_membership(world.sta, world.pupil))
    with owner_scope(world.owner.id):
        SchoolClass.objects.filter(id=world.sta.id).update(school_id=world.farm.id)
        assert ClassMembership.objects.get().school_id == world.farm.id


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("ex_contactteacher", lambda world, days: make_contact_teacher(world.sta, world.teacher, valid=days)),
        ("ex_groupmembership", lambda world, days: make_group_membership(world.group, world.pupil, valid=days)),
        ("ex_groupteacher", lambda world, days: make_group_teacher(world.group, world.teacher, valid=days)),
        ("ex_staffassignment", lambda world, days: make_staff_assignment(world.teacher, world.home, valid=days)),
        ("ex_protectedaccess", lambda world, days: make_protected_access(world.pupil, world.teacher, valid=days)),
    ],
)
def test_same_tie_is_held_once_on_a_day(world, name, make):
    takes(world, lambda: make(world, UNTIL_TODAY), lambda: make(world, FROM_TODAY))
    refused(world, name, lambda: make(world, ONE_DAY))


def test_class_may_have_several_contact_teachers_and_a_teacher_several_roles(world):
    takes(
        world,
        lambda: make_contact_teacher(world.sta, world.teacher),
        lambda: make_contact_teacher(world.sta, world.pupil),
        lambda: make_staff_assignment(world.teacher, world.home),
        lambda: make_staff_assignment(world.teacher, world.home, role="counsellor"),
        lambda: make_staff_assignment(world.teacher, world.farm),
    )


@pytest.mark.parametrize(("role", "at_school"), [("teacher", False), ("owner_staff", True)])
def test_only_owner_staff_are_without_a_school(world, role, at_school):
    school = world.home if at_school else None
    refused(world, "ck_staffassignment_school", lambda: make_staff_assignment(world.teacher, school, role=role))


def test_unknown_role_is_refused(world):
    refused(world, "ck_staffassignment", lambda: make_staff_assignment(world.teacher, world.home, role="janitor"))


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("uq_schoolclass_name", lambda world: make_class(world.home, world.year)),
        ("uq_teachinggroup_name", lambda world: make_group(world.home, world.year)),
    ],
)
def test_name_is_used_once_at_a_school_in_a_year(world, name, make):
    refused(world, name, lambda: make(world))
