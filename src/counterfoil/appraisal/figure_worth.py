"""The workings of what an option is worth: present values, ratio, payback and scores."""

from __future__ import annotations

from collections.abc import Callable

from counterfoil.appraisal.evidence import Basis
from counterfoil.appraisal.figure_working import Answered, address, pounds, year_of
from counterfoil.appraisal.model import line_bias
from counterfoil.appraisal.results import LineResult, OptionResult
from counterfoil.appraisal.working import Working
from counterfoil.errors import InvalidValue

_NPV = "net present value (NPV)"


def npsv(found: Answered, option: str) -> Working:
    """What an option is worth against carrying on as now."""
    own, base = found.answer.option(option), found.base
    return pounds(
        f"{own.title}: net present social value (NPSV) against {base.title}",
        own.npsv_gbp,
        f"NPV of {own.title} − NPV of {base.title}",
        (_npv(own), _npv(base)),
        record=own.id,
    )


def unbiased(found: Answered, option: str) -> Working:
    """The same without optimism bias."""
    own = found.answer.option(option)
    held = {own.id, found.base.id}
    inputs = [
        Working(
            label=f"{line.title}: optimism bias applied",
            value=line_bias(found.case, line),
            unit="share",
            record=line.key,
            note=line.optimism_bias.reason,
            address=address("line", line.key),
        )
        for line in found.case.lines
        if line.option in held and line.optimism_bias is not None
    ]
    return pounds(
        f"{own.title}: NPSV without optimism bias",
        own.npsv_without_optimism_bias_gbp,
        "worked out like the NPSV, with every optimism bias factor taken as 1; the lines that "
        "have one are listed",
        (_npsv(own), *inputs),
        record=own.id,
    )


def npv(found: Answered, option: str) -> Working:
    """An option's own net present value."""
    own = found.answer.option(option)
    return pounds(
        f"{own.title}: {_NPV}",
        own.npv_gbp,
        "sum of the lines",
        tuple(_line(one) for one in own.lines if one.in_social_view),
        record=own.id,
    )


def cost(found: Answered, option: str) -> Working:
    """The present value of an option's costs, as a positive number."""
    own = found.answer.option(option)
    return pounds(
        f"{own.title}: present value of its costs",
        own.present_cost_gbp,
        "0 − the sum of the lines that are costs",
        tuple(_line(one) for one in own.lines if _counts(one, is_benefit=False)),
        record=own.id,
    )


def benefit(found: Answered, option: str) -> Working:
    """The present value of an option's benefits."""
    own = found.answer.option(option)
    return pounds(
        f"{own.title}: present value of its benefits",
        own.present_benefit_gbp,
        "sum of the lines that are benefits",
        tuple(_line(one) for one in own.lines if _counts(one, is_benefit=True)),
        record=own.id,
    )


def bcr(found: Answered, option: str) -> Working:
    """Extra benefits over extra costs."""
    own, base = found.answer.option(option), found.base
    if own.bcr is None:
        raise InvalidValue(what=own.bcr_note, where=f"{own.title}: ratio", mend="compare the NPSVs")
    parts = (
        ("benefits", "benefit", own.present_benefit_gbp, base.present_benefit_gbp),
        ("costs", "cost", own.present_cost_gbp, base.present_cost_gbp),
    )
    return Working(
        label=f"{own.title}: benefit/cost ratio against {base.title}",
        value=own.bcr,
        unit="ratio",
        record=own.id,
        formula=f"(benefits of {own.title} − benefits of {base.title}) ÷ (costs of {own.title} − "
        f"costs of {base.title}), all present values",
        inputs=tuple(
            pounds(f"{whose.title}: present value of its {words}", value, where=_at(kind, whose.id))
            for words, kind, mine, theirs in parts
            for whose, value in ((own, mine), (base, theirs))
        ),
        note=own.bcr_note,
    )


def payback(found: Answered, option: str) -> Working:
    """When the discounted difference has paid for itself."""
    own, base = found.answer.option(option), found.base
    if own.payback_years is None:
        raise InvalidValue(
            what=own.payback_note, where=f"{own.title}: payback", mend="look at its years"
        )
    return Working(
        label=f"{own.title}: discounted payback against {base.title}",
        value=own.payback_years,
        unit="years after year 0",
        record=own.id,
        formula="where the running sum of the yearly differences turns positive for good, within "
        "the year by proportion",
        inputs=tuple(
            pounds(f"Difference in {year}, discounted", mine - theirs, where=_at("gain", own, year))
            for year, mine, theirs in zip(
                found.answer.years, own.net_discounted_gbp, base.net_discounted_gbp, strict=True
            )
        ),
        note=own.payback_note,
    )


