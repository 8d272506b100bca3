"""Feide names that a school gives its staff: how a person of one owner gets a login, and how it is taken back.

An identity may be somebody at several owners. So a school never adds a way to log in to an identity that another
owner knows: whoever holds the new name would then be that person there too.
"""

import re
from enum import StrEnum

from vidar.access.models import Identity, IdentityLink

_FEIDE_NAME = re.compile(r"[a-z0-9._+-]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)+")
_LONGEST = 120


class Given(StrEnum):
    """What giving a Feide name did, so that it can be taken back."""

    HAD = "had"
    """The person could log in with it already."""

    LINKED = "linked"
    """The person is now this identity at the owner; the identity is made if nobody had the name."""

    NAMED = "named"
    """The person's own identity, which had no Feide name, has got it."""


class FeideTakenError(Exception):
    """Somebody else at the owner has the name. ``person_id`` is who."""

    def __init__(self, person_id: int) -> None:
        super().__init__()
        self.person_id = person_id


class LoginElsewhereError(Exception):
    """The person logs in already, with another Feide name or as somebody whom another owner knows too."""


def parse_feide_name(text: str) -> str | None:
    """Return a Feide name in lower case, "liv@innlandet.example", or None if the text is not one."""
    name = text.strip().lower()
    return name if len(name) <= _LONGEST and _FEIDE_NAME.fullmatch(name) else None


def has_feide_name(owner_id: int, person_id: int) -> bool:
    """Tell whether the person can log in with Feide already. One statement."""
    links = IdentityLink.objects.filter(owner_id=owner_id, person_id=person_id)
    return links.filter(identity__feide_name__isnull=False).exists()


def holder_of(owner_id: int, feide_name: str) -> int | None:
    """Return the owner's person who logs in with the Feide name (lower case), or None. One statement."""
    links = IdentityLink.objects.filter(owner_id=owner_id, identity__feide_name=feide_name)
    found: int | None = links.values_list("person_id", flat=True).first()
    return found


def give_feide_name(owner_id: int, person_id: int, feide_name: str) -> Given:
    """Let a person of the owner log in with a Feide name (lower case); other owners are told nothing.

    Raises:
        FeideTakenError: the name is another person's at this owner.
        LoginElsewhereError: the person has another Feide name, or the login is not this owner's alone to change.
    """
    identity = Identity.objects.select_for_update().filter(feide_name=feide_name).first()
    holder = holder_of(owner_id, feide_name)
    if holder is not None and holder != person_id:
        raise FeideTakenError(holder)
    own = IdentityLink.objects.filter(owner_id=owner_id, person_id=person_id).select_related("identity").first()
    if own is None:
        identity = identity or Identity.objects.create(feide_name=feide_name)
        IdentityLink.objects.create(identity_id=identity.id, owner_id=owner_id, person_id=person_id)
        return Given.LINKED
    if own.identity.feide_name == feide_name:
        return Given.HAD
    known_elsewhere = IdentityLink.objects.filter(identity_id=own.identity_id).exclude(owner_id=owner_id).exists()
    if own.identity.feide_name is not None or known_elsewhere or identity is not None:
        raise LoginElsewhereError
    Identity.objects.filter(id=own.identity_id).update(feide_name=feide_name)
    return Given.NAMED


def take_back_feide_name(owner_id: int, person_id: int, given: Given) -> None:
    """Undo what ``give_feide_name`` did. An identity that is left as nobody is forgotten, with its sessions."""
    link = IdentityLink.objects.filter(owner_id=owner_id, person_id=person_id).first()
    if link is None or given is Given.HAD:
        return
    if given is Given.NAMED:
        Identity.objects.filter(id=link.identity_id).update(feide_name=None, feide_subject=None)
        return
    link.delete()
    left = Identity.objects.filter(id=link.identity_id, national_id_digest__isnull=True)
    if not IdentityLink.objects.filter(identity_id=link.identity_id).exists():
        left.delete()
