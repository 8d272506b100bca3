"""ID-porten's claims → national identity number. Pure.

Whether the number is a valid one is for ``law.basis`` to say; here it only must have the form of one.
"""

import re

from vidar.integrations.oidc.mapping import Claims, PersonIdentity, text_claim
from vidar.integrations.oidc.refusal import LoginRefused, RefusalCode

_NATIONAL_ID = re.compile(r"[0-9]{11}")


def idporten_identity(claims: Claims) -> PersonIdentity:
    """The person's national identity number or D number; refused when ``pid`` is missing (it may be)."""
    national_id = text_claim(claims, "pid")
    if not _NATIONAL_ID.fullmatch(national_id):
        raise LoginRefused(RefusalCode.NO_NATIONAL_ID)
    return PersonIdentity(national_id=national_id)
