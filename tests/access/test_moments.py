"""Access begins and ends at its moment: a birthday's midnight, a withdrawn consent, the last day of a role."""

from datetime import date, timedelta

import pytest
from django.db import connections
from django.db.backends.postgresql.psycopg_any import DateRange

from tests.access.acting import acting, sees
from tests.factories.access import make_permission_opening
from tests.factories.days import TODAY, TOMORROW, at
from tests.factories.enrolment import make_staff_assignment
from tests.factories.people import make_person
from tests.factories.schools import make_owner_setting
from vidar.access.actor import CapacityEndedError
from vidar.access.visibility import visible_people
from vidar.enrolment.models import ContactTeacher, Enrolment, GroupTeacher, ProtectedAccess, StaffAssignment
from vidar.law.access import Object
from vidar.people.models import Consent, Guardianship, Person
from vidar.tenancy.wall import owner_scope

LAST_SECOND = timedelta(seconds=1)
MIDNIGHT = at(TOMORROW, "00.00")


def in_list(actor, person, obj=Object.TIMETABLE):
    """Tell whether the SQL form has the person."""
    statement, parameters = visible_people(actor, obj)
    with connections["default"].cursor() as cursor:
        cursor.execute(f"SELECT %(person)s IN ({statement})", {**parameters, "person": person.id})
        return cursor.fetchone()[0]


def opened(school, who, capacity, whose, moment, *, obj=Object.TIMETABLE, school_id=None):
    """Return (by decide, by SQL), or None where the capacity itself has ended."""
    with owner_scope(school.owner.id):
        try:
            actor = acting(who, capacity, moment, school_id=school_id)
        except CapacityEndedError:
            return None
        return sees(actor, whose, obj), in_list(actor, whose, obj)


@pytest.mark.parametrize(
    ("moment", "seen"),
    [(MIDNIGHT - LAST_SECOND, (True, True)), (MIDNIGHT, (False, False))],
)
def test_guardian_loses_access_at_midnight_when_the_pupil_turns_18(small_school, moment, seen):
    with owner_scope(small_school.owner.id):
        Person.objects.filter(id=small_school.kari.id).update(birth_date=date(2008, 11, 25))
    assert opened(small_school, small_school.ingrid, "guardian", small_school.kari, moment) == seen


@pytest.mark.parametrize(("leap_day", "last_day"), [("february_28", date(2026, 2, 27)), ("march_1", date(2026, 2, 28))])
def test_leap_day_pupil_comes_of_age_on_the_day_the_owner_has_chosen(small_school, leap_day, last_day):
    with owner_scope(small_school.owner.id):
        make_owner_setting("leap_day_birthday", leap_day, valid=DateRange(date(2020, 1, 1), None))
        Person.objects.filter(id=small_school.kari.id).update(birth_date=date(2008, 2, 29))
    seen = [
        opened(small_school, small_school.ingrid, "guardian", small_school.kari, at(day, "12.00"))
        for day in (last_day, last_day + timedelta(days=1))
    ]
    assert seen == [(True, True), (False, False)]


@pytest.fixture
def open_after_18(small_school):
    """The owner has opened the timetable to guardians of pupils over 18."""
    with owner_scope(small_school.owner.id):
        make_permission_opening("timetable", "guardian_adult")
    return small_school


@pytest.mark.parametrize("party", ["pupil", "guardian"])
def test_guardian_loses_access_the_moment_a_consent_is_withdrawn(open_after_18, party):
    school, noon = open_after_18, at(TODAY, "12.00")
    with owner_scope(school.owner.id):
        Consent.objects.filter(pupil_id=school.thea.id, party=party).update(withdrawn_at=noon)
    moments = [noon - LAST_SECOND, noon, MIDNIGHT]
    seen = [opened(school, school.trine, "guardian", school.thea, moment) for moment in moments]
    assert seen == [(True, True), None, None]