def gain(found: Answered, option: str, of_year: str) -> Working:
    """The discounted difference from the counterfactual in a year."""
    own, base, year_asked = found.answer.option(option), found.base, year_of(of_year)
    t = found.place(year_asked)
    pair = tuple(
        pounds(
            f"{one.title} in {year_asked}: net present value",
            one.net_discounted_gbp[t],
            where=_at("year", one, year_asked),
        )
        for one in (own, base)
    )
    return pounds(
        f"{own.title} in {year_asked}: difference from {base.title}, discounted",
        pair[0].value - pair[1].value,
        f"{own.title} − {base.title}",
        pair,
        record=own.id,
    )


def year(found: Answered, option: str, of_year: str) -> Working:
    """An option's net present value in one year."""
    own, t = found.answer.option(option), found.place(year_of(of_year))
    return _sum_of_lines(
        own,
        f"{own.title} in {of_year}: net present value",
        "sum of the option's lines in the year, discounted",
        ("line", of_year),
        lambda one: one.discounted_gbp[t],
    )


def real(found: Answered, option: str, of_year: str) -> Working:
    """What an option brings less what it costs in one year, at the prices of the price base."""
    own, t = found.answer.option(option), found.place(year_of(of_year))
    return _sum_of_lines(
        own,
        f"{own.title} in {of_year}: benefits less costs, prices of {found.case.price_base}",
        "sum of the option's lines in the year",
        ("line-real", of_year),
        lambda one: one.real_gbp[t],
    )


def score(found: Answered, option: str) -> Working:
    """The weighted score of the delivery model assessment."""
    own = found.answer.option(option)
    if found.answer.objectives is None:
        raise KeyError(option)
    reasons = {(one.objective, one.option): one for one in found.case.scores}
    inputs = []
    for objective in found.case.objectives:
        given = reasons.get((objective.id, own.id))
        if given is None:
            continue
        weight = _judged("weight", objective.weight, "share", objective.argument)
        points = _judged("score", given.score, "of 5", given.reason)
        inputs.append(
            Working(
                label=objective.title,
                value=objective.weight * given.score,
                unit="of 5",
                formula="weight × score",
                inputs=(weight, points),
            )
        )
    return Working(
        label=f"{own.title}: weighted score",
        value=found.answer.objectives.totals[own.id],
        unit="of 5",
        record=own.id,
        formula="sum of weight × score over the objectives",
        inputs=tuple(inputs),
        note="Scores stand beside the money and are never multiplied into it.",
    )


def _judged(label: str, value: float, unit: str, reason: str) -> Working:
    return Working(
        label=label,
        value=value,
        unit=unit,
        formula="as stated in the case",
        basis=Basis.ASSUMED,
        note=reason,
    )


def _sum_of_lines(
    own: OptionResult,
    label: str,
    formula: str,
    below: tuple[str, str],
    worth: Callable[[LineResult], float],
) -> Working:
    kind, of_year = below
    inputs = tuple(
        pounds(one.title, worth(one), where=_at(kind, one.key, of_year), record=one.key)
        for one in own.lines
        if one.in_social_view
    )
    total = sum(one.value for one in inputs)
    return pounds(label, total, formula, inputs, record=own.id)


def _counts(one: LineResult, *, is_benefit: bool) -> bool:
    return one.in_social_view and one.heading.is_benefit is is_benefit


def _line(one: LineResult) -> Working:
    return pounds(one.title, one.present_value_gbp, where=_at("line", one.key), record=one.key)


def _npv(option: OptionResult) -> Working:
    label = f"{option.title}: {_NPV}"
    return pounds(label, option.npv_gbp, where=_at("npv", option), record=option.id)


def _npsv(option: OptionResult) -> Working:
    label = f"{option.title}: NPSV, optimism bias in it"
    return pounds(label, option.npsv_gbp, where=_at("npsv", option), record=option.id)


def _at(kind: str, *parts: object) -> str:
    return address(kind, *(part.id if isinstance(part, OptionResult) else part for part in parts))
