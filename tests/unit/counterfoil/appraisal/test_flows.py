from __future__ import annotations

import numpy as np
import pytest

from counterfoil.appraisal.amounts import DriverBands, DriverRate, Flat, OneOff, ShareOf
from counterfoil.appraisal.business_case import BandTable, Delay, Driver, OptimismBias, PriceIndex
from counterfoil.appraisal.flows import delayed, line_flows, option_npvs
from counterfoil.appraisal.model import build_model
from counterfoil.appraisal.reference_classes import from_experience
from counterfoil.quantities.volumes import Band, MarginalBands
from tests.fixtures.small_cases import FIRST, HELD, benefit, cost, small_case


@pytest.mark.parametrize(
    ("months", "moved"),
    [
        (0, [12, 24, 36]),
        (6, [6, 18, 30]),  # half of 12; then 12 and 24 halved
        (12, [0, 12, 24]),
        (15, [0, 9, 21]),  # a quarter of a year more: 0.75 x 12; 0.75 x 24 + 0.25 x 12
        (7.2, [4.8, 16.8, 28.8]),  # six tenths of a year
        (24, [0, 0, 12]),
        (35.999, [0, 0, 12 * 0.001 / 12]),
        (36, [0, 0, 0]),
        (1e9, [0, 0, 0]),
    ],
)
def test_a_pattern_moves_later_by_months_pro_rata(months, moved):
    assert delayed(np.array([12.0, 24.0, 36.0]), months) == pytest.approx(moved, abs=1e-9)


def test_nothing_is_lost_inside_the_term():
    once = np.array([100.0, 0.0, 0.0, 0.0])

    for months in np.linspace(0, 36, 73):
        assert delayed(once, float(months)).sum() == pytest.approx(100.0)


def flows(*lines, **changes):
    model = build_model(small_case(*lines, **changes), from_experience)
    return line_flows(model, model.central)


def test_delays_add_up():
    late = Delay(id="late", title="Late", months=4.0)
    found = flows(
        cost("now", "a", 120_000, delay="late", delay_months=3.0), delays=(late,), years=2
    )

    assert found.real_gbp[0] == pytest.approx([50_000, 120_000])


def test_growth_counts_from_the_price_base_and_cash_from_the_index():
    # Base two years before: real growth 1.1^2 in year 0. Cash grows 5%, prices in general 2%.
    indices = (
        PriceIndex(id="held", title="General", rate=0.02),
        PriceIndex(id="pay", title="Pay", rate=0.05),
    )
    found = flows(
        cost("now", "a", 1_000, real_growth=0.1, index="pay"),
        cost("now", "b", 1_000),
        indices=indices,
        price_base=FIRST + -2,
        years=2,
    )

    cash = [1_000 * 1.1**2 * 1.05**2, 1_000 * 1.1**3 * 1.05**3]
    assert found.cash_gbp[0] == pytest.approx(cash)
    assert found.real_gbp[0] == pytest.approx([cash[0] / 1.02**2, cash[1] / 1.02**3])
    assert found.real_gbp[1].tolist() == pytest.approx([1_000, 1_000])
    assert found.cash_gbp[1] == pytest.approx([1_000 * 1.02**2, 1_000 * 1.02**3])


CALLS = Driver(id="calls", title="Calls", unit="call", value=2_300.0, growth=0.1)
BANDS = BandTable(
    id="bands",
    title="Bands",
    unit="call",
    bands=MarginalBands(
        bands=(
            Band(above=0, up_to=1_500, rate_gbp=92),
            Band(above=1_500, up_to=2_000, rate_gbp=85),
            Band(above=2_000, up_to=None, rate_gbp=78),
        )
    ),
)


def test_a_driver_is_priced_by_rate_or_by_band():
    found = flows(
        cost("now", "rate", DriverRate(driver="calls", gbp_per_unit=90.0, unit="call")),
        cost("now", "band", DriverBands(driver="calls", bands="bands", unit="call")),
        drivers=(CALLS,),
        bands=(BANDS,),
        years=2,
    )

    assert found.real_gbp[0] == pytest.approx([207_000, 227_700])  # 2,300 then 2,530 calls
    assert found.real_gbp[1] == pytest.approx([203_900, 221_840])  # 203,900 + 230 x 78


def test_a_share_is_of_the_sum_with_its_own_bias():
    # 10% of (1,000 + 500), and a quarter more for hope.
    found = flows(
        cost(
            "now",
            "part",
            ShareOf(share=0.1, lines=("a", "b")),
            optimism_bias=OptimismBias(upper=0.25),
        ),
        cost("now", "a", 1_000),
        cost("now", "b", Flat(gbp=500.0, start=FIRST + 1)),
        years=2,
    )

    assert found.real_gbp[2] == pytest.approx([125.0, 187.5])


def test_present_values_are_signed_and_discounted_by_their_own_schedule():
    model = build_model(
        small_case(
            cost("now", "a", OneOff(gbp=100.0, year=FIRST + 1)),
            benefit("now", "b", OneOff(gbp=100.0, year=FIRST + 1), health=True),
            benefit("now", "c", 1_000_000, transfer=True),
            indices=(HELD,),
        ),
        from_experience,
    )

    npvs = option_npvs(model, model.central)

    assert npvs == pytest.approx([-100 / 1.035 + 100 / 1.015, 0.0, 0.0])
