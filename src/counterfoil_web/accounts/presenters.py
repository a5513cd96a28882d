"""People, roles, invitations and organisations in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from counterfoil.access import OrganisationKind, Role
from counterfoil_web.accounts.known_bodies import ENDS_WITH_THE_ANNOUNCED_REFORM, type_in_words
from counterfoil_web.accounts.models import Invitation, Membership, Organisation
from counterfoil_web.accounts.people_store import Person, RoleHeld, When
from counterfoil_web.govuk.formats import day


def period(starts: date | None, ends: date | None) -> str:
    """From when until when, as a line of a table says it.

    >>> period(date(2026, 4, 1), None), period(date(2026, 4, 1), date(2027, 3, 31))
    ('since 1 April 2026', '1 April 2026 to 31 March 2027')
    >>> period(None, date(2027, 3, 31)), period(None, None)
    ('until 31 March 2027', '')
    """
    if starts and ends:
        return f"{day(starts)} to {day(ends)}"
    if starts:
        return f"since {day(starts)}"
    return f"until {day(ends)}" if ends else ""


def period_of(held: RoleHeld) -> str:
    """When a role is, will be or was held."""
    row = held.membership
    if held.when is When.COMING:
        ends = f" to {day(row.ends)}" if row.ends else ""
        return f"from {day(row.starts)}{ends}"
    if held.when is When.ENDED:
        last = row.revoked_at or row.ends
        if row.ends and row.revoked_at and row.ends < row.revoked_at.date():
            last = row.ends
        return f"{day(row.starts)} to {day(last)}"
    return period(row.starts, row.ends)


def given_by(membership: Membership) -> str:
    """Who gave a role."""
    if membership.from_directory:
        return "the directory"
    return str(membership.granted_by) if membership.granted_by else "the installation"


@dataclass(frozen=True)
class RoleRow:
    """A role as a table shows it."""

    held: RoleHeld
    label: str
    period: str
    given_by: str

    @property
    def membership_id(self) -> int:
        return self.held.membership.pk


def role_rows(roles: tuple[RoleHeld, ...]) -> list[RoleRow]:
    """Roles as a table shows them."""
    return [
        RoleRow(held, held.role.label, period_of(held), given_by(held.membership)) for held in roles
    ]


@dataclass(frozen=True)
class PersonRow:
    """A person as the list of people shows them."""

    person: Person
    roles: list[tuple[str, str]]
    last_signed_in: datetime | None
    state: str


def person_rows(people: list[Person]) -> list[PersonRow]:
    """People as the list shows them."""
    return [
        PersonRow(
            person,
            [(held.role.label, period_of(held)) for held in (*person.held, *person.coming)],
            person.user.last_login,
            "" if person.user.is_active else "Account closed",
        )
        for person in people
    ]


def role_words(names: list[str]) -> str:
    """Roles by their stored names, as one line.

    >>> role_words(["commercial_lead", "evaluator"])
    'Commercial lead, Evaluator'
    """
    known = set(Role)
    return ", ".join(Role(name).label for name in names if name in known)


def invitation_state(invitation: Invitation, now: datetime, *, may_still: bool) -> str:
    """Whether an invitation still opens. may_still: whether who made it may still give roles."""
    if invitation.expires_at <= now:
        return "Ran out"
    if not may_still:
        return "Ended: who invited no longer gives roles here. Send it again in your name"
    return "Waiting"


def organisation_kind(organisation: Organisation) -> str:
    """The kind of an organisation, with the type of a policing body."""
    kind = OrganisationKind(organisation.kind)
    said = type_in_words(organisation.body_type)
    return (
        f"{kind.label} ({said})" if said and kind is OrganisationKind.POLICING_BODY else kind.label
    )


def organisation_period(organisation: Organisation) -> str:
    """From when until when an organisation stands."""
    return period(organisation.valid_from, organisation.valid_to)


def reform_note(organisation: Organisation) -> str:
    """What is announced about this type of policing body; nothing for others."""
    if organisation.body_type not in ENDS_WITH_THE_ANNOUNCED_REFORM:
        return ""
    return (
        "On 13 November 2025 the Government announced that police and crime commissioners end in "
        "May 2028. When the day is set in law, enter it as the last day, with the organisation "
        "that follows."
    )
