"""Pupils in schools, classes and groups, and staff at work. For use within an ``owner_scope``."""

from tests.factories.days import ALL_YEAR
from vidar.enrolment.models import (
    ClassMembership,
    ContactTeacher,
    Enrolment,
    GroupMembership,
    GroupTeacher,
    ProtectedAccess,
    SchoolClass,
    StaffAssignment,
    TeachingGroup,
)
from vidar.tenancy.wall import current_scope


def make_enrolment(
    pupil, school, school_year, *, area="STREA2----", level="Vg2", is_main=True, valid=ALL_YEAR, end_reason=""
):
    """``area`` is the code of a programme area made before."""
    return Enrolment.objects.create(
        owner_id=current_scope().owner_id,
        school_id=school.id,
        school_year_id=school_year.id,
        pupil_id=pupil.id,
        programme_area_id=area,
        level=level,
        is_main=is_main,
        valid=valid,
        end_reason=end_reason,
    )


def make_class(school, school_year, name="2STA", *, area="STREA2----", level="Vg2"):
    return SchoolClass.objects.create(
        owner_id=current_scope().owner_id,
        school_id=school.id,
        school_year_id=school_year.id,
        name=name,
        level=level,
        programme_area_id=area,
    )


def make_class_membership(school_class, pupil, *, valid=ALL_YEAR):
    return ClassMembership.objects.create(
        owner_id=current_scope().owner_id,
        school_class_id=school_class.id,
        school_id=school_class.school_id,
        pupil_id=pupil.id,
        valid=valid,
    )


def make_contact_teacher(school_class, teacher, *, valid=ALL_YEAR):
    return ContactTeacher.objects.create(
        owner_id=current_scope().owner_id, school_class_id=school_class.id, teacher_id=teacher.id, valid=valid
    )


def make_group(school, school_year, name="NOR 2STA", *, subject="NOR1264"):
    """``subject`` is the code of a subject made before."""
    return TeachingGroup.objects.create(
        owner_id=current_scope().owner_id,
        school_id=school.id,
        school_year_id=school_year.id,
        subject_id=subject,
        name=name,
    )


def make_group_membership(group, pupil, *, valid=ALL_YEAR):
    return GroupMembership.objects.create(
        owner_id=current_scope().owner_id, teaching_group_id=group.id, pupil_id=pupil.id, valid=valid
    )


def make_group_teacher(group, teacher, *, valid=ALL_YEAR):
    return GroupTeacher.objects.create(
        owner_id=current_scope().owner_id, teaching_group_id=group.id, teacher_id=teacher.id, valid=valid
    )


def make_staff_assignment(person, school=None, *, role="teacher", title="", valid=ALL_YEAR):
    """Without a school the role must be ``owner_staff``."""
    return StaffAssignment.objects.create(
        owner_id=current_scope().owner_id,
        school_id=school and school.id,
        person_id=person.id,
        role=role,
        title=title,
        valid=valid,
    )


def make_protected_access(pupil, staff, *, basis="Vedtak om tilgang", valid=ALL_YEAR):
    return ProtectedAccess.objects.create(
        owner_id=current_scope().owner_id, pupil_id=pupil.id, staff_id=staff.id, basis=basis, valid=valid
    )
