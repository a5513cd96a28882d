"""Who may certify cash, and what makes two claims one fact."""

from __future__ import annotations

from counterfoil.outcomes.claims import Certifier
from tests.fixtures.small_outcomes import a_claim


def test_finance_and_auditors_certify_cash_and_nobody_else():
    assert [one.value for one in Certifier if one.may_certify_cash] == [
        "finance",
        "internal_audit",
        "external_audit",
    ]


def test_a_claim_of_the_same_months_by_the_same_claimant_is_the_same_fact():
    assert a_claim("one", 5).fact == a_claim("two", 6).fact
    assert a_claim("one", 5).fact != a_claim("two", 5, claimant="Supplier").fact
