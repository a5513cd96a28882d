"""The social view: present values, ratios and payback of each option, at the central values."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from counterfoil.appraisal.business_case import (
    BusinessCase,
    Commitment,
    Heading,
    Line,
    Nature,
    Risk,
)
from counterfoil.appraisal.discounting import payback_years
from counterfoil.appraisal.flows import Flows, discounting, option_npvs
from counterfoil.appraisal.model import LineModel, Model, without_bias
from counterfoil.appraisal.monthly import monthly_public_cash
from counterfoil.appraisal.results import BenefitTotal, LineResult, OptionResult
from counterfoil.quantities.years import FinancialYear

FloatArray = NDArray[np.float64]
HAIR_GBP = 1e-5


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """One option's present values and yearly net flows, and those of its lines."""

    lines: tuple[LineResult, ...]
    cost_gbp: float
    benefit_gbp: float
    real_gbp: FloatArray
    discounted_gbp: FloatArray


def option_results(model: Model, flows: Flows) -> tuple[OptionResult, ...]:
    """Every option of the case. flows: of the model's lines, at the central values."""
    lines = _line_results(model, flows)
    totals = [_totals(model, lines, place) for place in range(len(model.case.options))]
    reference = model.counterfactual
    plain = [own.benefit_gbp - own.cost_gbp for own in totals]
    if any(line.bias != 1.0 for line in model.lines):
        plain = option_npvs(without_bias(model), model.central).tolist()
    return tuple(
        _option(model, totals, place, plain[place] - plain[reference], flows)
        for place in range(len(totals))
    )


def _totals(model: Model, lines: Sequence[tuple[int, LineResult]], option: int) -> Totals:
    mine = tuple(line for place, line in lines if place == option)
    social = [line for line in mine if line.in_social_view]
    worth = [(line.heading.is_benefit, line.present_value_gbp) for line in social]
    return Totals(
        lines=mine,
        cost_gbp=-sum(value for is_benefit, value in worth if not is_benefit),
        benefit_gbp=sum(value for is_benefit, value in worth if is_benefit),
        real_gbp=_summed([line.real_gbp for line in social], model.years),
        discounted_gbp=_summed([line.discounted_gbp for line in social], model.years),
    )


def _line_results(model: Model, flows: Flows) -> list[tuple[int, LineResult]]:
    """Every line and then every risk in the order of the case, with the number of its option."""
    sign = np.array([line.sign for line in model.lines])[:, None]
    vat = np.array([line.vat for line in model.lines])[:, None]
    real = sign * flows.real_gbp
    yearly = zip(
        real.tolist(),
        (sign * vat * flows.cash_gbp).tolist(),
        (real * discounting(model)).tolist(),
        strict=True,
    )
    found = {line.key: (line, years) for line, years in zip(model.lines, yearly, strict=True)}
    records: list[Line | Risk] = [*model.case.lines, *model.case.risks]
    return [
        (found[record.key][0].option, _line_result(record, *found[record.key]))
        for record in records
    ]


def _line_result(
    record: Line | Risk, line: LineModel, yearly: tuple[list[float], list[float], list[float]]
) -> LineResult:
    real, cash, discounted = yearly
    is_risk = isinstance(record, Risk)
    return LineResult(
        key=record.key,
        id=record.id,
        title=record.title,
        heading=Heading.OTHER_COST if isinstance(record, Risk) else record.heading,
        nature=None if isinstance(record, Risk) else record.nature,
        commitment=None if isinstance(record, Risk) else record.commitment,
        real_gbp=tuple(real),
        cash_gbp=tuple(cash),
        discounted_gbp=tuple(discounted),
        in_social_view=line.in_social_view,
        is_risk=is_risk,
    )


