from __future__ import annotations

import math

import pytest

from counterfoil.appraisal.amounts import DriverRate, Flat
from counterfoil.appraisal.business_case import (
    BandTable,
    BudgetLine,
    CorrelationGroup,
    Delay,
    Driver,
    Objective,
    OptimismBias,
    PriceIndex,
    Profile,
    Score,
)
from counterfoil.appraisal.validation import case_faults
from counterfoil.appraisal.validation_numbers import number_faults
from counterfoil.quantities.distributions import Fixed
from counterfoil.quantities.volumes import Band, MarginalBands
from tests.fixtures.small_cases import FIRST, HELD, NOW, cost, risk, small_case


def driver(**changes):
    return {"drivers": (Driver(id="d", title="D", unit="u", **changes),)}


def lines(*found):
    return {"lines": found}


@pytest.mark.parametrize("number", [math.nan, math.inf, -math.inf, 1e16])
@pytest.mark.parametrize(
    ("build", "place"),
    [
        (lambda x: driver(value=x), "drivers d, value"),
        (lambda x: driver(growth=x), "drivers d, growth"),
        (lambda x: {"delays": (Delay(id="d", title="D", months=x),)}, "delays d, months"),
        (lambda x: {"indices": (HELD, PriceIndex(id="i", title="I", rate=x))}, "indices i, rate"),
        (
            lambda x: {"profiles": (Profile(id="p", title="P", values=(1.0, x, 1.0, 1.0, 1.0)),)},
            "profiles p",
        ),
        (
            lambda x: {
                "budgets": (BudgetLine(id="b", title="B", body="force", amounts_gbp=(x,) * 5),)
            },
            "budgets b",
        ),
        (
            lambda x: {"objectives": (Objective(id="o", title="O", weight=x),)},
            "objectives o, weight",
        ),
        (
            lambda x: {"scores": (Score(objective="o", option="now", score=x),)},
            "scores o/now, score",
        ),
        (
            lambda x: {"correlations": (CorrelationGroup(id="g", title="G", correlation=x),)},
            "correlations g, correlation",
        ),
        (lambda x: lines(cost("now", "a", 1, real_growth=x)), "lines now/a, real_growth"),
        (lambda x: lines(cost("now", "a", 1, delay_months=x)), "lines now/a, delay_months"),
        (lambda x: lines(cost("now", "a", 1, shares=(("force", x),))), "lines now/a, body"),
        (
            lambda x: lines(cost("now", "a", 1, optimism_bias=OptimismBias(upper=x))),
            "lines now/a, ob_upper",
        ),
        (
            lambda x: {"risks": (risk("now", "r", chance=x, impact=Fixed(value=1.0)),)},
            "risks now/r, chance",
        ),
    ],
)
def test_a_number_that_cannot_be_reckoned_with_is_a_fault_and_no_traceback(build, place, number):
    case = small_case(**build(number))

    assert place in [str(fault.place) for fault in number_faults(case)]
    assert place in [str(fault.place) for fault in case_faults(case)]


def test_amounts_and_rates_by_band_are_looked_into():
    wide = MarginalBands(bands=(Band(above=0, up_to=None, rate_gbp=1e200),))
    case = small_case(
        cost("now", "a", Flat(gbp=-1e16, start=FIRST)),
        cost("now", "b", DriverRate(driver="d", gbp_per_unit=1e300, unit="u")),
        bands=(BandTable(id="b", title="B", unit="u", bands=wide),),
    )

    assert [str(fault.place) for fault in number_faults(case)] == [
        *("bands b", "lines now/a, amount", "lines now/b, amount")
    ]


def test_a_guaranteed_saving_is_a_number_too():
    from dataclasses import replace

    case = small_case(options=(replace(NOW, guaranteed_saving_gbp=math.nan),))

    assert [str(f.place) for f in number_faults(case)] == ["options now, guaranteed_saving_gbp"]


def test_numbers_as_large_as_a_nations_spending_are_fine():
    assert list(number_faults(small_case(cost("now", "a", 1e12)))) == []
