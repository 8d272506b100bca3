"""The language a person has chosen, kept in a cookie; else the browser's wish; else bokmål."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.utils import translation

COOKIE = "vidar_language"


class ChosenLanguage:
    """Activate one of the three languages for the request."""

    def __init__(self, get_response: Callable[[Any], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:
        chosen = request.COOKIES.get(COOKIE, "")
        language = chosen if chosen in dict(settings.LANGUAGES) else _from_browser(request)
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        response.headers["Content-Language"] = language
        return response


def _from_browser(request: Any) -> str:
    """Return the first language of the browser's list that Vidar has. "no" means bokmål."""
    for wish in request.headers.get("Accept-Language", "").split(","):
        code: str = wish.split(";")[0].strip().lower().split("-")[0]
        if code in {"nb", "no", "da", "sv"}:
            return "nb"
        if code in {"nn", "en"}:
            return code
    return "nb"
