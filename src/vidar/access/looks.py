"""The log of who has looked at whose record."""

from collections.abc import Collection

from django.db import connections, transaction

from vidar.access.actor import Actor

_OWNER = "SELECT set_config('vidar.owner_id', %s, true)"
_NOTE = "INSERT INTO access_lookevent (owner_id, actor_id, capacity, purpose, person_ids) VALUES (%s, %s, %s, %s, %s)"


def note_look(actor: Actor, person_ids: Collection[int], purpose: str) -> None:
    """Note that the actor sees these people's records now, committed before the page's first byte.

    Written on a connection of its own, because the page's transaction is read-only. If it fails, so does the
    page: nobody sees what is not noted. Looking at oneself is not noted.
    """
    others = sorted(set(person_ids) - {actor.person_id})
    if not others:
        return
    with transaction.atomic(using="log"), connections["log"].cursor() as cursor:
        cursor.execute(_OWNER, [str(actor.owner_id)])
        cursor.execute(_NOTE, [actor.owner_id, actor.person_id, actor.capacity.value, purpose, others])
