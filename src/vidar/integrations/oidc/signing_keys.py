"""The provider's public keys (RFC 7517), fetched anew when a token names one we have not seen."""

from collections.abc import Callable, Mapping
from typing import Any

from joserfc.errors import JoseError
from joserfc.jwk import RSAKey

from vidar.integrations.oidc.cache import Cached
from vidar.integrations.oidc.config import CacheTimes
from vidar.integrations.oidc.refusal import LoginRefused, RefusalCode

SIGNING_ALGORITHM = "RS256"
# 2048 bits are 256 bytes, which base64url writes with 342 letters.
_SHORTEST_MODULUS = 342


class SigningKeys:
    """Keys of one provider, by their name (``kid``)."""

    def __init__(self, load: Callable[[], list[RSAKey]], times: CacheTimes, monotonic: Callable[[], float]) -> None:
        self._cached = Cached(load, times, monotonic)
        self._times = times

    def find(self, kid: str | None) -> RSAKey:
        """The key of this name; without a name, the only key there is."""
        key = _pick(self._cached.get(), kid)
        if key is None:
            key = _pick(self._cached.get_newer(self._times.unknown_key_after), kid)
        if key is None:
            raise LoginRefused(RefusalCode.INVALID_TOKEN, "unknown key")
        return key


def read_signing_keys(document: Mapping[str, object]) -> list[RSAKey]:
    """RSA keys for signatures of at least 2048 bits; all others are left out."""
    listed = document.get("keys")
    if not isinstance(listed, list):
        raise LoginRefused(RefusalCode.PROVIDER_NOT_TRUSTED, "no key set")
    keys = [key for entry in listed if isinstance(entry, dict) and (key := _read_key(entry)) is not None]
    if not keys:
        raise LoginRefused(RefusalCode.PROVIDER_NOT_TRUSTED, "no usable key")
    return keys


def _read_key(entry: dict[str, Any]) -> RSAKey | None:
    modulus, exponent, kid = entry.get("n"), entry.get("e"), entry.get("kid")
    if entry.get("kty") != "RSA" or not isinstance(modulus, str) or not isinstance(exponent, str):
        return None
    if entry.get("use", "sig") != "sig" or entry.get("alg", SIGNING_ALGORITHM) != SIGNING_ALGORITHM:
        return None
    if len(modulus.rstrip("=")) < _SHORTEST_MODULUS:
        return None
    name = {"kid": kid} if isinstance(kid, str) else {}
    try:
        return RSAKey.import_key({"kty": "RSA", "n": modulus, "e": exponent, **name})
    except (JoseError, ValueError):
        return None


def _pick(keys: list[RSAKey], kid: str | None) -> RSAKey | None:
    if kid is None:
        return keys[0] if len(keys) == 1 else None
    return next((key for key in keys if key.kid == kid), None)
