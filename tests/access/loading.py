"""Put a random world into the database for one owner: one statement for each table."""

from datetime import date, timedelta

from django.db.backends.postgresql.psycopg_any import DateRange

from tests.access.worlds import CONSENTS, GROUPS, SCHOOL_OF, World
from vidar.access.models import PermissionOpening
from vidar.enrolment import models as enrolment
from vidar.law.people import Party
from vidar.people.models import Consent, Guardianship, Person
from vidar.schools.models import OwnerSetting
from vidar.tenancy.wall import current_scope

_ALWAYS = DateRange(date(2000, 1, 1), None)


def load(world: World, schools, year):
    """Insert everything within the open ``owner_scope`` and return the people in the world's order."""
    owner = {"owner_id": current_scope().owner_id}
    people = Person.objects.bulk_create(
        Person(**owner, given_name=f"P{number}", family_name="X", birth_date=birth, protection=protection)
        for number, (birth, protection) in enumerate(world.people)
    )
    ids = [person.id for person in people]
    _load_settings(world, owner)
    _load_enrolments(world, owner, ids, schools, year)
    _load_classes(world, owner, ids, schools, year)
    _load_groups(world, owner, ids, schools, year)
    _load_ties(world, owner, ids)
    return people


def _load_settings(world, owner):
    chosen = {"leap_day_birthday": world.leap_day.value, "consent_after_18": world.agreement.value}
    OwnerSetting.objects.bulk_create(
        OwnerSetting(**owner, key=key, value=value, valid=_ALWAYS) for key, value in chosen.items()
    )
    PermissionOpening.objects.bulk_create(
        PermissionOpening(**owner, object=obj, role=role, verb=verb, opened_at=world.at)
        for obj, role, verb in world.openings
    )


def _load_enrolments(world, owner, ids, schools, year):
    enrolment.Enrolment.objects.bulk_create(
        enrolment.Enrolment(
            **owner,
            pupil_id=ids[person],
            school_id=schools[school].id,
            school_year_id=year.id,
            programme_area_id="STREA2----",
            level="Vg2",
            is_main=False,
            valid=DateRange(*days),
        )
        for person, school, days in world.enrolments
    )
    enrolment.StaffAssignment.objects.bulk_create(
        enrolment.StaffAssignment(
            **owner,
            person_id=ids[person],
            school_id=None if school is None else schools[school].id,
            role=role,
            valid=DateRange(*days),
        )
        for person, school, role, days in world.staff
    )
    enrolment.ProtectedAccess.objects.bulk_create(
        enrolment.ProtectedAccess(**owner, pupil_id=ids[pupil], staff_id=ids[staff], basis="x", valid=DateRange(*days))
        for pupil, staff, days in world.named
    )


def _load_classes(world, owner, ids, schools, year):
    classes = enrolment.SchoolClass.objects.bulk_create(
        enrolment.SchoolClass(
            **owner,
            school_id=schools[school].id,
            school_year_id=year.id,
            name=f"K{number}",
            level="Vg2",
            programme_area_id="STREA2----",
        )
        for number, school in enumerate(SCHOOL_OF)
    )
    enrolment.ClassMembership.objects.bulk_create(
        enrolment.ClassMembership(
            **owner,
            school_class_id=classes[number].id,
            school_id=classes[number].school_id,
            pupil_id=ids[person],
            valid=DateRange(*days),
        )
        for number, person, days in world.class_members
    )
    enrolment.ContactTeacher.objects.bulk_create(
        enrolment.ContactTeacher(
            **owner, school_class_id=classes[number].id, teacher_id=ids[person], valid=DateRange(*days)
        )
        for number, person, days in world.contact_teachers
    )


def _load_groups(world, owner, ids, schools, year):
    groups = enrolment.TeachingGroup.objects.bulk_create(
        enrolment.TeachingGroup(
            **owner,
            school_id=schools[SCHOOL_OF[number]].id,
            school_year_id=year.id,
            subject_id="NOR1264",
            name=f"G{number}",
        )
        for number in range(GROUPS)
    )
    enrolment.GroupMembership.objects.bulk_create(
        enrolment.GroupMembership(
            **owner, teaching_group_id=groups[number].id, pupil_id=ids[person], valid=DateRange(*days)
        )
        for number, person, days in world.group_members
    )
    enrolment.GroupTeacher.objects.bulk_create(
        enrolment.GroupTeacher(
            **owner, teaching_group_id=groups[number].id, teacher_id=ids[person], valid=DateRange(*days)
        )
        for number, person, days in world.group_teachers
    )


def _load_ties(world, owner, ids):
    Guardianship.objects.bulk_create(
        Guardianship(
            **owner,
            pupil_id=ids[pupil],
            guardian_id=ids[guardian],
            kind=kind,
            source="manual",
            approved_despite_protection=approved,
            valid=DateRange(*days),
        )
        for pupil, guardian, kind, approved, _, _, days in world.ties
    )
    Consent.objects.bulk_create(
        Consent(
            **owner,
            pupil_id=ids[pupil],
            guardian_id=ids[guardian],
            party=party,
            text_version=text,
            given_at=world.at + timedelta(minutes=given),
            withdrawn_at=None if withdrawn is None else world.at + timedelta(minutes=withdrawn),
        )
        for pupil, guardian, _, _, pupils, guardians, _ in world.ties
        for party, state in ((Party.PUPIL, pupils), (Party.GUARDIAN, guardians))
        for text, given, withdrawn in CONSENTS[state]
    )
