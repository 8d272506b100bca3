"""Who is at which school, in which class and group, and who works there; all of it for periods."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Q

from vidar.curriculum.models import ProgrammeArea, Subject
from vidar.people.models import Person
from vidar.schools.models import School, SchoolYear
from vidar.tenancy.models import TenantForeignKey, TenantModel


def _no_overlap(name: str, *fields: str, condition: Q | None = None) -> ExclusionConstraint:
    """Hold that rows with the same ``fields`` never share a day."""
    return ExclusionConstraint(
        name=name,
        expressions=[
            *((field, RangeOperators.EQUAL) for field in ("owner", *fields)),
            ("valid", RangeOperators.OVERLAPS),
        ],
        condition=condition,
    )


class Enrolment(TenantModel):
    """A pupil at a school (elevforhold). A pupil has one main school at a time and may attend others."""

    school = TenantForeignKey(School)
    school_year = TenantForeignKey(SchoolYear)
    pupil = TenantForeignKey(Person)
    programme_area = models.ForeignKey(ProgrammeArea, models.PROTECT, related_name="+", db_index=False)
    level = models.CharField(max_length=3)
    is_main = models.BooleanField(default=True)
    valid = DateRangeField()
    end_reason = models.CharField(max_length=120, blank=True, default="")

    class Meta:
        constraints = [
            _no_overlap("ex_enrolment_school", "school", "pupil"),
            _no_overlap("ex_enrolment_main", "pupil", condition=Q(is_main=True)),
        ]


class SchoolClass(TenantModel):
    """A class (klasse) in one school year. Every pupil belongs to one (opplæringslova § 14-2)."""

    school = TenantForeignKey(School)
    school_year = TenantForeignKey(SchoolYear)
    name = models.CharField(max_length=20)
    level = models.CharField(max_length=3)
    programme_area = models.ForeignKey(ProgrammeArea, models.PROTECT, related_name="+", db_index=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["owner", "school", "school_year", "name"], name="uq_schoolclass_name"),
            models.UniqueConstraint(fields=["owner", "id", "school"], name="uq_schoolclass_school"),
        ]


class ClassMembership(TenantModel):
    """A pupil in a class. ``school`` repeats the class's, so that the database can hold one class a school."""

    school_class = TenantForeignKey(SchoolClass)
    school = TenantForeignKey(School)
    pupil = TenantForeignKey(Person)
    valid = DateRangeField()

    class Meta:
        constraints = [_no_overlap("ex_classmembership", "school", "pupil")]


class ContactTeacher(TenantModel):
    """A contact teacher (kontaktlærer) of a class. A class may have several."""

    school_class = TenantForeignKey(SchoolClass)
    teacher = TenantForeignKey(Person)
    valid = DateRangeField()

    class Meta:
        constraints = [_no_overlap("ex_contactteacher", "school_class", "teacher")]


class TeachingGroup(TenantModel):
    """A teaching group (undervisningsgruppe): the pupils who have one subject together.

    Without a subject it is a class as a group, for its class hour and events.
    """

    school = TenantForeignKey(School)
    school_year = TenantForeignKey(SchoolYear)
    subject = models.ForeignKey(Subject, models.PROTECT, related_name="+", db_index=False, null=True, blank=True)
    name = models.CharField(max_length=40)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["owner", "school", "school_year", "name"], name="uq_teachinggroup_name")
        ]


class GroupMembership(TenantModel):
    """A pupil in a teaching group."""

    teaching_group = TenantForeignKey(TeachingGroup)
    pupil = TenantForeignKey(Person)
    valid = DateRangeField()

    class Meta:
        constraints = [_no_overlap("ex_groupmembership", "teaching_group", "pupil")]


class GroupTeacher(TenantModel):
    """A subject teacher (faglærer) of a teaching group."""

    teaching_group = TenantForeignKey(TeachingGroup)
    teacher = TenantForeignKey(Person)
    valid = DateRangeField()

    class Meta:
        constraints = [_no_overlap("ex_groupteacher", "teaching_group", "teacher")]


class StaffRole(models.TextChoices):
    """What somebody is employed to do. Subject and contact teachers are known by their groups and classes."""

    TEACHER = "teacher"
    OFFICE = "office"
    COUNSELLOR = "counsellor"
    EXAM_OFFICER = "exam_officer"
    TIMETABLER = "timetabler"
    HEAD_OF_DEPARTMENT = "head_of_department"
    PRINCIPAL = "principal"
    OWNER_STAFF = "owner_staff"


class StaffAssignment(TenantModel):
    """A role at a school for a period; the owner's own staff have no school."""

    school = TenantForeignKey(School, null=True, blank=True)
    person = TenantForeignKey(Person)
    role = models.CharField(max_length=20, choices=StaffRole)
    title = models.CharField(max_length=80, blank=True, default="")
    valid = DateRangeField()

    class Meta:
        constraints = [
            _no_overlap("ex_staffassignment", "school", "person", "role"),
            models.CheckConstraint(condition=Q(role__in=StaffRole.values), name="ck_staffassignment_role"),
            models.CheckConstraint(
                condition=Q(role=StaffRole.OWNER_STAFF, school__isnull=True)
                | (~Q(role=StaffRole.OWNER_STAFF) & Q(school__isnull=False)),
                name="ck_staffassignment_school",
            ),
        ]


class ProtectedAccess(TenantModel):
    """A named member of staff who may see a strictly protected pupil, and on what basis (AD-P4)."""

    pupil = TenantForeignKey(Person)
    staff = TenantForeignKey(Person)
    basis = models.CharField(max_length=200)
    valid = DateRangeField()

    class Meta:
        constraints = [_no_overlap("ex_protectedaccess", "pupil", "staff")]
