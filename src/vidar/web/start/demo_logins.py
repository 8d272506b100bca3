"""The people of the demo who can log in, from the list that the stand-ins read too."""

import json
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from vidar.access.kinds import Provider
from vidar.web.start.providers import NAMES


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
    """Return the groups in the order of the list; none where the installation has no list."""
    if not settings.DEMO_ACCOUNTS:
        return ()
    groups: dict[str, list[DemoLogin]] = {}
    for account in json.loads(Path(settings.DEMO_ACCOUNTS).read_text(encoding="utf-8")):
        groups.setdefault(account.get("group", ""), []).append(_login(account))
    return tuple(DemoGroup(name, tuple(members)) for name, members in groups.items())


def _login(account: dict[str, str]) -> DemoLogin:
    return DemoLogin(account["name"], account["description"], NAMES[Provider(account["provider"])])
