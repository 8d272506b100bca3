"""Dated lessons. Nobody and nothing is booked twice: PostgreSQL refuses it.

``LessonGroup``, ``LessonTeacher`` and ``LessonRoom`` carry copies of the lesson's time and of whether it takes
place. The copies are foreign keys to the lesson with ON UPDATE CASCADE, so the database keeps them equal;
they let exclusion constraints see the time, and let a week be read from one index.
"""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import Deferrable, F, Func, Q

from vidar.curriculum.models import Subject
from vidar.enrolment.models import TeachingGroup
from vidar.people.models import Person
from vidar.schools.models import Room, School
from vidar.tenancy.models import TenantForeignKey, TenantModel
from vidar.timetable.kinds import ChangeKind, LessonKind, TeacherRole
from vidar.timetable.models.plan import PlanSlot


class Lesson(TenantModel):
    """One occurrence, with its own start and end. ``date`` is the local day it starts on."""

    school = TenantForeignKey(School)
    plan_slot = TenantForeignKey(PlanSlot, null=True, blank=True)
    date = models.DateField()
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    kind = models.CharField(max_length=15, choices=LessonKind, default=LessonKind.LESSON)
    subject = models.ForeignKey(Subject, models.PROTECT, null=True, blank=True, related_name="+", db_index=False)
    title = models.CharField(max_length=120, blank=True, default="")
    takes_place = models.BooleanField(default=True)
    note = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(starts_at__lt=F("ends_at")), name="ck_lesson_order"),
            models.CheckConstraint(condition=Q(kind__in=LessonKind.values), name="ck_lesson_kind"),
            models.CheckConstraint(
                condition=Q(subject__isnull=False) | ~Q(title=""), name="ck_lesson_subject_or_title"
            ),
            models.UniqueConstraint(
                fields=["owner", "id", "starts_at", "ends_at", "takes_place"], name="uq_lesson_time"
            ),
            models.UniqueConstraint(fields=["owner", "plan_slot", "date"], name="uq_lesson_plan_slot_date"),
        ]
        indexes = [models.Index(fields=["owner", "school", "date"], name="ix_lesson_school_date")]


class LessonPart(TenantModel):
    """What the group, teacher and room rows of a lesson share."""

    lesson = TenantForeignKey(Lesson)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    takes_place = models.BooleanField(default=True)

    class Meta:
        abstract = True


def _booked_once(name: str, field: str, condition: Q) -> ExclusionConstraint:
    """Refuse two bookings of ``field`` at one time; checked at commit, so that two lessons can swap."""
    return ExclusionConstraint(
        name=name,
        expressions=[
            ("owner", RangeOperators.EQUAL),
            (field, RangeOperators.EQUAL),
            (Func("starts_at", "ends_at", function="tstzrange"), RangeOperators.OVERLAPS),
        ],
        condition=condition,
        deferrable=Deferrable.IMMEDIATE,
    )


class LessonGroup(LessonPart):
    """A teaching group in a lesson; several make a merged lesson, booked once."""

    teaching_group = TenantForeignKey(TeachingGroup)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["owner", "lesson", "teaching_group"], name="uq_lessongroup"),
            _booked_once("ex_lessongroup_booked", "teaching_group", Q(takes_place=True)),
        ]
        indexes = [models.Index(fields=["owner", "teaching_group", "starts_at"], name="ix_lessongroup_time")]


class LessonTeacher(LessonPart):
    """A teacher of a lesson. One who is away keeps the row with ``attends`` off, and is free."""

    teacher = TenantForeignKey(Person)
    role = models.CharField(max_length=10, choices=TeacherRole, default=TeacherRole.MAIN)
    attends = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["owner", "lesson", "teacher"], name="uq_lessonteacher"),
            models.CheckConstraint(condition=Q(role__in=TeacherRole.values), name="ck_lessonteacher_role"),
            _booked_once("ex_lessonteacher_booked", "teacher", Q(takes_place=True, attends=True)),
        ]
        indexes = [models.Index(fields=["owner", "teacher", "starts_at"], name="ix_lessonteacher_time")]


class LessonRoom(LessonPart):
    """A room of a lesson. ``shareable`` repeats the room's, kept equal by the database."""

    room = TenantForeignKey(Room)
    shareable = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["owner", "lesson", "room"], name="uq_lessonroom"),
            _booked_once("ex_lessonroom_booked", "room", Q(takes_place=True, shareable=False)),
        ]
        indexes = [models.Index(fields=["owner", "room", "starts_at"], name="ix_lessonroom_time")]


class LessonChange(TenantModel):
    """One change, with what was before it and why."""

    lesson = TenantForeignKey(Lesson)
    kind = models.CharField(max_length=15, choices=ChangeKind)
    reason = models.CharField(max_length=200)
    was_starts_at = models.DateTimeField(null=True, blank=True)
    was_ends_at = models.DateTimeField(null=True, blank=True)
    was_room = TenantForeignKey(Room, null=True, blank=True)
    was_teacher = TenantForeignKey(Person, null=True, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=ChangeKind.values), name="ck_lessonchange_kind"),
            models.CheckConstraint(
                condition=(~Q(kind=ChangeKind.MOVED) | Q(was_starts_at__isnull=False, was_ends_at__isnull=False)),
                name="ck_lessonchange_moved_from",
            ),
        ]
