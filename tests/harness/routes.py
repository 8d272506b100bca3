"""Every address of Vidar, as its routes say it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, get_resolver, resolve

from vidar.web.routing import Declared

WRITES_ON_GET = {"log-in-return", "front-channel-logout"}
"""The written list: a provider's answer opens a session, and a provider's word ends one."""


@dataclass(frozen=True)
class Route:
    """A route: its name, its address with converters, its view and what the view says of itself."""

    name: str
    pattern: str
    view: Any

    @property
    def declared(self) -> Declared | None:
        return getattr(self.view, "declared", None)

    @property
    def words(self) -> list[str]:
        """The fixed parts of the address."""
        return [part for part in re.sub(r"<[^>]*>", "", self.pattern).split("/") if part]


def every_route() -> list[Route]:
    """Return all routes, in the order they are tried."""
    return list(_walk(get_resolver().url_patterns, ""))


def _walk(patterns: list[Any], prefix: str) -> Iterator[Route]:
    for each in patterns:
        if isinstance(each, URLPattern):
            yield Route(each.name or "", prefix + str(each.pattern), each.callback)
        else:
            yield from _walk(each.url_patterns, prefix + str(each.pattern))


class _Ones(dict[str, int]):
    """Any name in braces is a number."""

    def __missing__(self, key: str) -> int:
        return 1


def name_of(address: str) -> str:
    """Return the name of the route that an address leads to, with names in braces or with numbers."""
    return resolve(address.partition("?")[0].format_map(_Ones())).url_name or ""
