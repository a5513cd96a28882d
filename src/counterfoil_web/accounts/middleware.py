"""Finds who acts: the person signed in, the organisation chosen, and the roles held there today."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone

from counterfoil_web.accounts.store import acting_for

ORGANISATION_KEY = "acting_in"


class ActingMiddleware:
    """Sets `request.acting`: an Acting, or None for who is signed out or belongs nowhere."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.acting = None  # type: ignore[attr-defined]
        if request.user.is_authenticated:
            request.acting = acting_for(  # type: ignore[attr-defined]
                request.user,
                wanted=request.session.get(ORGANISATION_KEY),
                today=timezone.localdate(),
            )
        return self.get_response(request)
