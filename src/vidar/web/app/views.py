"""Vidar as an app: how to get it, what it keeps, and the page for when there is no network."""

from typing import Any

from django.http import HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect
from django.urls import reverse

from vidar.web.app.keeping import call_own, call_shared, has_own_week, is_own_device
from vidar.web.rendering import render
from vidar.web.routing import Who, page
from vidar.web.start.whoever import know_actor

_CHOICES = ("ja", "nei")


@page(Who.ANYONE)
def app(request: Any) -> HttpResponse:
    """Say how Vidar becomes an app, and let a person keep their week on a device of their own."""
    actor = know_actor(request)
    chosen = request.GET.get("valgt", "")
    context = {
        "logged_in": actor is not None,
        "has_own_week": actor is not None and has_own_week(actor),
        "is_own_device": actor is not None and is_own_device(request, actor),
        "own_pages": [reverse("week"), *([reverse("my-day")] if actor is not None and actor.is_staff else [])],
        "chosen": chosen if chosen in _CHOICES else "",
    }
    return render(request, "app/app.jinja", context)


@page(Who.LOGGED_IN, methods=("POST",))
def keep_week(request: Any) -> HttpResponse:
    """Take the choice for this device. Who has no week of their own has nothing to choose, but may always say no."""
    choice = request.POST.get("valg", "")
    if choice not in _CHOICES or (choice == "ja" and not has_own_week(request.actor)):
        return HttpResponseBadRequest()
    response = redirect(f"{reverse('app')}?valgt={choice}")
    if choice == "ja":
        call_own(response, request.actor)
    else:
        call_shared(response)
    return response


@page(Who.ANYONE)
def offline(request: Any) -> HttpResponse:
    """Say that there is no network. The worker keeps this page, so it knows nobody and no time: no menu, no clock."""
    return render(request, "app/offline.jinja", {"clock": None})
