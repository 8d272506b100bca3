"""Vidar's cookies. All are necessary for what the person asked for; none follows anybody."""

import re
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core import signing
from django.http import HttpResponse

SCHOOL = "vidar_school"
RETURN = "vidar_return"
SEARCH = "vidar_search"
TIMETABLE_SEARCH = "vidar_timetable_search"
LOGGED_OUT = "vidar_logged_out"
_ATTEMPT = "vidar_login_"
_A_YEAR = timedelta(days=365)
_WHILE_LOGGING_IN = timedelta(minutes=15)
_WHILE_SEARCHING = timedelta(minutes=10)
_LONGEST_PATH = 200
_SLUG = re.compile(r"[a-z0-9-]{1,60}")


def set_cookie(response: HttpResponse, name: str, value: str, *, lasts: timedelta | None) -> None:
    """Set a cookie that scripts cannot read; without ``lasts`` it ends with the browser."""
    response.set_cookie(
        name,
        value,
        max_age=None if lasts is None else int(lasts.total_seconds()),
        httponly=True,
        secure=settings.SECURE_COOKIES,
        samesite="Lax",
    )


def forget_cookie(response: HttpResponse, name: str) -> None:
    """Let the browser forget a cookie; one with a host prefix is only forgotten by a secure answer."""
    response.delete_cookie(name, samesite="Lax")
    if settings.SECURE_COOKIES:
        response.cookies[name]["secure"] = True


def attempt_cookie(state_digest: bytes) -> str:
    """Name the cookie that binds one login under way to this browser. Two tabs may have one each."""
    # Another service on the county's domain can set a cookie here, but not one with this prefix.
    prefix = "__Host-" if settings.SECURE_COOKIES else ""
    return f"{prefix}{_ATTEMPT}{state_digest.hex()[:16]}"


def remember_page(request: Any, response: HttpResponse) -> None:
    """Remember the page that was asked for without a login, for a quarter of an hour; signed, so that it is ours."""
    path = request.get_full_path()
    if len(path) <= _LONGEST_PATH:
        seconds = int(_WHILE_LOGGING_IN.total_seconds())
        response.set_signed_cookie(
            RETURN, path, max_age=seconds, httponly=True, secure=settings.SECURE_COOKIES, samesite="Lax"
        )


def page_asked_for(request: Any) -> str:
    """Return the page that was asked for without a login, or ""."""
    path: str = request.get_signed_cookie(RETURN, default="")
    return path if len(path) <= _LONGEST_PATH else ""


def remember_search(request: Any, response: HttpResponse, text: str, *, name: str = SEARCH) -> None:
    """Keep what somebody searches for, so that no name stands in an address; for ten minutes of this session alone.

    ``name`` is one of the cookies above: each page that searches has its own.
    """
    sealed = signing.dumps(text, salt=f"{name}{request.open_session.id}")
    set_cookie(response, name, sealed, lasts=_WHILE_SEARCHING)


def remembered_search(request: Any, *, name: str = SEARCH) -> str:
    """Return what this session searched for last, or ""."""
    try:
        text: str = signing.loads(
            request.COOKIES.get(name, ""), salt=f"{name}{request.open_session.id}", max_age=_WHILE_SEARCHING
        )
    except signing.BadSignature:
        return ""
    return text


def remember_school(response: HttpResponse, slug: str) -> None:
    """Remember which school's login page was used last: its short name and nothing else, for a year."""
    set_cookie(response, SCHOOL, slug, lasts=_A_YEAR)


def remembered_school(request: Any) -> str:
    """Return the short name of the school used last, or ""."""
    slug = request.COOKIES.get(SCHOOL, "")
    return slug if _SLUG.fullmatch(slug) else ""
