"""Helping somebody back in who lost the password or the second factor; each is logged."""

from __future__ import annotations

from datetime import timedelta

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.db import transaction
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from counterfoil.access.appointments import two_open_the_way_in
from counterfoil_web.accounts.acting import Acting, Refused
from counterfoil_web.accounts.models import User
from counterfoil_web.accounts.people_store import end_sessions
from counterfoil_web.accounts.second_factor import remove_factors
from counterfoil_web.records.log import write
from counterfoil_web.records.models import Event

PASSWORD_LINK_MADE = "password-link-made"
FACTOR_REMOVED = "second-factor-removed"
_A_DAY = timedelta(days=1)


def new_password_link(request: HttpRequest, acting: Acting, user: User, reason: str) -> str:
    """A link by which the person sets a new password, once, within a day. Raises: Refused."""
    _refuse_both_parts(acting, user, FACTOR_REMOVED)
    key = default_token_generator.make_token(user)
    write(acting, PASSWORD_LINK_MADE, record=f"person/{user.pk}", reason=reason)
    path = reverse(
        "account_reset_password_from_key",
        kwargs={"uidb36": user_pk_to_url_str(user), "key": key},
    )
    return request.build_absolute_uri(path)


def take_away_factors(acting: Acting, user: User, reason: str) -> None:
    """Remove every second factor of another person and sign them out. Raises: Refused."""
    _refuse_both_parts(acting, user, PASSWORD_LINK_MADE)
    with transaction.atomic():
        count = remove_factors(user)
        end_sessions(user)
        write(
            acting,
            FACTOR_REMOVED,
            record=f"person/{user.pk}",
            before={"factors": count},
            after={"factors": 0},
            reason=reason,
        )


def _refuse_both_parts(acting: Acting, user: User, other_part: str) -> None:
    openers = Event.objects.filter(
        kind=other_part, record=f"person/{user.pk}", at__gte=timezone.now() - _A_DAY
    ).exclude(actor=user)
    refusal = two_open_the_way_in(
        opener=acting.user.pk,
        openers_of_the_other_part=openers.values_list("actor_id", flat=True),
    )
    if refusal is not None:
        raise Refused(refusal)
