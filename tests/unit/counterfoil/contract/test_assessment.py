"""What a measure comes to in a window."""

from datetime import date

import pytest

from counterfoil.contract.assessment import (
    amount_in_pounds,
    assess,
    in_pounds,
    judged_over,
    window_of,
)
from counterfoil.contract.knowledge import known
from counterfoil.contract.measures import (
    Basis,
    DeductionBand,
    Deductions,
    Direction,
    Measure,
    MeasureWindow,
    Repeat,
    Unreported,
)
from counterfoil.contract.records import Figure, Relief, ReliefState
from counterfoil.contract.term import Term
from counterfoil.quantities.years import Month
from tests.fixtures.contracts import F, measured

APRIL, MAY, JUNE = (Month(2026, month) for month in (4, 5, 6))


def measure(**more) -> Measure:
    return Measure(
        **{
            "id": "m",
            "title": "Measure",
            "clause": "Schedule 8",
            "direction": Direction.HIGHER,
            "target": F(90, 100),
            "counts": "met",
            "of": "calls",
            "bands": (DeductionBand(beyond=F(90, 100), amount=F(1_000)),),
            **more,
        }
    )


def judged(one: Measure, *records, month=APRIL, earlier=()):
    return assess(one, month, window_of(one, month), known(records), earlier)


def test_windows():
    quarter = measure(window=MeasureWindow.QUARTER)
    assert window_of(quarter, MAY) == ()
    assert window_of(quarter, JUNE) == (APRIL, MAY, JUNE)
    rolling = measure(window=MeasureWindow.ROLLING, rolling_months=2)
    assert window_of(rolling, JUNE) == (MAY, JUNE)


def test_a_measure_is_judged_over_the_months_of_its_window_in_the_term_and_in_its_own_dates():
    term = Term(date(2026, 5, 15), date(2027, 5, 14))
    quarter = measure(window=MeasureWindow.QUARTER, ends=date(2026, 12, 31))
    assert judged_over(quarter, MAY, term) == ()
    assert judged_over(quarter, JUNE, term) == (MAY, JUNE)
    assert judged_over(quarter, Month(2027, 3), term) == ()
    assert judged_over(measure(starts=date(2026, 5, 15)), MAY, term) == (MAY,)
    assert judged_over(measure(starts=date(2026, 5, 16)), MAY, term) == ()


def test_an_amount_comes_to_pounds_by_its_basis():
    rules = Deductions(point_share=F(1, 1000))
    shares = {"at_risk": F(100_000), "pool": F(10_000)}
    found = [amount_in_pounds(F(1, 2), basis, rules, **shares) for basis in Basis]
    assert dict(zip(Basis, found, strict=True)) == {
        Basis.POUNDS: F(1, 2),
        Basis.SHARE_OF_POOL: 5_000,
        Basis.SHARE_OF_CHARGES: 50_000,
        Basis.POINTS: 50,
    }


def test_the_verified_figure_counts_in_place_of_the_suppliers():
    found = judged(
        measure(),
        measured("m", "2026-04", 92, 100),
        measured("m", "2026-04", 88, 100, id="v", figure=Figure.VERIFIED),
    )
    assert (found.value, found.failed, found.figure) == (F(88, 100), True, Figure.VERIFIED)


def test_accepted_relief_leaves_both_counts():
    """88 of 100, of which 10 are excused, none of them met: 88 of 90 = 97.8%."""
    relief = Relief(
        id="r",
        of="m",
        month=APRIL,
        state=ReliefState.ACCEPTED,
        reason="network failure",
        denominator=F(10),
        entered_on=date(2026, 5, 1),
    )
    found = judged(measure(), measured("m", "2026-04", 88, 100), relief)
    assert (found.value, found.met) == (F(88, 90), True)
    assert found.parts[0].records == ("m-2026-04", "r")


def test_rounding_comes_before_judging():
    """89.96% to one decimal is 90.0%, which meets 90%."""
    near = measured("m", "2026-04", 8_996, 10_000)
    assert judged(measure(), near).failed is True
    assert judged(measure(decimals=3), near).failed is False


@pytest.mark.parametrize(
    ("records", "more", "why"),
    [
        ((), {}, "no measurement for 2026-04"),
        ((measured("m", "2026-04", 0, 0),), {}, "nought out of nought"),
        ((measured("m", "2026-04", 5, 9),), {"minimum_sample": F(10)}, "minimum sample"),
    ],
)
def test_a_window_that_cannot_be_judged_says_why_and_costs_nothing(records, more, why):
    found = judged(measure(**more), *records)
    assert why in found.why_not
    assert (found.failed, found.met, found.amount) == (None, None, 0)


def test_no_report_may_cost_the_worst_band():
    found = judged(measure(unreported=Unreported.WORST_BAND))
    assert (found.failed, found.amount) == (True, 1_000)


def test_a_second_failure_in_a_row_is_doubled():
    """The Model Services Contract's rule: two periods in a row, points are doubled."""
    one = measure(repeat=Repeat(failures=2, within=2, multiplier=F(2)))
    bad = [measured("m", month, 80, 100) for month in ("2026-04", "2026-05")]
    first = judged(one, *bad)
    second = judged(one, *bad, month=MAY, earlier=[first])
    assert (first.amount, second.amount) == (1_000, 2_000)
    good = judged(one, measured("m", "2026-04", 95, 100))
    assert judged(one, *bad, month=MAY, earlier=[good]).amount == 1_000


def test_an_amount_for_each_step_beyond():
    """87.5% against 90%: 2.5 points, so 3 steps of a point at £1,000."""
    one = measure(bands=(DeductionBand(beyond=F(90, 100), amount=F(1_000), step=F(1, 100)),))
    assert judged(one, measured("m", "2026-04", 875, 1_000)).amount == 3_000


def test_a_critical_failure_is_marked():
    one = measure(critical=F(80, 100))
    assert judged(one, measured("m", "2026-04", 79, 100)).critical
    assert not judged(one, measured("m", "2026-04", 80, 100)).critical


def test_a_plain_count_is_judged_by_itself():
    late = measure(
        ratio=False,
        direction=Direction.LOWER,
        target=F(3),
        bands=(DeductionBand(beyond=F(3), amount=F(500)),),
        window=MeasureWindow.QUARTER,
    )
    records = [measured("m", str(month), 2) for month in (APRIL, MAY, JUNE)]
    found = judged(late, *records, month=JUNE)
    assert (found.value, found.amount) == (6, 500)


@pytest.mark.parametrize(
    ("basis", "rules", "due"),
    [
        (Basis.POUNDS, Deductions(), 2),
        (Basis.SHARE_OF_CHARGES, Deductions(), 200_000),
        (Basis.SHARE_OF_POOL, Deductions(), 20_000),
        (Basis.POINTS, Deductions(point_gbp=F(750)), 1_500),
        (Basis.POINTS, Deductions(point_share=F(1, 1_000)), 200),
    ],
)
def test_what_a_band_of_two_is_in_pounds(basis, rules, due):
    """Charges at risk £100,000, pool £10,000; an amount of 2."""
    one = measure(basis=basis, bands=(DeductionBand(beyond=F(90, 100), amount=F(2)),))
    found = judged(one, measured("m", "2026-04", 1, 100))
    assert in_pounds(found, rules, F(100_000), F(10_000)) == due
