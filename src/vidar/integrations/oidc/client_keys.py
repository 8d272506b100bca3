"""Our own signing keys for ``private_key_jwt``, and how they are changed without a stop.

1. Generate the next key and add it after the current one; its public half is now published.
2. When the provider has fetched it (a day), move it first: it signs, the former one stays published.
3. A day later, remove the former key.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Self

from joserfc.jwk import RSAKey

_PEM_BLOCK = re.compile(r"-----BEGIN ([A-Z ]*)-----.+?-----END \1-----", re.DOTALL)
_KEY_BITS = 3072


@dataclass(frozen=True, slots=True)
class ClientKeys:
    """The key that signs now, and others that are published beside it (the next, the former)."""

    current: RSAKey = field(repr=False)
    others: Sequence[RSAKey] = field(default=(), repr=False)

    def __post_init__(self) -> None:
        if not self.current.is_private:
            raise ValueError("the first client key must be a private key")
        for key in (self.current, *self.others):
            key.ensure_kid()

    @classmethod
    def from_pem(cls, text: str) -> Self:
        """Read PEM blocks one after the other; the first signs. Raises ValueError for anything unreadable."""
        keys = [RSAKey.import_key(block.group(0)) for block in _PEM_BLOCK.finditer(text)]
        if not keys:
            raise ValueError("no PEM block in the client keys")
        return cls(keys[0], tuple(keys[1:]))

    @property
    def kid(self) -> str:
        """Name of the signing key: its RFC 7638 thumbprint."""
        return self.current.thumbprint()

    def jwks(self) -> dict[str, list[dict[str, Any]]]:
        """The public halves, ready to be published (RFC 7517)."""
        return {"keys": [_public(key) for key in (self.current, *self.others)]}


def generate_pem() -> str:
    """A new private key as PEM text."""
    return RSAKey.generate_key(_KEY_BITS).as_pem(private=True).decode("ascii")


def _public(key: RSAKey) -> dict[str, Any]:
    return {**key.as_dict(private=False), "kid": key.thumbprint(), "use": "sig", "alg": "RS256"}
