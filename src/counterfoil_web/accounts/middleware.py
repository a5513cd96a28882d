"""Around every page: the session's end, who acts, the second factor, hidden records."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.views import redirect_to_login
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from counterfoil_web.accounts import kept_words, second_factor
from counterfoil_web.accounts.hidden_records import RoomNotThere, note_asked_for
from counterfoil_web.accounts.store import acting_for

ORGANISATION_KEY = "acting_in"
USED_KEY = "used_at"
RENEW_SECONDS = 60
BACKGROUND = "X-Background"

GetResponse = Callable[[HttpRequest], HttpResponseBase]


class SessionUseMiddleware:
    """Ends a session that nobody used for a while, and renews one that somebody does.

    Only what a person does counts: a page that asks by itself sends `X-Background: 1`. A session is
    renewed at most once a minute, so that most pages write nothing.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        signed_in = request.user.is_authenticated and not self._ended(request)
        response = self.get_response(request)
        if request.user.is_authenticated:
            kept_words.remember_person(request, response)
        elif signed_in:
            kept_words.forget_person(response)
        return response

    def _ended(self, request: HttpRequest) -> bool:
        now = int(time.time())
        used = request.session.get(USED_KEY, now)
        if now - used > settings.SESSION_COOKIE_AGE:
            request.session.flush()
            request.user = AnonymousUser()
            return True
        background = request.headers.get(BACKGROUND) == "1"
        fresh = USED_KEY in request.session and now - used < RENEW_SECONDS
        if not background and not fresh:
            request.session[USED_KEY] = now
        return False


class SignInMiddleware(LoginRequiredMiddleware):
    """Sends who is signed out to sign in, and keeps the words of a form that came too late."""

    def handle_no_permission(
        self, request: HttpRequest, view_func: Callable[..., Any]
    ) -> HttpResponseBase:
        if request.headers.get("HX-Request") == "true":
            return HttpResponse(status=401, headers={"HX-Trigger": "counterfoil:signed-out"})
        if request.method != "POST":
            answer: HttpResponseBase = super().handle_no_permission(request, view_func)
            return answer
        token = kept_words.keep(request)
        if token is None:
            messages.warning(request, "You were signed out, so what you sent was not saved.")
            return redirect_to_login(_page_before(request), str(settings.LOGIN_URL))
        messages.info(
            request,
            "You were signed out before what you sent arrived. It is kept: sign in to send it.",
        )
        response = redirect_to_login(reverse("accounts:kept-words"), str(settings.LOGIN_URL))
        kept_words.give_cookie(request, response, token)
        return response

    def process_template_response(self, request: HttpRequest, response: Any) -> Any:
        """Fit allauth's pages to ours: a refused form is 422."""
        form = (response.context_data or {}).get("form")
        if request.method == "POST" and response.status_code == 200 and form and form.errors:
            response.status_code = 422
        return response


class ActingMiddleware:
    """Sets `request.acting`: an Acting, or None for who is signed out or belongs nowhere."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.acting = None  # type: ignore[attr-defined]
        if request.user.is_authenticated:
            request.acting = acting_for(  # type: ignore[attr-defined]
                request.user,
                wanted=request.session.get(ORGANISATION_KEY),
                today=timezone.localdate(),
            )
        response = self.get_response(request)
        if request.method == "POST" and response.status_code < 400:
            sent = request.POST.get(kept_words.FIELD, "")
            if sent and request.user.is_authenticated:
                kept_words.drop(request, sent)
        return response


class SecondFactorMiddleware:
    """Where an organisation demands a second factor, everything waits until there is one."""

    _OPEN = re.compile(
        r"mfa_|accounts:(second-factor-needed|keep-alive|switch|kept-words)$"
        r"|account_(logout|login|reauthenticate|inactive)$"
    )

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view_func: Callable[..., Any], *_: Any
    ) -> HttpResponseBase | None:
        acting = getattr(request, "acting", None)
        if acting is None or not second_factor.demanded_of(acting):
            return None
        match = request.resolver_match
        name = match.view_name if match else ""
        if not getattr(view_func, "login_required", True) or self._OPEN.match(name or ""):
            return None
        if second_factor.is_satisfied(request):
            return None
        where = reverse("accounts:second-factor-needed")
        if request.headers.get("HX-Request") == "true":
            return HttpResponse(status=403, headers={"HX-Redirect": where})
        return redirect(where)


class HiddenRecordMiddleware:
    """Writes down that somebody asked for a partnership that is not there for them."""

    _PARTNERSHIP = re.compile(r"^/partnerships/(?P<ref>[2-9a-z]{8})(?:/(?P<room>.*)|$)")
    _MOST_A_MINUTE = 30

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if response.status_code == 404 and getattr(request, "acting", None) is not None:
            asked = self._PARTNERSHIP.match(request.path_info)
            if asked and self._is_news(request, asked["ref"]):
                room = (asked["room"] or "").strip("/") if _room_is_hidden(request) else ""
                note_asked_for(request.acting, asked["ref"], room)  # type: ignore[attr-defined]
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        """Keep in mind that it was a room, not the partnership, that was not there."""
        if isinstance(exception, RoomNotThere):
            request.room_not_there = True  # type: ignore[attr-defined]

    def _is_news(self, request: HttpRequest, ref: str) -> bool:
        """Once a minute for each person and address, and not without end for one person."""
        person = request.user.pk
        if not cache.add(f"asked-for:{person}:{ref}", 1, 60):
            return False
        count = f"asked-for:{person}"
        cache.add(count, 0, 60)
        return int(cache.incr(count)) <= self._MOST_A_MINUTE


def _room_is_hidden(request: HttpRequest) -> bool:
    return getattr(request, "room_not_there", False)


def _page_before(request: HttpRequest) -> str:
    """The page of ours that the form stood on, else the first page."""
    came_from = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(came_from, allowed_hosts={request.get_host()}):
        return "/"
    return urlsplit(came_from).path or "/"
