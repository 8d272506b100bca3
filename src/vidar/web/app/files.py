"""The two files that make a web page an app: the manifest, and the worker at an address that covers every page."""

import json
from functools import cache
from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils import translation
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _

from vidar.web.routing import Who, page
from vidar.web.templating import colours, static

_A_DAY = 86_400
_HTML_NAMES = {"nb": "nb-NO", "nn": "nn-NO", "en": "en-GB"}


@page(Who.ANYONE)
def manifest(_request: Any, lang: str) -> HttpResponse:
    """Give the manifest in one language. Browsers fetch it without cookies, so the address says which."""
    if lang not in dict(settings.LANGUAGES):
        raise Http404
    with translation.override(lang):
        response = JsonResponse(_manifest(lang), content_type="application/manifest+json")
    response.headers["Cache-Control"] = f"public, max-age={_A_DAY}"
    return response


@page(Who.ANYONE)
def worker(request: Any) -> HttpResponse:
    """Give the worker. Its bytes change with every change of any built file, and browsers ask for it at each visit."""
    name, text = _worker()
    etag = f'"{name}"'
    whole = HttpResponse(text, content_type="text/javascript; charset=utf-8", headers={"ETag": etag})
    response = get_conditional_response(request, etag=etag, response=whole) or whole
    response.headers["Cache-Control"] = "no-cache"
    return response


def _manifest(lang: str) -> dict[str, Any]:
    shown = colours()
    return {
        "id": "/",
        "name": "Vidar",
        "short_name": "Vidar",
        "description": _("Timeplan, fravær og alt det andre i skolehverdagen"),
        "lang": _HTML_NAMES[lang],
        "dir": "ltr",
        "start_url": reverse("start"),
        "scope": "/",
        "display": "standalone",
        "theme_color": shown["theme"]["light"],
        "background_color": shown["background"]["light"],
        "categories": ["education"],
        "icons": [_icon(size, purpose) for purpose in ("any", "maskable") for size in (192, 512)],
        "shortcuts": [{"name": _("Timeplan"), "url": reverse("week"), "icons": [_icon(192, "any")]}],
    }


def _icon(size: int, purpose: str) -> dict[str, str]:
    name = f"icon-maskable-{size}.png" if purpose == "maskable" else f"icon-{size}.png"
    return {"src": static(name), "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}


@cache
def _worker() -> tuple[str, str]:
    """Return the worker's built name and text. Both are read at once, as a build may come between two readings."""
    manifest = json.loads((settings.STATIC_BUILD / "manifest.json").read_text(encoding="utf-8"))
    name: str = manifest["worker.js"]
    return name, (settings.STATIC_BUILD / name).read_text(encoding="utf-8")