def test_new_consent_text_ends_access_until_both_have_signed_again(open_after_18):
    school = open_after_18
    with owner_scope(school.owner.id):
        make_owner_setting("consent_text_version", "2026-2", valid=DateRange(TOMORROW, None))
    seen = [opened(school, school.trine, "guardian", school.thea, at(day, "12.00")) for day in (TODAY, TOMORROW)]
    assert seen == [(True, True), None]


def test_one_signature_is_enough_where_the_owner_asks_the_pupil_only(open_after_18):
    school, noon = open_after_18, at(TODAY, "12.00")
    with owner_scope(school.owner.id):
        Consent.objects.filter(party="guardian").delete()
    assert opened(school, school.trine, "guardian", school.thea, noon) is None
    with owner_scope(school.owner.id):
        make_owner_setting("consent_after_18", "pupil_only")
    assert opened(school, school.trine, "guardian", school.thea, noon) == (True, True)


def _end_today(model, **which):
    model.objects.filter(**which).update(valid=DateRange(date(2026, 8, 1), TOMORROW))


def test_role_ends_at_midnight(small_school):
    school = small_school
    with owner_scope(school.owner.id):
        _end_today(StaffAssignment, person_id=school.liv.id)
    seen = [
        opened(school, school.liv, "staff", school.kari, moment, school_id=school.home.id)
        for moment in (MIDNIGHT - LAST_SECOND, MIDNIGHT)
    ]
    assert seen == [(True, True), None]


def test_second_role_ends_alone(small_school):
    school = small_school
    with owner_scope(school.owner.id):
        both = make_person("Bodil", "Lie", birth_date=date(1970, 1, 1))
        make_staff_assignment(both, school.home, role="timetabler")
        make_staff_assignment(both, school.home, role="office", valid=DateRange(date(2026, 8, 1), TOMORROW))
    seen = [
        opened(school, both, "staff", school.kari, moment, school_id=school.home.id, obj=Object.SENSITIVE_PERSONALIA)
        for moment in (MIDNIGHT - LAST_SECOND, MIDNIGHT)
    ]
    assert seen == [(True, True), (False, False)]


@pytest.mark.parametrize(
    ("model", "field", "teacher"), [(GroupTeacher, "teacher_id", "anne"), (ContactTeacher, "teacher_id", "omar")]
)
def test_teacher_loses_a_group_or_class_at_midnight(small_school, model, field, teacher):
    school, person = small_school, getattr(small_school, teacher)
    with owner_scope(school.owner.id):
        GroupTeacher.objects.exclude(teacher_id=school.anne.id).delete()
        _end_today(model, **{field: person.id})
    seen = [
        opened(school, person, "staff", school.kari, moment, school_id=school.home.id, obj=Object.PERSONALIA)
        for moment in (MIDNIGHT - LAST_SECOND, MIDNIGHT)
    ]
    assert seen == [(True, True), (False, False)]


def test_named_person_loses_the_protected_pupil_at_midnight(small_school):
    school = small_school
    with owner_scope(school.owner.id):
        _end_today(ProtectedAccess, staff_id=school.liv.id)
    seen = [
        opened(school, school.liv, "staff", school.sol, moment, school_id=school.home.id)
        for moment in (MIDNIGHT - LAST_SECOND, MIDNIGHT)
    ]
    assert seen == [(True, True), (False, False)]


def test_pupil_who_leaves_is_out_of_the_teachers_sight_at_midnight(small_school):
    school = small_school
    with owner_scope(school.owner.id):
        _end_today(Enrolment, pupil_id=school.kari.id)
    seen = [
        opened(school, school.anne, "staff", school.kari, moment, school_id=school.home.id)
        for moment in (MIDNIGHT - LAST_SECOND, MIDNIGHT)
    ]
    assert seen == [(True, True), (False, False)]


def test_guardianship_ends_at_midnight(small_school):
    school = small_school
    with owner_scope(school.owner.id):
        _end_today(Guardianship, guardian_id=school.ingrid.id)
    seen = [
        opened(school, school.ingrid, "guardian", school.kari, moment) for moment in (MIDNIGHT - LAST_SECOND, MIDNIGHT)
    ]
    assert seen == [(True, True), None]
