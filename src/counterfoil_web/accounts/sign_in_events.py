"""Sign-ins, sign-outs and changes of the way in, written to the log as they happen."""

from __future__ import annotations

from typing import Any

from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.account.signals import password_changed, password_reset, password_set
from allauth.mfa import signals as mfa
from allauth.socialaccount.signals import social_account_added, social_account_removed
from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.http import HttpRequest
from django.utils import timezone

from counterfoil_web.accounts.models import Organisation, User
from counterfoil_web.accounts.store import acting_for
from counterfoil_web.records.log import write

_ID = "counterfoil-sign-in-events"


def listen() -> None:
    """Write events from now on. Called once, when the application is ready."""
    user_logged_in.connect(_signed_in, dispatch_uid=_ID)
    user_logged_out.connect(_signed_out, dispatch_uid=_ID)
    mfa.authentication_failed.connect(_factor_refused, dispatch_uid=_ID)
    for signal, kind in (
        (password_changed, "password-changed"),
        (password_set, "password-changed"),
        (password_reset, "password-changed"),
        (mfa.authenticator_added, "second-factor-added"),
        (mfa.authenticator_removed, "second-factor-removed"),
        (mfa.authenticator_reset, "recovery-codes-made"),
    ):
        signal.connect(_writer(kind), dispatch_uid=f"{_ID}-{kind}", weak=False)
    social_account_added.connect(_directory_added, dispatch_uid=_ID)
    social_account_removed.connect(_directory_removed, dispatch_uid=_ID)


def sign_in_refused(email: str) -> None:
    """A wrong password, for an account that is there; what was typed else is not kept."""
    user = User.objects.filter(email=email.strip().lower()).first()
    if user is not None:
        _write("sign-in-refused", user, after={"why": "wrong password"})


def _signed_in(sender: object, request: HttpRequest, user: User, **kwargs: Any) -> None:
    records = request.session.get(AUTHENTICATION_METHODS_SESSION_KEY) or []
    methods = [str(one.get("type") or one.get("method")) for one in records]
    _write("signed-in", user, after={"by": methods or ["directly"]})


def _signed_out(sender: object, request: HttpRequest, user: User | None, **kwargs: Any) -> None:
    if user is not None:
        _write("signed-out", user)


def _factor_refused(sender: object, user: User, **kwargs: Any) -> None:
    _write("sign-in-refused", user, after={"why": "wrong code"})


def _directory_added(sender: object, sociallogin: Any, **kwargs: Any) -> None:
    _write("directory-connected", sociallogin.user, after={"to": sociallogin.account.provider})


def _directory_removed(sender: object, socialaccount: Any, **kwargs: Any) -> None:
    _write("directory-disconnected", socialaccount.user, before={"to": socialaccount.provider})


def _writer(kind: str):  # type: ignore[no-untyped-def]
    def changed(sender: object, user: User, **kwargs: Any) -> None:
        authenticator = kwargs.get("authenticator")
        _write(kind, user, after={"of": authenticator.type} if authenticator else None)
        if kind == "second-factor-removed" and kwargs.get("request") is not None:
            kwargs["request"].session.pop("second_factor_known", None)

    return changed


def _write(kind: str, user: User, **told: Any) -> None:
    write(
        None,
        kind,
        record=f"person/{user.pk}",
        person=user,
        organisation=_organisation_of(user),
        **told,
    )


def _organisation_of(user: User) -> Organisation | None:
    acting = acting_for(user, wanted=None, today=timezone.localdate())
    return acting.organisation if acting else None
