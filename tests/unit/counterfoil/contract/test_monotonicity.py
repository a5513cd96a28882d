"""Where doing worse pays more, or more work pays less."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterfoil.contract.charges import (
    BandedCharge,
    BandMethod,
    MinimumVolumeCharge,
    PriceBand,
    VolumeTolerance,
    Window,
)
from counterfoil.contract.measures import Basis, DeductionBand, Deductions, Direction, Measure
from counterfoil.contract.monotonicity import Against, measure_points, monotonicity
from counterfoil.quantities.years import Month
from tests.fixtures.contracts import F, contract_with, fixed, per_unit, volume


def measure(*bands: tuple[object, object, object], **more) -> Measure:
    more = {"direction": Direction.HIGHER, "target": F(90, 100), **more}
    return Measure(
        id="calls",
        title="Calls in target",
        clause="Schedule 8, 2",
        counts="answered in target",
        of="all",
        bands=tuple(
            DeductionBand(
                beyond=F(beyond), amount=F(amount), step=None if step is None else F(step)
            )
            for beyond, amount, step in bands
        ),
        **more,
    )


def banded(*bands: tuple[int, int | None, int], **more) -> BandedCharge:
    more = {"method": BandMethod.ALL_UNITS, **more}
    return BandedCharge(
        id="detention-bands",
        title="Detentions",
        clause="Schedule 7, 3",
        volume="detentions",
        unit="detention",
        bands=tuple(
            PriceBand(above=F(low), up_to=None if high is None else F(high), rate_gbp=F(rate))
            for low, high, rate in bands
        ),
        **more,
    )


def test_bands_that_grow_dearer_pay_the_right_way_round():
    contract = contract_with(
        fixed(), measures=(measure(("0.9", 5_000, None), ("0.8", 9_000, None)),)
    )
    assert monotonicity(contract) == ()


def test_a_worse_band_that_deducts_less_is_found():
    """At 80% and above £5,000 goes of £100,000; below 80% only £3,000."""
    contract = contract_with(
        fixed(), measures=(measure(("0.9", 5_000, None), ("0.8", 3_000, None)),)
    )
    (found,) = monotonicity(contract)
    assert found.against is Against.MEASURE
    assert (found.of, found.clauses) == ("calls", ("Schedule 8, 2",))
    assert found.first == F(8, 10)
    assert F(79, 100) < found.second < F(8, 10)
    assert (found.first_gbp, found.second_gbp, found.gain_gbp) == (95_000, 97_000, 2_000)
    assert found.what == (
        "Calls in target: 79.92% is worse than 80%, yet pays the supplier £97,000.00 against "
        "£95,000.00 (of £100,000.00 charged at risk in a month)"
    )


def test_steps_that_pass_the_next_band_are_found():
    """£1,000 for each 1% below 90% comes to £10,000 at 80%; beyond it £6,000."""
    contract = contract_with(
        fixed(), measures=(measure(("0.9", 1_000, "0.01"), ("0.8", 6_000, None)),)
    )
    (found,) = monotonicity(contract)
    assert (found.first_gbp, found.second_gbp) == (90_000, 94_000)


def test_a_cap_that_hides_the_reversal_leaves_nothing_to_find():
    """Both bands are above the pool, 2% of £100,000."""
    contract = contract_with(
        fixed(),
        measures=(measure(("0.9", 5_000, None), ("0.8", 3_000, None)),),
        deductions=Deductions(pool=F(2, 100)),
    )
    assert monotonicity(contract) == ()


def test_a_count_of_which_less_is_better_is_tried_upwards():
    late = measure(
        (5, 2_000, None), (10, 1_000, None), direction=Direction.LOWER, target=F(5), ratio=False
    )
    (found,) = monotonicity(contract_with(fixed(), measures=(late,)))
    assert (found.first, found.first_gbp, found.second_gbp) == (10, 98_000, 99_000)
    assert "10.01 is worse than 10" in found.what


def test_points_shares_and_rounding_go_through_the_same_sums():
    """10 points at £100 are £1,000 of £100,000; then 5 are £500. Values are judged to whole
    percent, so that the first worse one is 79%."""
    one = measure(("0.9", 10, None), ("0.8", 5, None), basis=Basis.POINTS, decimals=2)
    contract = contract_with(fixed(), measures=(one,), deductions=Deductions(point_gbp=F(100)))
    (found,) = monotonicity(contract)
    assert (found.first_gbp, found.second_gbp) == (99_000, 99_500)
    assert found.second == F(79, 100)


def test_without_charges_that_can_be_told_a_hundred_thousand_is_supposed():
    one = measure(("0.9", "0.05", None), ("0.8", "0.03", None), basis=Basis.SHARE_OF_CHARGES)
    (found,) = monotonicity(contract_with(per_unit(), measures=(one,)))
    assert (found.first_gbp, found.second_gbp) == (95_000, 97_000)
    (found,) = monotonicity(
        contract_with(per_unit(), measures=(one,)), Month(2026, 5), [volume("2026-04", 2_000)]
    )
    assert found.first_gbp == Decimal("161500.00")


def test_a_small_sample_does_not_stop_the_trial():
    one = measure(("0.9", 5_000, None), ("0.8", 3_000, None), minimum_sample=F(30))
    assert len(monotonicity(contract_with(fixed(), measures=(one,)))) == 1


def test_points_go_from_the_best_to_the_worst():
    points = measure_points(measure(("0.9", 1, None), critical=F(1, 2)))
    assert points[0] == 1
    assert points[-1] == 0
    assert F(1, 2) in points
    assert list(points) == sorted(points, reverse=True)
    late = measure((5, 1, None), direction=Direction.LOWER, target=F(4), ratio=False)
    points = measure_points(late)
    assert (points[0], points[-1]) == (0, 10)
    share = measure(("0.05", 1, None), direction=Direction.LOWER, target=F(4, 100))
    assert (measure_points(share)[0], measure_points(share)[-1]) == (0, 1)


def test_all_units_bands_pay_less_for_more():
    """1,000 at £90 are £90,000; 1,001 at £80 are £80,080."""
    contract = contract_with(banded((0, 1_000, 90), (1_000, None, 80)))
    (found,) = monotonicity(contract)
    assert found.against is Against.VOLUME
    assert (found.of, found.first, found.second) == ("detentions", 1_000, 1_001)
    assert (found.first_gbp, found.second_gbp) == (90_000, 80_080)
    assert found.what == (
        "detention (Detentions): 1,001 is more work than 1,000, yet pays the supplier £80,080.00 "
        "against £90,000.00 (for one month)"
    )


def test_marginal_bands_do_not():
    contract = contract_with(banded((0, 1_000, 90), (1_000, None, 80), method=BandMethod.MARGINAL))
    assert monotonicity(contract) == ()


def test_bands_of_a_year_are_tried_over_a_year():
    contract = contract_with(
        banded((0, 12_000, 90), (12_000, None, 80), window=Window.CONTRACT_YEAR)
    )
    (found,) = monotonicity(contract)
    assert (found.first, found.over) == (12_000, "for one contract year")


def test_a_minimum_dearer_than_the_work_itself_pays_less_for_more():
    """Short of 100 the supplier has £90 for each not done, and £85 for each done."""
    minimum = MinimumVolumeCharge(
        id="minimum",
        title="Minimum",
        clause="Schedule 7, 4",
        volume="detentions",
        unit="detention",
        minimum=F(100),
        rate_gbp=F(90),
    )
    found = monotonicity(contract_with(per_unit(), minimum))
    assert found[0].first == 0
    assert found[0].first_gbp == 9_000
    assert all(one.second <= 100 for one in found)
    assert found[-1].second_gbp == 8_500
    assert found[0].clauses == ("Schedule 7", "Schedule 7, 4")


def test_a_minimum_of_a_year_stands_beside_bands_of_a_month():
    """1,200 a year guaranteed at £50 beside £90 each in the month: each done pays £40 more.

    The other way round, £90 guaranteed beside £50 each, each done pays £40 less.
    """

    def contract(rate: int, short: int):
        minimum = MinimumVolumeCharge(
            id="minimum",
            title="Minimum",
            clause="Schedule 7, 4",
            volume="detentions",
            unit="detention",
            minimum=F(1_200),
            rate_gbp=F(short),
            window=Window.CONTRACT_YEAR,
        )
        return contract_with(
            banded((0, 500, rate), (500, None, rate), method=BandMethod.MARGINAL), minimum
        )

    assert monotonicity(contract(90, 50)) == ()
    found = monotonicity(contract(50, 90))
    assert (found[0].first, found[0].first_gbp) == (0, 108_000)
    assert (found[-1].second, found[-1].second_gbp) == (1_200, 60_000)
    assert found[0].over == "for one contract year of even months"


def test_a_minimum_over_the_term_is_tried_over_the_term():
    minimum = MinimumVolumeCharge(
        id="minimum",
        title="Minimum",
        clause="Schedule 7, 4",
        volume="detentions",
        unit="detention",
        minimum=F(2_400),
        rate_gbp=F(90),
        window=Window.TERM,
    )
    found = monotonicity(contract_with(per_unit(rate=50), minimum))
    assert found[-1].second == 2_400
    assert found[0].over == "for the term of even months"


def test_a_tolerance_that_gives_back_no_more_than_the_price_is_in_order():
    tolerance = VolumeTolerance(
        id="tolerance",
        title="Tolerance",
        clause="Schedule 7, 5",
        volume="detentions",
        unit="detention",
        expected=F(100),
        band=F(1, 10),
        above_gbp=F(-20),
        below_gbp=F(20),
    )
    assert monotonicity(contract_with(per_unit(), tolerance)) == ()
    (found, *_) = monotonicity(contract_with(per_unit(rate=10), tolerance))
    assert (found.first, found.second) == (110, 111)


@given(
    st.lists(st.integers(0, 100), min_size=1, max_size=4, unique=True),
    st.lists(st.integers(0, 10_000), min_size=4, max_size=4),
    st.sampled_from([None, F(1, 100), F(1, 10)]),
)
def test_flat_bands_run_the_wrong_way_only_if_an_amount_falls(edges, amounts, pool):
    bands = sorted(edges, reverse=True)
    rising = sorted(amounts)
    one = measure(
        *((F(edge, 100), amount, None) for edge, amount in zip(bands, rising, strict=False)),
        target=F(1),
    )
    contract = contract_with(fixed(), measures=(one,), deductions=Deductions(pool=pool))
    assert monotonicity(contract) == ()


@pytest.mark.parametrize("charges", [(fixed(),), (per_unit(),)])
def test_no_bands_no_findings(charges):
    assert monotonicity(contract_with(*charges, measures=(measure(),))) == ()
