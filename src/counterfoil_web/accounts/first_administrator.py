"""The first administrator of an installation: made by a one-time link printed on the console.

There is never a default password: whoever can read the console of the server sets the first one.
"""

from __future__ import annotations

from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from counterfoil.access import Role
from counterfoil_web.accounts.invitation_store import NotOpen, new_person
from counterfoil_web.accounts.links import FIRST_ADMINISTRATOR_LASTS, digest, new_token
from counterfoil_web.accounts.models import Invitation, Membership, User
from counterfoil_web.accounts.organisation_store import NewOrganisation, add
from counterfoil_web.accounts.people_store import told
from counterfoil_web.records.log import write


def first_administrator_link(base_address: str) -> str | None:
    """A fresh link by which one person becomes the first administrator; earlier links end.

    base_address: such as `http://127.0.0.1:8000`. Returns None once a real account exists.
    """
    if has_real_accounts():
        return None
    token, now = new_token(), timezone.now()
    with transaction.atomic():
        _open_links().update(withdrawn_at=now)
        invitation = Invitation.objects.create(
            organisation=None,
            roles=[str(Role.ADMINISTRATOR)],
            token_digest=digest(token),
            made_at=now,
            expires_at=now + FIRST_ADMINISTRATOR_LASTS,
        )
        write(None, "first-administrator-link-made", record=f"invitation/{invitation.pk}")
    return base_address.rstrip("/") + reverse("accounts:first-administrator", args=[token])


def has_real_accounts() -> bool:
    """Whether anybody but the accounts of the try-out is there."""
    return User.objects.filter(is_try_out=False).exists()


def is_open(token: str) -> bool:
    """Whether the link would still make the first administrator."""
    if has_real_accounts():
        return False
    return _open_links().filter(token_digest=digest(token), expires_at__gt=timezone.now()).exists()


def become_first_administrator(
    token: str, *, name: str, email: str, password: str, organisation: NewOrganisation
) -> User:
    """Make the person, the first organisation, and the one administrator of the other.

    Of two people with the link at once, one wins. Raises: NotOpen for the other; NameTaken.
    """
    with transaction.atomic():
        now = timezone.now()
        taken = (
            _open_links()
            .filter(token_digest=digest(token), expires_at__gt=now)
            .update(accepted_at=now)
        )
        if not taken or has_real_accounts():
            raise NotOpen
        user = new_person(email, name, password)
        user.runs_installation = True
        user.save(update_fields=["runs_installation"])
        made = add(None, organisation, by=user)
        row = Membership.objects.create(
            user=user,
            organisation=made,
            role=Role.ADMINISTRATOR,
            starts=timezone.localdate(now),
        )
        Invitation.objects.filter(token_digest=digest(token)).update(accepted_by=user)
        write(
            None,
            "first-administrator-made",
            record=f"person/{user.pk}",
            person=user,
            organisation=made,
            after={**told(row), "email": user.email, "name": user.name},
        )
    return user


def _open_links() -> QuerySet[Invitation]:
    return Invitation.objects.filter(organisation=None, accepted_at=None, withdrawn_at=None)
