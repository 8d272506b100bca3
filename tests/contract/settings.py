"""Our clients as the tests register them. Nothing listens on port 9: the browser stops there."""

from vidar.integrations.feide.port import FeideSettings
from vidar.integrations.idporten.port import IdportenSettings
from vidar.integrations.oidc.client_keys import ClientKeys
from vidar.integrations.oidc.config import CacheTimes, FetchLimits

VIDAR = "http://127.0.0.1:9"
LOGGED_OUT = f"{VIDAR}/logget-ut/"
QUICK = FetchLimits(connect=1.0, read=0.3, total=0.6, max_bytes=50_000)
NO_WAIT = CacheTimes(retry_after=0.0, unknown_key_after=0.0)


def feide_settings(issuer: str, **changes) -> FeideSettings:
    return FeideSettings(
        **{
            "issuer": issuer,
            "client_id": "vidar-feide",
            "client_secret": "hemmelig: med + og %",
            "redirect_uri": f"{VIDAR}/logg-inn/feide/tilbake/",
            "post_logout_redirect_uri": LOGGED_OUT,
            **changes,
        }
    )


def idporten_settings(issuer: str, keys: ClientKeys, **changes) -> IdportenSettings:
    return IdportenSettings(
        **{
            "issuer": issuer,
            "client_id": "vidar-idporten",
            "client_keys": keys,
            "redirect_uri": f"{VIDAR}/logg-inn/idporten/tilbake/",
            "post_logout_redirect_uri": LOGGED_OUT,
            **changes,
        }
    )
