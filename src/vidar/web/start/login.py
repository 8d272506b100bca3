"""Log in: begin an attempt, send the browser to the provider, take the answer, open the session."""

import logging
import secrets
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.http import HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect

from vidar.access.attempts import LIFETIME, AttemptFault, AttemptRefusedError, KeptAttempt, keep_attempt, take_attempt
from vidar.access.kinds import Provider
from vidar.access.logins import (
    Entered,
    NoCapacityError,
    OtherSubjectError,
    ProviderLogin,
    log_in,
)
from vidar.access.sessions import digest_of, end_session
from vidar.config.clock import real_now
from vidar.integrations.oidc.callback import callback_params
from vidar.integrations.oidc.port import Attempt, Prompt, VerifiedLogin
from vidar.integrations.oidc.refusal import LoginRefused
from vidar.schools.queries import login_school
from vidar.web.cookies import RETURN, attempt_cookie, forget_cookie, page_asked_for, set_cookie
from vidar.web.own_path import HOME, own_path
from vidar.web.routing import Who, page
from vidar.web.settings.devices import device_name
from vidar.web.start.choose import choose_address
from vidar.web.start.home import home_of
from vidar.web.start.no_access import why_nothing
from vidar.web.start.onward import go_on_to
from vidar.web.start.providers import NAMES, NotSetUpError, login_provider
from vidar.web.start.refusals import Code, OwnRefusal
from vidar.web.start.stopped import no_access_page, refused_page

_log = logging.getLogger("vidar.login")


_STOPS = (LoginRefused, AttemptRefusedError, NotSetUpError, OtherSubjectError)
type Stop = LoginRefused | AttemptRefusedError | NotSetUpError | OtherSubjectError


@page(Who.ANYONE, methods=("POST",))
def begin(request: Any, provider: Provider) -> HttpResponse:
    """Keep an attempt, bind it to this browser by a cookie, and send the browser to the provider."""
    school = login_school(slug=request.POST.get("skole", ""))
    school_id = school.id if school is not None else None
    try:
        redirection = login_provider(provider).start(
            return_path=own_path(page_asked_for(request)),
            ui_locale=request.LANGUAGE_CODE,
            prompt=Prompt.LOGIN if request.POST.get("annen") else None,
        )
    except _STOPS as stop:
        return _stopped(request, provider, stop, school_id)
    browser_token = secrets.token_urlsafe(32)
    keep_attempt(
        _kept(redirection.attempt, school_id=school_id, remember=request.POST.get("husk") == "ja"),
        state=redirection.attempt.state,
        browser_token=browser_token,
    )
    response = go_on_to(request, redirection.url, provider=NAMES[provider])
    set_cookie(response, attempt_cookie(digest_of(redirection.attempt.state)), browser_token, lasts=LIFETIME)
    forget_cookie(response, RETURN)
    return response


@page(Who.ANYONE, writes_on_get=True)
def finish(request: Any, provider: Provider) -> HttpResponse:
    """Take the provider's answer. On the list of GETs that write: it uses up an attempt and opens a session."""
    if request.method != "GET":
        return HttpResponseNotAllowed(["GET"])
    school_id = None
    try:
        params = callback_params(request.META.get("QUERY_STRING", ""))
        state = params.get("state", "")
        kept = _take(request, provider, state)
        school_id = kept.school_id
        verified = login_provider(provider).finish(_attempt(kept, state), params)
        entered = _enter(request, provider, verified, remember=kept.remember)
    except _STOPS as stop:
        return _stopped(request, provider, stop, school_id)
    except NoCapacityError as nothing:
        return no_access_page(request, provider, why_nothing(provider, nothing.choices), school_id=school_id)
    return _welcome(request, entered, state, kept.return_path)


def _kept(attempt: Attempt, *, school_id: int | None, remember: bool) -> KeptAttempt:
    return KeptAttempt(
        provider=attempt.provider,
        nonce=attempt.nonce,
        code_verifier=attempt.code_verifier,
        return_path=attempt.return_path,
        school_id=school_id,
        remember=remember,
        created_at=real_now(),
    )


def _take(request: Any, provider: Provider, state: str) -> KeptAttempt:
    browser_token = request.COOKIES.get(attempt_cookie(digest_of(state)), "")
    return take_attempt(at=real_now(), provider=provider.value, state=state, browser_token=browser_token)


def _attempt(kept: KeptAttempt, state: str) -> Attempt:
    return Attempt(
        provider=kept.provider,
        state=state,
        nonce=kept.nonce,
        code_verifier=kept.code_verifier,
        created_at=kept.created_at,
        return_path=kept.return_path,
        school_slug="",
    )


def _enter(request: Any, provider: Provider, verified: VerifiedLogin, *, remember: bool) -> Entered:
    return log_in(
        ProviderLogin(
            provider=provider,
            issuer=verified.issuer,
            subject=verified.subject,
            provider_session=verified.sid,
            id_token=verified.id_token,
            feide_name=verified.feide_name,
            national_id=verified.national_id,
        ),
        at=real_now(),
        school_at=request.school_now,
        remember=remember,
        device=device_name(request.headers.get("User-Agent", "")),
    )


def _welcome(request: Any, entered: Entered, state: str, return_path: str) -> HttpResponse:
    """Give the browser its new token. The session it had before ends: nobody keeps two in one browser."""
    if request.open_session is not None:
        end_session(request.open_session.id, at=real_now())
    response = redirect(_first_page(entered, return_path))
    lasts = timedelta(days=settings.REMEMBER_DAYS) if entered.remembered else None
    set_cookie(response, settings.SESSION_COOKIE, entered.token, lasts=lasts)
    forget_cookie(response, attempt_cookie(digest_of(state)))
    response.headers["Cache-Control"] = "no-store"
    return response


def _first_page(entered: Entered, return_path: str) -> str:
    if entered.chosen is None:
        return choose_address(return_path)
    wanted = own_path(return_path, capacity=entered.chosen.kind)
    return home_of(entered.chosen) if wanted == HOME else wanted


def _stopped(request: Any, provider: Provider, stop: Stop, school_id: int | None) -> HttpResponse:
    """Show why it stopped. The log gets words of our own, and nothing about anybody."""
    code = _code_of(stop)
    if code is AttemptFault.USED and request.open_session is not None:
        return redirect(HOME)  # somebody inside went back to the address of their own login
    _log.info("login with %s stopped: %s", provider.value, stop)
    return refused_page(request, provider, code, school_id=school_id)


def _code_of(stop: Stop) -> Code:
    match stop:
        case LoginRefused():
            return stop.code
        case AttemptRefusedError():
            return stop.fault
        case OtherSubjectError():
            return OwnRefusal.OTHER_SUBJECT
        case NotSetUpError():
            return OwnRefusal.NOT_SET_UP
