"""The private address of a calendar: signed, for one person, one organisation, one partnership.

A calendar program has no session. The address stops working when the person no longer may see the
procurement, and when they change their password.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.core import signing
from django.utils.crypto import constant_time_compare

from counterfoil_web.accounts.acting import Acting
from counterfoil_web.accounts.models import User
from counterfoil_web.accounts.store import acting_for

_SALT = "procurements.calendar"
_MARK = 16


@dataclass(frozen=True)
class Told:
    """What an address names: who acts, and whose procurement."""

    acting: Acting
    ref: str


def token_for(acting: Acting, ref: str) -> str:
    """The part of the address that is private."""
    held = [acting.user.pk, acting.organisation.pk, ref, _mark(acting.user)]
    return signing.dumps(held, salt=_SALT, compress=True)


def read_token(token: str, today: date) -> Told | None:
    """Who it was made for, if they may still act there; None for any other text."""
    try:
        person, organisation, ref, mark = signing.loads(token, salt=_SALT)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    user = User.objects.filter(pk=person, is_active=True).first()
    if user is None or not constant_time_compare(_mark(user), mark):
        return None
    acting = acting_for(user, wanted=organisation, today=today)
    if acting is None or acting.organisation.pk != organisation:
        return None
    return Told(acting, ref)


def _mark(user: User) -> str:
    return str(user.get_session_auth_hash())[:_MARK]
