"""The page of the try-out on which anybody may be anybody."""

from __future__ import annotations

from allauth.account.adapter import get_adapter
from allauth.account.utils import perform_login
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from counterfoil_web.accounts.kept_words import kept_for
from counterfoil_web.accounts.try_out import ORGANISATIONS, ROLES, account_of


@login_not_required
@require_GET
def choose(request: HttpRequest) -> HttpResponse:
    """The roles, by organisation, with what each can try."""
    _only_in_the_try_out()
    groups = [
        (name, [one for one in ROLES if one.place == key])
        for key, (_, name, _, _) in ORGANISATIONS.items()
    ]
    present = account_of(ROLES[0].key) is not None
    context = {"groups": [group for group in groups if group[1]], "present": present}
    return render(request, "accounts/try_as.html", context)


@login_not_required
@require_POST
def enter(request: HttpRequest, key: str) -> HttpResponse:
    """Sign in as one of the roles, and go on to what was sent when its session had ended."""
    _only_in_the_try_out()
    user = account_of(key)
    if user is None:
        raise Http404("There is no such account in the try-out.")
    if request.user.is_authenticated:
        get_adapter(request).logout(request)
    answer: HttpResponse = perform_login(request, user, redirect_url=reverse("partnerships:home"))
    request.session.set_expiry(0)
    return redirect("accounts:kept-words") if kept_for(request) else answer


def _only_in_the_try_out() -> None:
    """The addresses are not there in a real installation; should they be, they answer nothing."""
    if not settings.TRY_OUT:
        raise Http404
