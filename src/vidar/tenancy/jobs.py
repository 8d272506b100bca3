"""What the worker does for history and the log of who has looked: room for the months to come."""

from django.db import connections
from procrastinate.contrib.django import app

PARTITIONED = ("history_event", "access_lookevent")
MONTHS_AHEAD = 13


@app.periodic(cron="41 3 * * *")
@app.task(name="tenancy.make_month_partitions", queueing_lock="tenancy.make_month_partitions")
def make_month_partitions(timestamp: int) -> None:  # noqa: ARG001 - a periodic task is always told its time
    """Make the partitions of this month and thirteen more. Every night; almost always there is nothing to do."""
    with connections["default"].cursor() as cursor:
        for table in PARTITIONED:
            cursor.execute("SELECT make_month_partitions(%s, %s)", [table, MONTHS_AHEAD])
