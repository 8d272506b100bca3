"""Pages for what went wrong: what happened, that nothing is lost, what to do next."""

from typing import Any

from django.http import HttpResponse


def csrf_failed(_request: Any, reason: str = "") -> HttpResponse:
    """Answer a form whose token is missing or old."""
    return HttpResponse(reason, status=403)


def bad_request(_request: Any, exception: Exception | None = None) -> HttpResponse:
    return HttpResponse("400", status=400)


def forbidden(_request: Any, exception: Exception | None = None) -> HttpResponse:
    return HttpResponse("403", status=403)


def not_found(_request: Any, exception: Exception | None = None) -> HttpResponse:
    return HttpResponse("404", status=404)


def server_error(_request: Any) -> HttpResponse:
    return HttpResponse("500", status=500)
