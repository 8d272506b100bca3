"""What a verified login gives: the identity it is, the session it opens, the capacities to choose among."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.conf import settings

from vidar.access.capacities import STAFF_KINDS, Capacity, Choices, choices_of
from vidar.access.identity import bind_feide_subject, find_by_feide, find_by_national_id
from vidar.access.kinds import CapacityKind, Provider
from vidar.access.models import Identity
from vidar.access.sessions import choose_capacity, start_session


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderLogin:
    """A person for whom a provider vouches. ``feide_name`` or ``national_id`` says who; an e-mail never does."""

    provider: Provider
    issuer: str
    subject: str = field(repr=False)
    provider_session: str = field(repr=False)
    id_token: str = field(repr=False)
    feide_name: str | None = field(default=None, repr=False)
    national_id: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Entered:
    """A session that has begun. ``chosen`` is set when there was only one capacity to choose."""

    token: str = field(repr=False)
    remembered: bool
    chosen: Capacity | None


class OtherSubjectError(Exception):
    """The provider's subject is not the one that this identity has had since its first login."""

    def __str__(self) -> str:
        return "other subject"


class NoCapacityError(Exception):
    """The login opens nothing; ``choices`` tells why, and is None for a person whom nobody has registered."""

    def __init__(self, choices: Choices | None) -> None:
        super().__init__()
        self.choices = choices


def log_in(login: ProviderLogin, *, at: datetime, school_at: datetime, remember: bool, device: str) -> Entered:
    """Open a session for a verified login. ``at`` is the real time, ``school_at`` the school's clock.

    Raises:
        OtherSubjectError: the Feide name is bound to another subject.
        NoCapacityError: nobody has registered the person, or the login opens nothing on this day.
    """
    identity = _identify(login)
    choices = choices_of(identity.id, login.provider, at=school_at)
    if not choices.capacities:
        raise NoCapacityError(choices)
    kinds = {capacity.kind for capacity in choices.capacities}
    lasting = remember_time(login.provider, kinds) if remember else None
    session, token = start_session(
        at=at,
        identity_id=identity.id,
        provider=login.provider,
        issuer=login.issuer,
        provider_session=login.provider_session,
        # ID-porten's token holds the national id and is not needed for logging out there.
        id_token=login.id_token if login.provider is Provider.FEIDE else "",
        idle=idle_time(login.provider, kinds),
        remember=lasting,
        device=device,
    )
    chosen = choices.capacities[0] if len(choices.capacities) == 1 else None
    if chosen is not None:
        enter(session.id, chosen)
    return Entered(token, lasting is not None, chosen)


def enter(session_id: int, capacity: Capacity) -> None:
    """Let a session act in a capacity found by ``choices_of``."""
    choose_capacity(
        session_id=session_id,
        owner_id=capacity.owner_id,
        person_id=capacity.person_id,
        capacity=capacity.kind,
        school_id=capacity.school_id,
        child_id=capacity.first_child_id,
    )


def idle_time(provider: Provider, kinds: Collection[CapacityKind]) -> timedelta:
    """Return how long a session may lie unused: the strictest of what the person may do with it."""
    if provider is Provider.IDPORTEN:
        return timedelta(minutes=settings.IDLE_MINUTES["idporten"])
    group = "staff" if STAFF_KINDS & set(kinds) else "pupil"
    return timedelta(minutes=settings.IDLE_MINUTES[group])


def remember_time(provider: Provider, kinds: Collection[CapacityKind]) -> timedelta | None:
    """Return how long a device may be remembered, or None: only a pupil's may, and only by Feide."""
    if provider is not Provider.FEIDE or set(kinds) != {CapacityKind.PUPIL}:
        return None
    return timedelta(days=settings.REMEMBER_DAYS)


def _identify(login: ProviderLogin) -> Identity:
    if login.provider is Provider.FEIDE:
        identity = find_by_feide(login.feide_name) if login.feide_name else None
    else:
        identity = find_by_national_id(login.national_id) if login.national_id else None
    if identity is None:
        raise NoCapacityError(None)
    if login.provider is Provider.FEIDE and not bind_feide_subject(identity, login.subject):
        raise OtherSubjectError
    return identity
