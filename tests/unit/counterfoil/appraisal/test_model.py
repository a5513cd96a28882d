from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from counterfoil.appraisal.amounts import (
    Amount,
    DriverRate,
    Flat,
    OneOff,
    Ramp,
    ShareOf,
    YearList,
)
from counterfoil.appraisal.business_case import (
    Body,
    BodyKind,
    Driver,
    Heading,
    Line,
    Nature,
    OptimismBias,
    Profile,
    Vat,
)
from counterfoil.appraisal.model import (
    bias_bounds,
    build_model,
    line_bias,
    pattern,
    reaches_a_budget,
    window,
    without_bias,
)
from counterfoil.appraisal.reference_classes import from_experience
from counterfoil.quantities.distributions import Fixed
from tests.fixtures.small_cases import FIRST, FORCE, benefit, cost, risk, small_case

LISTED = Profile(id="p", title="P", values=(1.0, 2.0, 3.0, 4.0, 5.0))


@pytest.mark.parametrize(
    ("amount", "shape"),
    [
        (Flat(gbp=9.0), [1, 1, 1, 1, 1]),
        (Flat(gbp=9.0, start=FIRST + 1, end=FIRST + 3), [0, 1, 1, 1, 0]),
        (Flat(gbp=9.0, end=FIRST), [1, 0, 0, 0, 0]),
        (DriverRate(driver="d", gbp_per_unit=2.0, unit="u", start=FIRST + 4), [0, 0, 0, 0, 1]),
        (OneOff(gbp=9.0, year=FIRST + 2), [0, 0, 1, 0, 0]),
        (YearList(profile="p"), [1, 2, 3, 4, 5]),
        (ShareOf(share=0.5, lines=("x",)), [1, 1, 1, 1, 1]),
        # £30 in year 1 to £90 in year 3: £60 half way, then £90; nothing before.
        (
            Ramp(gbp_first=30.0, gbp_last=90.0, start=FIRST + 1, end=FIRST + 3),
            [0, 30, 60, 90, 90],
        ),
        (
            Ramp(gbp_first=40.0, gbp_last=0.0, start=FIRST, end=FIRST + 4),
            [40, 30, 20, 10, 0],
        ),
    ],
)
def test_the_pattern_of_each_amount(amount: Amount, shape: list[float]):
    case = small_case(profiles=(LISTED,))

    assert pattern(case, cost("now", "a", amount)).tolist() == shape


def test_open_ends_reach_the_ends_of_the_term():
    case = small_case(years=3)

    assert window(case, None, None).tolist() == [1, 1, 1]
    assert window(case, FIRST + 2, None).tolist() == [0, 0, 1]


@pytest.mark.parametrize(
    ("stated", "bounds", "applied"),
    [
        (None, None, 0.0),
        (OptimismBias(bound="outsourcing/opex"), (0.41, 0.0), 0.41),
        (OptimismBias(bound="outsourcing/opex", mitigation=0.5), (0.41, 0.0), 0.205),
        (OptimismBias(bound="standard buildings/capex", mitigation=1.0), (0.24, 0.02), 0.02),
        (OptimismBias(bound="equipment/development/capex"), (2.0, 0.1), 2.0),
        (OptimismBias(bound="outsourcing/opex", upper=0.3), (0.3, 0.0), 0.3),
        (OptimismBias(upper=0.2, mitigation=0.5), (0.2, 0.0), 0.1),
    ],
)
def test_optimism_bias_from_the_published_bounds_or_a_stated_one(stated, bounds, applied):
    case, line = small_case(), cost("now", "a", 1, optimism_bias=stated)

    assert line_bias(case, line) == pytest.approx(applied)
    if stated is not None:
        assert bias_bounds(case, stated) == pytest.approx(bounds)


@pytest.mark.parametrize(
    ("heading", "nature", "reaches"),
    [
        (Heading.CHARGE, None, True),
        (Heading.INCOME, None, True),
        (Heading.BENEFIT, Nature.CASH_RELEASING, True),
        (Heading.BENEFIT, Nature.NON_CASH_RELEASING, False),
        (Heading.BENEFIT, Nature.COST_AVOIDED, False),
        (Heading.BENEFIT, Nature.QUALITY_ONLY, False),
    ],
)
def test_only_cash_reaches_a_budget(heading, nature, reaches):
    assert reaches_a_budget(cost("now", "a", 1, heading=heading, nature=nature)) is reaches


