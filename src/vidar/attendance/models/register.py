"""The register of a lesson: a snapshot of who was to be there, and those who were not.

A timetable that is changed afterwards leaves both untouched: the register has the lesson's times as they were when it
was taken, and the database refuses to delete a lesson that has one.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from vidar.attendance.kinds import PRESENCES, STATES
from vidar.law.attendance import Presence, RegisterState
from vidar.people.models import Person
from vidar.schools.models import School
from vidar.tenancy.models import TenantForeignKey, TenantModel
from vidar.timetable.models import Lesson


class Register(TenantModel):
    """The register of one lesson. It comes to be with the first thing somebody writes into it.

    ``roster`` holds the ids of the pupils who were to be there, in rising order. ``version`` grows with every write.
    """

    lesson = TenantForeignKey(Lesson)
    school = TenantForeignKey(School)
    date = models.DateField()
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    state = models.CharField(max_length=10, default=RegisterState.OPEN.value)
    roster = ArrayField(models.BigIntegerField(), default=list)
    version = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField()
    saved_by = TenantForeignKey(Person)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = TenantForeignKey(Person, null=True, blank=True)
    not_held_cause = models.CharField(max_length=200, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["owner", "lesson"], name="uq_register_lesson"),
            models.UniqueConstraint(fields=["owner", "id", "starts_at"], name="uq_register_time"),
            models.CheckConstraint(condition=Q(starts_at__lt=F("ends_at")), name="ck_register_order"),
            models.CheckConstraint(condition=Q(state__in=STATES), name="ck_register_state"),
            models.CheckConstraint(
                condition=Q(confirmed_at__isnull=False, confirmed_by__isnull=False)
                | Q(confirmed_at__isnull=True, confirmed_by__isnull=True),
                name="ck_register_confirmed_by",
            ),
            models.CheckConstraint(
                condition=~Q(state=RegisterState.CONFIRMED.value) | Q(confirmed_at__isnull=False),
                name="ck_register_confirmed",
            ),
            models.CheckConstraint(
                condition=(Q(state=RegisterState.NOT_HELD.value) & ~Q(not_held_cause=""))
                | (~Q(state=RegisterState.NOT_HELD.value) & Q(not_held_cause="")),
                name="ck_register_cause",
            ),
        ]
        indexes = [models.Index(fields=["owner", "school", "date"], name="ix_register_school_date")]


class RegisterEntry(TenantModel):
    """One pupil who was not there from start to end. ``starts_at`` repeats the register's, kept equal by the database.

    A trigger holds that the pupil is on the roster, that the minutes leave something of the lesson, and that a lesson
    that was not held has no entries.
    """

    register = TenantForeignKey(Register)
    pupil = TenantForeignKey(Person)
    starts_at = models.DateTimeField()
    presence = models.CharField(max_length=10)
    late_minutes = models.PositiveSmallIntegerField(default=0)
    early_minutes = models.PositiveSmallIntegerField(default=0)
    marked_at = models.DateTimeField()
    marked_by = TenantForeignKey(Person)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["owner", "register", "pupil"], name="uq_registerentry"),
            models.CheckConstraint(condition=Q(presence__in=PRESENCES), name="ck_registerentry_presence"),
            models.CheckConstraint(
                condition=(Q(presence=Presence.PARTLY.value) & (Q(late_minutes__gt=0) | Q(early_minutes__gt=0)))
                | (~Q(presence=Presence.PARTLY.value) & Q(late_minutes=0, early_minutes=0)),
                name="ck_registerentry_minutes",
            ),
        ]
        indexes = [models.Index(fields=["owner", "pupil", "starts_at"], name="ix_registerentry_pupil")]
