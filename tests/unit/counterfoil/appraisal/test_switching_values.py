from __future__ import annotations

import numpy as np
import pytest

from counterfoil.appraisal.amounts import DriverRate, OneOff
from counterfoil.appraisal.appraise import appraise
from counterfoil.appraisal.business_case import Delay, Driver, PriceIndex, Uncertainty
from counterfoil.appraisal.switching_values import nearest_turn
from counterfoil.quantities.distributions import Fixed, Uniform
from tests.fixtures.small_cases import FIRST, HELD, benefit, cost, risk, small_case


def switches(*lines, **changes):
    case = small_case(*lines, **{"years": 1, **changes})
    answer = appraise(case, trials=2)
    return answer.preferred, {item.input: item for item in answer.switching_values}


def test_switching_values_by_algebra():
    # Partner leads by 100 - 40 = 60 over in-house's 30 (100 - 70) and now's 0: by 30 over in-house.
    preferred, found = switches(
        cost("now", "a", 100),
        cost("in-house", "a", 70),
        cost("partner", "a", DriverRate(driver="d", gbp_per_unit=4.0, unit="u")),
        drivers=(Driver(id="d", title="D", unit="u", value=10.0),),
    )

    assert preferred == "partner"
    # Level with in-house when the partner costs 70: rate 7, volume 17.5; or in-house costs 40.
    assert found["line.partner/a"].value == pytest.approx(7.0, rel=1e-10)
    assert found["driver.d"].value == pytest.approx(17.5, rel=1e-10)
    assert found["line.in-house/a"].value == pytest.approx(40.0, rel=1e-10)
    assert found["line.now/a"].value == pytest.approx(40.0, rel=1e-10)
    assert found["line.partner/a"].overtaken_by == "in-house"
    assert found["line.now/a"].overtaken_by == "now"
    assert found["line.partner/a"].change_share == pytest.approx(0.75)
    assert found["driver.d.growth"].value is None  # one year: growth has no time to matter
    assert found["driver.d.growth"].overtaken_by == ""
    assert (found["line.partner/a"].searched_low, found["line.partner/a"].searched_high) == (0, 40)


def test_a_delay_switches_when_what_is_lost_equals_the_lead():
    # Three years undiscounted but for d: 120 a year less m/12 of the last... by hand: a benefit of
    # 120 a year over two years delayed by m months (m <= 12) is worth 120 (1 - m/12) + 120 d.
    preferred, found = switches(
        cost("now", "a", 1),
        cost("in-house", "a", 1),
        cost("partner", "a", OneOff(gbp=180.0, year=FIRST)),
        benefit("partner", "b", 120, delay="late"),
        years=2,
        delays=(Delay(id="late", title="Late", months=0.0),),
    )

    d = 1 / 1.035
    lead_without_delay = 120 + 120 * d - 180 + 1 + d
    assert preferred == "partner"
    assert found["delay.late"].value == pytest.approx(12 * lead_without_delay / 120, rel=1e-9)
    assert found["delay.late"].searched_high == 24.0


def test_an_index_switches_by_solving_for_its_rate():
    # Pay in year 1 at prices held: partner 100 (1 + r) against 105 in-house and 110 now.
    preferred, found = switches(
        cost("now", "a", OneOff(gbp=110.0, year=FIRST + 1)),
        cost("in-house", "a", OneOff(gbp=105.0, year=FIRST + 1)),
        cost("partner", "a", OneOff(gbp=100.0, year=FIRST + 1), index="pay"),
        years=2,
        indices=(HELD, PriceIndex(id="pay", title="Pay", rate=0.02)),
    )

    assert preferred == "partner"
    assert found["index.pay"].value == pytest.approx(0.05, rel=1e-9)
    assert found["index.held"].value == pytest.approx(1.02 * 100 / 105 - 1, rel=1e-9)


def test_a_risk_switches_at_the_expected_cost_that_uses_up_the_lead():
    _, found = switches(
        cost("now", "a", 100),
        cost("in-house", "a", 90),
        cost("partner", "a", 50),
        risks=(risk("partner", "r", chance=0.1, impact=Fixed(value=100.0)),),
    )

    assert found["risk.partner/r"].value == pytest.approx(40.0)  # 50 + 40 = 90


def test_none_in_range_is_said_plainly():
    _, found = switches(cost("now", "a", 100), cost("in-house", "a", 100), cost("partner", "a", 1))

    assert found["line.partner/a"].value is None  # ten times £1 is still less than £100
    assert found["line.partner/a"].change_share is None
    assert found["index.held"].value is None


def test_the_range_reaches_as_far_as_chance_does():
    wide = Uncertainty(distribution=Uniform(low=1.0, high=500.0), of_factor=False)
    _, found = switches(
        cost("now", "a", 100),
        cost("in-house", "a", 100),
        cost("partner", "a", 1, uncertainty=wide),
    )

    assert found["line.partner/a"].value == pytest.approx(100.0)


@pytest.mark.parametrize("gbp", [0.0, 50.0])
def test_identical_options_switch_nowhere_or_at_once(gbp):
    preferred, found = switches(*(cost(n, "a", gbp) for n in ("now", "in-house", "partner")))

    assert preferred == "now"
    if gbp == 0:
        assert all(item.value is None for item in found.values())
    else:
        assert found["line.now/a"].value == pytest.approx(50.0)
        assert found["line.partner/a"].value == pytest.approx(50.0)


def test_a_negative_amount_is_searched_on_its_own_side():
    _, found = switches(cost("now", "a", -10), cost("in-house", "a", 0), cost("partner", "a", -20))

    assert found["line.partner/a"].value == pytest.approx(-10.0)
    assert (found["line.partner/a"].searched_low, found["line.partner/a"].searched_high) == (
        -200,
        0,
    )


def test_growth_is_never_searched_to_where_volumes_turn_negative():
    _, found = switches(
        cost("now", "a", 100),
        cost("in-house", "a", 100),
        cost("partner", "a", DriverRate(driver="d", gbp_per_unit=1.0, unit="u")),
        drivers=(Driver(id="d", title="D", unit="u", value=1.0, growth=-0.9),),
    )

    assert found["driver.d.growth"].searched_low == -0.99


@pytest.mark.parametrize(
    ("lead", "middle", "pair"),
    [
        ([1.0, 2.0, 3.0], 1, None),
        ([-1.0, 2.0, 3.0, -1.0, -2.0], 2, (2, 3)),
        ([-1.0, 2.0, 3.0, 1.0, -2.0], 2, (0, 1)),
        ([-1.0, -2.0, -3.0], 1, None),
        ([2.0, -2.0, 3.0], 1, None),
        ([1.0, 0.0, -1.0], 1, (1, 2)),
    ],
)
def test_the_nearest_turn_is_taken(lead, middle, pair):
    assert nearest_turn(np.array(lead), middle) == pair
