"""Guests: pupils who sit in a lesson that is not theirs."""

from django.db import models

from vidar.attendance.models.register import Register
from vidar.people.models import Person
from vidar.tenancy.models import TenantForeignKey, TenantModel


class RegisterGuest(TenantModel):
    """A pupil whom the teacher has put on a register beside those who were to be there.

    The guest stands on the roster too; a trigger holds that. ``starts_at`` repeats the register's, kept equal by the
    database, so that a pupil's own are found by the week.
    """

    register = TenantForeignKey(Register)
    pupil = TenantForeignKey(Person)
    starts_at = models.DateTimeField()
    added_at = models.DateTimeField()
    added_by = TenantForeignKey(Person)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "register", "pupil"], name="uq_registerguest")]
        indexes = [models.Index(fields=["owner", "pupil", "starts_at"], name="ix_registerguest_pupil")]
