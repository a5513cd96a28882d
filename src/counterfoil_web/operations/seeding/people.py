"""Made-up organisations and the people in them, named by what they are and a number."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.hashers import make_password

from counterfoil.access import OrganisationKind, Role
from counterfoil_web.accounts.models import Membership, Organisation, User

SINCE = date(2024, 4, 1)
DOMAIN = "made-up.example"

FORCE_ROLES: dict[str, tuple[Role, ...]] = {
    "commercial-lead": (Role.COMMERCIAL_LEAD,),
    "finance-partner": (Role.FINANCE_PARTNER,),
    "finance-officer": (Role.FORCE_FINANCE_OFFICER,),
    "chief-officer": (Role.CHIEF_OFFICER,),
    "contract-manager": (Role.CONTRACT_MANAGER,),
    "administrator": (Role.ADMINISTRATOR,),
    "evaluator": (Role.EVALUATOR,),
    "healthcare-evaluator": (Role.EVALUATOR,),
    "contract-evaluator": (Role.EVALUATOR,),
    "moderator": (Role.MODERATOR,),
}
BODY_ROLES: dict[str, tuple[Role, ...]] = {
    "commissioner": (Role.COMMISSIONER,),
    "pcc-finance-officer": (Role.POLICING_BODY_FINANCE_OFFICER,),
}
SUPPLIER_ROLES: dict[str, tuple[Role, ...]] = {"supplier-user": (Role.SUPPLIER_USER,)}
READER_ROLES: dict[OrganisationKind, tuple[str, Role]] = {
    OrganisationKind.INSPECTORATE: ("inspector", Role.INSPECTOR),
    OrganisationKind.AUDITOR: ("auditor", Role.AUDITOR),
}


@dataclass(frozen=True, kw_only=True)
class Staff:
    """An organisation and its people by what they do there."""

    organisation: Organisation
    people: dict[str, User]


@dataclass(frozen=True, kw_only=True)
class Nation:
    """Everybody: forces, each with the policing body at the same place, who reads them all, and a
    supplier."""

    forces: list[Staff]
    bodies: list[Staff]
    readers: list[Staff]
    supplier: Staff


def email_of(post: str, number: int) -> str:
    """The address of a person, such as `commercial-lead-7@made-up.example`.

    >>> email_of("commercial-lead", 7)
    'commercial-lead-7@made-up.example'
    """
    return f"{post}-{number}@{DOMAIN}"


def make_nation(count: int) -> Nation:
    """So many forces and policing bodies, an inspectorate and an auditor, with their people."""
    forces = Organisation.objects.bulk_create(
        Organisation(kind=OrganisationKind.FORCE, name=f"Made-up force {number}", valid_from=SINCE)
        for number in range(1, count + 1)
    )
    bodies = Organisation.objects.bulk_create(
        Organisation(
            kind=OrganisationKind.POLICING_BODY,
            name=f"Made-up policing body {number}",
            oversees=force,
            valid_from=SINCE,
        )
        for number, force in enumerate(forces, 1)
    )
    readers = Organisation.objects.bulk_create(
        Organisation(kind=kind, name=f"Made-up {kind.label.lower()}") for kind in READER_ROLES
    )
    supplier = Organisation.objects.create(
        kind=OrganisationKind.SUPPLIER, name="Made-up supplier", valid_from=SINCE
    )
    return Nation(
        forces=_staffed(forces, FORCE_ROLES),
        bodies=_staffed(bodies, BODY_ROLES),
        readers=[
            _staffed([one], {post: (role,)})[0]
            for one, (post, role) in zip(readers, READER_ROLES.values(), strict=True)
        ],
        supplier=_staffed([supplier], SUPPLIER_ROLES)[0],
    )


def _staffed(organisations: list[Organisation], posts: dict[str, tuple[Role, ...]]) -> list[Staff]:
    nobody_signs_in = make_password(None)
    places = [
        (number, organisation, post)
        for number, organisation in enumerate(organisations, 1)
        for post in posts
    ]
    users = User.objects.bulk_create(
        User(
            email=email_of(post, number),
            name=f"{post.replace('-', ' ').capitalize()} {number}",
            password=nobody_signs_in,
        )
        for number, _, post in places
    )
    Membership.objects.bulk_create(
        Membership(user=user, organisation=organisation, role=role, starts=SINCE)
        for user, (_, organisation, post) in zip(users, places, strict=True)
        for role in posts[post]
    )
    found: dict[int, dict[str, User]] = {}
    for user, (_, organisation, post) in zip(users, places, strict=True):
        found.setdefault(organisation.pk, {})[post] = user
    return [Staff(organisation=one, people=found[one.pk]) for one in organisations]