def model_line(line: Line, **changes: Any) -> Any:
    model = build_model(small_case(line, **changes), from_experience)
    return model.lines[0]


@pytest.mark.parametrize(
    ("line", "sign", "bias"),
    [
        (cost("now", "a", 1), -1, 1.0),
        (benefit("now", "a", 1), 1, 1.0),
        (cost("now", "a", 1, optimism_bias=OptimismBias(upper=0.4)), -1, 1.4),
        (benefit("now", "a", 1, optimism_bias=OptimismBias(upper=0.4)), 1, 0.6),
    ],
)
def test_costs_are_raised_and_benefits_lowered_by_optimism_bias(line, sign, bias):
    found = model_line(line)

    assert (found.sign, found.bias) == (sign, pytest.approx(bias))
    without = without_bias(build_model(small_case(line), from_experience))
    assert without.lines[0].bias == 1.0


@pytest.mark.parametrize(
    ("vat", "factor"), [(Vat.NONE, 1.0), (Vat.RECOVERABLE, 1.0), (Vat.IRRECOVERABLE, 1.2)]
)
def test_only_irrecoverable_vat_is_a_cost(vat, factor):
    assert model_line(cost("now", "a", 1, vat=vat)).vat == pytest.approx(factor)


def test_the_public_share_leaves_out_supplier_and_society():
    bodies = (
        FORCE,
        Body(id="board", title="B", kind=BodyKind.POLICING_BODY),
        Body(id="firm", title="F", kind=BodyKind.SUPPLIER),
    )
    shares = (("force", 0.5), ("board", 0.2), ("firm", 0.3))

    assert model_line(cost("now", "a", 1, shares=shares), bodies=bodies).public_share == 0.7
    soft = benefit("now", "a", 1, shares=shares, nature=Nature.QUALITY_ONLY)
    assert model_line(soft, bodies=bodies).public_share == 0.0


def test_shares_come_after_the_lines_they_share_however_deep():
    case = small_case(
        cost("now", "top", ShareOf(share=0.1, lines=("middle", "ground"))),
        cost("now", "middle", ShareOf(share=0.1, lines=("ground",))),
        cost("now", "ground", 10),
    )

    lines = build_model(case, from_experience).lines

    assert [line.key for line in lines] == ["now/ground", "now/middle", "now/top"]
    assert [line.share_of for line in lines] == [(), (0,), (1, 0)]


def test_a_risk_is_a_cost_of_its_body_in_its_years():
    late = risk("partner", "late", chance=0.5, impact=Fixed(value=8.0), start=FIRST + 1)
    model = build_model(
        small_case(risks=(late, replace(late, id="long", end=FIRST + 3))), from_experience
    )

    once, often = model.lines
    assert (once.sign, once.pattern.tolist()) == (-1.0, [0, 1, 0, 0, 0])
    assert often.pattern.tolist() == [0, 1, 1, 1, 0]
    assert (once.option, once.public_share, once.in_social_view) == (2, 1.0, True)


def test_the_counterfactual_is_found_by_its_role():
    case = small_case()
    turned = replace(case, options=case.options[::-1])

    assert build_model(case, from_experience).counterfactual == 0
    assert build_model(turned, from_experience).counterfactual == 2


def test_a_driver_with_a_profile_has_no_growth_of_its_own():
    drivers = (
        Driver(id="a", title="A", unit="u", value=2.0, profile="p", growth=0.5),
        Driver(id="b", title="B", unit="u", value=2.0, growth=0.5),
    )
    model = build_model(small_case(drivers=drivers, profiles=(LISTED,)), from_experience)

    assert [item.name for item in model.inputs[:3]] == ["driver.a", "driver.b", "driver.b.growth"]
    assert model.drivers[0].growth == -1
    assert model.drivers[0].profile.tolist() == [1, 2, 3, 4, 5]
