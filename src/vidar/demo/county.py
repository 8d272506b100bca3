"""The whole county from a seed and a start day. Pure: the same arguments give the same county."""

from dataclasses import dataclass
from datetime import date

from vidar.demo.cast.accounts import Account
from vidar.demo.making import Making
from vidar.demo.rows import (
    AbsenceNoticeRow,
    CalendarEntryRow,
    ClassMembershipRow,
    ConsentRow,
    ContactTeacherRow,
    EnrolmentRow,
    GroupMembershipRow,
    GroupTeacherRow,
    GuardianshipRow,
    IdentityLinkRow,
    IdentityRow,
    LessonChangeRow,
    LessonContentRow,
    LessonGroupRow,
    LessonRoomRow,
    LessonRow,
    LessonTeacherRow,
    OwnerRow,
    PermissionOpeningRow,
    PersonRow,
    PlanSlotGroupRow,
    PlanSlotRoomRow,
    PlanSlotRow,
    PlanSlotTeacherRow,
    ProtectedAccessRow,
    RegisterEntryRow,
    RegisterRow,
    RoomRow,
    SchoolClassRow,
    SchoolRow,
    SchoolYearRow,
    StaffAssignmentRow,
    TeachingGroupRow,
    TermRow,
    WeekPlanRow,
)
from vidar.demo.year import DemoYear


@dataclass(frozen=True, slots=True)
class County:
    """Every row of the demo, in an order in which each row's references come first.

    ``cast`` maps a key of the cast to a person's id, ``cases`` the name of a case to a lesson's id;
    ``register_cases`` does so too, and has fewer where the year has just begun.
    """

    seed: int
    start_day: date
    year: DemoYear
    owner: OwnerRow
    schools: tuple[SchoolRow, ...]
    school_years: tuple[SchoolYearRow, ...]
    terms: tuple[TermRow, ...]
    calendar_entries: tuple[CalendarEntryRow, ...]
    rooms: tuple[RoomRow, ...]
    people: tuple[PersonRow, ...]
    guardianships: tuple[GuardianshipRow, ...]
    consents: tuple[ConsentRow, ...]
    enrolments: tuple[EnrolmentRow, ...]
    school_classes: tuple[SchoolClassRow, ...]
    class_memberships: tuple[ClassMembershipRow, ...]
    contact_teachers: tuple[ContactTeacherRow, ...]
    teaching_groups: tuple[TeachingGroupRow, ...]
    group_memberships: tuple[GroupMembershipRow, ...]
    group_teachers: tuple[GroupTeacherRow, ...]
    staff_assignments: tuple[StaffAssignmentRow, ...]
    protected_access: tuple[ProtectedAccessRow, ...]
    week_plans: tuple[WeekPlanRow, ...]
    plan_slots: tuple[PlanSlotRow, ...]
    plan_slot_groups: tuple[PlanSlotGroupRow, ...]
    plan_slot_teachers: tuple[PlanSlotTeacherRow, ...]
    plan_slot_rooms: tuple[PlanSlotRoomRow, ...]
    lessons: tuple[LessonRow, ...]
    lesson_groups: tuple[LessonGroupRow, ...]
    lesson_teachers: tuple[LessonTeacherRow, ...]
    lesson_rooms: tuple[LessonRoomRow, ...]
    lesson_changes: tuple[LessonChangeRow, ...]
    registers: tuple[RegisterRow, ...]
    register_entries: tuple[RegisterEntryRow, ...]
    absence_notices: tuple[AbsenceNoticeRow, ...]
    lesson_contents: tuple[LessonContentRow, ...]
    identities: tuple[IdentityRow, ...]
    identity_links: tuple[IdentityLinkRow, ...]
    permission_openings: tuple[PermissionOpeningRow, ...]
    accounts: tuple[Account, ...]
    cast: dict[str, int]
    cases: dict[str, int]
    register_cases: dict[str, int]


def build_county(seed: int, start_day: date) -> County:
    """Return Innlandet with three schools in use, as it is on ``start_day`` (a school day, see ``start``).

    Raises:
        ValueError: ``start_day`` is not a school day.
    """
    return County(**Making(seed, start_day).parts())
