from __future__ import annotations

from typing import Any

import pytest

from counterfoil.appraisal.amounts import DriverRate, ShareOf
from counterfoil.appraisal.business_case import (
    Delay,
    Driver,
    PriceIndex,
    Profile,
    ReferenceClassUse,
    Uncertainty,
)
from counterfoil.appraisal.inputs import case_inputs
from counterfoil.quantities.distributions import Distribution, Fixed, Normal, Triangular, Uniform
from tests.fixtures.small_cases import FIRST, cost, risk, small_case

FACTOR = Triangular(low=0.8, mode=1.0, high=1.2)


def no_experience(use: ReferenceClassUse) -> Distribution:
    raise AssertionError(use)


def inputs(*lines: Any, **changes: Any) -> Any:
    return case_inputs(small_case(*lines, **changes), no_experience)


def test_every_scalar_is_named_in_a_stable_order():
    found = inputs(
        cost("now", "rate", DriverRate(driver="calls", gbp_per_unit=3.0, unit="call")),
        cost("now", "part", ShareOf(share=0.1, lines=("rate",))),
        years=2,
        drivers=(
            Driver(id="calls", title="Calls", unit="call", value=9.0, growth=0.01),
            Driver(id="posts", title="Posts", unit="post", profile="p"),
        ),
        profiles=(Profile(id="p", title="P", values=(1.0, 2.0)),),
        delays=(Delay(id="late", title="Late", months=4.0),),
        indices=(
            PriceIndex(id="held", title="Held", rate=0.0),
            PriceIndex(id="pay", title="Pay", rate=0.03, each_year=True),
        ),
        risks=(risk("partner", "late", chance=0.25, impact=Uniform(low=0.0, high=80.0)),),
    )

    assert [(item.name, item.central, item.unit) for item in found] == [
        ("driver.calls", 9.0, "call a year"),
        ("driver.calls.growth", 0.01, "a year, as a share"),
        ("driver.posts", 1.0, "factor"),
        ("delay.late", 4.0, "months"),
        ("index.held", 0.0, "a year, as a share"),
        ("index.pay.2026-27", 0.03, "a year, as a share"),
        ("index.pay.2027-28", 0.03, "a year, as a share"),
        ("line.now/rate", 3.0, "£ per call"),
        ("line.now/part", 0.1, "share"),
        ("risk.partner/late", 10.0, "£, expected"),
    ]


@pytest.mark.parametrize(
    ("uncertainty", "scale", "uncertain"),
    [
        (None, 1.0, False),
        (Uncertainty(distribution=FACTOR), 500.0, True),
        (Uncertainty(distribution=Normal(mean_value=500.0, sd=9.0), of_factor=False), 1.0, True),
        (Uncertainty(distribution=Fixed(value=1.0)), 500.0, False),
        (Uncertainty(distribution=Normal(mean_value=1.0, sd=0.0)), 500.0, False),
    ],
)
def test_a_factor_is_of_the_stated_amount(uncertainty, scale, uncertain):
    found = inputs(cost("now", "a", 500, uncertainty=uncertainty))[-1]

    assert (found.central, found.scale, found.is_uncertain) == (500.0, scale, uncertain)


def test_experience_is_asked_when_the_case_is_run():
    use = ReferenceClassUse(kind="business", ratio="reported_to_promised_saving")
    case = small_case(cost("now", "a", 5, uncertainty=Uncertainty(distribution=use)))

    found = case_inputs(case, lambda asked: FACTOR if asked is use else Fixed(value=0.0))

    assert found[-1].distribution is FACTOR


@pytest.mark.parametrize(("chance", "uncertain"), [(0.0, False), (1.0, False), (0.5, True)])
def test_a_risk_that_is_sure_or_impossible_is_not_uncertain(chance, uncertain):
    sure = risk("now", "r", chance=chance, impact=Fixed(value=8.0), end=FIRST + 2)
    found = inputs(risks=(sure,))[-1]

    assert (found.central, found.is_uncertain) == (8.0 * chance, uncertain)
    assert found.unit == "£ a year, expected"
