"""How PostgreSQL finds the rows of every page: no growing table may be read from end to end.

To read everything that one owner has is no better: an index that is searched by the owner alone counts too.

The statements are those that the pages run, explained with their values as the application's role behind the wall.
"""

import json
import re
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

_INDEX_SCANS = {"Index Scan", "Index Only Scan", "Bitmap Index Scan"}
_OF_OWNER = re.compile(r"owner_id = (\(NULLIF\(current_setting\([^)]*\), ''::text\)\)::bigint|\w+\.owner_id)")
_NAME = re.compile(r"[a-z]")

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
        for table in read_whole(plan_of(each, owner_id)):
            if grows(table):
                yield Fault(table, " ".join(each.sql.split()))


def grows(table: str) -> bool:
    """Tell whether a table grows, or is a month's part of one that does."""
    return table in GROWING or any(table.startswith(f"{each}{part}") for each in GROWING for part in _SEVERAL_PARTS)


def plan_of(asked: Asked, owner_id: int, *, reluctant: bool = False) -> dict[str, Any]:
    """Return PostgreSQL's plan of a statement for one owner.

    ``reluctant`` lets it read a table from end to end only where it has no other way: of use on small tables.
    """
    with transaction.atomic(), connections["default"].cursor() as cursor:
        cursor.execute("SELECT set_config('vidar.owner_id', %s, true)", [str(owner_id)])
        cursor.execute("SELECT set_config('enable_seqscan', %s, true)", ["off" if reluctant else "on"])
        cursor.execute(f"EXPLAIN (FORMAT JSON) {asked.sql}", asked.parameters)
        (text,) = cursor.fetchone()
    plans: list[dict[str, Any]] = json.loads(text) if isinstance(text, str) else text
    plan: dict[str, Any] = plans[0]["Plan"]
    return plan


def read_whole(plan: dict[str, Any], table: str = "") -> Iterator[str]:
    """Yield the tables that are read whole; ``table`` is what the part above reads, which a bitmap does not name."""
    table = plan.get("Relation Name", table)
    if plan["Node Type"] == "Seq Scan" or (plan["Node Type"] in _INDEX_SCANS and _is_of_owner_alone(plan)):
        yield table
    for part in plan.get("Plans", ()):
        yield from read_whole(part, table)


def _is_of_owner_alone(scan: dict[str, Any]) -> bool:
    """Tell whether an index is searched by nothing but whose rows they are, or by nothing at all."""
    return not _NAME.search(_OF_OWNER.sub("", scan.get("Index Cond", "")))
