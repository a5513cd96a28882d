from __future__ import annotations

from itertools import combinations

import pytest

from counterfoil.access import (
    CAPABILITY_RULES,
    Capability,
    Grain,
    Participation,
    Role,
    capabilities_of,
)

ACTS = {name for name, rule in CAPABILITY_RULES.items() if rule.acts_as and not rule.reads_at}


def held(*roles: Role) -> frozenset[Capability]:
    return capabilities_of(roles)


def test_every_capability_has_its_row_and_its_own_words():
    assert list(CAPABILITY_RULES) == list(Capability)
    assert len({capability.does for capability in Capability}) == len(Capability)


def test_every_role_may_do_something():
    assert all(held(role) for role in Role)


def test_no_roles_no_capabilities():
    assert held() == frozenset()


@pytest.mark.parametrize(("one", "other"), list(combinations(Role, 2))[::7])
def test_two_roles_together_may_do_what_each_may(one, other):
    assert held(one, other) == held(one) | held(other)


def test_prices_before_opening_are_for_nobody():
    assert CAPABILITY_RULES[Capability.VIEW_PRICES_BEFORE_OPENING].roles == frozenset()


@pytest.mark.parametrize("role", [Role.INSPECTOR, Role.AUDITOR])
def test_oversight_reads_and_writes_nothing(role):
    assert held(role) & ACTS <= {Capability.CHALLENGE_ANSWERS}
    assert {Capability.VIEW_PARTNERSHIP, Capability.VIEW_LOG, Capability.EXPORT} <= held(role)


def test_an_administrator_sees_no_partnership():
    assert held(Role.ADMINISTRATOR) == {
        Capability.READ_EXPERIENCE,
        Capability.VIEW_LOG,
        Capability.MANAGE_PEOPLE,
        Capability.MANAGE_ORGANISATION,
        Capability.VIEW_OPERATIONS,
    }


@pytest.mark.parametrize("role", [Role.EVALUATOR, Role.MODERATOR])
def test_evaluation_does_not_see_the_case(role):
    assert Capability.VIEW_PARTNERSHIP not in held(role)
    assert Capability.OPEN_PRICES not in held(role)


def test_an_evaluator_sees_no_score_but_their_own():
    assert Capability.VIEW_INDIVIDUAL_SCORES not in held(Role.EVALUATOR)


def test_a_supplier_sees_its_contract_and_nothing_else():
    assert held(Role.SUPPLIER_USER) == {
        Capability.READ_EXPERIENCE,
        Capability.VIEW_CONTRACT_FIGURES,
        Capability.SUBMIT_FIGURES,
        Capability.DISPUTE_LINE,
    }


def test_each_body_is_approved_for_by_its_own_officers():
    force = CAPABILITY_RULES[Capability.APPROVE_FOR_FORCE]
    body = CAPABILITY_RULES[Capability.APPROVE_FOR_POLICING_BODY]

    assert not force.roles & body.roles
    assert body.acts_as == {Participation.POLICING_BODY}
    assert force.acts_as == {Participation.LEAD_FORCE, Participation.PARTNER_FORCE}


def test_only_readings_are_opened_by_a_grant():
    for name in ACTS:
        assert CAPABILITY_RULES[name].reads_at == frozenset()
    for rule in CAPABILITY_RULES.values():
        assert Grain.NONE not in rule.reads_at


def test_the_supplier_grain_opens_the_contract_and_nothing_of_evaluation():
    opened = {name for name, rule in CAPABILITY_RULES.items() if Grain.SUPPLIER in rule.reads_at}

    assert opened == {Capability.VIEW_CONTRACT_FIGURES}


def test_a_wider_grain_opens_what_a_narrower_one_does():
    for rule in CAPABILITY_RULES.values():
        if Grain.DECISIONS in rule.reads_at:
            assert Grain.SUMMARY in rule.reads_at
        if Grain.SUMMARY in rule.reads_at:
            assert Grain.FULL_READ in rule.reads_at
