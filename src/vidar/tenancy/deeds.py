"""Deeds: what somebody did in one go, and the way back.

While a deed is open the history triggers write its number into every row they record, in every table behind the
wall. So the history of a deed is all it did, and undoing it is that history read backwards. The history can be read
and not written by the application: an undo is made of ordinary writes, under the wall, held by every constraint,
and is recorded in its turn.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from vidar.tenancy.models import Deed
from vidar.tenancy.open_deed import writing_for
from vidar.tenancy.sql import fetch_all
from vidar.tenancy.undo import DeedChangedError, DeedUndoneError, NoSuchDeedError, undo_deed
from vidar.tenancy.wall import current_scope

__all__ = [
    "DeedChangedError",
    "DeedUndoneError",
    "LastDeed",
    "NestedDeedError",
    "NoSuchDeedError",
    "OpenDeed",
    "deed",
    "last_deed",
    "undo_deed",
]

MAY_BE_UNDONE_FOR = timedelta(hours=24)


class NestedDeedError(RuntimeError):
    """A deed was begun inside another. A mistake in the program."""


@dataclass(slots=True)
class OpenDeed:
    """The deed that is being done."""

    id: int
    about: dict[str, Any] = field(default_factory=dict)
    person_id: int | None = None


@dataclass(frozen=True, slots=True)
class LastDeed:
    """What somebody did last and may undo."""

    id: int
    kind: str
    about: dict[str, Any]
    person_id: int | None
    at: datetime


@contextmanager
def deed(
    *,
    kind: str,
    about: dict[str, Any],
    actor_id: int,
    at: datetime,
    school_id: int | None = None,
    person_id: int | None = None,
) -> Iterator[OpenDeed]:
    """Do what stands inside as one deed: all of it or nothing.

    ``about`` is what the sentence of the deed needs: ids, dates and short labels that are no personal data.
    ``person_id`` is whom it is about. What is known only on the way may be put into the open deed.

    Raises:
        NoOwnerError: no owner is open.
        NestedDeedError: a deed is open already.
    """
    owner_id = current_scope().owner_id
    with transaction.atomic():
        if _setting("vidar.deed_id"):
            raise NestedDeedError("a deed is open already")
        row = Deed(
            owner_id=owner_id,
            kind=kind,
            about=about,
            actor_id=actor_id,
            school_id=school_id,
            person_id=person_id,
            at=at,
        )
        row.save(force_insert=True)
        made = OpenDeed(row.id, dict(about), person_id)
        with writing_for(row.id):
            yield made
        if (made.about, made.person_id) != (about, person_id):
            Deed.objects.filter(id=row.id).update(about=made.about, person_id=made.person_id)


def last_deed(actor_id: int, *, at: datetime, school_id: int | None = None) -> LastDeed | None:
    """Return what the person did last and may still undo, or None. One statement.

    ``school_id`` narrows it to one school's deeds.
    """
    which = Deed.objects.filter(actor_id=actor_id, undone_at=None, at__gt=at - MAY_BE_UNDONE_FOR, at__lte=at)
    if school_id is not None:
        which = which.filter(school_id=school_id)
    # The last written, not the latest by the clock: the demo's can be moved back.
    row = which.order_by("-id").values_list("id", "kind", "about", "person_id", "at").first()
    return LastDeed(*row) if row else None


@dataclass(frozen=True, slots=True)
class _Setting:
    value: str


def _setting(name: str) -> str:
    (row,) = fetch_all(_Setting, "SELECT coalesce(current_setting(%s, true), '')", [name])
    return row.value
