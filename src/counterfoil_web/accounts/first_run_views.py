"""The page behind the one-time link: the first administrator of an installation."""

from __future__ import annotations

from allauth.decorators import rate_limit
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from counterfoil_web.accounts.first_administrator import become_first_administrator, is_open
from counterfoil_web.accounts.forms import posted
from counterfoil_web.accounts.invitation_store import NotOpen
from counterfoil_web.accounts.invitation_views import sign_in_new
from counterfoil_web.accounts.organisation_forms import FirstAdministratorForm
from counterfoil_web.accounts.organisation_store import NameTaken


@login_not_required
@rate_limit(action="signup")
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def first_administrator(request: HttpRequest, token: str) -> HttpResponse:
    """Make the first account and organisation."""
    if not is_open(token):
        return _ended(request)
    form = FirstAdministratorForm(posted(request))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            user = become_first_administrator(
                token,
                name=said["name"],
                email=said["email"],
                password=said["password"],
                organisation=form.new_organisation(),
            )
        except NotOpen:
            return _ended(request)
        except NameTaken:
            form.add_error(None, "There is an organisation with this name already")
        else:
            messages.success(
                request, "Welcome. You look after this installation. Invite your colleagues next."
            )
            return sign_in_new(request, user)
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "accounts/first_administrator.html", {"form": form}, status=status)


def _ended(request: HttpRequest) -> HttpResponse:
    return render(request, "accounts/link_ended.html", {"what": "first"}, status=410)
