"""Invitations: making, sending again, withdrawing, and joining by one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from allauth.account.models import EmailAddress
from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404
from django.utils import timezone

from counterfoil.access import (
    Capability,
    OrganisationKind,
    Refusal,
    Role,
    capabilities_of,
    held_wrongly,
)
from counterfoil.access.appointments import (
    inviter_still_gives_roles,
    roles_are_given_by_another,
)
from counterfoil_web.accounts.acting import Acting, Refused
from counterfoil_web.accounts.links import INVITATION_LASTS, digest, new_token
from counterfoil_web.accounts.models import Invitation, Membership, Organisation, User
from counterfoil_web.accounts.people_store import Person, When, told, when_of
from counterfoil_web.accounts.store import held_on
from counterfoil_web.records.log import write
from counterfoil_web.records.prepared_query import PreparedQuery


def _waiting(organisation_id: int) -> QuerySet[Invitation]:
    return (
        Invitation.objects.filter(
            organisation_id=organisation_id, accepted_at=None, withdrawn_at=None
        )
        .select_related("invited_by")
        .order_by("-made_at")
    )


_waiting_list = PreparedQuery(_waiting)


class AlreadyInvited(Exception):
    """An open invitation to the organisation was made out for the address before."""


class NotOpen(Exception):
    """The invitation was used, withdrawn or has run out."""


@dataclass(frozen=True)
class Made:
    """An invitation and the secret of its link, which is not kept."""

    invitation: Invitation
    token: str


def invite(
    acting: Acting,
    organisation: Organisation,
    *,
    email: str,
    roles: Iterable[Role],
    starts: date,
    ends: date | None,
) -> Made:
    """Invite somebody to an organisation. Raises: Refused, AlreadyInvited."""
    address, wanted = plain_address(email), tuple(roles)
    known = User.objects.filter(email=address).first()
    for refusal in (
        roles_are_given_by_another(giver=acting.user.pk, receiver=known.pk) if known else None,
        held_wrongly(wanted, OrganisationKind(organisation.kind)),
    ):
        if refusal is not None:
            raise Refused(refusal)
    token, now = new_token(), timezone.now()
    with transaction.atomic():
        Organisation.objects.select_for_update().get(pk=organisation.pk)
        if _open(organisation, now).filter(email=address).exists():
            raise AlreadyInvited
        invitation = Invitation.objects.create(
            email=address,
            organisation=organisation,
            roles=[str(role) for role in wanted],
            starts=starts,
            ends=ends,
            token_digest=digest(token),
            invited_by=acting.user,
            made_at=now,
            expires_at=now + INVITATION_LASTS,
        )
        write(
            acting,
            "person-invited",
            record=f"invitation/{invitation.pk}",
            after=_told(invitation),
        )
    return Made(invitation, token)


def renew(acting: Acting, invitation: Invitation) -> Made:
    """A new link for an invitation that was not used; the earlier link ends.

    Who renews it answers for it from now on. Raises: NotOpen, Refused when it is their own.
    """
    token, now = new_token(), timezone.now()
    known = known_person(invitation)
    if known and (own := roles_are_given_by_another(giver=acting.user.pk, receiver=known.pk)):
        raise Refused(own)
    with transaction.atomic():
        renewed = Invitation.objects.filter(
            pk=invitation.pk, accepted_at=None, withdrawn_at=None
        ).update(
            token_digest=digest(token),
            expires_at=now + INVITATION_LASTS,
            invited_by=acting.user,
        )
        if not renewed:
            raise NotOpen
        invitation.refresh_from_db()
        write(
            acting,
            "invitation-renewed",
            record=f"invitation/{invitation.pk}",
            after=_told(invitation),
        )
    return Made(invitation, token)


def withdraw(acting: Acting, invitation: Invitation) -> None:
    """End an invitation that was not used. Raises: NotOpen."""
    with transaction.atomic():
        ended = Invitation.objects.filter(
            pk=invitation.pk, accepted_at=None, withdrawn_at=None
        ).update(withdrawn_at=timezone.now())
        if not ended:
            raise NotOpen
        write(
            acting,
            "invitation-withdrawn",
            record=f"invitation/{invitation.pk}",
            before=_told(invitation),
        )


def waiting(organisation: Organisation) -> QuerySet[Invitation]:
    """Invitations neither used nor withdrawn, also those that ran out; newest first."""
    return _waiting(organisation.pk)


def waiting_list(organisation: Organisation) -> list[Invitation]:
    """The same, all of them; for the list of people."""
    return _waiting_list(organisation.pk)


def invitation_of(organisation: Organisation, invitation_id: int) -> Invitation:
    """One waiting invitation of the organisation. Raises: Http404."""
    found = waiting(organisation).filter(pk=invitation_id).first()
    if found is None:
        raise Http404("There is no such invitation waiting in your organisation.")
    return found


def invitation_by(token: str) -> Invitation | None:
    """The open invitation to an organisation that a link's secret belongs to.

    It may be open and still refused: see `inviter_refusal`.
    """
    return (
        Invitation.objects.filter(
            token_digest=digest(token),
            organisation__isnull=False,
            organisation__archived_at=None,
            accepted_at=None,
            withdrawn_at=None,
            expires_at__gt=timezone.now(),
        )
        .select_related("organisation", "invited_by")
        .first()
    )


def givers_of_roles(people: Iterable[Person]) -> frozenset[int]:
    """Those of an organisation's people whose roles manage its people today."""
    return frozenset(
        person.user.pk
        for person in people
        if Capability.MANAGE_PEOPLE in capabilities_of(held.role for held in person.held)
    )


