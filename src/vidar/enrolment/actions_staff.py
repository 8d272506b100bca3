"""Writes of the everyday desk about staff: contact teachers of a class, and roles at the school. Each is one deed."""

from datetime import date

from django.db.backends.postgresql.psycopg_any import DateRange

from vidar.access.actor import Actor
from vidar.enrolment.desk import (
    RefusedError,
    desk_deed,
    keeps_staff,
    require_assign_staff,
    require_enrol,
    school_of,
)
from vidar.enrolment.models import ContactTeacher, SchoolClass, StaffAssignment, StaffRole
from vidar.schools.models import SchoolYear

GIVEN_AT_SCHOOL = tuple(role.value for role in StaffRole if role is not StaffRole.OWNER_STAFF)


def set_contact_teacher(actor: Actor, class_id: int, *, teacher_id: int, day: date) -> None:
    """Make somebody of the school's staff contact teacher of a class from ``day`` to the end of the year.

    Raises:
        NotVisibleError: the actor does not keep the school's classes.
        RefusedError: no such class or teacher here, the day lies outside the year, or the teacher is set already.
    """
    require_enrol(actor)
    found = SchoolClass.objects.filter(id=class_id, school_id=school_of(actor)).first()
    if found is None:
        raise RefusedError("larer", "no_class")
    year = SchoolYear.objects.get(id=found.school_year_id)
    if not year.starts <= day <= year.ends:
        raise RefusedError("fra", "outside_year")
    if not StaffAssignment.objects.filter(
        school_id=school_of(actor), person_id=teacher_id, valid__contains=day
    ).exists():
        raise RefusedError("larer", "not_staff")
    valid = DateRange(day, _next(year.ends))
    if ContactTeacher.objects.filter(school_class_id=class_id, teacher_id=teacher_id, valid__overlap=valid).exists():
        raise RefusedError("larer", "is_contact_teacher")
    with desk_deed(actor, "set_contact_teacher", {"class": found.name, "from": day.isoformat()}, teacher_id):
        ContactTeacher.objects.create(
            owner_id=actor.owner_id, school_class_id=class_id, teacher_id=teacher_id, valid=valid
        )


def change_contact_teacher(actor: Actor, class_id: int, *, contact_id: int, first: date, last: date) -> None:
    """Let a contact teacher be that from ``first`` to ``last``, both included, within the class's school year.

    When somebody began is a fact once it has happened: only a start to come can be moved, and not to the past.

    Raises:
        NotVisibleError: the actor does not keep the school's classes.
        RefusedError: no such row, a start that has been, days outside the year, or another period in the way.
    """
    row, found = _contact_row(actor, class_id, contact_id)
    year = SchoolYear.objects.get(id=found.school_year_id)
    if first != row.valid.lower and not row.valid.lower > actor.today <= first:
        raise RefusedError("fra", "has_begun" if row.valid.lower <= actor.today else "not_past")
    for field, day in (("fra", first), ("til", last)):
        if not year.starts <= day <= year.ends:
            raise RefusedError(field, "outside_year")
    if last < first:
        raise RefusedError("til", "order")
    valid = DateRange(first, _next(last))
    if valid == row.valid:
        raise RefusedError("til", "unchanged")
    about = {"class": found.name, "from": first.isoformat(), "last": last.isoformat()}
    with desk_deed(actor, "change_contact_teacher", about, row.teacher_id):
        ContactTeacher.objects.filter(id=row.id).update(valid=valid)


def end_contact_teacher(actor: Actor, class_id: int, *, contact_id: int, day: date) -> None:
    """Take a contact teacher off a class: ``day`` is the first day without. Raises as above."""
    row, found = _contact_row(actor, class_id, contact_id)
    with desk_deed(actor, "end_contact_teacher", {"class": found.name, "from": day.isoformat()}, row.teacher_id):
        if row.valid.lower >= day:
            row.delete()
        else:
            ContactTeacher.objects.filter(id=row.id).update(valid=DateRange(row.valid.lower, day))


def _contact_row(actor: Actor, class_id: int, contact_id: int) -> tuple[ContactTeacher, SchoolClass]:
    """Return the row, held still, and its class."""
    require_enrol(actor)
    row = ContactTeacher.objects.select_for_update().filter(id=contact_id, school_class_id=class_id).first()
    found = SchoolClass.objects.filter(id=class_id, school_id=school_of(actor)).first()
    if row is None or found is None:
        raise RefusedError("larer", "no_class")
    return row, found


def give_role(actor: Actor, *, person_id: int, role: str, title: str, day: date, last_day: date | None) -> None:
    """Give one of the school's staff a role from ``day``, to ``last_day`` or until further notice.

    Raises:
        NotVisibleError: the actor gives no roles.
        RefusedError: unknown role or person, the last day comes first, or the person has the role in those days.
    """
    require_assign_staff(actor)
    if role not in GIVEN_AT_SCHOOL:
        raise RefusedError("rolle", "no_role")
    if last_day is not None and last_day < day:
        raise RefusedError("til", "order")
    staff = StaffAssignment.objects.filter(school_id=school_of(actor), person_id=person_id)
    if not staff.exists():
        raise RefusedError("person", "not_staff")
    valid = DateRange(day, _next(last_day) if last_day else None)
    if staff.filter(role=role, valid__overlap=valid).exists():
        raise RefusedError("rolle", "has_role")
    with desk_deed(actor, "give_role", {"role": role, "from": day.isoformat()}, person_id):
        StaffAssignment.objects.create(
            owner_id=actor.owner_id,
            school_id=school_of(actor),
            person_id=person_id,
            role=role,
            title=title,
            valid=valid,
        )


def end_role(actor: Actor, assignment_id: int, *, last_day: date) -> None:
    """End a role after ``last_day``. All the school's roles are held still meanwhile.

    Raises:
        NotVisibleError: the actor gives no roles.
        RefusedError: no such role, it would leave the school without a principal, or the actor without the right
            to give roles.
    """
    require_assign_staff(actor)
    rows = list(StaffAssignment.objects.select_for_update().filter(school_id=school_of(actor)).order_by("id"))
    row = next((each for each in rows if each.id == assignment_id), None)
    if row is None:
        raise RefusedError("", "no_role")
    end = _next(last_day)
    if row.valid.upper is not None and row.valid.upper <= end:
        raise RefusedError("siste", "ends_then")
    if last_day < row.valid.lower:
        raise RefusedError("siste", "before_start")
    left = [each for each in rows if each.id != row.id and _goes_on(each, end)]
    if row.role == StaffRole.PRINCIPAL and not any(each.role == StaffRole.PRINCIPAL for each in left):
        raise RefusedError("siste", "last_principal")
    own = [each.role for each in left if each.person_id == actor.person_id]
    if row.person_id == actor.person_id and not keeps_staff(actor, own):
        raise RefusedError("siste", "own_last")
    with desk_deed(actor, "end_role", {"role": row.role, "last": last_day.isoformat()}, row.person_id):
        StaffAssignment.objects.filter(id=row.id).update(valid=DateRange(row.valid.lower, end))


def _goes_on(row: StaffAssignment, day: date) -> bool:
    return row.valid.lower <= day and (row.valid.upper is None or row.valid.upper > day)


def _next(day: date) -> date:
    return date.fromordinal(day.toordinal() + 1)
