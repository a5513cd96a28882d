"""The second factor: who has one, who must have one, and when a directory has asked for it."""

from __future__ import annotations

from datetime import date

from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.mfa.models import Authenticator
from django.db.models import QuerySet
from django.http import HttpRequest

from counterfoil_web.accounts.acting import Acting
from counterfoil_web.accounts.directory_store import directory_by
from counterfoil_web.accounts.models import Membership, User
from counterfoil_web.accounts.store import held_on, organisation_stands_on

FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
_KNOWN = "second_factor_known"


def factors_of(user: User) -> QuerySet[Authenticator]:
    """A person's authenticator app and passkeys; recovery codes alone are no factor."""
    return Authenticator.objects.filter(user=user, type__in=FACTORS)


def demanded_of(acting: Acting) -> bool:
    """Whether an organisation that the person belongs to makes a second factor compulsory."""
    return any(one.second_factor_required for one in (acting.organisation, *acting.others))


def must_keep_a_factor(user: User, day: date) -> bool:
    """As `demanded_of`, for a person who need not be the one who acts."""
    return Membership.objects.filter(
        held_on(day),
        organisation_stands_on(day),
        user=user,
        organisation__second_factor_required=True,
    ).exists()


def is_satisfied(request: HttpRequest) -> bool:
    """Whether this session may go on: a factor is set up, or the directory has asked for one.

    Remembered in the session, so that a page costs no query for it.
    """
    if request.session.get(_KNOWN) == str(request.user.pk):
        return True
    if factors_of(request.user).exists() or _asked_by_directory(request):
        request.session[_KNOWN] = str(request.user.pk)
        return True
    return False


def forget(request: HttpRequest) -> None:
    """Look again at the next page: a factor was removed."""
    request.session.pop(_KNOWN, None)


def remove_factors(user: User) -> int:
    """Take away every second factor of a person who lost theirs; how many there were."""
    rows = Authenticator.objects.filter(user=user)
    count = rows.count()
    rows.delete()
    return count


def _asked_by_directory(request: HttpRequest) -> bool:
    records = request.session.get(AUTHENTICATION_METHODS_SESSION_KEY) or []
    used = [one.get("provider", "") for one in records if one.get("method") == "socialaccount"]
    directories = [directory_by(name) for name in used]
    return any(one is not None and one.asks_second_factor for one in directories)
