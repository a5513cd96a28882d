"""The people of an organisation and the roles they hold there: every query and every change."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from allauth.usersessions.models import UserSession
from django.db import transaction
from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils import timezone

from counterfoil.access import OrganisationKind, Refusal, Role, held_wrongly
from counterfoil.access.appointments import (
    DIRECTORY_GIVES_THE_ROLE,
    account_is_of_one_organisation,
    an_administrator_remains,
    lengthens,
    roles_are_given_by_another,
)
from counterfoil_web.accounts.acting import Acting, Refused
from counterfoil_web.accounts.models import Membership, Organisation, User
from counterfoil_web.accounts.store import held_on
from counterfoil_web.records.log import write
from counterfoil_web.records.prepared_query import PreparedQuery

_everybody_of = PreparedQuery(
    lambda organisation_id: (
        Membership.objects.filter(organisation_id=organisation_id)
        .select_related("user")
        .order_by("user__name", "user_id", "starts", "pk")
    )
)
_not_ended_of = PreparedQuery(
    lambda user_id: (
        Membership.objects.filter(user_id=user_id, revoked_at=None)
        .select_related("organisation", "granted_by")
        .order_by("organisation__name", "starts")
    )
)


class Changed(Exception):
    """Somebody else changed what a form was about; the form must be looked at again."""


class AlreadyHeld(Exception):
    """The person holds the role already."""

    def __init__(self, membership: Membership) -> None:
        super().__init__(str(membership))
        self.membership = membership


class When(StrEnum):
    """Where a role stands on a day."""

    HELD = "held"
    COMING = "coming"
    ENDED = "ended"


@dataclass(frozen=True)
class RoleHeld:
    """A role of a person in an organisation, and where it stands on the day asked about."""

    membership: Membership
    when: When

    @property
    def role(self) -> Role:
        return Role(self.membership.role)


@dataclass(frozen=True)
class Person:
    """A person of an organisation with every role they hold, will hold or held there."""

    user: User
    roles: tuple[RoleHeld, ...]

    def those(self, when: When) -> tuple[RoleHeld, ...]:
        return tuple(held for held in self.roles if held.when is when)

    @property
    def held(self) -> tuple[RoleHeld, ...]:
        return self.those(When.HELD)

    @property
    def coming(self) -> tuple[RoleHeld, ...]:
        return self.those(When.COMING)

    @property
    def ended(self) -> tuple[RoleHeld, ...]:
        return self.those(When.ENDED)

    @property
    def is_present(self) -> bool:
        """Whether the account is open and some role is held or coming."""
        return self.user.is_active and bool(self.held or self.coming)


def when_of(membership: Membership, day: date) -> When:
    """Where a membership stands on a day."""
    if membership.revoked_at is not None:
        return When.ENDED
    if membership.ends is not None and membership.ends < day:
        return When.ENDED
    return When.COMING if membership.starts > day else When.HELD


def people_of(organisation: Organisation, day: date) -> list[Person]:
    """Everybody who holds, will hold or held a role in the organisation; one query."""
    return _people(_everybody_of(organisation.pk), day)


def person_of(organisation: Organisation, user_id: int, day: date) -> Person:
    """One person of the organisation. Raises: Http404 for anybody else's."""
    rows = _memberships(organisation).filter(user_id=user_id).select_related("granted_by")
    found = _people(rows, day)
    if not found:
        raise Http404("There is no such person in your organisation.")
    return found[0]


def membership_of(organisation: Organisation, user_id: int, membership_id: int) -> Membership:
    """One role of a person in the organisation. Raises: Http404 for anybody else's."""
    rows = _memberships(organisation).select_related("granted_by", "organisation")
    row = rows.filter(user_id=user_id, pk=membership_id).first()
    if row is None:
        raise Http404("There is no such role in your organisation.")
    return row


def seen_of(membership: Membership) -> str:
    """A short text that differs once the role's dates differ: what a form saw."""
    stands = f"{membership.starts}|{membership.ends}|{membership.revoked_at}"
    return hashlib.sha256(stands.encode()).hexdigest()[:16]


