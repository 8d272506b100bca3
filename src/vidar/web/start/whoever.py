"""Pages for anyone still know a person who is logged in: the layout keeps their menu."""

from typing import Any

from vidar.access.actor import Actor, CapacityEndedError, load_actor
from vidar.tenancy.wall import owner_scope


def know_actor(request: Any) -> Actor | None:
    """Set ``request.actor`` where the session acts in a capacity that holds, and return it."""
    session = getattr(request, "open_session", None)
    if getattr(request, "actor", None) is None and session is not None and session.owner_id is not None:
        try:
            with owner_scope(session.owner_id, actor_id=session.person_id, read_only=True):
                request.actor = load_actor(session, at=request.school_now)
        except CapacityEndedError:
            return None
    actor: Actor | None = getattr(request, "actor", None)
    return actor
