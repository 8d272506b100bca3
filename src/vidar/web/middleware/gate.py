"""Refuse every view that has not said who it is for."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse


class UndeclaredPageError(RuntimeError):
    """A view has no ``@page``. A mistake in the program; nobody gets in."""


class Gate:
    """Default deny for pages, and no demo pages outside the demo."""

    def __init__(self, get_response: Callable[[Any], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, _request: Any, view: Any, _arguments: Any, _keywords: Any) -> None:
        """Check the declaration before the view runs."""
        declared = getattr(view, "declared", None)
        if declared is None:
            raise UndeclaredPageError(getattr(view, "__name__", "a view"))
        if declared.demo_only and not settings.SHOW_COMPONENTS:
            raise Http404
