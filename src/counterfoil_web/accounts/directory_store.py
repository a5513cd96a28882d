"""Roles that an organisation's directory gives: brought up to date at each sign-in by it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from counterfoil.access import OrganisationKind, Role
from counterfoil_web.accounts.directories import Directory
from counterfoil_web.accounts.models import Membership, Organisation, User
from counterfoil_web.accounts.people_store import When, told, when_of
from counterfoil_web.records.log import write


def directory_by(directory_id: str) -> Directory | None:
    """A directory of the installation's file."""
    return next((one for one in settings.DIRECTORIES if one.id == directory_id), None)


def organisation_served_by(directory: Directory) -> Organisation | None:
    """The organisation whose people sign in by the directory."""
    return Organisation.objects.filter(directory=directory.id, archived_at=None).first()


def bring_roles_up_to_date(
    user: User, organisation: Organisation, roles: Iterable[Role], today: date
) -> None:
    """Give what the directory gives and end what it no longer gives; roles given here stay."""
    kind = OrganisationKind(organisation.kind)
    wanted = {role for role in roles if kind in role.kinds}
    with transaction.atomic():
        rows = list(
            Membership.objects.select_for_update().filter(
                user=user, organisation=organisation, revoked_at=None
            )
        )
        live = {Role(row.role) for row in rows if when_of(row, today) is not When.ENDED}
        for row in rows:
            over = when_of(row, today) is When.ENDED and Role(row.role) in wanted
            if over or (row.from_directory and Role(row.role) not in wanted):
                _end(user, organisation, row)
        for role in sorted(wanted - live, key=list(Role).index):
            _give(user, organisation, role, today)


def _give(user: User, organisation: Organisation, role: Role, today: date) -> None:
    row = Membership.objects.create(
        user=user, organisation=organisation, role=role, starts=today, from_directory=True
    )
    write(
        None,
        "role-given",
        record=f"person/{user.pk}",
        person=user,
        organisation=organisation,
        after=told(row),
        reason="from the directory",
    )


def _end(user: User, organisation: Organisation, row: Membership) -> None:
    row.revoked_at = timezone.now()
    row.save()
    write(
        None,
        "role-ended",
        record=f"person/{user.pk}",
        person=user,
        organisation=organisation,
        before=told(row),
        reason="from the directory",
    )
