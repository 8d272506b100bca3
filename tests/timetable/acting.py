"""Act as somebody of the small school, inside the wall; read-only as a page that is asked for, unless it writes."""

from contextlib import contextmanager

from tests.factories.access import in_wall_of
from tests.factories.days import THIS_MORNING
from vidar.access.actor import load_actor
from vidar.access.kinds import CapacityKind
from vidar.access.sessions import OpenSession
from vidar.law.basis import Period
from vidar.law.calendar import Week
from vidar.timetable.queries import own_timetable

WEEK = Week(2026, 48)


def days_of(week):
    """Return the days of a week."""
    return Period.through(week.monday, week.days[-1])


@contextmanager
def acting(person, capacity, school=None, *, child=None, at=THIS_MORNING, writes=False):
    """Open the wall of the person's owner and give the actor."""
    kind = CapacityKind(capacity)
    session = OpenSession(
        id=1,
        identity_id=1,
        provider="idporten" if kind in {CapacityKind.GUARDIAN, CapacityKind.LEAVER} else "feide",
        owner_id=person.owner_id,
        person_id=person.id,
        capacity=kind,
        school_id=school and school.id,
        child_id=child and child.id,
        last_seen_at=at,
        remembered=False,
        owner_count=1,
        clock_offset=0,
    )
    with in_wall_of(person, read_only=not writes):
        yield load_actor(session, at=at)


def ask(query, *arguments, week=WEEK):
    """Return a query's answer for one week."""
    return query(*arguments, days_of(week), around=days_of(week))


def own(person, capacity, school=None, *, child=None, week=WEEK):
    """Return somebody's own timetable."""
    with acting(person, capacity, school, child=child) as actor:
        return ask(own_timetable, actor, week=week)


def ids(timetable):
    """Return the ids of the lessons, in their order."""
    return [lesson.id for lesson in timetable.lessons]
