"""The log of who has looked at whose record."""

from collections.abc import Collection
from typing import Any

from vidar.access.actor import Actor
from vidar.tenancy.prepared import prepared_cursor

# Opens the wall for itself alone: one statement is one transaction on this connection, committed when it returns.
NOTE = """
INSERT INTO access_lookevent (owner_id, actor_id, capacity, purpose, person_ids)
SELECT opened.owner_id, %(actor)s, %(capacity)s, %(purpose)s, %(people)s
FROM (SELECT set_config('vidar.owner_id', %(owner)s, true)::bigint AS owner_id) AS opened
"""


def note_look(actor: Actor, person_ids: Collection[int], purpose: str) -> None:
    """Note that the actor sees these people's records now, committed before the page's first byte.

    Written on a connection of its own, because the page's transaction is read-only. If it fails, so does the
    page: nobody sees what is not noted. Looking at oneself is not noted.
    """
    others = sorted(set(person_ids) - {actor.person_id})
    if not others:
        return
    noted: dict[str, Any] = {
        "owner": str(actor.owner_id),
        "actor": actor.person_id,
        "people": others,
        "purpose": str(purpose),
    }
    with prepared_cursor("log") as cursor:
        cursor.execute(NOTE, {**noted, "capacity": actor.capacity.value})
