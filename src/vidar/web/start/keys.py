"""Our public keys, where ID-porten fetches them."""

from typing import Any

from django.http import Http404, HttpResponse, JsonResponse

from vidar.web.routing import Who, page
from vidar.web.start.providers import NotSetUpError, client_jwks


@page(Who.ANYONE)
def jwks(_request: Any) -> HttpResponse:
    """Publish the public halves of the client's keys (RFC 7517)."""
    try:
        response = JsonResponse(client_jwks())
    except NotSetUpError as missing:
        raise Http404 from missing
    response.headers["Cache-Control"] = "public, max-age=300"
    return response
