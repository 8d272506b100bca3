"""Puts the county together, part by part."""

from datetime import date, timedelta
from functools import partial
from typing import Any

from vidar.demo import directory
from vidar.demo.cast.accounts import make_accounts
from vidar.demo.cast.guardians import NAMED_STAFF
from vidar.demo.cast.pupils import LEAVER
from vidar.demo.cast.staff import STRANGERS
from vidar.demo.chance import stream
from vidar.demo.lessons.board import Board
from vidar.demo.lessons.changing import Changing
from vidar.demo.lessons.choosing import Choosing
from vidar.demo.lessons.drawn import EverydayChanges
from vidar.demo.lessons.occasions import Occasions
from vidar.demo.lessons.rows import LessonRows, lesson_rows
from vidar.demo.lessons.showcase import Showcase
from vidar.demo.lessons.testing import Testing
from vidar.demo.lessons.unroll import unroll
from vidar.demo.people.choices import choose
from vidar.demo.people.enrolling import Enrolling
from vidar.demo.people.families import Families
from vidar.demo.people.guarding import Guarding
from vidar.demo.people.pupils import Classes, Pupil
from vidar.demo.people.registry import Registry
from vidar.demo.people.staff import Staff
from vidar.demo.plan.groups import Group, make_groups
from vidar.demo.plan.made import MadeWeek, make_week
from vidar.demo.plan.slots import PlanRows, make_plan, slot_links
from vidar.demo.plan.teachers import Staffing, contact_teachers
from vidar.demo.registers.board import RegisterBoard
from vidar.demo.registers.making import RegisterPeople, Registers, make_registers
from vidar.demo.registers.tellers import Tellers
from vidar.demo.rows import (
    ContactTeacherRow,
    GroupTeacherRow,
    IdentityLinkRow,
    IdentityRow,
    ProtectedAccessRow,
    SchoolClassRow,
    StaffAssignmentRow,
    TeachingGroupRow,
)
from vidar.demo.spec import SCHOOLS
from vidar.demo.start import start_moment, year_of
from vidar.law.basis import Period


