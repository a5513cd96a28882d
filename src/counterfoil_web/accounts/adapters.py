"""How sign-in behaves: accounts come by invitation or from the organisation's own directory."""

from __future__ import annotations

import time
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.app_settings import REAUTHENTICATION_TIMEOUT
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from allauth.socialaccount.providers.base import AuthProcess
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme

from counterfoil_web.accounts.backends import SignInBackend
from counterfoil_web.accounts.directories import Directory
from counterfoil_web.accounts.directory_store import (
    bring_roles_up_to_date,
    directory_by,
    organisation_served_by,
)
from counterfoil_web.accounts.models import Organisation, User
from counterfoil_web.accounts.second_factor import factors_of, must_keep_a_factor
from counterfoil_web.accounts.sign_in_events import sign_in_refused


class AccountAdapter(DefaultAccountAdapter):
    """Local accounts: nobody signs up unasked, and nobody is led away from this installation."""

    error_messages = {  # noqa: RUF012
        **DefaultAccountAdapter.error_messages,
        "account_inactive": "This account is closed",
        "email_password_mismatch": "The email address or the password is not right",
        "enter_current_password": "Enter your present password",
        "incorrect_password": "The password is not right",
        "incorrect_code": "The code is not right. Enter the newest one",
        "too_many_login_attempts": "There were too many wrong tries. Try again in 5 minutes",
        "rate_limited": "There were too many tries. Try again in 5 minutes",
        "unknown_email": "There is no account with this email address",
        "invalid_password_reset": "This link was used or has run out. Ask for a new one",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        return False

    def is_safe_url(self, url: str | None) -> bool:
        return url_has_allowed_host_and_scheme(
            url, allowed_hosts={self.request.get_host()}, require_https=self.request.is_secure()
        )

    def pre_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> HttpResponse | None:
        if not SignInBackend().user_can_authenticate(user):
            return self.respond_user_inactive(request, user)
        answer: HttpResponse | None = super().pre_login(request, user, **kwargs)
        return answer

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        super().authentication_failed(request, **credentials)
        sign_in_refused(str(credentials.get("email", "")))

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:  # noqa: ARG002
        return reverse("accounts:you")

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Not within five minutes of signing in: who has just done so need not do it twice."""
        records = get_authentication_records(self.request, self.request.user)
        last = max((record["at"] for record in records), default=0)
        if time.time() - last < REAUTHENTICATION_TIMEOUT:
            return False
        return bool(super().is_reauthentication_required(app=app, **kwargs))

    def send_password_reset_mail(self, user: Any, email: str, context: dict[str, Any]) -> None:
        if user.has_usable_password() or not user.socialaccount_set.exists():
            super().send_password_reset_mail(user, email, context)


class SocialAccountAdapter(DefaultSocialAccountAdapter):
    """Accounts of a directory: it says who somebody is, and its claims give the roles.

    An account is known by the directory's own lasting id. It is never taken over by its email
    address, which a directory need not have confirmed.
    """

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        directory = directory_by(sociallogin.account.provider)
        organisation = organisation_served_by(directory) if directory else None
        if directory is None or organisation is None:
            raise _refusal(request, "not_in_use")
        if sociallogin.state.get("process") == AuthProcess.CONNECT:
            if not _belongs(request, organisation):
                raise _refusal(request, "other_organisation", directory)
            return
        roles = directory.roles_of(claims_of(sociallogin))
        if sociallogin.is_existing:
            bring_roles_up_to_date(sociallogin.user, organisation, roles, timezone.localdate())
            return
        email = (sociallogin.user.email or "").strip().lower()
        if not roles:
            raise _refusal(request, "no_roles", directory)
        if not email:
            raise _refusal(request, "no_email", directory)
        if User.objects.filter(email=email).exists():
            raise _refusal(request, "email_known", directory)
        sociallogin.user.email = email

    def is_open_for_signup(
        self,
        request: HttpRequest,  # noqa: ARG002
        sociallogin: SocialLogin,
    ) -> bool:
        directory = directory_by(sociallogin.account.provider)
        return directory is not None and bool(directory.roles_of(claims_of(sociallogin)))

    def populate_user(self, request: HttpRequest, sociallogin: SocialLogin, data: Any) -> Any:
        user = super().populate_user(request, sociallogin, data)
        parts = [data.get("first_name") or "", data.get("last_name") or ""]
        user.name = (data.get("name") or " ".join(parts).strip() or user.email or "")[:200]
        return user

    def save_user(self, request: HttpRequest, sociallogin: SocialLogin, form: Any = None) -> Any:
        user = super().save_user(request, sociallogin, form)
        directory = directory_by(sociallogin.account.provider)
        organisation = organisation_served_by(directory) if directory else None
        if directory and organisation:
            roles = directory.roles_of(claims_of(sociallogin))
            bring_roles_up_to_date(user, organisation, roles, timezone.localdate())
        return user


class MFAAdapter(DefaultMFAAdapter):
    """Second factors: the last one stays while an organisation of the person demands one."""

    error_messages = {  # noqa: RUF012
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": "The code is not right. Enter the newest one",
        "cannot_delete_authenticator": "Your organisation demands a second factor. Add another "
        "before you remove this one",
    }

    def generate_authenticator_name(self, user: Any, type: Authenticator.Type) -> str:
        count = Authenticator.objects.filter(user=user, type=type).count()
        return "Passkey" if count == 0 else f"Passkey {count + 1}"

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        if authenticator.type == Authenticator.Type.RECOVERY_CODES:
            return True
        others = factors_of(authenticator.user).exclude(pk=authenticator.pk)
        return others.exists() or not must_keep_a_factor(authenticator.user, timezone.localdate())


def claims_of(sociallogin: SocialLogin) -> dict[str, Any]:
    """What the directory says of a person; the signed token goes before what it was asked for."""
    said = sociallogin.account.extra_data or {}
    return {**(said.get("userinfo") or {}), **(said.get("id_token") or {})}


def _belongs(request: HttpRequest, organisation: Organisation) -> bool:
    acting = getattr(request, "acting", None)
    if acting is None:
        return False
    return organisation.pk in {one.pk for one in (acting.organisation, *acting.others)}


def _refusal(
    request: HttpRequest, why: str, directory: Directory | None = None
) -> ImmediateHttpResponse:
    page = render(
        request,
        "accounts/directory_refused.html",
        {"why": why, "directory": directory},
        status=403,
    )
    return ImmediateHttpResponse(page)
