"""How PostgreSQL finds the rows of every page: no growing table may be read from end to end.

The statements are those that the pages run, explained with their values as the application's role behind the wall.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connections, transaction

from bench.statements import Asked

GROWING = frozenset(
    {
        "timetable_lesson",
        "timetable_lessongroup",
        "timetable_lessonteacher",
        "timetable_lessonroom",
        "timetable_lessonchange",
        "timetable_planslot",
        "enrolment_enrolment",
        "enrolment_classmembership",
        "enrolment_groupmembership",
        "enrolment_groupteacher",
        "enrolment_teachinggroup",
        "enrolment_staffassignment",
        "people_person",
        "people_guardianship",
        "people_consent",
        "attendance_register",
        "attendance_registerentry",
        "attendance_absencenotice",
        "attendance_lessoncontent",
        "access_identity",
        "access_identitylink",
        "access_session",
        "access_lookevent",
        "history_event",
        "tenancy_deed",
    }
)
"""Tables that get rows every day or with every pupil. The others are as small as a school's list of rooms."""

_SEVERAL_PARTS = ("_2", "_rest")
"""How a month's part of a table by months is named after it."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A table read from end to end, and by which statement."""

    table: str
    sql: str


def faults_in(asked: list[Asked], owner_id: int) -> Iterator[Fault]:
    """Yield each growing table that a statement reads from end to end."""
    for each in asked:
        for table in _read_whole(_plan(each, owner_id)):
            if grows(table):
                yield Fault(table, " ".join(each.sql.split()))


def grows(table: str) -> bool:
    """Tell whether a table grows, or is a month's part of one that does."""
    return table in GROWING or any(table.startswith(f"{each}{part}") for each in GROWING for part in _SEVERAL_PARTS)


def _plan(asked: Asked, owner_id: int) -> dict[str, Any]:
    with transaction.atomic(), connections["default"].cursor() as cursor:
        cursor.execute("SELECT set_config('vidar.owner_id', %s, true)", [str(owner_id)])
        cursor.execute(f"EXPLAIN (FORMAT JSON) {asked.sql}", asked.parameters)
        (text,) = cursor.fetchone()
    plans: list[dict[str, Any]] = json.loads(text) if isinstance(text, str) else text
    plan: dict[str, Any] = plans[0]["Plan"]
    return plan


def _read_whole(plan: dict[str, Any]) -> Iterator[str]:
    if plan["Node Type"] == "Seq Scan":
        yield plan["Relation Name"]
    for part in plan.get("Plans", ()):
        yield from _read_whole(part)
