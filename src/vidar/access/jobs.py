"""What the worker does for logins by itself: forget those that are over."""

from datetime import UTC, datetime, timedelta

from procrastinate.contrib.django import app

from vidar.access.attempts import forget_old_attempts
from vidar.access.sessions import forget_old_sessions

KEEP_SESSIONS = timedelta(days=1)
KEEP_ATTEMPTS = timedelta(hours=1)


@app.periodic(cron="17 * * * *")
@app.task(name="access.forget_old_logins", queueing_lock="access.forget_old_logins")
def forget_old_logins(timestamp: int) -> None:
    """Delete sessions a day after they ended, and login attempts after an hour.

    ``timestamp`` is the hour it runs for, in seconds since 1970.
    """
    at = datetime.fromtimestamp(timestamp, UTC)
    forget_old_sessions(before=at - KEEP_SESSIONS)
    forget_old_attempts(before=at - KEEP_ATTEMPTS)
