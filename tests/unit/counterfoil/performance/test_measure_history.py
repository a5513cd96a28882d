"""A measure month by month, by hand."""

from datetime import date

import pytest

from counterfoil.contract.knowledge import known
from counterfoil.contract.measures import (
    DeductionBand,
    Deductions,
    Direction,
    Measure,
    MeasureWindow,
)
from counterfoil.contract.reckoning import reckon
from counterfoil.contract.records import Figure, Relief, ReliefState, Waiver
from counterfoil.performance.measure_history import Trend, counts_of, measure_histories
from counterfoil.performance.process_limits import Signal
from counterfoil.quantities.years import Month
from tests.fixtures.contracts import F, contract_with, fixed, measured

APRIL = Month(2026, 4)


def clause(name="m", **more):
    return Measure(
        id=name,
        title="Measure",
        clause="Schedule 8",
        direction=more.pop("direction", Direction.HIGHER),
        target=more.pop("target", F(90, 100)),
        counts="met",
        bands=more.pop("bands", (DeductionBand(beyond=F(90, 100), amount=F(12_000)),)),
        **more,
    )


def histories(*records, measures=None, until=None, **terms):
    contract = contract_with(fixed(), measures=measures or (clause(),), **terms)
    facts = known(records)
    due = reckon(contract, facts, until=until or max(one.month for one in records))
    return measure_histories(due, facts)


def test_the_two_figures_of_a_month_stay_apart_and_the_verified_one_counts():
    verified = measured("m", "2026-04", 80, 100, id="v", figure=Figure.VERIFIED, sample=50)
    (history,) = histories(measured("m", "2026-04", 95, 100), verified)
    (april,) = history.months
    assert (april.supplier.numerator, april.verified.sample) == (95, 50)
    assert april.value == F(80, 100)
    assert april.assessment.failed
    assert april.taken_gbp == 12_000


def test_what_the_cap_cut_is_apart_from_what_was_taken():
    """A tenth of £100,000 is £10,000: £2,000 of £12,000 is lost."""
    (history,) = histories(measured("m", "2026-04", 80, 100), deductions=Deductions(pool=F(1, 10)))
    (april,) = history.months
    assert (april.due_gbp, april.taken_gbp, april.lost_gbp) == (12_000, 10_000, 2_000)


def test_a_waiver_is_apart_from_the_deduction_that_it_gives_back():
    waiver = Waiver(
        id="w",
        entered_on=date(2026, 5, 2),
        of="m",
        month=APRIL,
        amount_gbp=F(5_000),
        reason="Agreed",
        approved_by="finance",
    )
    (history,) = histories(measured("m", "2026-04", 80, 100), waiver)
    (april,) = history.months
    assert (april.taken_gbp, april.waived_gbp) == (12_000, 5_000)


def test_a_month_is_valued_by_itself_whatever_the_window():
    """April 80 of 100 and May 100 of 100, judged in June over the quarter: 280 of 300."""
    records = [
        measured("m", "2026-04", 80, 100),
        measured("m", "2026-05", 100, 100),
        measured("m", "2026-06", 100, 100),
    ]
    (history,) = histories(*records, measures=(clause(window=MeasureWindow.QUARTER),))
    assert [one.value for one in history.months] == [F(80, 100), 1, 1]
    (june,) = history.judged
    assert june.assessment.value == F(280, 300)


def test_accepted_relief_is_left_out_of_the_counts():
    relief = Relief(
        id="r",
        entered_on=date(2026, 5, 2),
        of="m",
        month=APRIL,
        state=ReliefState.ACCEPTED,
        reason="Flood",
        denominator=F(20),
    )
    (history,) = histories(measured("m", "2026-04", 80, 100), relief)
    assert history.months[0].value == 1
    facts = known([measured("m", "2026-04", 80, 100), relief])
    assert counts_of(history.measure, [APRIL, APRIL + 1], facts) == (80, 80)
    assert counts_of(history.measure, [APRIL + 1], facts) is None


@pytest.mark.parametrize(
    ("last", "direction", "trend"),
    [
        (60, Direction.HIGHER, Trend.WORSE),
        (60, Direction.LOWER, Trend.BETTER),
        (95, Direction.HIGHER, Trend.STEADY),
    ],
)
def test_a_trend_is_told_only_by_a_signal_of_the_last_month(last, direction, trend):
    """Ten months between 94 and 96 of 100: the limits lie close, and 60 is far outside them."""
    values = [94, 96, 95, 94, 96, 95, 94, 96, 95, 94, last]
    records = [measured("m", str(APRIL + place), value, 100) for place, value in enumerate(values)]
    (history,) = histories(*records, measures=(clause(direction=direction),))
    assert history.trend is trend
    if last == 60:
        month, signal = history.signals[-1]
        assert (month.month, signal) == (APRIL + 10, Signal.OUTSIDE)


def test_few_months_tell_no_trend():
    (history,) = histories(measured("m", "2026-04", 80, 100))
    assert history.trend is Trend.TOO_FEW
    assert history.signals == ()


def test_a_count_is_valued_as_it_is_and_months_without_a_figure_have_no_value():
    count = clause(ratio=False, target=F(3), direction=Direction.LOWER, bands=())
    (history,) = histories(measured("m", "2026-04", 5), measures=(count,), until=APRIL + 1)
    assert [one.value for one in history.months] == [5, None]
    assert [one.month for one in history.valued] == [APRIL]
