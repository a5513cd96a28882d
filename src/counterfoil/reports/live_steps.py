"""The steps of every line as the engine reckons them: what the workbook's formulas should show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from counterfoil.appraisal.business_case import BusinessCase, ReferenceClassUse
from counterfoil.appraisal.flows import (
    Surroundings,
    delay_months,
    delayed,
    discounting,
    line_flows,
    surroundings,
    volume,
)
from counterfoil.appraisal.model import Model, build_model, without_bias
from counterfoil.quantities.distributions import Distribution, Fixed

FloatArray = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class LineSteps:
    """One line or risk at central values; arrays have shape (years,), pounds are unsigned.

    discounted is signed, costs negative, and nought outside the social view. unbiased: real,
    before optimism bias. stated: at the price base, before optimism bias and price index.
    """

    key: str
    level: float
    delay_months: float
    bias: float
    sign: float
    index: int
    vat: float
    in_social_view: bool
    in_purse_view: bool
    shares: Mapping[str, float]
    pattern: FloatArray
    delayed: FloatArray
    volume: FloatArray
    growth: FloatArray
    stated: FloatArray
    cash: FloatArray
    real: FloatArray
    unbiased: FloatArray
    discounted: FloatArray


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseSteps:
    """The steps of every line and of every risk by key, and what they share."""

    model: Model
    around: Surroundings
    lines: Mapping[str, LineSteps]
    risks: Mapping[str, LineSteps]


def case_steps(case: BusinessCase) -> CaseSteps:
    """The steps of a case that has passed validation."""
    model = build_model(case, _no_chance)
    central = model.central
    around = surroundings(model, central)
    flows = line_flows(model, central)
    unbiased = line_flows(without_bias(model), central).real_gbp
    factors = discounting(model)
    steps: list[LineSteps] = []
    for place, line in enumerate(model.lines):
        months = delay_months(line, central)
        shape, units = delayed(line.pattern, months), volume(model, line, around)
        growth = (1 + line.growth) ** model.years_since_base
        steps.append(
            LineSteps(
                key=line.key,
                level=float(central[line.level]),
                delay_months=months,
                bias=line.bias,
                sign=line.sign,
                index=line.index,
                vat=line.vat,
                in_social_view=line.in_social_view,
                in_purse_view=line.in_purse_view,
                shares=dict(line.shares),
                pattern=line.pattern,
                delayed=shape,
                volume=units,
                growth=growth,
                stated=central[line.level] * shape * units * growth,
                cash=flows.cash_gbp[place],
                real=flows.real_gbp[place],
                unbiased=unbiased[place],
                discounted=line.sign * flows.real_gbp[place] * factors[place],
            )
        )
    risks = len(model.lines) - len(case.risks)
    return CaseSteps(
        model=model,
        around=around,
        lines={step.key: step for step in steps[:risks]},
        risks={step.key: step for step in steps[risks:]},
    )


def _no_chance(_: ReferenceClassUse) -> Distribution:
    """Central values do not look at chance, so any distribution will do for them."""
    return Fixed(value=1.0)
