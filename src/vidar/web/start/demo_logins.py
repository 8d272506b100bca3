"""The people of the demo who can log in, from the list that the stand-ins read too."""

import json
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext, gettext_noop

from vidar.access.kinds import Provider
from vidar.web.start.providers import NAMES

GROUPS = (
    gettext_noop("Elever"),
    gettext_noop("Foresatte"),
    gettext_noop("Lærere"),
    gettext_noop("Ledelse og kontor"),
    gettext_noop("Fylkeskommunen"),
    gettext_noop("Uten tilgang"),
)
"""The headings of the list, for the translators; the list itself is in bokmål."""


@dataclass(frozen=True, slots=True)
class DemoLogin:
    """One person: a name to look for on the provider's page, and what there is to see."""

    name: str
    description: str
    provider: str


@dataclass(frozen=True, slots=True)
class DemoGroup:
    """People of one kind."""

    name: str
    logins: tuple[DemoLogin, ...]


def demo_logins() -> tuple[DemoGroup, ...]:
    """Return the groups in the order of the list, named in the reader's language; none where there is no list."""
    if not settings.DEMO_ACCOUNTS:
        return ()
    groups: dict[str, list[DemoLogin]] = {}
    for account in json.loads(Path(settings.DEMO_ACCOUNTS).read_text(encoding="utf-8")):
        groups.setdefault(account.get("group", ""), []).append(_login(account))
    return tuple(DemoGroup(gettext(name) if name else "", tuple(members)) for name, members in groups.items())


def _login(account: dict[str, str]) -> DemoLogin:
    return DemoLogin(account["name"], account["description"], NAMES[Provider(account["provider"])])
