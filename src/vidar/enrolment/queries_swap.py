"""Which teaching groups follow a class: those that at least half of the class is in on the day."""

from dataclasses import dataclass
from datetime import date

from vidar.tenancy.sql import fetch_all


@dataclass(frozen=True, slots=True)
class Swap:
    """Groups a pupil leaves and joins with a move, as (id, name), by name."""

    leave: tuple[tuple[int, str], ...]
    join: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class _Row:
    class_id: int
    group_id: int
    name: str
    is_member: bool


_FOLLOWING = """
WITH members AS (
  SELECT school_class_id, pupil_id FROM enrolment_classmembership
  WHERE school_class_id = ANY(%(classes)s) AND valid @> %(day)s::date AND pupil_id <> %(pupil)s)
SELECT m.school_class_id, g.id, g.name, bool_or(o.id IS NOT NULL)
FROM members m
JOIN enrolment_groupmembership k ON k.pupil_id = m.pupil_id AND k.valid @> %(day)s::date
JOIN enrolment_teachinggroup g ON g.owner_id = k.owner_id AND g.id = k.teaching_group_id
JOIN enrolment_schoolclass c ON c.owner_id = g.owner_id AND c.id = m.school_class_id AND c.school_id = g.school_id
LEFT JOIN enrolment_groupmembership o ON o.owner_id = g.owner_id AND o.teaching_group_id = g.id
  AND o.pupil_id = %(pupil)s AND o.valid @> %(day)s::date
GROUP BY m.school_class_id, g.id, g.name
HAVING 2 * count(DISTINCT m.pupil_id) >= (SELECT count(*) FROM members x WHERE x.school_class_id = m.school_class_id)
ORDER BY g.name, g.id
"""


def swap_of(pupil_id: int, from_class: int | None, to_class: int, day: date) -> Swap:
    """Return what a move on ``day`` would mean for the pupil's groups. One statement."""
    classes = [each for each in (from_class, to_class) if each is not None]
    rows = fetch_all(_Row, _FOLLOWING, {"classes": classes, "day": day, "pupil": pupil_id})
    kept = {row.group_id for row in rows if row.class_id == to_class}
    return Swap(
        leave=tuple(
            (row.group_id, row.name)
            for row in rows
            if row.class_id == from_class and row.is_member and row.group_id not in kept
        ),
        join=tuple((row.group_id, row.name) for row in rows if row.class_id == to_class and not row.is_member),
    )
