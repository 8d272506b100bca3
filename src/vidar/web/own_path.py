"""Where a form leads back to: a page of our own that can be asked for, never another site."""

from typing import Any
from urllib.parse import urlsplit

from django.urls import Resolver404, resolve

from vidar.access.kinds import CapacityKind
from vidar.integrations.oidc.return_path import safe_return_path
from vidar.web.routing import Declared, Who

HOME = "/"


def own_path(wanted: str, *, capacity: CapacityKind | None = None) -> str:
    """Return ``wanted`` if it is the address of a page that a GET opens, else "/".

    With ``capacity``, the page must be for that capacity too: whoever logs in next on a shared computer must
    not land on somebody else's page.
    """
    path = safe_return_path(wanted)
    declared = _declared(path)
    if declared is None or "GET" not in declared.methods or declared.writes_on_get:
        return HOME
    if capacity is not None and declared.who is not Who.ANYONE and capacity not in declared.who.value:
        return HOME
    return path


def path_back(request: Any) -> str:
    """Return the page a small form was sent from: the one it names, else the one the browser says."""
    named = request.POST.get("next", "")
    if named:
        return own_path(named)
    came_from = urlsplit(request.headers.get("Referer", ""))
    if came_from.netloc != request.get_host():
        return HOME
    return own_path(f"{came_from.path}?{came_from.query}" if came_from.query else came_from.path)


def _declared(path: str) -> Declared | None:
    try:
        view = resolve(urlsplit(path).path).func
    except Resolver404:
        return None
    declared: Declared | None = getattr(view, "declared", None)
    return declared
