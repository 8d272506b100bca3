"""The demo's own running clock: how far it is from the real one. Production has none."""

from datetime import datetime

from django.conf import settings
from django.db import connections

from vidar.config.clock import real_now


class NoDemoClockError(RuntimeError):
    """The clock can be moved in the demo only."""


def offset_without_session() -> int:
    """Return the demo clock's distance in seconds where no session told it."""
    if not settings.USE_DEMO_CLOCK:
        return 0
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT offset_seconds FROM schools_democlock WHERE id = 1")
        row = cursor.fetchone()
    return row[0] if row else 0


def start_of_demo() -> datetime | None:
    """Return the moment at which the demo began, or None where it was never set to one."""
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT started_at FROM schools_democlock WHERE id = 1")
        row = cursor.fetchone()
    return row[0] if row else None


def move_to(moment: datetime) -> None:
    """Let the demo's clock stand at ``moment`` (aware) now, and run on from there.

    Raises:
        NoDemoClockError: this is not a demo.
    """
    if not settings.USE_DEMO_CLOCK:
        raise NoDemoClockError
    offset = round((moment - real_now()).total_seconds())
    with connections["default"].cursor() as cursor:
        cursor.execute(
            "INSERT INTO schools_democlock (id, offset_seconds) VALUES (1, %s)"
            " ON CONFLICT (id) DO UPDATE SET offset_seconds = excluded.offset_seconds",
            [offset],
        )
