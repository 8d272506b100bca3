"""What every table behind the wall has in common."""

from typing import Any

from django.db import models
from django.db.models.fetch_modes import FETCH_RAISE

from vidar.tenancy.wall import current_scope


class TenantManager[M: models.Model](models.Manager[M]):
    """Refuses to ask without an owner, and refuses to fetch related rows one by one (N+1)."""

    def get_queryset(self) -> models.QuerySet[M]:
        current_scope()
        return super().get_queryset().fetch_mode(FETCH_RAISE)


class TenantForeignKey(models.ForeignKey[Any, Any]):
    """A reference inside the wall.

    The database holds it as ``(owner_id, x_id)``, so that it cannot cross the wall; ``RaiseWall`` writes that
    constraint and its index, so Django adds neither.
    """

    def __init__(self, to: Any, on_delete: Any = models.PROTECT, **kwargs: Any) -> None:
        kwargs.setdefault("related_name", "+")
        kwargs["db_constraint"] = False
        kwargs["db_index"] = False
        super().__init__(to, on_delete, **kwargs)


class TenantModel(models.Model):
    """A row that belongs to one school owner."""

    id = models.BigAutoField(primary_key=True)
    owner = models.ForeignKey("schools.SchoolOwner", models.PROTECT, related_name="+", db_index=False)

    objects = TenantManager()

    class Meta:
        abstract = True


class Deed(TenantModel):
    """One thing somebody at the office or a leader did: several rows changed together, which one press undoes.

    ``about`` holds what the sentence of it needs (ids, dates, short labels), ``person_id`` whom it is about. The
    person is no reference: undoing "a new pupil was enrolled" removes the person and leaves the deed.
    """

    kind = models.CharField(max_length=40)
    about = models.JSONField(default=dict)
    actor = TenantForeignKey("people.Person")
    school = TenantForeignKey("schools.School", null=True, blank=True)
    person_id = models.BigIntegerField(null=True, blank=True)
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = TenantForeignKey("people.Person", null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(undone_at__isnull=True, undone_by__isnull=True)
                | models.Q(undone_at__isnull=False, undone_by__isnull=False),
                name="ck_deed_undone_by_somebody",
            )
        ]
        indexes = [
            models.Index(fields=["owner", "school", "at"], name="ix_deed_school_at"),
            models.Index(fields=["owner", "actor", "at"], name="ix_deed_actor_at"),
            models.Index(fields=["owner", "person_id", "at"], name="ix_deed_person_at"),
        ]
