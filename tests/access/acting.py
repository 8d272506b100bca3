"""A person acting at a moment, without a browser."""

from vidar.access.actor import load_actor
from vidar.access.models import CapacityKind
from vidar.access.records import NotVisibleError, find_record
from vidar.access.sessions import OpenSession
from vidar.law.access import Object


def acting(person, capacity, at, *, school_id=None, child_id=None):
    """Return the actor, within the person's open ``owner_scope``. Raises CapacityEndedError."""
    session = OpenSession(
        id=1,
        identity_id=1,
        provider="feide",
        owner_id=person.owner_id,
        person_id=person.id,
        capacity=CapacityKind(capacity),
        school_id=school_id,
        child_id=child_id,
        last_seen_at=at,
        remembered=False,
        owner_count=1,
        clock_offset=0,
    )
    return load_actor(session, at=at)


def sees(actor, person, obj=Object.TIMETABLE):
    """Tell whether the person's record opens for the actor."""
    try:
        find_record(actor, person.id, obj)
    except NotVisibleError:
        return False
    return True
