"""Sign-ins, sign-outs and changes of the way in, written to the log as they happen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.account.signals import password_changed, password_reset, password_set
from allauth.mfa import signals as mfa
from allauth.socialaccount.signals import social_account_added, social_account_removed
from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.http import HttpRequest
from django.utils import timezone

from counterfoil_web.accounts.models import Organisation, User
from counterfoil_web.accounts.second_factor import forget
from counterfoil_web.accounts.store import acting_for
from counterfoil_web.records.log import write

FACTOR_REMOVED = "second-factor-removed"
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
        (mfa.authenticator_removed, FACTOR_REMOVED),
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


def _signed_in(*, request: HttpRequest, user: User, **_: Any) -> None:
    records = request.session.get(AUTHENTICATION_METHODS_SESSION_KEY) or []
    methods = [str(one.get("type") or one.get("method")) for one in records]
    _write("signed-in", user, after={"by": methods or ["directly"]})


def _signed_out(*, user: User | None, **_: Any) -> None:
    if user is not None:
        _write("signed-out", user)


def _factor_refused(*, user: User, **_: Any) -> None:
    _write("sign-in-refused", user, after={"why": "wrong code"})


def _directory_added(*, sociallogin: Any, **_: Any) -> None:
    _write("directory-connected", sociallogin.user, after={"to": sociallogin.account.provider})


def _directory_removed(*, socialaccount: Any, **_: Any) -> None:
    _write("directory-disconnected", socialaccount.user, before={"to": socialaccount.provider})


def _writer(kind: str) -> Callable[..., None]:
    def changed(
        *, user: User, request: HttpRequest | None = None, authenticator: Any = None, **_: Any
    ) -> None:
        _write(kind, user, after={"of": authenticator.type} if authenticator else None)
        if kind == FACTOR_REMOVED and request is not None:
            forget(request)

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