def _option(
    model: Model, totals: list[Totals], place: int, unbiased_npsv: float, flows: Flows
) -> OptionResult:
    option, own, base = model.case.options[place], totals[place], totals[model.counterfactual]
    is_reference = place == model.counterfactual
    npv, base_npv = own.benefit_gbp - own.cost_gbp, base.benefit_gbp - base.cost_gbp
    bcr, bcr_note = benefit_cost_ratio(
        extra_benefit_gbp=own.benefit_gbp - base.benefit_gbp,
        extra_cost_gbp=own.cost_gbp - base.cost_gbp,
        is_reference=is_reference,
    )
    gain = own.discounted_gbp - base.discounted_gbp
    years, years_note = discounted_payback(gain, model.case.first_year, is_reference=is_reference)
    return OptionResult(
        id=option.id,
        title=option.title,
        role=option.role,
        lines=own.lines,
        present_cost_gbp=own.cost_gbp,
        present_benefit_gbp=own.benefit_gbp,
        npv_gbp=npv,
        npsv_gbp=npv - base_npv,
        npsv_without_optimism_bias_gbp=unbiased_npsv,
        bcr=bcr,
        bcr_note=bcr_note,
        payback_years=years,
        payback_note=years_note,
        net_real_gbp=tuple(own.real_gbp.tolist()),
        net_discounted_gbp=tuple(own.discounted_gbp.tolist()),
        benefits_by_commitment={
            commitment: _benefit_total(x for x in own.lines if x.commitment is commitment)
            for commitment in Commitment
        },
        benefits_by_nature={
            nature: _benefit_total(x for x in own.lines if x.nature is nature) for nature in Nature
        },
        monthly_cash_gbp=monthly_public_cash(model, flows, place),
    )


def benefit_cost_ratio(
    *, extra_benefit_gbp: float, extra_cost_gbp: float, is_reference: bool = False
) -> tuple[float | None, str]:
    """Extra benefits over extra costs, both present values against the counterfactual.

    Without both above nought, to the penny, there is no ratio worth reading, and the note says
    why.

    >>> benefit_cost_ratio(extra_benefit_gbp=300.0, extra_cost_gbp=200.0)[0]
    1.5
    """
    if is_reference:
        return None, "the counterfactual is what the others are compared with"
    if round(extra_cost_gbp, 2) <= 0:
        return None, "it costs no more than the counterfactual, so there is no ratio"
    if round(extra_benefit_gbp, 2) <= 0:
        return None, "it brings no more than the counterfactual, so there is no ratio"
    return extra_benefit_gbp / extra_cost_gbp, "extra benefits over extra costs, present values"


def discounted_payback(
    gain_gbp: FloatArray, first_year: FinancialYear, *, is_reference: bool = False
) -> tuple[float | None, str]:
    """When the discounted difference from the counterfactual has paid for itself, and a note.

    >>> discounted_payback(np.array([-5.0, 2.0, 4.0]), FinancialYear(2026))
    (1.75, 'it pays back, discounted, in 2028-29; years are counted from year 0')
    """
    if is_reference:
        return None, "the counterfactual is what the others are compared with"
    # Sums that are equal on paper differ by less than this in a computer.
    gain = np.where(np.abs(gain_gbp) < HAIR_GBP, 0.0, gain_gbp)
    years = payback_years(gain.tolist())
    if years is not None:
        turn = first_year + math.ceil(years)
        return years, f"it pays back, discounted, in {turn}; years are counted from year 0"
    running = np.cumsum(gain)
    if running[-1] < 0:
        return None, "it does not pay back within the term"
    return None, "it is never behind the counterfactual, so there is nothing to pay back"


def preferred_options(results: tuple[OptionResult, ...]) -> tuple[int, int]:
    """The options with the highest and next highest NPSV; of equals to the penny, the first."""
    order = sorted(range(len(results)), key=lambda place: -round(results[place].npsv_gbp, 2))
    return order[0], order[1]


def delivery_scores(case: BusinessCase) -> Mapping[str, float]:
    """Weighted score of each option out of 5; empty without objectives or scores."""
    if not case.objectives or not case.scores:
        return {}
    weight = {objective.id: objective.weight for objective in case.objectives}
    return {
        option.id: sum(
            weight[score.objective] * score.score
            for score in case.scores
            if score.option == option.id
        )
        for option in case.options
    }


def _benefit_total(lines: Iterable[LineResult]) -> BenefitTotal:
    mine = [line for line in lines if line.heading.is_benefit]
    return BenefitTotal(
        real_gbp=sum(sum(line.real_gbp) for line in mine),
        cash_gbp=sum(sum(line.cash_gbp) for line in mine),
        present_value_gbp=sum(line.present_value_gbp for line in mine),
    )


def _summed(rows: list[tuple[float, ...]], years: int) -> FloatArray:
    total: FloatArray = np.array(rows, dtype=np.float64).reshape(len(rows), years).sum(axis=0)
    return total
