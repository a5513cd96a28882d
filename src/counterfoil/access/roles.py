"""Roles that a person may hold in an organisation, and in which kinds of organisation."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from counterfoil.access.organisations import AUTHORITIES, OrganisationKind
from counterfoil.access.refusals import Refusal


class Role(StrEnum):
    """What a person is in an organisation. A person may hold several there."""

    COMMISSIONER = "commissioner"
    DEPUTY_COMMISSIONER = "deputy_commissioner"
    POLICING_BODY_FINANCE_OFFICER = "policing_body_finance_officer"
    CHIEF_OFFICER = "chief_officer"
    FORCE_FINANCE_OFFICER = "force_finance_officer"
    FINANCE_PARTNER = "finance_partner"
    COMMERCIAL_LEAD = "commercial_lead"
    EVALUATOR = "evaluator"
    MODERATOR = "moderator"
    CONTRACT_MANAGER = "contract_manager"
    SUPPLIER_USER = "supplier_user"
    INSPECTOR = "inspector"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"

    @property
    def label(self) -> str:
        """The role as pages show it."""
        return ROLE_FACTS[self].title

    @property
    def description(self) -> str:
        """What somebody in the role comes to do, in a line."""
        return ROLE_FACTS[self].description

    @property
    def kinds(self) -> frozenset[OrganisationKind]:
        """The kinds of organisation in which the role may be held."""
        return ROLE_FACTS[self].kinds


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleFacts:
    """A role in words, and where it may be held."""

    title: str
    description: str
    kinds: frozenset[OrganisationKind]


_FORCE = frozenset({OrganisationKind.FORCE})
_POLICING_BODY = frozenset({OrganisationKind.POLICING_BODY})

ROLE_FACTS: dict[Role, RoleFacts] = {
    Role.COMMISSIONER: RoleFacts(
        title="Commissioner",
        description="Holds the office of the policing body: approves or refuses, publishes",
        kinds=_POLICING_BODY,
    ),
    Role.DEPUTY_COMMISSIONER: RoleFacts(
        title="Deputy commissioner",
        description="Decides for the commissioner what the scheme of consent leaves to a deputy",
        kinds=_POLICING_BODY,
    ),
    Role.POLICING_BODY_FINANCE_OFFICER: RoleFacts(
        title="Policing body’s chief finance officer",
        description="Signs baselines, reviews, decides within the scheme of consent, certifies",
        kinds=_POLICING_BODY,
    ),
    Role.CHIEF_OFFICER: RoleFacts(
        title="Chief officer",
        description="Chief constable, deputy or assistant: approves or refuses for the force",
        kinds=_FORCE,
    ),
    Role.FORCE_FINANCE_OFFICER: RoleFacts(
        title="Force’s chief finance officer",
        description="Signs baselines, reviews, approves for the force, certifies savings",
        kinds=_FORCE,
    ),
    Role.FINANCE_PARTNER: RoleFacts(
        title="Finance partner",
        description="Builds the business case and its baseline, reviews the cases of others",
        kinds=AUTHORITIES,
    ),
    Role.COMMERCIAL_LEAD: RoleFacts(
        title="Commercial lead",
        description="Runs the partnership up to award: case, procurement, evaluation, proposal",
        kinds=AUTHORITIES,
    ),
    Role.EVALUATOR: RoleFacts(
        title="Evaluator",
        description="Scores bids without sight of price, of the case or of others’ scores",
        kinds=AUTHORITIES,
    ),
    Role.MODERATOR: RoleFacts(
        title="Moderator",
        description="Brings evaluators’ scores to an agreed score, with reasons",
        kinds=AUTHORITIES,
    ),
    Role.CONTRACT_MANAGER: RoleFacts(
        title="Contract manager",
        description="Runs the contract each month: volumes, measures, statement, changes",
        kinds=AUTHORITIES,
    ),
    Role.SUPPLIER_USER: RoleFacts(
        title="Supplier user",
        description="Submits figures, sees the supplier’s own statement, disputes a line",
        kinds=frozenset({OrganisationKind.SUPPLIER}),
    ),
    Role.INSPECTOR: RoleFacts(
        title="Inspector",
        description="Reads what an authority has shared, follows a figure to its source",
        kinds=frozenset({OrganisationKind.INSPECTORATE}),
    ),
    Role.AUDITOR: RoleFacts(
        title="Auditor",
        description="Internal or external: reads what was shared, and the log; verifies it",
        kinds=frozenset(
            {OrganisationKind.AUDITOR, OrganisationKind.FORCE, OrganisationKind.POLICING_BODY}
        ),
    ),
    Role.ADMINISTRATOR: RoleFacts(
        title="Administrator",
        description="Runs accounts and sign-in of the organisation; sees no partnership",
        kinds=frozenset(OrganisationKind),
    ),
}


def roles_for(kind: OrganisationKind) -> tuple[Role, ...]:
    """The roles that may be held in an organisation of this kind, in the order of the table.

    >>> [str(role) for role in roles_for(OrganisationKind.SUPPLIER)]
    ['supplier_user', 'administrator']
    """
    return tuple(role for role, facts in ROLE_FACTS.items() if kind in facts.kinds)


def held_wrongly(roles: Iterable[Role], kind: OrganisationKind) -> Refusal | None:
    """A refusal when a role cannot be held in an organisation of this kind."""
    wrong = [role.label for role in roles if kind not in role.kinds]
    if not wrong:
        return None
    return Refusal(
        rule="role-fits-organisation",
        sentence=f"{', '.join(wrong)} cannot be held in an organisation of the kind "
        f"“{kind.label}”.",
        mend="Choose a role of this kind of organisation.",
    )
