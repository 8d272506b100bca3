"""Vidar's own clients as the stand-in must know them: what a county types in at Feide and Digdir."""

from typing import Any

from vidar.integrations.feide.port import FeideSettings
from vidar.integrations.idporten.port import IdportenSettings


def clients_document(
    feide: FeideSettings,
    idporten: IdportenSettings,
    *,
    frontchannel_logout_uri: str,
    jwks_uri: str | None = None,
) -> dict[str, Any]:
    """The stand-in's ``--client`` file. Without ``jwks_uri`` the present public keys are written into it."""
    keys = {"jwks_uri": jwks_uri} if jwks_uri else {"jwks": idporten.client_keys.jwks()}
    return {
        "feide": [
            {
                "client_id": feide.client_id,
                "client_secret": feide.client_secret,
                "redirect_uris": [feide.redirect_uri],
                "post_logout_redirect_uris": [feide.post_logout_redirect_uri],
            }
        ],
        "idporten": [
            {
                "client_id": idporten.client_id,
                "redirect_uris": [idporten.redirect_uri],
                "post_logout_redirect_uris": [idporten.post_logout_redirect_uri],
                "frontchannel_logout_uri": frontchannel_logout_uri,
                **keys,
            }
        ],
    }
