"""What COPY is given for each row: the dataclass's fields, the owner, and what only the database side knows."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Any

from vidar.access.identity import national_id_digest
from vidar.demo.county import County
from vidar.demo.rows import IdentityRow, OwnerRow, PersonRow
from vidar.law.basis import Period
from vidar.law.people import sort_key

_SHARED = (OwnerRow, IdentityRow)  # belong to no owner
_ORDER = (
    "schools", "school_years", "terms", "calendar_entries", "rooms", "people", "guardianships", "consents",
    "enrolments", "school_classes", "class_memberships", "contact_teachers", "teaching_groups", "group_memberships",
    "group_teachers", "staff_assignments", "protected_access", "week_plans", "plan_slots", "plan_slot_groups",
    "plan_slot_teachers", "plan_slot_rooms", "lessons", "lesson_groups", "lesson_teachers", "lesson_rooms",
    "lesson_changes", "registers", "register_entries", "absence_notices", "lesson_contents", "identities",
    "identity_links", "permission_openings",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Table:
    """One table's worth of rows, ready for COPY."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[Any, ...]
    values: Callable[[Any], tuple[Any, ...]]


def tables(county: County) -> Iterator[Table]:
    """Yield every table, each after those it refers to."""
    yield _table(county.owner.id, (county.owner,))
    for name in _ORDER:
        yield _table(county.owner.id, getattr(county, name))


def _table(owner_id: int, rows: tuple[Any, ...]) -> Table:
    kind = type(rows[0])
    names = tuple(field.name for field in fields(kind))
    if kind is PersonRow:
        return _people(owner_id, rows, names)
    if kind is IdentityRow:
        return Table(kind.TABLE, ("id", "feide_name", "national_id_digest"), rows, _identity)
    if kind in _SHARED:
        return Table(kind.TABLE, names, rows, attrgetter(*names))
    read = attrgetter(*names)
    if "valid" in names:
        place = names.index("valid")
        return Table(kind.TABLE, ("owner_id", *names), rows, lambda row: (owner_id, *_with_range(read(row), place)))
    return Table(kind.TABLE, ("owner_id", *names), rows, lambda row: (owner_id, *read(row)))


def _people(owner_id: int, rows: tuple[Any, ...], names: tuple[str, ...]) -> Table:
    read = attrgetter(*names)

    def values(row: PersonRow) -> tuple[Any, ...]:
        family_first = sort_key(row.family_name, row.given_name)
        given_first = sort_key(row.given_name, row.family_name)
        return (owner_id, family_first, given_first, *read(row))

    return Table(PersonRow.TABLE, ("owner_id", "sort_key", "search_key", *names), rows, values)


def _identity(row: IdentityRow) -> tuple[Any, ...]:
    return row.id, row.feide_name, None if row.national_id is None else national_id_digest(row.national_id)


def _with_range(values: tuple[Any, ...], place: int) -> tuple[Any, ...]:
    period: Period = values[place]
    return (*values[:place], f"[{period.start},{period.end or ''})", *values[place + 1 :])
