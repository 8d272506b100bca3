"""Enrolments and memberships: the whole year for most, in pieces for those who moved, changed or left."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from vidar.demo.cast import pupils as cast
from vidar.demo.people.pupils import Pupil
from vidar.demo.plan.groups import Group
from vidar.demo.rows import ClassMembershipRow, EnrolmentRow, GroupMembershipRow
from vidar.demo.spec import SCHOOLS, ClassSpec
from vidar.demo.year import DemoYear
from vidar.law.basis import Period

_MOVED_DAYS_AGO, _CHANGED_DAYS_AGO, _LEFT_DAYS_AGO = 21, 14, 10


@dataclass(frozen=True, slots=True)
class Stay:
    """A pupil at a school for a period, with class (if any) and teaching groups."""

    school: str
    area: str
    level: str
    period: Period
    classes: tuple[tuple[ClassSpec, Period], ...]
    groups: tuple[tuple[int, Period], ...]
    is_main: bool = True
    end_reason: str = ""


@dataclass(slots=True)
class Enrolling:
    """Collects the rows. ``class_ids`` and ``school_ids`` are by name, groups are those of all schools."""

    year: DemoYear
    start: date
    year_id: int
    school_ids: dict[str, int]
    class_ids: dict[tuple[str, str], int]
    groups: list[Group]
    enrolments: list[EnrolmentRow] = field(default_factory=list)
    classes: list[ClassMembershipRow] = field(default_factory=list)
    memberships: list[GroupMembershipRow] = field(default_factory=list)

    def enrol(self, pupil: Pupil) -> None:
        """Add every row of a pupil."""
        for stay in self._stays(pupil):
            self.enrolments.append(
                EnrolmentRow(
                    len(self.enrolments) + 1,
                    self.school_ids[stay.school],
                    self.year_id,
                    pupil.id,
                    stay.area,
                    stay.level,
                    stay.is_main,
                    stay.period,
                    stay.end_reason,
                )
            )
            for spec, period in stay.classes:
                class_id = self.class_ids[stay.school, spec.name]
                row = (class_id, self.school_ids[stay.school], pupil.id, period)
                self.classes.append(ClassMembershipRow(len(self.classes) + 1, *row))
            for group_id, period in stay.groups:
                self.memberships.append(GroupMembershipRow(len(self.memberships) + 1, group_id, pupil.id, period))

    def days_ago(self, days: int) -> date:
        """Return a day before the start day, but within the school year."""
        return max(self.start - timedelta(days=days), self.year.period.start + timedelta(days=2))

    def _stays(self, pupil: Pupil) -> Iterator[Stay]:
        whole = self.year.period
        match pupil.key:
            case cast.LEAVER:
                left = self.days_ago(_LEFT_DAYS_AGO)
                yield self._stay(pupil, Period(whole.start, left), end_reason="Sluttet")
            case cast.MOVED:
                moved = self.days_ago(_MOVED_DAYS_AGO)
                yield self._before_moving(Period(whole.start, moved))
                yield self._stay(pupil, Period(moved, whole.end))
            case cast.CHANGED_CLASS:
                yield self._stay(pupil, whole, changed=self.days_ago(_CHANGED_DAYS_AGO))
            case cast.TWO_SCHOOLS:
                yield self._stay(pupil, whole)
                yield self._second_school(pupil, whole)
            case _:
                yield self._stay(pupil, whole)

    def _stay(self, pupil: Pupil, period: Period, *, changed: date | None = None, end_reason: str = "") -> Stay:
        spec = pupil.school_class
        classes: tuple[tuple[ClassSpec, Period], ...] = ((spec, period),)
        if changed is not None:
            before = _class_spec(pupil.school, cast.CHANGED_FROM_CLASS)
            classes = ((before, Period(period.start, changed)), (spec, Period(changed, period.end)))
        groups = [
            (group.id, part)
            for each, part in classes
            for group in self.groups
            if group.school == pupil.school and not group.band and group.classes == (each.name,)
        ]
        groups.extend((group_id, period) for group_id in pupil.chosen.values())
        return Stay(pupil.school, spec.area, spec.level, period, classes, tuple(groups), end_reason=end_reason)

    def _before_moving(self, period: Period) -> Stay:
        """The class at the school moved from, with the first choice in each of its bands."""
        spec = _class_spec(cast.MOVED_FROM, cast.MOVED_FROM_CLASS)
        there = [each for each in self.groups if each.school == cast.MOVED_FROM and spec.name in each.classes]
        first_choices = {each.band: each.id for each in reversed(there) if each.band}
        own = [each.id for each in there if not each.band]
        groups = tuple((group_id, period) for group_id in (*own, *first_choices.values()))
        return Stay(
            cast.MOVED_FROM, spec.area, spec.level, period, ((spec, period),), groups,
            end_reason="Flyttet til Nord-Østerdal vgs",
        )  # fmt: skip

    def _second_school(self, pupil: Pupil, period: Period) -> Stay:
        group = next(
            each for each in self.groups if (each.school, each.name) == (cast.SECOND_SCHOOL, cast.SECOND_GROUP)
        )
        spec = pupil.school_class
        return Stay(cast.SECOND_SCHOOL, spec.area, spec.level, period, (), ((group.id, period),), is_main=False)


def _class_spec(school: str, name: str) -> ClassSpec:
    return next(each for each in SCHOOLS if each.slug == school).class_named(name)
