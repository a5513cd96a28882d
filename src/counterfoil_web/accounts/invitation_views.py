"""Pages about invitations: making one, its link, sending it again, and joining by it."""

from __future__ import annotations

from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from allauth.decorators import rate_limit
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from counterfoil.access import Capability, Refusal
from counterfoil_web.accounts import invitation_store, presenters
from counterfoil_web.accounts.acting import acting_view, require
from counterfoil_web.accounts.forms import InviteForm, JoinForm, posted
from counterfoil_web.accounts.invitation_mail import send_invitation
from counterfoil_web.accounts.invitation_store import AlreadyInvited, Made, NotOpen
from counterfoil_web.accounts.middleware import ORGANISATION_KEY
from counterfoil_web.accounts.models import Invitation, User


@acting_view
@require_http_methods(["GET", "POST"])
def invite(request: HttpRequest) -> HttpResponse:
    """Invite somebody to the organisation."""
    acting = request.acting  # type: ignore[attr-defined]
    require(acting, Capability.MANAGE_PEOPLE)
    form = InviteForm(posted(request), today=acting.today, organisation=acting.organisation)
    if request.method == "POST" and form.is_valid():
        try:
            made = invitation_store.invite(acting, acting.organisation, **form.cleaned_data)
        except AlreadyInvited:
            form.add_error(
                "email",
                "An invitation for this address is waiting. Send it again from the list of people, "
                "or withdraw it first",
            )
        else:
            return show_link(request, made)
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "accounts/invite.html", {"form": form}, status=status)


@acting_view
@require_http_methods(["GET", "POST"])
def invitation(request: HttpRequest, invitation_id: int) -> HttpResponse:
    """One invitation that waits: a new link for it, or its end."""
    acting = request.acting  # type: ignore[attr-defined]
    require(acting, Capability.MANAGE_PEOPLE)
    found = invitation_store.invitation_of(acting.organisation, invitation_id)
    if request.method == "POST":
        try:
            if request.POST.get("do") == "withdraw":
                invitation_store.withdraw(acting, found)
                messages.success(request, f"The invitation of {found.email} was withdrawn.")
                return redirect("accounts:people")
            return show_link(request, invitation_store.renew(acting, found))
        except NotOpen:
            messages.warning(request, "The invitation was used or withdrawn in the meantime.")
            return redirect("accounts:people")
    context = {
        "invitation": found,
        "roles": presenters.role_words(found.roles),
        "state": presenters.invitation_state(
            found,
            timezone.now(),
            may_still=invitation_store.inviter_refusal(found, acting.today) is None,
        ),
        "period": presenters.period(found.starts, found.ends),
    }
    return render(request, "accounts/invitation.html", context)


def show_link(request: HttpRequest, made: Made) -> HttpResponse:
    """The link of a new invitation, the only time that it can be seen."""
    link = request.build_absolute_uri(reverse("accounts:join", args=[made.token]))
    context = {
        "invitation": made.invitation,
        "link": link,
        "sent": send_invitation(made.invitation, link),
        "roles": presenters.role_words(made.invitation.roles),
    }
    return render(request, "accounts/invitation_made.html", context)


@login_not_required
@rate_limit(action="signup")
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def join(request: HttpRequest, token: str) -> HttpResponse:
    """Join an organisation by an invitation's link."""
    found = invitation_store.invitation_by(token)
    if found is None:
        return _ended(request)
    refusal = invitation_store.inviter_refusal(found, timezone.localdate())
    if refusal is not None:
        return _ended(request, refusal)
    known = invitation_store.known_person(found)
    if known is None:
        return _join_as_new(request, found)
    return _join_as_known(request, found, known)


def _join_as_new(request: HttpRequest, found: Invitation) -> HttpResponse:
    """Whoever holds the link makes the account that it was made out for."""
    if request.user.is_authenticated:
        return _join_page(request, found, wrong_person=True)
    form = JoinForm(posted(request), email=lambda _: found.email)
    if request.method == "POST" and form.is_valid():
        try:
            user = invitation_store.join_as_new_person(found, **form.cleaned_data)
        except NotOpen:
            return _ended(request)
        messages.success(request, f"Welcome. You have joined {found.organisation}.")
        return sign_in_new(request, user)
    return _join_page(request, found, form=form)


def _join_as_known(request: HttpRequest, found: Invitation, known: User) -> HttpResponse:
    """An account that is there joins once its owner has signed in."""
    if not request.user.is_authenticated:
        where = urlencode({"next": request.path})
        return _join_page(request, found, sign_in=f"{reverse('account_login')}?{where}")
    if request.user.pk != known.pk:
        return _join_page(request, found, wrong_person=True)
    if request.method == "POST":
        try:
            invitation_store.join(found, known)
        except NotOpen:
            return _ended(request)
        request.session[ORGANISATION_KEY] = found.organisation_id
        messages.success(request, f"You have joined {found.organisation} and act for it now.")
        return redirect("partnerships:home")
    return _join_page(request, found)


def sign_in_new(request: HttpRequest, user: User) -> HttpResponse:
    """Sign in who has just set the first password, and go to the first page."""
    record_authentication(request, user, "password", email=user.email)
    answer: HttpResponse = perform_login(request, user, redirect_url=reverse("partnerships:home"))
    request.session.set_expiry(0)
    return answer


def _ended(request: HttpRequest, refusal: Refusal | None = None) -> HttpResponse:
    """A link that opens nothing. refusal: the rule by which it ended, if one did end it."""
    context = {"what": "invitation", "refusal": refusal}
    return render(request, "accounts/link_ended.html", context, status=410)


def _join_page(request: HttpRequest, found: Invitation, **context: object) -> HttpResponse:
    form = context.get("form")
    errors = getattr(form, "errors", None)
    said = {
        "invitation": found,
        "roles": presenters.role_words(found.roles),
        "period": presenters.period(found.starts, found.ends),
        **context,
    }
    status = 403 if context.get("wrong_person") else 422 if errors else 200
    return render(request, "accounts/join.html", said, status=status)
