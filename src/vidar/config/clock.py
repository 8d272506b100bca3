"""The real time. Everything below the web layer is handed its clock."""

from datetime import UTC, datetime, timedelta


def real_now() -> datetime:
    """Return the real time, aware, in UTC: for sessions, logs and everything a provider has signed."""
    return datetime.now(UTC)


def school_now(offset_seconds: int) -> datetime:
    """Return the time at school: the real one, or in the demo as far from it as its clock was moved."""
    return real_now() + timedelta(seconds=offset_seconds)
