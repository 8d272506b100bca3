"""Feide's claims → Feide name. Pure.

The name (eduPersonPrincipalName) is never given to another person. An e-mail address is, and Feide says
of every one that it is not verified, so it is never looked at.
"""

import re

from vidar.integrations.oidc.mapping import Claims, PersonIdentity, text_claim, text_list_claim
from vidar.integrations.oidc.refusal import LoginRefused, RefusalCode

PRINCIPAL_NAME = "https://n.feide.no/claims/eduPersonPrincipalName"
USER_IDS = "https://n.feide.no/claims/userid_sec"
_FEIDE_PREFIX = "feide:"
_FEIDE_NAME = re.compile(r"[^@\s]+@[a-z0-9-]+(\.[a-z0-9-]+)+")


def feide_identity(claims: Claims) -> PersonIdentity:
    """The person's Feide name in lower case; refused for guests, who have none."""
    candidates = [
        text_claim(claims, PRINCIPAL_NAME),
        *(
            user_id.removeprefix(_FEIDE_PREFIX)
            for user_id in text_list_claim(claims, USER_IDS)
            if user_id.startswith(_FEIDE_PREFIX)
        ),
    ]
    for candidate in candidates:
        name = candidate.strip().lower()
        if _FEIDE_NAME.fullmatch(name):
            return PersonIdentity(feide_name=name)
    raise LoginRefused(RefusalCode.NO_FEIDE_NAME)