class Making:
    """One county on its way."""

    def __init__(self, seed: int, start_day: date) -> None:
        self.seed = seed
        self.start = start_day
        self.year = year_of(start_day)
        if not self.year.is_school_day(start_day, SCHOOLS[0].slug):
            raise ValueError(f"{start_day.isoformat()} is not a school day")
        self.schools = directory.school_rows()
        self.school_ids = {each.slug: each.id for each in self.schools}
        self.registry = Registry(stream(seed, "people"))
        self.staff = Staff(self.registry, stream(seed, "staff"), self.year.start_year)
        self.groups: list[Group] = []
        self.pupils: list[Pupil] = []
        self.weeks: list[MadeWeek] = []
        self.contact: dict[tuple[str, str], int] = {}
        self.substitutes: dict[str, list[int]] = {}

    def parts(self) -> dict[str, Any]:
        """Return the fields of the county."""
        self._make_schools()
        years, terms = directory.year_rows(self.year)
        rooms = directory.room_rows(self.school_ids)
        classes = self._class_rows()
        enrolling = self._enrol(classes)
        guarding = self._guard()
        plans = self._plans(rooms)
        slots = [slot for plan in plans for slot in plan.slots]
        links = slot_links(slots)
        lessons, cases = self._lessons(plans, enrolling, rooms)
        identities, identity_links = self._identities(guarding)
        cast = self._cast(guarding)
        registers = self._registers(lessons, enrolling, guarding, cast)
        return {
            "seed": self.seed,
            "start_day": self.start,
            "year": self.year,
            "owner": directory.owner_row(),
            "schools": self.schools,
            "school_years": years,
            "terms": terms,
            "calendar_entries": directory.calendar_rows(self.year, self.school_ids),
            "rooms": rooms,
            "people": self.registry.people,
            "guardianships": tuple(guarding.ties),
            "consents": tuple(guarding.consents),
            "enrolments": tuple(enrolling.enrolments),
            "school_classes": classes,
            "class_memberships": tuple(enrolling.classes),
            "contact_teachers": self._contact_rows(classes),
            "teaching_groups": self._group_rows(),
            "group_memberships": tuple(enrolling.memberships),
            "group_teachers": self._group_teacher_rows(),
            "staff_assignments": self._staff_rows(),
            "protected_access": self._protected_rows(cast),
            "week_plans": tuple(plan.plan for plan in plans),
            "plan_slots": tuple(slot.row for slot in slots),
            "plan_slot_groups": tuple(links[0]),
            "plan_slot_teachers": tuple(links[1]),
            "plan_slot_rooms": tuple(links[2]),
            "lessons": tuple(lessons.lessons),
            "lesson_groups": tuple(lessons.groups),
            "lesson_teachers": tuple(lessons.teachers),
            "lesson_rooms": tuple(lessons.rooms),
            "lesson_changes": tuple(lessons.changes),
            "registers": registers.registers,
            "register_entries": registers.entries,
            "absence_notices": registers.notices,
            "lesson_contents": registers.contents,
            "identities": identities,
            "identity_links": identity_links,
            "permission_openings": directory.opening_rows(self.year),
            "accounts": self._accounts(cast),
            "cast": cast,
            "cases": cases,
            "register_cases": registers.cases,
        }

    def _make_schools(self) -> None:
        """Make staff, groups, weeks and pupils of each school in use."""
        self.staff.add_cast()
        families = Families(self.registry, stream(self.seed, "families"), self.year.start_year)
        filling = Classes(self.registry, families, stream(self.seed, "pupils"), self.start, self.year.start_year)
        for school in SCHOOLS:
            groups = make_groups(school, len(self.groups) + 1)
            teachers = self.staff.teachers_of(school)
            self.substitutes[school.slug] = [each.person_id for each in teachers if each.substitute]
            Staffing(school, teachers, partial(self.staff.hire, school)).assign(
                groups, self.staff.pinned_groups(school)
            )
            contact = contact_teachers(groups, self.staff.pinned_classes(school))
            self.contact.update({(school.slug, name): person for name, person in contact.items()})
            self.weeks.append(make_week(school, groups, teachers, contact, stream(self.seed, "week", school.slug)))
            pupils = filling.fill(school)
            choose(school, pupils, groups, stream(self.seed, "choices", school.slug))
            self.groups.extend(groups)
            self.pupils.extend(pupils)

    def _class_rows(self) -> tuple[SchoolClassRow, ...]:
        classes = [(school, each) for school in SCHOOLS for each in school.classes]
        return tuple(
            SchoolClassRow(index, self.school_ids[school.slug], directory.YEAR_ID, each.name, each.level, each.area)
            for index, (school, each) in enumerate(classes, start=1)
        )

    def _enrol(self, classes: tuple[SchoolClassRow, ...]) -> Enrolling:
        slugs = {number: slug for slug, number in self.school_ids.items()}
        class_ids = {(slugs[each.school_id], each.name): each.id for each in classes}
        enrolling = Enrolling(self.year, self.start, directory.YEAR_ID, self.school_ids, class_ids, self.groups)
        for pupil in self.pupils:
            enrolling.enrol(pupil)
        return enrolling

    def _guard(self) -> Guarding:
        guarding = Guarding(self.registry, stream(self.seed, "guardians"), self.year, self.start)
        by_key = {each.key: each for each in self.pupils if each.key}
        guarding.add_cast(by_key, self.staff.cast)
        for pupil in self.pupils:
            guarding.add_family(pupil)
            if pupil.key != LEAVER:
                self.registry.give_feide(pupil.person)
        return guarding

    def _plans(self, rooms: tuple[Any, ...]) -> list[PlanRows]:
        plans: list[PlanRows] = []
        for week in self.weeks:
            school_id = self.school_ids[week.school.slug]
            by_code = {each.code: each for each in rooms if each.school_id == school_id}
            first_slot = 1 + sum(len(each.slots) for each in plans)
            ids = {"school_id": school_id, "year_id": directory.YEAR_ID, "first_slot": first_slot}
            plans.append(make_plan(week, by_code, self.year, **ids))
        return plans

    def _lessons(
        self, plans: list[PlanRows], enrolling: Enrolling, rooms: tuple[Any, ...]
    ) -> tuple[LessonRows, dict[str, int]]:
        board = Board(
            year=self.year,
            now=start_moment(self.start),
            start=self.start,
            lessons=unroll(plans, self.year),
            groups=self.groups,
            memberships=enrolling.memberships,
            rooms=rooms,
            school_ids=self.school_ids,
            substitutes=self.substitutes,
            languages={each.slug: each.language for each in SCHOOLS},
        )
        made, cases = self._happenings(board)
        return made, cases

    def _happenings(self, board: Board) -> tuple[LessonRows, dict[str, int]]:
        """Let things happen: the cases first, then everyday changes around them, then tests."""
        changing, choosing = Changing(board), Choosing(board)
        kari = board.groups_of(next(each.id for each in self.pupils if each.key == "kari"))
        staff = {key: person.id for key, person in self.staff.cast.items()}
        showcase = Showcase(choosing, changing, kari, staff)
        occasions = Occasions(choosing, changing, staff)
        showcase.arrange()
        occasions.arrange()
        EverydayChanges(board, changing, kari, stream(self.seed, "changes")).draw()
        Testing(board, stream(self.seed, "tests")).plan()
        showcase.point_at_plan()
        made = lesson_rows(board.lessons, self.school_ids, board.rooms)
        cases = {**showcase.cases, **occasions.cases}
        return made, {name: made.id_of(lesson) for name, lesson in cases.items()}

    def _registers(
        self, lessons: LessonRows, enrolling: Enrolling, guarding: Guarding, cast: dict[str, int]
    ) -> Registers:
        board = RegisterBoard(lessons, enrolling.memberships, self.year, start_moment(self.start))
        languages = {self.school_ids[each.slug]: each.language for each in SCHOOLS}
        return make_registers(self.seed, board, RegisterPeople(cast, Tellers(self.pupils, guarding.ties), languages))

    def _contact_rows(self, classes: tuple[SchoolClassRow, ...]) -> tuple[ContactTeacherRow, ...]:
        slugs = {number: slug for slug, number in self.school_ids.items()}
        return tuple(
            ContactTeacherRow(each.id, each.id, self.contact[slugs[each.school_id], each.name], self.year.period)
            for each in classes
        )

    def _group_rows(self) -> tuple[TeachingGroupRow, ...]:
        return tuple(
            TeachingGroupRow(each.id, self.school_ids[each.school], directory.YEAR_ID, each.subject, each.name)
            for each in self.groups
        )

    def _group_teacher_rows(self) -> tuple[GroupTeacherRow, ...]:
        pairs = [(each.id, teacher) for each in self.groups for teacher in each.teachers]
        return tuple(GroupTeacherRow(index, *pair, self.year.period) for index, pair in enumerate(pairs, start=1))

    def _staff_rows(self) -> tuple[StaffAssignmentRow, ...]:
        return tuple(
            StaffAssignmentRow(
                index,
                self.school_ids.get(each.school),
                each.person_id,
                each.role,
                each.title,
                Period(each.since),
            )
            for index, each in enumerate(self.staff.employees, start=1)
        )

    def _protected_rows(self, cast: dict[str, int]) -> tuple[ProtectedAccessRow, ...]:
        return tuple(
            ProtectedAccessRow(index, cast[each.pupil], cast[each.staff], each.basis, self.year.period)
            for index, each in enumerate(NAMED_STAFF, start=1)
        )

    def _identities(self, guarding: Guarding) -> tuple[tuple[IdentityRow, ...], tuple[IdentityLinkRow, ...]]:
        """Pupils and staff by Feide, guardians and those who have left by national id; some by both."""
        feide = self.registry.feide_names
        leavers = {each.id for each in self.pupils if each.key == LEAVER}
        guardians = {each.guardian_id for each in guarding.ties} | leavers
        known = [each for each in self.registry.people if each.id in feide or each.id in guardians]
        return (
            tuple(
                IdentityRow(index, feide.get(each.id), each.national_id if each.id in guardians else None)
                for index, each in enumerate(known, start=1)
            ),
            tuple(IdentityLinkRow(index, index, each.id) for index, each in enumerate(known, start=1)),
        )

    def _cast(self, guarding: Guarding) -> dict[str, int]:
        pupils = {each.key: each.person for each in self.pupils if each.key}
        return {key: person.id for key, person in {**pupils, **guarding.cast, **self.staff.cast}.items()}

    def _accounts(self, cast: dict[str, int]) -> Any:
        feide = self.registry.feide_names
        people = {each.id: each for each in self.registry.people}
        strangers = {
            each.key: self.registry.stranger(self.start - timedelta(days=15_000), woman=True) for each in STRANGERS
        }
        return make_accounts(
            {key: feide[person] for key, person in cast.items() if person in feide},
            {key: people[person].national_id for key, person in cast.items()},
            strangers,
        )
