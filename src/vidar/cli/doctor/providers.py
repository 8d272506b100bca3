"""Feide and ID-porten: registered, reachable, and with the same time as we."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

import httpx

from vidar.cli.doctor.finding import Finding, doubtful, fine, wrong
from vidar.config.environment import ProviderSettings

_NAMES = {"feide": "Feide", "idporten": "ID-porten"}
_SECONDS = 10
# Providers date their answers to the second, and the answer takes a moment.
_SKEW = timedelta(seconds=10)


def examine(providers: dict[str, ProviderSettings]) -> Iterator[Finding]:
    """Look at each identity provider."""
    for key, settings in providers.items():
        if not settings.issuer:
            yield doubtful(
                f"{_NAMES[key]} is not set up; nobody can log in with it. (The demo brings a stand-in of its own.)",
                f"Set VIDAR_{key.upper()}_ISSUER and what belongs to it (docs/operate/settings.md).",
            )
        else:
            yield from _provider(_NAMES[key], settings.issuer)


def _provider(name: str, issuer: str) -> Iterator[Finding]:
    address = f"{issuer}/.well-known/openid-configuration"
    try:
        answer = httpx.get(address, timeout=_SECONDS, follow_redirects=False)
        answer.raise_for_status()
        named = answer.json()["issuer"]
    except (httpx.HTTPError, ValueError, KeyError, TypeError) as error:
        yield wrong(
            f"{name} does not answer at {address} ({type(error).__name__}).",
            "Open the way out to it in the firewall, or correct the issuer's address.",
        )
        return
    if str(named).rstrip("/") != issuer.rstrip("/"):
        yield wrong(f"{address} says that its issuer is {named}.", "Correct the issuer's address.")
        return
    yield fine(f"{name} answers ({issuer})")
    yield from _clock(name, answer.headers.get("date"))


def _clock(name: str, date: str | None) -> Iterator[Finding]:
    if date is None:
        return
    skew = abs(datetime.now(UTC) - parsedate_to_datetime(date))
    if skew > _SKEW:
        yield wrong(
            f"This machine's clock is {skew.total_seconds():.0f} seconds from {name}'s: logins will be refused.",
            "Let the machine set its clock by NTP.",
        )
