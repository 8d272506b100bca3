"""What every table behind the wall has in common."""

from typing import Any, ClassVar

from django.db import models
from django.db.models.fetch_modes import FETCH_RAISE

from vidar.tenancy.wall import current_scope


class TenantManager(models.Manager["TenantModel"]):
    """Refuses to ask without an owner, and refuses to fetch related rows one by one (N+1)."""

    def get_queryset(self) -> models.QuerySet["TenantModel"]:
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

    objects: ClassVar[TenantManager] = TenantManager()

    class Meta:
        abstract = True
