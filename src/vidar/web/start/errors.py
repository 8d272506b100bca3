"""Pages for what went wrong: what happened, that nothing is lost, what to do next."""

import logging
from typing import Any

from django.db import DatabaseError
from django.http import HttpResponse
from django.utils.translation import gettext as _

from vidar.web.own_path import path_back
from vidar.web.rendering import render
from vidar.web.start.last_resort import plain_page
from vidar.web.start.whoever import know_actor

_log = logging.getLogger("vidar.errors")


def csrf_failed(request: Any, reason: str = "") -> HttpResponse:
    """Answer a form whose token is missing or old."""
    _log.info("form refused: %s", reason)
    return _error(
        request,
        403,
        _("Skjemaet var for gammelt"),
        _(
            "Det ble åpnet før du logget inn eller ut, eller nettleseren stopper informasjonskapsler. "
            "Ingenting er lagret, og ingenting er ødelagt. Gå tilbake, last siden på nytt og send en gang til."
        ),
        back=path_back(request),
    )


def bad_request(request: Any, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 - Django's form
    """Answer a request that no page of ours has made."""
    return _error(
        request,
        400,
        _("Vi forsto ikke forespørselen"),
        _("Adressen eller skjemaet var ikke slik Vidar lager dem. Ingenting er endret."),
    )


def forbidden(request: Any, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 - Django's form
    """Answer somebody who may not do this."""
    return _error(
        request,
        403,
        _("Du har ikke tilgang til dette"),
        _("Ingenting er endret. Mener du at du skal ha tilgang, kan du spørre skolen."),
    )


def not_found(request: Any, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 - Django's form
    """Answer for a page that is not there, or not there for this person: nobody is told which."""
    try:
        know_actor(request)
    except DatabaseError:
        _log.warning("no menu on the page that was not found: the database did not answer")
    return _error(
        request,
        404,
        _("Fant ikke siden"),
        _(
            "Den finnes ikke, eller den er ikke for deg slik du er logget inn nå. "
            "Sjekk adressen, eller gå til forsiden."
        ),
    )


def server_error(request: Any) -> HttpResponse:
    """Answer for a fault of ours. Asks nothing of the database, and is plain if even the layout fails."""
    try:
        return _error(
            request,
            500,
            _("Noe gikk galt hos oss"),
            _(
                "Feilen er skrevet ned, og det er ikke noe du har gjort. "
                "Det du alt har lagret, er trygt. Prøv igjen om litt."
            ),
        )
    except Exception:  # noqa: BLE001 - whatever failed, somebody waits for an answer
        _log.exception("the page for errors failed")
        return plain_page()


def _error(request: Any, status: int, title: str, text: str, *, back: str = "") -> HttpResponse:
    return render(request, "errors/error.jinja", {"title": title, "text": text, "back": back}, status=status)