def give_roles(
    acting: Acting,
    organisation: Organisation,
    user: User,
    roles: Iterable[Role],
    *,
    starts: date,
    ends: date | None,
    reason: str = "",
) -> None:
    """Give a person roles from a day. Raises: Refused, AlreadyHeld; then nothing is given."""
    wanted = tuple(roles)
    _refuse(roles_are_given_by_another(giver=acting.user.pk, receiver=user.pk))
    _refuse(held_wrongly(wanted, OrganisationKind(organisation.kind)))
    with transaction.atomic():
        _lock(organisation)
        for role in wanted:
            _clear_for(organisation, user, role, acting.today)
            row = Membership.objects.create(
                user=user,
                organisation=organisation,
                role=role,
                starts=starts,
                ends=ends,
                granted_by=acting.user,
            )
            write(
                acting,
                "role-given",
                record=f"person/{user.pk}",
                after=told(row),
                reason=reason,
            )


def change_end(
    acting: Acting, membership: Membership, ends: date | None, *, seen: str, reason: str = ""
) -> None:
    """Set the last day of a role. Raises: Changed, Refused; then nothing is changed."""
    with transaction.atomic():
        row = _locked(membership, seen)
        if lengthens(from_end=row.ends, to_end=ends):
            _refuse(roles_are_given_by_another(giver=acting.user.pk, receiver=row.user_id))
        _refuse_unless_ours(row)
        before = told(row)
        row.ends = ends
        row.save()
        _refuse_without_administrator(row, acting.today)
        write(
            acting,
            "role-changed",
            record=f"person/{row.user_id}",
            before=before,
            after=told(row),
            reason=reason,
        )


def end_role(acting: Acting, membership: Membership, *, seen: str, reason: str = "") -> None:
    """End a role now; it stays on record. Raises: Changed, Refused; then nothing is changed."""
    with transaction.atomic():
        row = _locked(membership, seen)
        _refuse_unless_ours(row)
        _revoke(acting, row, reason)
        _refuse_without_administrator(row, acting.today)


def close_account(acting: Acting, user: User, reason: str) -> None:
    """End every role here, and the account itself when it belongs nowhere else.

    Raises: Refused when it is one's own, or the last administrator's.
    """
    with transaction.atomic():
        _lock(acting.organisation)
        account = User.objects.select_for_update().get(pk=user.pk)
        rows = Membership.objects.filter(
            user=account, organisation=acting.organisation, revoked_at=None
        ).order_by("pk")
        for row in rows:
            _revoke(acting, row, reason)
            _refuse_without_administrator(row, acting.today)
        if closing_refusal(acting, account) is None:
            account.is_active = False
            account.closed_at = timezone.now()
            account.save(update_fields=["is_active", "closed_at"])
            end_sessions(account)
            write(acting, "account-closed", record=f"person/{account.pk}", reason=reason)


def reopen_account(acting: Acting, user: User, reason: str) -> None:
    """Open a closed account again; roles must be given anew."""
    with transaction.atomic():
        account = User.objects.select_for_update().get(pk=user.pk)
        _refuse(closing_refusal(acting, account))
        account.is_active = True
        account.closed_at = None
        account.save(update_fields=["is_active", "closed_at"])
        write(acting, "account-reopened", record=f"person/{account.pk}", reason=reason)


def closing_refusal(acting: Acting, user: User) -> Refusal | None:
    """Why this administrator may not open or close the way in to an account; None when they may."""
    others = (
        Membership.objects.filter(user=user, revoked_at=None)
        .exclude(organisation=acting.organisation)
        .filter(Q(ends=None) | Q(ends__gte=acting.today))
        .values("organisation_id")
        .distinct()
        .count()
    )
    return account_is_of_one_organisation(
        other_organisations=others, runs_installation=user.runs_installation
    )


