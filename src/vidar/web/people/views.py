"""Search for pupils, Personalia, and the class page."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from vidar.enrolment.desk import may_enrol
from vidar.enrolment.queries import class_of_pupil
from vidar.people.queries import personalia, search_pupils
from vidar.web.cookies import remember_search, remembered_search
from vidar.web.people.building import class_card, person_page, search_page
from vidar.web.people.tabs import pupil_tabs
from vidar.web.rendering import render
from vidar.web.routing import Who, page

_LONGEST_QUERY = 80
_LAST_PAGE = 9999


@page(Who.SCHOOL_STAFF, methods=("GET", "POST"), reads_only=True)
def pupil_search(request: Any) -> HttpResponse:
    """Find pupils by the beginning of a name. While one types, htmx asks for the result alone.

    What is typed is posted and kept in a cookie: a name in an address would stand in histories and logs.
    """
    live = request.headers.get("HX-Request") == "true"
    asked = request.POST.get("sok", "").strip()[:_LONGEST_QUERY] if request.method == "POST" else None
    if asked is not None and not live:
        response: HttpResponse = redirect("pupil-search")
        remember_search(request, response, asked)
        return response
    text = remembered_search(request) if asked is None else asked
    number, error = _page_number(request.GET.get("side", "1"))
    found = search_pupils(request.actor, text, page=number)
    context = {
        "search": search_page(request.actor, found, text, error),
        "keeps_pupils": may_enrol(request.actor),
    }
    template = "people/found.jinja" if live else "people/search.jinja"
    response = render(request, template, context, status=400 if error else 200)
    if asked is not None:
        remember_search(request, response, asked)
    return response


def _page_number(text: str) -> tuple[int, str]:
    if text.isascii() and text.isdecimal() and 1 <= int(text[:5]) <= _LAST_PAGE:
        return int(text[:5]), ""
    return 1, _("Sidetallet i adressen finnes ikke. Her er første side.")


@page(Who.LOGGED_IN)
def personalia_page(request: Any, person_id: int) -> HttpResponse:
    """Name, birth date, school, class and programme of a pupil."""
    shown = personalia(request.actor, person_id)
    context = {
        "person": person_page(request.actor, shown),
        "tabs": pupil_tabs(request.actor, shown.record, "personalia"),
    }
    return render(request, "people/personalia.jinja", context)


@page(Who.LOGGED_IN)
def class_page(request: Any, person_id: int) -> HttpResponse:
    """The class of a pupil, with contact teachers and subject teachers."""
    shown = class_of_pupil(request.actor, person_id)
    context = {
        "shown": shown,
        "cards": tuple(class_card(school) for school in shown.schools),
        "tabs": pupil_tabs(request.actor, shown.record, "class-of-pupil"),
    }
    return render(request, "people/class.jinja", context)
