"""How an amount falls on years."""

from __future__ import annotations

from fractions import Fraction

from counterfoil.quantities.years import FinancialYear, Month
from tests.fixtures.small_outcomes import a_claim

F = Fraction


def test_an_amount_is_spread_evenly_over_its_months_and_adds_up_exactly():
    """£10,000 over January to July 2027: 3 of 7 months fall in 2026-27."""
    claim = a_claim(from_month=Month(2027, 1), to_month=Month(2027, 7))

    assert claim.by_year(F(10_000)) == {
        FinancialYear(2026): F(30_000, 7),
        FinancialYear(2027): F(40_000, 7),
    }
    assert claim.share_within(Month(2027, 3), Month(2030, 1)) == F(5, 7)
    assert claim.share_within(Month(2028, 1), Month(2028, 2)) == 0
