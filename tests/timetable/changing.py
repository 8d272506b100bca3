"""Change lessons as somebody of the small school, each time in a transaction of its own."""

from contextlib import contextmanager

from django.db import connections

from tests.factories.access import in_wall_of
from tests.factories.days import THIS_MORNING
from tests.tenancy.catalog import ask
from vidar.access.actor import load_actor
from vidar.access.kinds import CapacityKind
from vidar.access.sessions import OpenSession
from vidar.timetable.actions import change_lessons
from vidar.timetable.changes import Named
from vidar.timetable.queries_changing import lessons_to_change

TABLES = ("lesson", "lessongroup", "lessonteacher", "lessonroom", "lessonchange")


@contextmanager
def writing(person, school, *, capacity="staff", at=THIS_MORNING):
    """Open the wall for writing, as a POST does, and give the actor."""
    session = OpenSession(
        id=1, identity_id=1, provider="feide", owner_id=person.owner_id, person_id=person.id,
        capacity=CapacityKind(capacity), school_id=school and school.id, child_id=None, last_seen_at=at,
        remembered=False, owner_count=1, clock_offset=0,
    )  # fmt: skip
    with in_wall_of(person):
        yield load_actor(session, at=at)


def named(thing, name=""):
    return Named(thing.id, name or str(thing.id), getattr(thing, "shareable", False))


def change(school, lesson, make, *, who="berit", kind="test", reason="Kurs", until=None):
    """Read a lesson and save what ``make`` does to it; return the deed's number."""
    with writing(getattr(school, who), school.home) as actor:
        wishes = [make(each) for each in lessons_to_change(actor, lesson.id, until)]
        return change_lessons(actor, wishes, kind=kind, reason=reason)


def everything():
    """Return all rows of all lessons, as they stand."""
    return {table: ask(f"SELECT to_jsonb(t)::text FROM timetable_{table} t ORDER BY id") for table in TABLES}


def close_connections():
    connections.close_all()
