"""Identities, openings of the permission matrix, and a browser that is logged in."""

from datetime import datetime, timedelta

from django.conf import settings
from django.test import Client

from tests.factories.days import THIS_MORNING
from vidar.access.identity import national_id_digest
from vidar.access.models import CapacityKind, Identity, IdentityLink, PermissionOpening
from vidar.access.sessions import choose_capacity, start_session
from vidar.config.clock import real_now
from vidar.tenancy.wall import current_scope, owner_scope

_IDPORTEN = {CapacityKind.GUARDIAN, CapacityKind.LEAVER}


def make_identity(*, feide_name=None, national_id=None):
    """One human who can log in. At least one of the two must be given."""
    return Identity.objects.create(
        feide_name=feide_name, national_id_digest=national_id and national_id_digest(national_id)
    )


def make_identity_link(identity, person):
    return IdentityLink.objects.create(identity_id=identity.id, owner_id=person.owner_id, person_id=person.id)


def make_permission_opening(obj, role, verb="read", *, opened_at: datetime = THIS_MORNING):
    """The owner opens a ◐ cell. Within an ``owner_scope``."""
    return PermissionOpening.objects.create(
        owner_id=current_scope().owner_id, object=obj, role=role, verb=verb, opened_at=opened_at
    )


def identity_of(person):
    """Return the person's identity, made and linked if there is none."""
    link = IdentityLink.objects.filter(owner_id=person.owner_id, person_id=person.id).first()
    if link is not None:
        return Identity.objects.get(id=link.identity_id)
    identity = make_identity(feide_name=f"person{person.id}@owner{person.owner_id}.example")
    make_identity_link(identity, person)
    return identity


def make_session(person, capacity, school=None, *, child=None, idle=timedelta(minutes=30)):
    """Open a session in one capacity and return it with its token. Outside any ``owner_scope``."""
    kind = CapacityKind(capacity)
    session, token = start_session(
        at=real_now(),
        identity_id=identity_of(person).id,
        provider="idporten" if kind in _IDPORTEN else "feide",
        issuer="https://provider.example",
        provider_session="",
        id_token="",
        idle=idle,
        remember=None,
        device="Firefox på Linux",
    )
    choose_capacity(
        session_id=session.id,
        owner_id=person.owner_id,
        person_id=person.id,
        capacity=kind.value,
        school_id=school and school.id,
        child_id=child and child.id,
    )
    return session, token


def log_in(client, person, capacity, school=None, *, child=None):
    """Give a test client the cookie of a new session, and return the client."""
    _, token = make_session(person, capacity, school, child=child)
    client.cookies[settings.SESSION_COOKIE] = token
    return client


def client_for(person, capacity, school=None, *, child=None):
    """Return a browser in which ``person`` is logged in as "pupil", "guardian", "staff", "owner_staff" or "leaver".

    ``school`` is needed for "staff". Outside any ``owner_scope``; the test must commit (``wall_db``).
    """
    return log_in(Client(), person, capacity, school, child=child)


def in_wall_of(person, *, read_only=False):
    """Open the wall of the person's owner, with the person as the one who acts."""
    return owner_scope(person.owner_id, actor_id=person.id, read_only=read_only)
