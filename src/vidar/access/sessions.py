"""Sessions: a random token in the cookie, its SHA-256 in the database, ended by time, person or provider."""

import base64
import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.db import connections

from vidar.access.kinds import CapacityKind
from vidar.access.models import Session
from vidar.tenancy.prepared import prepared_cursor

TOUCH_EVERY = timedelta(seconds=60)
LONGEST = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class OpenSession:
    """A session that holds now, and the demo clock's distance from the real one (0 seconds outside the demo)."""

    id: int
    identity_id: int
    provider: str
    owner_id: int | None
    person_id: int | None
    capacity: str
    school_id: int | None
    child_id: int | None
    last_seen_at: datetime
    remembered: bool
    owner_count: int
    """How many owners know the identity: more than one means that there is something to switch to."""

    clock_offset: int


_READ = """
SELECT s.id, s.identity_id, s.provider, s.owner_id, s.person_id, s.capacity, s.school_id, s.child_id,
       s.last_seen_at, s.remembered,
       (SELECT count(*) FROM access_identitylink l WHERE l.identity_id = s.identity_id), {clock}
FROM access_session s
WHERE s.token_digest = %(digest)s AND s.ended_at IS NULL AND s.expires_at > %(at)s
  AND s.last_seen_at > %(at)s - make_interval(secs => s.idle_seconds)
"""
_DEMO_CLOCK = "coalesce((SELECT offset_seconds FROM schools_democlock WHERE id = 1), 0)"


def digest_of(token: str) -> bytes:
    """Return what the database keeps of a token."""
    return hashlib.sha256(token.encode()).digest()


def read_session(token: str, *, at: datetime) -> OpenSession | None:
    """Return the session of a cookie's token, if it still holds. One statement."""
    statement = _READ.format(clock=_DEMO_CLOCK if settings.USE_DEMO_CLOCK else "0")
    with prepared_cursor() as cursor:
        cursor.execute(statement, {"digest": digest_of(token), "at": at})
        row = cursor.fetchone()
    return None if row is None else OpenSession(*row)


def start_session(
    *,
    at: datetime,
    identity_id: int,
    provider: str,
    issuer: str,
    provider_session: str,
    id_token: str,
    idle: timedelta,
    remember: timedelta | None,
    device: str,
) -> tuple[Session, str]:
    """Open a session and return it with its token, which is shown nowhere else.

    ``remember`` lengthens both the idle time and the life of the session, for a pupil's own device.
    """
    token = secrets.token_urlsafe(32)
    session = Session.objects.create(
        token_digest=digest_of(token),
        identity_id=identity_id,
        provider=provider,
        issuer=issuer,
        provider_session=provider_session,
        sealed_id_token=_seal(id_token) if id_token else None,
        created_at=at,
        last_seen_at=at,
        expires_at=at + (remember or LONGEST),
        idle_seconds=int((remember or idle).total_seconds()),
        remembered=remember is not None,
        device=device,
    )
    return session, token


def choose_capacity(
    *, session_id: int, owner_id: int, person_id: int, capacity: str, school_id: int | None, child_id: int | None
) -> None:
    """Let the session act in another capacity. The caller has checked that the identity has it."""
    Session.objects.filter(id=session_id).update(
        owner_id=owner_id, person_id=person_id, capacity=capacity, school_id=school_id, child_id=child_id
    )


def choose_child(session_id: int, child_id: int) -> None:
    """Let a guardian's session look at another child. The caller has checked that the child is open to it."""
    Session.objects.filter(id=session_id, capacity=CapacityKind.GUARDIAN).update(child_id=child_id)


def touch(session: OpenSession, *, at: datetime) -> None:
    """Note that the session is in use, at most once a minute, on the log's connection."""
    if at - session.last_seen_at >= TOUCH_EVERY:
        with connections["log"].cursor() as cursor:
            cursor.execute(
                "UPDATE access_session SET last_seen_at = %s WHERE id = %s AND ended_at IS NULL", [at, session.id]
            )


def end_session(session_id: int, *, at: datetime) -> None:
    """End one session and forget its token from the provider."""
    Session.objects.filter(id=session_id, ended_at__isnull=True).update(ended_at=at, sealed_id_token=None)


def end_own_session(session_id: int, *, identity_id: int, at: datetime) -> bool:
    """End one of a person's own sessions; tell whether there was one to end."""
    own = Session.objects.filter(id=session_id, identity_id=identity_id, ended_at__isnull=True)
    return own.update(ended_at=at, sealed_id_token=None) == 1


def end_other_sessions(session_id: int, *, identity_id: int, at: datetime) -> int:
    """End all of a person's sessions but this one; return how many."""
    others = Session.objects.filter(identity_id=identity_id, ended_at__isnull=True).exclude(id=session_id)
    return others.update(ended_at=at, sealed_id_token=None)


def end_provider_session(*, issuer: str, provider_session: str, at: datetime) -> int:
    """End every session that rests on one session of a provider (front-channel logout); return how many."""
    ended = Session.objects.filter(issuer=issuer, provider_session=provider_session, ended_at__isnull=True)
    return ended.exclude(provider_session="").update(ended_at=at, sealed_id_token=None)


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A session as its owner sees it in the list."""

    id: int
    provider: str
    device: str
    created_at: datetime
    last_seen_at: datetime
    remembered: bool
    is_this: bool


def sessions_of(identity_id: int, *, this: int, at: datetime) -> list[SessionRow]:
    """Return a person's sessions that still hold, the latest used first. One statement."""
    held = Session.objects.filter(identity_id=identity_id, ended_at__isnull=True, expires_at__gt=at)
    return [
        SessionRow(
            id=each.id,
            provider=each.provider,
            device=each.device,
            created_at=each.created_at,
            last_seen_at=each.last_seen_at,
            remembered=each.remembered,
            is_this=each.id == this,
        )
        for each in held.defer("sealed_id_token").order_by("-last_seen_at", "-id")
        if each.last_seen_at + timedelta(seconds=each.idle_seconds) > at
    ]


def id_token_of(session_id: int) -> str:
    """Return the provider's token for logging out there, or "" where none can be read."""
    row = Session.objects.filter(id=session_id).values_list("sealed_id_token", flat=True).first()
    return "" if row is None else _open(bytes(row))


def _sealer() -> Fernet:
    key = hashlib.sha256(b"vidar id token" + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))


def _seal(text: str) -> bytes:
    return _sealer().encrypt(text.encode())


def _open(sealed: bytes) -> str:
    try:
        return _sealer().decrypt(sealed).decode()
    except InvalidToken:
        return ""


def forget_old_sessions(*, before: datetime) -> int:
    """Delete sessions that ended, ran out or fell idle before a moment; return how many."""
    with connections["default"].cursor() as cursor:
        cursor.execute(
            "DELETE FROM access_session WHERE expires_at < %(before)s OR ended_at < %(before)s"
            " OR last_seen_at < %(before)s - make_interval(secs => idle_seconds)",
            {"before": before},
        )
        deleted: int = cursor.rowcount
    return deleted
