"""The app of the national facts."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class CurriculumConfig(AppConfig):
    """Brings the facts of this version into the database whenever it is migrated."""

    name = "vidar.curriculum"

    def ready(self) -> None:
        """Ask Django to be told when the tables are there; migrations themselves cannot know later versions."""
        post_migrate.connect(_facts_after_migration, sender=self)


def _facts_after_migration(*, apps: Any, using: str, **_named: Any) -> None:
    from vidar.curriculum.actions import load_facts  # noqa: PLC0415 - models exist only now

    try:
        apps.get_model("curriculum", "SubjectPlanRow")
    except LookupError:
        return  # migrated back to before there were any
    load_facts(using=using)
