from __future__ import annotations

import pytest

from counterfoil.access import (
    CAPABILITY_RULES,
    NO_STANDING,
    Capability,
    Grain,
    OrganisationKind,
    Participation,
    Role,
    Standing,
    allowed,
)

KIND_OF = {
    Participation.LEAD_FORCE: OrganisationKind.FORCE,
    Participation.PARTNER_FORCE: OrganisationKind.FORCE,
    Participation.POLICING_BODY: OrganisationKind.POLICING_BODY,
    Participation.SUPPLIER: OrganisationKind.SUPPLIER,
}
LEAD = Standing(participation=Participation.LEAD_FORCE)
BODY = Standing(participation=Participation.POLICING_BODY)
SUPPLIER = Standing(participation=Participation.SUPPLIER)


def rule_for(capability, role, standing=NO_STANDING, kind=None) -> str:
    """The rule that refuses, or nothing."""
    kind = kind or (KIND_OF[standing.participation] if standing.participation else None)
    refusal = allowed(
        capability,
        roles=[role],
        organisation_kind=kind or next(iter(role.kinds)),
        standing=standing,
    )
    return "" if refusal is None else refusal.rule


@pytest.mark.parametrize(
    ("capability", "role", "standing", "rule"),
    [
        (Capability.EDIT_CASE, Role.COMMERCIAL_LEAD, LEAD, ""),
        (Capability.EDIT_CASE, Role.CONTRACT_MANAGER, LEAD, "role-allows"),
        (Capability.EDIT_CASE, Role.COMMERCIAL_LEAD, NO_STANDING, "shared-with-you"),
        (Capability.EDIT_CASE, Role.COMMERCIAL_LEAD, Standing(grain=Grain.FULL_READ), "takes-part"),
        (Capability.VIEW_PARTNERSHIP, Role.INSPECTOR, Standing(grain=Grain.FULL_READ), ""),
        (
            Capability.VIEW_PARTNERSHIP,
            Role.INSPECTOR,
            Standing(grain=Grain.SUMMARY),
            "grain-of-grant",
        ),
        (Capability.VIEW_SUMMARY, Role.INSPECTOR, Standing(grain=Grain.SUMMARY), ""),
        (
            Capability.VIEW_SUMMARY,
            Role.INSPECTOR,
            Standing(grain=Grain.DECISIONS),
            "grain-of-grant",
        ),
        (Capability.VIEW_DECISIONS, Role.INSPECTOR, Standing(grain=Grain.DECISIONS), ""),
        (Capability.VIEW_DECISIONS, Role.INSPECTOR, NO_STANDING, "shared-with-you"),
        (Capability.VIEW_CONTRACT_FIGURES, Role.SUPPLIER_USER, SUPPLIER, ""),
        (Capability.VIEW_PARTNERSHIP, Role.SUPPLIER_USER, SUPPLIER, "role-allows"),
        (Capability.APPROVE_FOR_POLICING_BODY, Role.COMMISSIONER, BODY, ""),
        (Capability.APPROVE_FOR_FORCE, Role.CHIEF_OFFICER, LEAD, ""),
        (Capability.APPROVE_FOR_FORCE, Role.COMMISSIONER, BODY, "role-allows"),
        (Capability.APPROVE_FOR_POLICING_BODY, Role.CHIEF_OFFICER, LEAD, "role-allows"),
        (Capability.VIEW_PRICES_BEFORE_OPENING, Role.COMMISSIONER, BODY, "held-by-nobody"),
        (
            Capability.MANAGE_SHARING,
            Role.COMMERCIAL_LEAD,
            Standing(participation=Participation.PARTNER_FORCE),
            "part-allows",
        ),
        (Capability.VIEW_PARTNERSHIP, Role.ADMINISTRATOR, LEAD, "role-allows"),
    ],
)
def test_a_worked_case(capability, role, standing, rule):
    assert rule_for(capability, role, standing) == rule


def test_a_role_held_where_it_cannot_be_counts_for_nothing():
    assert (
        rule_for(
            Capability.APPROVE_FOR_POLICING_BODY, Role.COMMISSIONER, LEAD, OrganisationKind.FORCE
        )
        == "role-allows"
    )


def test_an_auditor_of_the_force_starts_no_partnership():
    assert rule_for(Capability.CREATE_PARTNERSHIP, Role.AUDITOR) == "role-allows"


@pytest.mark.parametrize("standing", [NO_STANDING, Standing(grain=Grain.DECISIONS)])
def test_what_is_not_about_a_partnership_needs_no_standing(standing):
    assert rule_for(Capability.MANAGE_PEOPLE, Role.ADMINISTRATOR, standing) == ""


@pytest.mark.parametrize(
    "capability", [c for c in Capability if CAPABILITY_RULES[c].acts_as is not None]
)
def test_without_standing_nobody_does_anything_in_a_partnership(capability):
    for role in Role:
        for kind in role.kinds:
            assert rule_for(capability, role, NO_STANDING, kind) != ""


@pytest.mark.parametrize("capability", Capability)
def test_a_grant_lets_nobody_act(capability):
    rule = CAPABILITY_RULES[capability]
    if rule.acts_as is None or rule.reads_at:
        return
    for role in Role:
        for grain in Grain:
            assert rule_for(capability, role, Standing(grain=grain)) != ""


def test_every_refusal_says_how_to_mend_it():
    for capability in Capability:
        for role in Role:
            for standing in (NO_STANDING, LEAD, Standing(grain=Grain.SUMMARY)):
                refusal = allowed(
                    capability,
                    roles=[role],
                    organisation_kind=OrganisationKind.FORCE,
                    standing=standing,
                )
                if refusal is not None:
                    assert refusal.sentence.endswith(".")
                    assert refusal.mend.endswith(".")


def test_the_mend_names_roles_that_can_be_held_where_the_person_is():
    refusal = allowed(
        Capability.APPROVE_FOR_FORCE,
        roles=[Role.COMMERCIAL_LEAD],
        organisation_kind=OrganisationKind.FORCE,
        standing=LEAD,
    )

    assert "one of these roles: Chief officer" in refusal.mend


@pytest.mark.parametrize(
    ("role", "kind"),
    [
        (Role.SUPPLIER_USER, OrganisationKind.SUPPLIER),
        (Role.INSPECTOR, OrganisationKind.INSPECTORATE),
        (Role.COMMISSIONER, OrganisationKind.POLICING_BODY),
    ],
)
def test_who_could_never_hold_such_a_role_is_sent_to_those_who_can(role, kind):
    capability = Capability.APPROVE_FOR_FORCE
    refusal = allowed(capability, roles=[role], organisation_kind=kind)

    assert refusal.rule == "role-allows"
    assert "administrator" not in refusal.mend
    assert refusal.mend.startswith(f"No role in an organisation of the kind “{kind.label}” does.")
    assert "whoever you work with in the force" in refusal.mend


@pytest.mark.parametrize("kind", list(OrganisationKind))
@pytest.mark.parametrize("capability", list(Capability))
def test_no_refusal_names_a_role_of_another_kind_of_organisation(capability, kind):
    refusal = allowed(capability, roles=[], organisation_kind=kind)
    elsewhere = {role.label for role in Role if kind not in role.kinds}
    here = {role.label for role in Role if kind in role.kinds}
    named = refusal.mend.partition("one of these roles: ")[2].partition(". An administrator")[0]

    assert not set(named.split(", ")) & (elsewhere - here)
