"""Who a login is: matching a verified login to an identity, by Feide name or national id, never by e-mail."""

import hashlib
import hmac

from django.conf import settings
from django.db import IntegrityError, transaction

from vidar.access.models import Identity, IdentityLink


def national_id_digest(national_id: str) -> bytes:
    """Return the keyed digest by which an identity is found.

    An identity lies outside the wall, so it holds no readable number; without the key the digest tells
    nothing (the number space is small enough to search through).
    """
    key = settings.IDENTITY_KEY.encode()
    return hmac.new(key, national_id.encode("ascii"), hashlib.sha256).digest()


def find_by_feide(feide_name: str) -> Identity | None:
    """Return the identity with this Feide name; names are kept and compared in lower case."""
    return Identity.objects.filter(feide_name=feide_name.lower()).first()


def find_by_national_id(national_id: str) -> Identity | None:
    """Return the identity with this national id."""
    return Identity.objects.filter(national_id_digest=national_id_digest(national_id)).first()


def bind_feide_subject(identity: Identity, subject: str) -> bool:
    """Remember the subject of an identity's first Feide login; tell whether ``subject`` is the same since.

    A Feide name is never reused, but a subject that changes under a known name, or that stands at another
    name already, is a mistake somewhere, and is refused rather than guessed at.
    """
    if identity.feide_subject is not None:
        return identity.feide_subject == subject
    try:
        with transaction.atomic():
            Identity.objects.filter(id=identity.id, feide_subject__isnull=True).update(feide_subject=subject)
    except IntegrityError:
        return False
    identity.refresh_from_db(fields=["feide_subject"])
    return identity.feide_subject == subject


def persons_of(identity_id: int) -> list[tuple[int, int]]:
    """Return (owner id, person id) for every owner that knows the identity."""
    links = IdentityLink.objects.filter(identity_id=identity_id).order_by("owner_id")
    return list(links.values_list("owner_id", "person_id"))
