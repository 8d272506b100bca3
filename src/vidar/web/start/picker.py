"""From the front door to a school's login: county, school, and what this device remembers."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from vidar.schools.queries import LoginSchool, counties, login_school, schools_of_county
from vidar.web.cookies import page_asked_for, remember_school, remembered_school
from vidar.web.rendering import render
from vidar.web.routing import Who, page
from vidar.web.start.home import home_of
from vidar.web.start.school_search import search_schools
from vidar.web.start.whoever import know_actor


@page(Who.ANYONE)
def start(request: Any) -> HttpResponse:
    """Whoever is logged in goes to their start page, others to their school's login, or to a choice of county."""
    if request.open_session is not None:
        actor = know_actor(request)
        return redirect(home_of(actor) if actor is not None else "choose-capacity")
    slug = remembered_school(request)
    school = login_school(slug=slug) if slug else None
    return _school_page(request, school) if school is not None else _choose_county(request)


@page(Who.ANYONE)
def county_list(request: Any) -> HttpResponse:
    """The choice of county, also for those whose device remembers a school."""
    know_actor(request)
    return _choose_county(request)


def _choose_county(request: Any) -> HttpResponse:
    found = counties()
    if len(found) == 1:
        return redirect("county", found[0].slug)
    return render(request, "start/counties.jinja", {"counties": found})


@page(Who.ANYONE)
def county(request: Any, slug: str) -> HttpResponse:
    """List the county's schools, those that use Vidar first; ``?sok=`` narrows the list."""
    known = schools_of_county(slug)
    if known is None:
        raise Http404
    know_actor(request)
    wanted = request.GET.get("sok", "")[:60].strip()
    searched = search_schools(known.schools, wanted)
    context = {
        "county_name": known.name,
        "wanted": wanted,
        "active": [each for each in searched if each.school.active],
        "inactive": [each for each in searched if not each.school.active],
        "found": sum(each.found for each in searched),
        "several_counties": not known.only_county,
    }
    return render(request, "start/county.jinja", context)


@page(Who.ANYONE)
def school(request: Any, slug: str) -> HttpResponse:
    """A school's own short address: its two ways to log in."""
    found = login_school(slug=slug)
    if found is None:
        raise Http404
    know_actor(request)
    return _school_page(request, found)


def _school_page(request: Any, school: LoginSchool) -> HttpResponse:
    context = {
        "school": school,
        "remember_days": settings.REMEMBER_DAYS,
        "asked_for_a_page": bool(page_asked_for(request)),
        "was_logged_in": settings.SESSION_COOKIE in request.COOKIES,
    }
    response = render(request, "start/school.jinja", context)
    remember_school(response, school.slug)
    return response
