"""Rows that say who is at which school, in which class and group, and who works there."""

from dataclasses import dataclass
from typing import ClassVar

from vidar.law.basis import Period


@dataclass(frozen=True, slots=True)
class EnrolmentRow:
    """A pupil at a school."""

    TABLE: ClassVar[str] = "enrolment_enrolment"
    id: int
    school_id: int
    school_year_id: int
    pupil_id: int
    programme_area_id: str
    level: str
    is_main: bool
    valid: Period
    end_reason: str = ""


@dataclass(frozen=True, slots=True)
class SchoolClassRow:
    """A class."""

    TABLE: ClassVar[str] = "enrolment_schoolclass"
    id: int
    school_id: int
    school_year_id: int
    name: str
    level: str
    programme_area_id: str


@dataclass(frozen=True, slots=True)
class ClassMembershipRow:
    """A pupil in a class."""

    TABLE: ClassVar[str] = "enrolment_classmembership"
    id: int
    school_class_id: int
    school_id: int
    pupil_id: int
    valid: Period


@dataclass(frozen=True, slots=True)
class ContactTeacherRow:
    """A contact teacher of a class."""

    TABLE: ClassVar[str] = "enrolment_contactteacher"
    id: int
    school_class_id: int
    teacher_id: int
    valid: Period


@dataclass(frozen=True, slots=True)
class TeachingGroupRow:
    """A teaching group; the group of a whole class, for its class hour, has no subject."""

    TABLE: ClassVar[str] = "enrolment_teachinggroup"
    id: int
    school_id: int
    school_year_id: int
    subject_id: str | None
    name: str


@dataclass(frozen=True, slots=True)
class GroupMembershipRow:
    """A pupil in a teaching group."""

    TABLE: ClassVar[str] = "enrolment_groupmembership"
    id: int
    teaching_group_id: int
    pupil_id: int
    valid: Period


@dataclass(frozen=True, slots=True)
class GroupTeacherRow:
    """A subject teacher of a teaching group."""

    TABLE: ClassVar[str] = "enrolment_groupteacher"
    id: int
    teaching_group_id: int
    teacher_id: int
    valid: Period


@dataclass(frozen=True, slots=True)
class StaffAssignmentRow:
    """A role at a school; the owner's own staff have none."""

    TABLE: ClassVar[str] = "enrolment_staffassignment"
    id: int
    school_id: int | None
    person_id: int
    role: str
    title: str
    valid: Period


@dataclass(frozen=True, slots=True)
class ProtectedAccessRow:
    """A named member of staff who may see a strictly protected pupil."""

    TABLE: ClassVar[str] = "enrolment_protectedaccess"
    id: int
    pupil_id: int
    staff_id: int
    basis: str
    valid: Period
