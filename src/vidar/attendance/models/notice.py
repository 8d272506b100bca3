"""Notices: the school has been told that a pupil is, was or will be away."""

from django.db import models
from django.db.models import F, Q

from vidar.attendance.kinds import EVIDENCE, GROUNDS
from vidar.law.attendance import Evidence
from vidar.people.models import Person
from vidar.tenancy.models import TenantForeignKey, TenantModel


class AbsenceNotice(TenantModel):
    """A span of time with its ground. Teachers meet its effect alone; ``note`` is for the contact teacher."""

    pupil = TenantForeignKey(Person)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    ground = models.CharField(max_length=20)
    evidence = models.CharField(max_length=20, default=Evidence.NONE.value)
    note = models.CharField(max_length=300, blank=True, default="")
    filed_at = models.DateTimeField()
    filed_by = TenantForeignKey(Person)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(starts_at__lt=F("ends_at")), name="ck_absencenotice_order"),
            models.CheckConstraint(condition=Q(ground__in=GROUNDS), name="ck_absencenotice_ground"),
            models.CheckConstraint(condition=Q(evidence__in=EVIDENCE), name="ck_absencenotice_evidence"),
        ]
        # Of those of a pupil, few end later than now: so the ones that touch a lesson are found, however long they are.
        indexes = [models.Index(fields=["owner", "pupil", "ends_at"], name="ix_absencenotice_pupil_end")]