def end_sessions(user: User, *, but: str = "") -> int:
    """Sign a person out everywhere, but for one session if its key is given; how many ended."""
    sessions = [one for one in UserSession.objects.filter(user=user) if one.session_key != but]
    for session in sessions:
        session.end()
    return len(sessions)


def rename(acting: Acting | None, user: User, name: str) -> None:
    """Change the name a person is shown by."""
    if user.name == name:
        return
    with transaction.atomic():
        before, user.name = user.name, name
        user.save(update_fields=["name"])
        write(
            acting,
            "person-renamed",
            record=f"person/{user.pk}",
            before={"name": before},
            after={"name": name},
        )


def roles_everywhere(user: User, today: date) -> list[tuple[Organisation, tuple[RoleHeld, ...]]]:
    """What a person holds or will hold, by organisation."""
    found: dict[int, tuple[Organisation, list[RoleHeld]]] = {}
    for row in _not_ended_of(user.pk):
        if row.ends is not None and row.ends < today:
            continue
        _, held = found.setdefault(row.organisation_id, (row.organisation, []))
        held.append(RoleHeld(row, when_of(row, today)))
    return [(organisation, tuple(held)) for organisation, held in found.values()]


def told(membership: Membership) -> dict[str, str | None]:
    """A role as the log tells it."""
    return {
        "role": str(membership.role),
        "starts": membership.starts.isoformat(),
        "ends": membership.ends.isoformat() if membership.ends else None,
    }


def _memberships(organisation: Organisation) -> QuerySet[Membership]:
    return (
        Membership.objects.filter(organisation=organisation)
        .select_related("user")
        .order_by("user__name", "user_id", "starts", "pk")
    )


def _people(rows: Iterable[Membership], day: date) -> list[Person]:
    order = list(Role)
    users: dict[int, User] = {}
    roles: dict[int, list[RoleHeld]] = {}
    for row in rows:
        users.setdefault(row.user_id, row.user)
        roles.setdefault(row.user_id, []).append(RoleHeld(row, when_of(row, day)))
    return [
        Person(user, tuple(sorted(roles[key], key=lambda held: order.index(held.role))))
        for key, user in users.items()
    ]


def _clear_for(organisation: Organisation, user: User, role: Role, day: date) -> None:
    """Make room for a role: one that has run out is closed. Raises: AlreadyHeld."""
    row = Membership.objects.filter(
        user=user, organisation=organisation, role=role, revoked_at=None
    ).first()
    if row is None:
        return
    if when_of(row, day) is not When.ENDED:
        raise AlreadyHeld(row)
    row.revoked_at = timezone.now()
    row.save()


def _revoke(acting: Acting, row: Membership, reason: str) -> None:
    before = told(row)
    row.revoked_at = timezone.now()
    row.save()
    write(
        acting,
        "role-ended",
        record=f"person/{row.user_id}",
        before=before,
        after=None,
        reason=reason,
    )


def _locked(membership: Membership, seen: str) -> Membership:
    """The role as it stands, held until the transaction ends. Raises: Changed."""
    _lock(membership.organisation)
    row = Membership.objects.select_for_update().get(pk=membership.pk)
    if seen_of(row) != seen:
        raise Changed
    return row


def _lock(organisation: Organisation) -> None:
    """One change of an organisation's roles at a time."""
    Organisation.objects.select_for_update().get(pk=organisation.pk)


def _refuse(refusal: Refusal | None) -> None:
    if refusal is not None:
        raise Refused(refusal)


def _refuse_unless_ours(row: Membership) -> None:
    if row.from_directory:
        raise Refused(DIRECTORY_GIVES_THE_ROLE.refusal())


def _refuse_without_administrator(row: Membership, day: date) -> None:
    if row.role != Role.ADMINISTRATOR:
        return
    left = (
        Membership.objects.filter(
            held_on(day),
            organisation_id=row.organisation_id,
            role=Role.ADMINISTRATOR,
            ends=None,
            user__is_active=True,
        )
        .values("user_id")
        .distinct()
        .count()
    )
    _refuse(an_administrator_remains(lasting_administrators_left=left))
