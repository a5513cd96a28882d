"""Two statements beside one another."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from counterfoil.contract.charges import (
    BandedCharge,
    BandMethod,
    Milestone,
    MilestoneCharge,
    PriceBand,
)
from counterfoil.contract.comparison_of_months import (
    ComparisonOfMonths,
    Reason,
    Why,
    comparison_of_months,
)
from counterfoil.contract.indexation import Indexation
from counterfoil.contract.measures import DeductionBand, Direction, Measure
from counterfoil.contract.records import Acceptance, Figure, IndexValue
from counterfoil.contract.statements import close, statement
from counterfoil.contract.term import Term
from counterfoil.contract.terms import Terms
from counterfoil.quantities.years import Month
from tests.fixtures.contracts import SIGNED, F, contract_with, fixed, measured, per_unit, volume

ON = date(2027, 6, 1)
APRIL, MAY = Month(2026, 4), Month(2026, 5)


def compared(contract, records, before=APRIL, after=MAY) -> ComparisonOfMonths:
    return comparison_of_months(
        *(statement(contract, records, month, on=ON) for month in (before, after))
    )


def reasons(found: ComparisonOfMonths) -> dict[str, dict[Why, Decimal]]:
    return {one.id: {each.why: each.amount_gbp for each in one.reasons} for one in found.lines}


def priced_anew(*charges, **terms) -> Terms:
    return Terms(
        number=2,
        effective_from=date(2026, 5, 1),
        agreed_on=SIGNED,
        reason="A new price",
        charges=charges,
        **terms,
    )


def test_more_units_are_a_difference_of_volume():
    """100 more at £85, and 20% VAT on them; the fixed charge is the same."""
    contract = contract_with(fixed(), per_unit())
    found = compared(contract, [volume("2026-04", 2_000), volume("2026-05", 2_100)])
    assert reasons(found) == {
        "base/service": {},
        "base/detentions-charge": {Why.VOLUME: 8_500},
        "vat/vat": {Why.VAT: 1_700},
    }
    assert found.difference_gbp == 10_200
    assert found.by_reason == ((Why.VOLUME, Decimal("8500.00")), (Why.VAT, Decimal("1700.00")))
    assert (found.before, found.after) == (APRIL, MAY)


def test_volume_and_price_are_parted():
    """First 100 more at £85: £8,500; then 2,100 at £5 more: £10,500."""
    first = contract_with(per_unit()).versions[0]
    contract = contract_with(versions=(first, priced_anew(per_unit(rate=90))))
    found = compared(contract, [volume("2026-04", 2_000), volume("2026-05", 2_100)])
    assert reasons(found)["base/detentions-charge"] == {Why.VOLUME: 8_500, Why.PRICE: 10_500}


def test_an_index_and_the_charge_it_lifts_are_parted():
    """From 5% to 10%: £85,000 × 5% = £4,250 in April; £93,500 × 10% = £9,350 in May. Of £5,100
    more, £8,500 × 5% = £425 are volume, £4,675 the index."""
    cpi = Indexation(
        id="cpi",
        title="CPI",
        clause="9",
        series="CPI",
        base=Month(2026, 3),
        first_review=APRIL,
        every_months=1,
        compounding=False,
    )
    levels = [
        IndexValue(id=str(month), entered_on=SIGNED, series="CPI", month=month, value=F(level))
        for month, level in ((Month(2026, 3), 100), (APRIL, 105), (MAY, 110))
    ]
    contract = contract_with(per_unit(indexation="cpi"), indexations=(cpi,))
    found = compared(contract, [*levels, volume("2026-04", 1_000), volume("2026-05", 1_100)])
    assert reasons(found)["indexation/detentions-charge"] == {
        Why.VOLUME: Decimal("425.00"),
        Why.INDEX: Decimal("4675.00"),
    }
    first = compared(
        contract, [levels[0], levels[2], volume("2026-04", 1_000), volume("2026-05", 1_000)]
    )
    assert reasons(first)["indexation/detentions-charge"] == {Why.INDEX: Decimal("8500.00")}


def test_a_deduction_is_named_as_one():
    calls = Measure(
        id="calls",
        title="Calls",
        clause="Schedule 8",
        direction=Direction.HIGHER,
        target=F(9, 10),
        counts="answered",
        of="all",
        bands=(DeductionBand(beyond=F(9, 10), amount=F(8_000)),),
    )
    contract = contract_with(fixed(), measures=(calls,))
    records = [measured("calls", "2026-04", 95, 100), measured("calls", "2026-05", 80, 100)]
    found = compared(contract, records)
    assert reasons(found)["performance/calls"] == {Why.DEDUCTION: -8_000}
    back = compared(contract, records, MAY, APRIL)
    assert reasons(back)["performance/calls"] == {Why.DEDUCTION: 8_000}


def test_a_part_month_differs_by_its_days():
    """16 of 30 days of £100,000 is £53,333.33; the whole of May £100,000."""
    contract = contract_with(fixed(), term=Term(date(2026, 4, 15), date(2027, 4, 14)))
    found = compared(contract, [])
    assert reasons(found)["base/service"] == {Why.DAYS: Decimal("46666.67")}


def test_a_new_yearly_charge_is_a_difference_of_price():
    first = contract_with(fixed()).versions[0]
    contract = contract_with(versions=(first, priced_anew(fixed(yearly=2_400_000))))
    assert reasons(compared(contract, []))["base/service"] == {Why.PRICE: 100_000}


def test_bands_differ_by_their_volume_or_their_prices_or_both():
    def banded(rate: int) -> BandedCharge:
        return BandedCharge(
            id="bands",
            title="Bands",
            clause="7",
            volume="detentions",
            unit="detention",
            method=BandMethod.MARGINAL,
            bands=(PriceBand(above=F(0), up_to=None, rate_gbp=F(rate)),),
        )

    first = contract_with(banded(10)).versions[0]
    both = contract_with(versions=(first, priced_anew(banded(20))))
    more = [volume("2026-04", 1), volume("2026-05", 2)]
    same = [volume("2026-04", 1), volume("2026-05", 1)]
    assert reasons(compared(contract_with(banded(10)), more))["base/bands"] == {Why.VOLUME: 10}
    assert reasons(compared(both, same))["base/bands"] == {Why.PRICE: 10}
    assert reasons(compared(both, more))["base/bands"] == {Why.AMOUNT: 30}


def test_lines_that_start_and_stop_are_told():
    stage = Milestone(id="plan", title="Plan", amount_gbp=F(500))
    contract = contract_with(
        MilestoneCharge(id="work", title="Work", clause="7", milestones=(stage,))
    )
    accepted = Acceptance(
        id="a", entered_on=ON, charge="work", milestone="plan", accepted_on=date(2026, 5, 9)
    )
    found = compared(contract, [accepted])
    (line, _) = found.lines
    assert (line.before, line.before_gbp, line.after_gbp) == (None, 0, 500)
    assert line.reasons == (Reason(Why.STARTED, Decimal("500.00")),)
    back = compared(contract, [accepted], MAY, APRIL)
    assert back.lines[0].reasons == (Reason(Why.STOPPED, Decimal("-500.00")),)


def test_closed_months_and_their_adjustments_compare_too():
    contract = contract_with(per_unit())
    late = volume("2026-04", 90, id="late", figure=Figure.VERIFIED, entered=date(2027, 5, 2))
    records = [volume("2026-04", 100), volume("2026-05", 100), late]
    april = close(contract, statement(contract, records, APRIL, on=date(2026, 5, 3)))
    may = statement(contract, records, MAY, on=ON, closed=[april])
    found = comparison_of_months(april, may)
    assert dict(found.by_reason) == {Why.ADJUSTMENT: -850, Why.VAT: -170}


@given(st.integers(0, 5_000), st.integers(0, 5_000), st.integers(1, 500), st.integers(1, 500))
def test_reasons_add_up_to_the_difference(before, after, rate, anew):
    first = contract_with(per_unit(rate=rate), fixed()).versions[0]
    contract = contract_with(versions=(first, priced_anew(per_unit(rate=anew), fixed(yearly=7))))
    found = compared(contract, [volume("2026-04", before), volume("2026-05", after)])
    for line in found.lines:
        assert sum(one.amount_gbp for one in line.reasons) == line.difference_gbp
    assert sum(amount for _, amount in found.by_reason) == found.difference_gbp
