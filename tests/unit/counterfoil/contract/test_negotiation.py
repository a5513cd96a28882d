"""Draft terms looked at from every side."""

from __future__ import annotations

from counterfoil.contract.backtest import backtest
from counterfoil.contract.contradictions import contradictions
from counterfoil.contract.measures import DeductionBand, Direction, Measure, MeasureWindow
from counterfoil.contract.monotonicity import monotonicity
from counterfoil.contract.negotiation import negotiation
from counterfoil.contract.simulated_year import simulated_year
from counterfoil.quantities.years import Month
from tests.fixtures.contracts import F, contract_with, fixed, measured, per_unit, volume


def calls(*bands: DeductionBand, **more) -> Measure:
    more = {"direction": Direction.HIGHER, "target": F(9, 10), **more}
    return Measure(
        id="calls",
        title="Calls",
        clause="Schedule 8",
        counts="answered",
        of="all",
        window=MeasureWindow.QUARTER,
        bands=bands,
        **more,
    )


DEAR = DeductionBand(beyond=F(9, 10), amount=F(5_000))
CHEAP = DeductionBand(beyond=F(8, 10), amount=F(3_000))
CONTRACT = contract_with(fixed(), per_unit(), measures=(calls(DEAR, CHEAP),))


def test_every_side_is_what_it_is_alone():
    records = [
        record
        for n in range(3)
        for record in (
            volume(str(Month(2026, 4) + n), 100 * n),
            measured("calls", str(Month(2026, 4) + n), 85, 100),
        )
    ]
    found = negotiation(CONTRACT, records, trials=5, seed=2)
    assert found.contradictions == contradictions(CONTRACT)
    assert found.reversals == monotonicity(CONTRACT, records=records)
    assert len(found.reversals) == 1
    assert found.backtest == backtest(CONTRACT, records)
    assert found.year == simulated_year(CONTRACT, records, trials=5, seed=2)


def test_the_largest_deduction_is_that_of_the_dearest_month():
    """The quarter is judged in June first, and costs £5,000."""
    found = negotiation(CONTRACT)
    assert (found.largest.month, found.largest.month_gbp) == (Month(2026, 6), 5_000)
    assert (found.backtest, found.year) == (None, None)


def test_a_month_without_limit_is_the_dearest_of_all():
    late = DeductionBand(beyond=F(5), amount=F(100), step=F(1))
    endless = calls(late, direction=Direction.LOWER, target=F(5), ratio=False)
    found = negotiation(contract_with(fixed(), measures=(endless,)))
    assert (found.largest.month, found.largest.month_gbp) == (Month(2026, 6), None)
