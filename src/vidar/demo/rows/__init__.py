"""The rows of the county, one frozen dataclass for each table.

``TABLE`` names the table, the fields are its columns but ``owner_id``, which the loader adds. Ids count from 1
within each table; the loader may shift them.
"""

from vidar.demo.rows.access import IdentityLinkRow, IdentityRow, PermissionOpeningRow
from vidar.demo.rows.attendance import AbsenceNoticeRow, LessonContentRow, RegisterEntryRow, RegisterRow
from vidar.demo.rows.enrolment import (
    ClassMembershipRow,
    ContactTeacherRow,
    EnrolmentRow,
    GroupMembershipRow,
    GroupTeacherRow,
    ProtectedAccessRow,
    SchoolClassRow,
    StaffAssignmentRow,
    TeachingGroupRow,
)
from vidar.demo.rows.people import ConsentRow, GuardianshipRow, PersonRow
from vidar.demo.rows.schools import CalendarEntryRow, OwnerRow, RoomRow, SchoolRow, SchoolYearRow, TermRow
from vidar.demo.rows.timetable import (
    LessonChangeRow,
    LessonGroupRow,
    LessonRoomRow,
    LessonRow,
    LessonTeacherRow,
    PlanSlotGroupRow,
    PlanSlotRoomRow,
    PlanSlotRow,
    PlanSlotTeacherRow,
    WeekPlanRow,
)

__all__ = [
    "AbsenceNoticeRow",
    "CalendarEntryRow",
    "ClassMembershipRow",
    "ConsentRow",
    "ContactTeacherRow",
    "EnrolmentRow",
    "GroupMembershipRow",
    "GroupTeacherRow",
    "GuardianshipRow",
    "IdentityLinkRow",
    "IdentityRow",
    "LessonChangeRow",
    "LessonContentRow",
    "LessonGroupRow",
    "LessonRoomRow",
    "LessonRow",
    "LessonTeacherRow",
    "OwnerRow",
    "PermissionOpeningRow",
    "PersonRow",
    "PlanSlotGroupRow",
    "PlanSlotRoomRow",
    "PlanSlotRow",
    "PlanSlotTeacherRow",
    "ProtectedAccessRow",
    "RegisterEntryRow",
    "RegisterRow",
    "RoomRow",
    "SchoolClassRow",
    "SchoolRow",
    "SchoolYearRow",
    "StaffAssignmentRow",
    "TeachingGroupRow",
    "TermRow",
    "WeekPlanRow",
]
