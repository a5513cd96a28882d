"""The public purse view: each body's cash by year under each option, against its budget."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from counterfoil.appraisal.business_case import Body
from counterfoil.appraisal.flows import Flows
from counterfoil.appraisal.model import PUBLIC_KINDS, Model
from counterfoil.appraisal.results import Affordability, BodyCash

FloatArray = NDArray[np.float64]


def affordability(model: Model, flows: Flows) -> tuple[Affordability, ...]:
    """One view for each public body that a line or budget of the case touches."""
    touched = {body for line in model.lines for body, share in line.shares if share > 0}
    touched |= {budget.body for budget in model.case.budgets}
    return tuple(
        _view(model, flows, body)
        for body in model.case.bodies
        if body.kind in PUBLIC_KINDS and body.id in touched
    )


def _view(model: Model, flows: Flows, body: Body) -> Affordability:
    budget = _budget(model, body.id)
    cash = [_net_cash(model, flows, body.id, place) for place in range(len(model.case.options))]
    reference = cash[model.counterfactual]
    options = []
    for option, own in zip(model.case.options, cash, strict=True):
        effect = own - reference
        options.append(
            BodyCash(
                option=option.id,
                body=body.id,
                net_cash_gbp=tuple(own.tolist()),
                against_counterfactual_gbp=tuple(effect.tolist()),
                headroom_gbp=None if budget is None else tuple((budget + own).tolist()),
                worst_year=int(effect.argmin()),
            )
        )
    return Affordability(
        body=body.id,
        title=body.title,
        kind=body.kind,
        budget_gbp=None if budget is None else tuple(budget.tolist()),
        options=tuple(options),
    )


def _net_cash(model: Model, flows: Flows, body: str, option: int) -> FloatArray:
    total = np.zeros(model.years)
    for place, line in enumerate(model.lines):
        if line.option == option and line.in_purse_view:
            share = sum(part for name, part in line.shares if name == body)
            total += line.sign * line.vat * share * flows.cash_gbp[place]
    return total


def _budget(model: Model, body: str) -> FloatArray | None:
    rows = [budget.amounts_gbp for budget in model.case.budgets if budget.body == body]
    if not rows:
        return None
    total: FloatArray = np.array(rows, dtype=np.float64).sum(axis=0)
    return total