def may_still(invitation: Invitation, givers: frozenset[int]) -> bool:
    """As `inviter_refusal`, for a list: whether who invited still gives roles.

    givers: by `givers_of_roles`.
    """
    return (
        _refusal_by(invitation.invited_by, manages_people=invitation.invited_by_id in givers)
        is None
    )


def inviter_refusal(invitation: Invitation, today: date) -> Refusal | None:
    """Why an invitation has ended although it was neither used nor withdrawn; None if it opens."""
    inviter = invitation.invited_by
    roles = Membership.objects.filter(
        held_on(today), user=inviter, organisation=invitation.organisation
    ).values_list("role", flat=True)
    manages = Capability.MANAGE_PEOPLE in capabilities_of(map(Role, roles))
    return _refusal_by(inviter, manages_people=manages)


def known_person(invitation: Invitation) -> User | None:
    """The account that the invitation's address belongs to, if there is one."""
    return User.objects.filter(email=invitation.email).first()


def join_as_new_person(invitation: Invitation, *, name: str, password: str) -> User:
    """Make an account for who was invited, and give it the roles. Raises: NotOpen."""
    with transaction.atomic():
        if User.objects.filter(email=invitation.email).exists():
            raise NotOpen
        user = new_person(invitation.email, name, password)
        _accept(invitation, user)
    return user


def join(invitation: Invitation, user: User) -> None:
    """Give the roles of an invitation to the person it was made out for. Raises: NotOpen."""
    if user.email != invitation.email:
        raise NotOpen
    with transaction.atomic():
        _accept(invitation, user)


def new_person(email: str, name: str, password: str | None) -> User:
    """An account whose address counts as confirmed: somebody answered for it."""
    user = User.objects.create_user(plain_address(email), name, password)
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


def plain_address(email: str) -> str:
    """An address as it is kept: one person whatever the capitals.

    >>> plain_address(" Commercial-Lead@Force.Example ")
    'commercial-lead@force.example'
    """
    return email.strip().lower()


def _refusal_by(inviter: User | None, *, manages_people: bool) -> Refusal | None:
    return inviter_still_gives_roles(
        account_is_open=bool(inviter and inviter.is_active),
        manages_people=manages_people,
        runs_installation=bool(inviter and inviter.runs_installation),
    )


def _accept(invitation: Invitation, user: User) -> None:
    now = timezone.now()
    today = timezone.localdate(now)
    Organisation.objects.select_for_update().get(pk=invitation.organisation_id)
    if inviter_refusal(invitation, today) is not None:
        raise NotOpen
    accepted = Invitation.objects.filter(
        pk=invitation.pk, accepted_at=None, withdrawn_at=None, expires_at__gt=now
    ).update(accepted_at=now, accepted_by=user)
    if not accepted:
        raise NotOpen
    given = [told(row) for row in _given(invitation, user, today)]
    write(
        None,
        "invitation-accepted",
        record=f"person/{user.pk}",
        person=user,
        organisation=invitation.organisation,
        after={"email": user.email, "name": user.name, "roles": given},
    )


def _given(invitation: Invitation, user: User, today: date) -> Iterable[Membership]:
    """The roles of an invitation, each given unless it is held already."""
    for role in invitation.roles:
        row = Membership.objects.filter(
            user=user, organisation=invitation.organisation, role=role, revoked_at=None
        ).first()
        if row is not None and when_of(row, today) is not When.ENDED:
            continue
        if row is not None:
            row.revoked_at = timezone.now()
            row.save()
        yield Membership.objects.create(
            user=user,
            organisation=invitation.organisation,
            role=role,
            starts=max(invitation.starts or today, today),
            ends=invitation.ends,
            granted_by=invitation.invited_by,
        )


def _open(organisation: Organisation, now: datetime) -> QuerySet[Invitation]:
    return waiting(organisation).filter(expires_at__gt=now)


def _told(invitation: Invitation) -> dict[str, object]:
    return {
        "organisation": str(invitation.organisation),
        "email": invitation.email,
        "roles": invitation.roles,
        "starts": invitation.starts.isoformat() if invitation.starts else None,
        "ends": invitation.ends.isoformat() if invitation.ends else None,
        "expires_at": invitation.expires_at.isoformat(timespec="seconds"),
    }
