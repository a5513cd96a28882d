"""Finance certifies, never what it claimed or owns, by name, address or office."""

from __future__ import annotations

from dataclasses import replace

import pytest

from counterfoil_web.outcomes.claims_store import register_of
from counterfoil_web.outcomes.models import PlanDraft
from counterfoil_web.outcomes.rules import (
    agree_refusal,
    certify_refusal,
    entry_refusal,
    may_correct,
    names_of,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def finance(opened_by):
    """The outcomes as a chief finance officer sees them."""
    with opened_by("finance_officer") as one:
        yield one


def rule(refusal):
    return None if refusal is None else refusal.rule


def test_nothing_is_against_somebody_elses_claim(finance):
    standing = register_of(finance.outcomes).claims[0]
    assert certify_refusal(finance.seen, standing.benefit, standing.claim, None) is None


@pytest.mark.parametrize(
    "owner", ["finance  OFFICER", "finance-officer@force.example", "Chief finance officer, force"]
)
def test_an_owner_by_name_address_or_office_is_refused(owner, finance):
    standing = register_of(finance.outcomes).claims[0]
    label = next(role.label for role in finance.seen.acting.roles)
    named = label if owner.startswith("Chief") else owner
    benefit = replace(standing.benefit, owner=named)
    assert named in names_of(finance.seen) or owner.startswith("finance ")
    found = certify_refusal(finance.seen, benefit, standing.claim, None)
    assert rule(found) == "certifier-is-not-benefit-owner"


def test_whoever_entered_a_claim_does_not_certify_it(finance):
    standing = register_of(finance.outcomes).claims[0]
    own = finance.seen.acting.user.pk
    found = certify_refusal(finance.seen, standing.benefit, standing.claim, own)
    assert rule(found) == "certifier-is-not-claimant"


def test_authors_and_proposers_of_a_plan_do_not_agree_it(finance):
    own = finance.seen.acting.user.pk
    assert agree_refusal(finance.seen, PlanDraft(authors=["0"], proposed_by_id=0)) is None
    for draft in (PlanDraft(authors=[str(own)]), PlanDraft(authors=[], proposed_by_id=own)):
        assert rule(agree_refusal(finance.seen, draft)) == "plan-agreer-is-not-author"


def test_the_contract_manager_enters_all_but_what_belongs_to_a_claim(opened_by):
    with opened_by("contract_manager") as one:
        assert entry_refusal(one.seen, "claim") is None
        assert rule(entry_refusal(one.seen, "banking")) == "certified-on-the-claim"
        row = type("Row", (), {"kind": "claim"})
        assert may_correct(one.seen, row, later=False)
        assert not may_correct(one.seen, row, later=True)
