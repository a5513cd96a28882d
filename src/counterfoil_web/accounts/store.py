"""People, organisations and roles: every query and every change."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Q

from counterfoil.access import Role
from counterfoil_web.accounts.acting import Acting
from counterfoil_web.accounts.models import Membership, Organisation, User
from counterfoil_web.records.prepared_query import PreparedQuery

_LIVE = "_memberships_just_read"
_live_of = PreparedQuery(
    lambda user_id: Membership.objects.filter(user_id=user_id, revoked_at=None).select_related(
        "user", "organisation"
    )
)


def held_on(day: date) -> Q:
    """The memberships in force on a day."""
    return Q(revoked_at=None, starts__lte=day) & (Q(ends=None) | Q(ends__gte=day))


def organisation_stands_on(day: date) -> Q:
    """The memberships whose organisation is not archived and has not ended or yet to begin."""
    return (
        Q(organisation__archived_at=None)
        & (Q(organisation__valid_from=None) | Q(organisation__valid_from__lte=day))
        & (Q(organisation__valid_to=None) | Q(organisation__valid_to__gte=day))
    )


def acting_for(user: Any, *, wanted: int | None, today: date) -> Acting | None:
    """The person in the organisation they chose, else in the first they belong to; one query.

    Returns None when they hold no role anywhere today, or the account is closed.
    """
    organisations: dict[int, Organisation] = {}
    roles: dict[int, set[Role]] = {}
    for membership in _held(user, today):
        organisations.setdefault(membership.organisation_id, membership.organisation)
        roles.setdefault(membership.organisation_id, set()).add(Role(membership.role))
    if not organisations:
        return None
    chosen = wanted if wanted in organisations else next(iter(organisations))
    return Acting(
        user=user,
        organisation=organisations[chosen],
        roles=frozenset(roles[chosen]),
        today=today,
        others=tuple(one for key, one in organisations.items() if key != chosen),
    )


def person_with_roles(user_id: int) -> User | None:
    """A person as each page needs them, with the roles that `acting_for` asks for; one query.

    None for somebody without any role, who may still have an account.
    """
    rows = _live_of(user_id)
    if not rows:
        return None
    user: User = rows[0].user
    setattr(user, _LIVE, rows)
    return user


def _held(user: User, today: date) -> list[Membership]:
    """By `held_on` and `organisation_stands_on`, looked at here: every page asks for it.

    What `person_with_roles` has just read is used once, so that nothing old is ever taken.
    """
    rows = getattr(user, _LIVE, None)
    if rows is None:
        rows = _live_of(user.pk)
    else:
        delattr(user, _LIVE)
    held = [row for row in rows if _covers(row.starts, today, row.ends) and _stands(row, today)]
    return sorted(held, key=lambda row: (row.organisation.name, row.role))


def _stands(row: Membership, day: date) -> bool:
    one = row.organisation
    return one.archived_at is None and _covers(one.valid_from, day, one.valid_to)


def _covers(first: date | None, day: date, last: date | None) -> bool:
    return (first is None or first <= day) and (last is None or day <= last)
