"""What the worker clears away and makes ready by itself."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connections

from tests.database.fixtures import SCHOOL_MORNING
from tests.factories.access import make_session
from vidar.access.attempts import KeptAttempt, keep_attempt
from vidar.access.jobs import forget_old_logins
from vidar.access.models import LoginAttempt, Session
from vidar.tenancy.jobs import MONTHS_AHEAD, PARTITIONED, make_month_partitions

_DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("change", "kept"),
    [
        ({}, True),
        ({"ended_at": SCHOOL_MORNING - _DAY + timedelta(seconds=1)}, True),
        ({"ended_at": SCHOOL_MORNING - _DAY - timedelta(seconds=1)}, False),
        ({"expires_at": SCHOOL_MORNING - _DAY - timedelta(seconds=1)}, False),
        ({"last_seen_at": SCHOOL_MORNING - _DAY, "idle_seconds": 60}, True),
        ({"last_seen_at": SCHOOL_MORNING - _DAY - timedelta(seconds=61), "idle_seconds": 60}, False),
    ],
)
def test_session_is_forgotten_a_day_after_it_was_over(small_school, change, kept):
    make_session(small_school.kari, "pupil")
    Session.objects.update(**change)

    forget_old_logins(int(SCHOOL_MORNING.timestamp()))

    assert Session.objects.exists() == kept


def test_attempts_are_forgotten_after_an_hour(wall_db):
    for minutes in (59, 61):
        kept = KeptAttempt(
            provider="feide",
            nonce="n",
            code_verifier="v",
            return_path="",
            school_id=None,
            remember=False,
            created_at=SCHOOL_MORNING - timedelta(minutes=minutes),
        )
        keep_attempt(kept, state=str(minutes), browser_token="b")

    forget_old_logins(int(SCHOOL_MORNING.timestamp()))

    assert LoginAttempt.objects.count() == 1


def test_partitions_are_there_for_the_months_to_come(wall_db):
    """By the database's own clock, which the tests cannot move."""
    make_month_partitions(0)

    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT now()")
        (now,) = cursor.fetchone()
        cursor.execute("SELECT relname FROM pg_class WHERE relispartition")
        found = {name for (name,) in cursor.fetchall()}
    assert {f"{table}_{_month(now, ahead)}" for table in PARTITIONED for ahead in range(MONTHS_AHEAD + 1)} <= found


def _month(now: datetime, ahead: int) -> str:
    months = now.astimezone(UTC).year * 12 + now.month - 1 + ahead
    return f"{months // 12:04}_{months % 12 + 1:02}"


def test_worker_knows_when_to_run_them():
    from procrastinate.contrib.django import app

    planned = {each.task.name: each.cron for each in app.periodic_registry.periodic_tasks.values()}

    assert planned["access.forget_old_logins"] == "17 * * * *"
    assert planned["tenancy.make_month_partitions"] == "41 3 * * *"
