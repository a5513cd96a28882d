from __future__ import annotations

import pytest

from counterfoil.access import ROLE_FACTS, OrganisationKind, Role, held_wrongly, roles_for


def test_every_role_is_described_once():
    assert list(ROLE_FACTS) == list(Role)
    assert len({role.label for role in Role}) == len(Role)
    assert all(role.description and role.kinds for role in Role)


@pytest.mark.parametrize(
    ("role", "kinds"),
    [
        (Role.COMMISSIONER, {"policing_body"}),
        (Role.POLICING_BODY_FINANCE_OFFICER, {"policing_body"}),
        (Role.CHIEF_OFFICER, {"force"}),
        (Role.FORCE_FINANCE_OFFICER, {"force"}),
        (Role.SUPPLIER_USER, {"supplier"}),
        (Role.INSPECTOR, {"inspectorate"}),
        (Role.AUDITOR, {"auditor", "force", "policing_body"}),
        (Role.COMMERCIAL_LEAD, {"force", "policing_body", "collaboration"}),
    ],
)
def test_a_role_is_held_where_the_office_is(role, kinds):
    assert {kind.value for kind in role.kinds} == kinds


def test_every_kind_of_organisation_has_an_administrator_and_somebody_to_work_there():
    for kind in set(OrganisationKind):
        held = roles_for(kind)
        assert Role.ADMINISTRATOR in held
        assert len(held) > 1


def test_a_role_held_where_it_cannot_be_is_refused():
    refusal = held_wrongly([Role.COMMERCIAL_LEAD, Role.COMMISSIONER], OrganisationKind.FORCE)

    assert refusal is not None
    assert refusal.rule == "role-fits-organisation"
    assert refusal.sentence.startswith("Commissioner cannot be held")


def test_roles_that_fit_are_not_refused():
    assert held_wrongly([Role.AUDITOR], OrganisationKind.FORCE) is None
    assert held_wrongly([], OrganisationKind.SUPPLIER) is None
