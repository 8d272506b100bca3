"""Ask as somebody of the small school, on its Tuesday at 10.05, in a transaction that cannot write."""

from contextlib import contextmanager

from tests.access.acting import acting
from tests.factories.access import in_wall_of
from tests.factories.days import TODAY, at
from vidar.access.models import LookEvent

MOMENT = at(TODAY, "10.05")


@contextmanager
def as_actor(person, capacity, school=None):
    """Act inside the wall; ``school`` is needed for "staff"."""
    with in_wall_of(person, read_only=True):
        yield acting(person, capacity, MOMENT, school_id=school and school.id)


def looks(person):
    """Return what the log of the person's owner holds: who looked, as what, why, and at whom."""
    with in_wall_of(person, read_only=True):
        return list(LookEvent.objects.order_by("id").values_list("actor_id", "capacity", "purpose", "person_ids"))
