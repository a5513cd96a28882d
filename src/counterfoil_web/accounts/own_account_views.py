"""One's own account: name, password, second factor, sessions, roles."""

from __future__ import annotations

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from counterfoil_web.accounts.browsers import browser_in_words
from counterfoil_web.accounts.directory_store import directory_by
from counterfoil_web.accounts.forms import NameForm, posted
from counterfoil_web.accounts.models import User
from counterfoil_web.accounts.open_sessions import open_sessions
from counterfoil_web.accounts.people_store import end_sessions, rename, roles_everywhere
from counterfoil_web.accounts.presenters import role_rows
from counterfoil_web.accounts.second_factor import demanded_of, factors_of
from counterfoil_web.records.log import write


@require_http_methods(["GET", "POST"])
def you(request: HttpRequest) -> HttpResponse:
    """The account of whoever is signed in."""
    user, acting = request.user, request.acting  # type: ignore[attr-defined]
    form = NameForm(posted(request), initial={"name": user.name})
    if request.method == "POST" and form.is_valid():
        rename(acting, user, form.cleaned_data["name"])
        messages.success(request, "Your name was changed.")
        return redirect("accounts:you")
    connected = _connected(user)
    accounts = [directory_by(one) for one in connected]
    context = {
        "form": form,
        "factors": list(factors_of(user)),
        "factor_demanded": acting is not None and demanded_of(acting),
        "sessions": _sessions(request),
        "roles": [
            (organisation, role_rows(held))
            for organisation, held in roles_everywhere(user, timezone.localdate())
        ],
        "directories": [one for one in accounts if one],
        "has_password": user.has_usable_password(),
        "can_connect": _directories_to_connect(request, connected),
    }
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "accounts/you.html", context, status=status)


@require_POST
def end_other_sessions(request: HttpRequest) -> HttpResponse:
    """Sign out everywhere but here."""
    ended = end_sessions(request.user, but=request.session.session_key or "")
    write(
        request.acting,  # type: ignore[attr-defined]
        "other-sessions-ended",
        record=f"person/{request.user.pk}",
        person=request.user,
        after={"sessions": ended},
    )
    messages.success(request, "You are signed out everywhere but here.")
    return redirect("accounts:you")


def _sessions(request: HttpRequest) -> list[tuple[UserSession, str, bool]]:
    rows = open_sessions(request.user)
    here = request.session.session_key
    rows.sort(key=lambda row: (row.session_key != here, -row.created_at.timestamp()))
    return [(row, browser_in_words(row.user_agent), row.session_key == here) for row in rows]


def _connected(user: User) -> list[str]:
    """The directories that the account is known in; nothing is asked where there are none."""
    if not settings.DIRECTORIES:
        return []
    return [one.provider for one in user.socialaccount_set.all()]


def _directories_to_connect(request: HttpRequest, connected: list[str]) -> list[object]:
    acting = request.acting  # type: ignore[attr-defined]
    if acting is None:
        return []
    served = {one.directory for one in (acting.organisation, *acting.others) if one.directory}
    found = [directory_by(key) for key in sorted(served.difference(connected))]
    return [one for one in found if one]
