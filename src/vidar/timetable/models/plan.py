"""The week plan: what a week looks like before it meets the calendar."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Q

from vidar.curriculum.models import Subject
from vidar.enrolment.models import TeachingGroup
from vidar.people.models import Person
from vidar.schools.models import Room, School, SchoolYear
from vidar.tenancy.models import TenantForeignKey, TenantModel


class WeekPlan(TenantModel):
    """A school's plan for a period. Two published plans never share a day; a draft has no ``published_at``."""

    school = TenantForeignKey(School)
    school_year = TenantForeignKey(SchoolYear)
    name = models.CharField(max_length=60)
    cycle_weeks = models.PositiveSmallIntegerField(default=1)
    published_at = models.DateTimeField(null=True, blank=True)
    valid = DateRangeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(cycle_weeks__in=[1, 2]), name="ck_weekplan_cycle"),
            ExclusionConstraint(
                name="ex_weekplan_published",
                expressions=[
                    ("owner", RangeOperators.EQUAL),
                    ("school", RangeOperators.EQUAL),
                    ("valid", RangeOperators.OVERLAPS),
                ],
                condition=Q(published_at__isnull=False),
            ),
        ]


class PlanSlot(TenantModel):
    """One block of the week, in local time. ``cycle_week`` 0 is every week, 1 is A, 2 is B."""

    week_plan = TenantForeignKey(WeekPlan)
    weekday = models.PositiveSmallIntegerField()
    cycle_week = models.PositiveSmallIntegerField(default=0)
    starts = models.TimeField()
    ends = models.TimeField()
    subject = models.ForeignKey(Subject, models.PROTECT, null=True, blank=True, related_name="+", db_index=False)
    title = models.CharField(max_length=120, blank=True, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(weekday__range=(1, 7)), name="ck_planslot_weekday"),
            models.CheckConstraint(condition=Q(cycle_week__in=[0, 1, 2]), name="ck_planslot_cycle"),
            models.CheckConstraint(condition=Q(starts__lt=F("ends")), name="ck_planslot_order"),
        ]


class PlanSlotGroup(TenantModel):
    """A teaching group of a slot; several make a merged lesson."""

    plan_slot = TenantForeignKey(PlanSlot)
    teaching_group = TenantForeignKey(TeachingGroup)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["owner", "plan_slot", "teaching_group"], name="uq_planslotgroup")
        ]


class PlanSlotTeacher(TenantModel):
    """A teacher of a slot; several are co-teachers."""

    plan_slot = TenantForeignKey(PlanSlot)
    teacher = TenantForeignKey(Person)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "plan_slot", "teacher"], name="uq_planslotteacher")]


class PlanSlotRoom(TenantModel):
    """A room of a slot."""

    plan_slot = TenantForeignKey(PlanSlot)
    room = TenantForeignKey(Room)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "plan_slot", "room"], name="uq_planslotroom")]
