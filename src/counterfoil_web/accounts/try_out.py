"""The accounts of the try-out, one for each role: never people, never in real work."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from allauth.account.models import EmailAddress
from django.db import transaction

from counterfoil.access import OrganisationKind, Role
from counterfoil_web.accounts.models import Membership, Organisation, User

SINCE = date(2026, 4, 1)
DOMAIN = "try-out.example"


@dataclass(frozen=True, slots=True, kw_only=True)
class TryOutRole:
    """An account of the try-out. `tries`: what a visitor may try in it, in a sentence."""

    key: str
    name: str
    place: str
    roles: tuple[Role, ...]
    tries: str


@dataclass
class TryOut:
    """What the try-out has: organisations and people by key."""

    organisations: dict[str, Organisation] = field(default_factory=dict)
    people: dict[str, User] = field(default_factory=dict)


ORGANISATIONS: dict[str, tuple[OrganisationKind, str, str, str]] = {
    "force": (OrganisationKind.FORCE, "Example force", "the Chief Constable", "#1d3557"),
    "policing_body": (
        OrganisationKind.POLICING_BODY,
        "Example policing body",
        "the Police and Crime Commissioner",
        "#4a2b5c",
    ),
    "other_force": (OrganisationKind.FORCE, "Another force", "the Chief Constable", ""),
    "other_policing_body": (
        OrganisationKind.POLICING_BODY,
        "Another policing body",
        "the Police and Crime Commissioner",
        "",
    ),
    "inspectorate": (OrganisationKind.INSPECTORATE, "Example inspectorate", "", ""),
    "auditor": (OrganisationKind.AUDITOR, "Example auditor", "", ""),
    "supplier": (OrganisationKind.SUPPLIER, "Example supplier", "", ""),
}
"""By key: kind, name, legal name, colour."""

_OVERSEES = {"policing_body": "force", "other_policing_body": "other_force"}

ROLES: tuple[TryOutRole, ...] = (
    TryOutRole(
        key="commercial_lead",
        name="Commercial lead",
        place="force",
        roles=(Role.COMMERCIAL_LEAD,),
        tries="Build a business case, bring one in from Excel, submit it for review, propose a "
        "decision",
    ),
    TryOutRole(
        key="finance_partner",
        name="Finance partner",
        place="force",
        roles=(Role.FINANCE_PARTNER,),
        tries="Change a draft beside the commercial lead, recalculate the answer, review a case "
        "that somebody else wrote",
    ),
    TryOutRole(
        key="finance_officer",
        name="Chief finance officer of the force",
        place="force",
        roles=(Role.FORCE_FINANCE_OFFICER,),
        tries="Sign a baseline, review a version, approve for the force, share a partnership",
    ),
    TryOutRole(
        key="chief_officer",
        name="Chief officer",
        place="force",
        roles=(Role.CHIEF_OFFICER,),
        tries="Approve or refuse for the force at a gate",
    ),
    TryOutRole(
        key="contract_manager",
        name="Contract manager",
        place="force",
        roles=(Role.CONTRACT_MANAGER,),
        tries="Answer the questions of the contract and outcomes rooms",
    ),
    TryOutRole(
        key="evaluator",
        name="Evaluator",
        place="force",
        roles=(Role.EVALUATOR,),
        tries="Mark bids without sight of price, of the case or of what others gave",
    ),
    TryOutRole(
        key="healthcare_evaluator",
        name="Second evaluator",
        place="force",
        roles=(Role.EVALUATOR,),
        tries="Mark the criteria that the plan gives to the second of three evaluators",
    ),
    TryOutRole(
        key="contract_evaluator",
        name="Third evaluator",
        place="force",
        roles=(Role.EVALUATOR,),
        tries="See that an evaluator with a conflict of interest sees nothing of that bidder",
    ),
    TryOutRole(
        key="moderator",
        name="Moderator",
        place="force",
        roles=(Role.MODERATOR,),
        tries="Bring the marks of evaluators to an agreed mark, with its reason",
    ),
    TryOutRole(
        key="administrator",
        name="Administrator of the force",
        place="force",
        roles=(Role.ADMINISTRATOR,),
        tries="Invite people, give and end roles, set the colour and the rules of sign-in",
    ),
    TryOutRole(
        key="commissioner",
        name="Commissioner",
        place="policing_body",
        roles=(Role.COMMISSIONER,),
        tries="Approve, refuse or defer for the policing body, publish a decision",
    ),
    TryOutRole(
        key="pcc_finance_officer",
        name="Chief finance officer of the policing body",
        place="policing_body",
        roles=(Role.POLICING_BODY_FINANCE_OFFICER,),
        tries="Review, keep the scheme of consent, decide within it",
    ),
    TryOutRole(
        key="inspector",
        name="Inspector",
        place="inspectorate",
        roles=(Role.INSPECTOR,),
        tries="Read what was shared and follow a figure to its source",
    ),
    TryOutRole(
        key="auditor",
        name="Auditor",
        place="auditor",
        roles=(Role.AUDITOR,),
        tries="Read the log, export it and verify it",
    ),
    TryOutRole(
        key="supplier_user",
        name="Supplier user",
        place="supplier",
        roles=(Role.SUPPLIER_USER,),
        tries="See what a supplier sees: its own contract, nothing of evaluation",
    ),
    TryOutRole(
        key="outsider",
        name="Commercial lead of another force",
        place="other_force",
        roles=(Role.COMMERCIAL_LEAD, Role.FORCE_FINANCE_OFFICER),
        tries="See nothing of the first force’s partnerships, and start one",
    ),
)


def make_try_out_accounts() -> TryOut:
    """Make the organisations and accounts, or find those made before. Nobody has a password."""
    made = TryOut()
    with transaction.atomic():
        for key, (kind, name, legal_name, colour) in ORGANISATIONS.items():
            made.organisations[key], _ = Organisation.objects.get_or_create(
                name=name,
                defaults={"kind": kind, "legal_name": legal_name, "brand_colour": colour},
            )
        for body, force in _OVERSEES.items():
            overseer = made.organisations[body]
            if overseer.oversees_id is None:
                overseer.oversees = made.organisations[force]
                overseer.save()
        for one in ROLES:
            made.people[one.key] = _person(one, made.organisations[one.place])
    return made


def account_of(key: str) -> User | None:
    """The account of a role of the try-out, if it was made."""
    return User.objects.filter(email=_email(key), is_try_out=True).first()


def _person(one: TryOutRole, organisation: Organisation) -> User:
    user = User.objects.filter(email=_email(one.key)).first()
    if user is None:
        user = User(email=_email(one.key), name=one.name, is_try_out=True)
        user.set_unusable_password()
        user.save()
        EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    for role in one.roles:
        Membership.objects.get_or_create(
            user=user,
            organisation=organisation,
            role=role,
            revoked_at=None,
            defaults={"starts": SINCE},
        )
    return user


def _email(key: str) -> str:
    return f"{key.replace('_', '-')}@{DOMAIN}"
