"""What an organisation is to a partnership: a participant, or holder of a grant of some grain."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from counterfoil.access.organisations import OrganisationKind


class Participation(StrEnum):
    """The part that an organisation has in a partnership of its own."""

    LEAD_FORCE = "lead_force"
    PARTNER_FORCE = "partner_force"
    POLICING_BODY = "policing_body"
    SUPPLIER = "supplier"

    @property
    def label(self) -> str:
        """The part as pages show it."""
        return _PARTICIPATIONS[self][0]

    @property
    def kinds(self) -> frozenset[OrganisationKind]:
        """The kinds of organisation that may have this part."""
        return _PARTICIPATIONS[self][1]


class Grain(StrEnum):
    """How much of a partnership an organisation may read."""

    NONE = "none"
    DECISIONS = "decisions"
    SUMMARY = "summary"
    FULL_READ = "full_read"
    SUPPLIER = "supplier"

    @property
    def label(self) -> str:
        """The grain as pages show it."""
        return _GRAINS[self][0]

    @property
    def description(self) -> str:
        """What the grain opens."""
        return _GRAINS[self][1]


_FORCES = frozenset({OrganisationKind.FORCE, OrganisationKind.COLLABORATION})
_PARTICIPATIONS = {
    Participation.LEAD_FORCE: ("Lead force", _FORCES),
    Participation.PARTNER_FORCE: ("Partner force", _FORCES),
    Participation.POLICING_BODY: ("Policing body", frozenset({OrganisationKind.POLICING_BODY})),
    Participation.SUPPLIER: ("Supplier", frozenset({OrganisationKind.SUPPLIER})),
}
_GRAINS = {
    Grain.NONE: ("Nothing", "The partnership cannot be seen"),
    Grain.DECISIONS: ("Decisions", "What is or will be published: decisions and their notices"),
    Grain.SUMMARY: ("Summary", "Decisions, what the partnership is, its dates and headline result"),
    Grain.FULL_READ: ("Everything, to read", "All rooms, the case, its workings and its history"),
    Grain.SUPPLIER: (
        "Supplier",
        "The contract’s own figures and statements, nothing of evaluation",
    ),
}

GRANTABLE = (Grain.DECISIONS, Grain.SUMMARY, Grain.FULL_READ)
"""The grains that one organisation may grant another; a supplier takes part, it is not granted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What an organisation is to one partnership on one day.

    >>> Standing(participation=Participation.LEAD_FORCE).reads
    <Grain.FULL_READ: 'full_read'>
    >>> Standing(grain=Grain.SUMMARY).reads
    <Grain.SUMMARY: 'summary'>
    """

    participation: Participation | None = None
    grain: Grain = Grain.NONE

    @property
    def reads(self) -> Grain:
        """How much it may read: a participant reads everything, a supplier what is its own."""
        if self.participation is None:
            return self.grain
        if self.participation is Participation.SUPPLIER:
            return Grain.SUPPLIER
        return Grain.FULL_READ


NO_STANDING = Standing()
