"""Terms against one another."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from counterfoil.contract.charges import RateCardCharge
from counterfoil.contract.measures import Basis, DeductionBand, Deductions, Direction, Measure
from counterfoil.contractfile.terms_checks import check_terms
from counterfoil.errors import Severity
from tests.fixtures.contracts import contract_with, fixed, per_unit
from tests.fixtures.every_term_contract import every_term_contract

F = Fraction


def measure(amount, basis=Basis.POUNDS):
    return Measure(
        id="answered",
        title="Answered",
        clause="8",
        direction=Direction.HIGHER,
        target=F("0.9"),
        counts="answered",
        of="calls",
        bands=(DeductionBand(beyond=F("0.9"), amount=F(amount)),),
        basis=basis,
    )


def warned(*charges, **terms):
    found = check_terms(contract_with(*charges, **terms))
    assert all(one.severity is Severity.WARNING for one in found)
    return [(one.where, one.what) for one in found]


def test_sound_terms_have_nothing_wrong_with_them():
    assert check_terms(every_term_contract()) == ()


def test_a_cap_below_a_single_deduction_is_a_warning():
    """10% of £100,000 a month is £10,000, below a deduction of £12,000."""
    pool = Deductions(clause="8", pool=F("0.1"))
    ((where, what),) = warned(fixed(), measures=(measure(12_000),), deductions=pool)
    assert where == "terms, version 1, measure answered, bands, 1, amount"
    assert "the cap, £10,000.00 of a month" in what
    assert not warned(fixed(), measures=(measure(10_000),), deductions=pool)


def test_where_records_decide_what_is_at_risk_nothing_is_guessed():
    pool = Deductions(clause="8", pool=F("0.1"))
    assert not warned(fixed(), per_unit(), measures=(measure(12_000),), deductions=pool)


def test_so_is_a_share_above_the_cap():
    pool = Deductions(clause="8", pool=F("0.1"))
    by_share = measure("0.11", Basis.SHARE_OF_CHARGES)
    assert len(warned(per_unit(), measures=(by_share,), deductions=pool)) == 1
    of_pool = measure("1.5", Basis.SHARE_OF_POOL)
    assert len(warned(per_unit(), measures=(of_pool,), deductions=pool)) == 1
    points = Deductions(clause="8", pool=F("0.1"), point_gbp=F(20_000))
    assert len(warned(fixed(), measures=(measure(1, Basis.POINTS),), deductions=points)) == 1


def test_a_cap_below_a_single_day_is_a_warning():
    days = RateCardCharge(
        id="days", title="Days", clause="7", day_rates_gbp=(("a", F(900)),), cap_gbp=F(800)
    )
    ((where, what),) = warned(days)
    assert where == "terms, version 1, charge days, cap_gbp"
    assert "£800.00, is below a single day" in what


def test_a_volume_that_looks_like_a_slip_is_a_warning():
    found = warned(per_unit("a"), per_unit("b"), per_unit("c", volume="detention"))
    assert found == [
        (
            "terms, version 1, charge c, volume",
            "detention is named by this charge alone, and detentions by others",
        )
    ]


def test_dates_outside_the_term_are_errors():
    (found,) = check_terms(contract_with(fixed(ends=date(2040, 1, 1))))
    assert found.where == "terms, version 1, charge service, ends"
    assert found.severity is Severity.ERROR
