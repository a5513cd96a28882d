"""Where a plan's price model contradicts itself or its criteria."""

from __future__ import annotations

from collections.abc import Iterator

from counterfoil.contract.lines import number_text, pounds
from counterfoil.errors import CounterfoilError, Severity
from counterfoil.quantities.distribution_text import read_distribution
from counterfoil.tender.plan import Plan, every_criterion
from counterfoil.tender.price_model import FORMULA_WORDS, Formula, PriceModel

Fault = tuple[str, str, str, Severity]
_ERROR, _WARNING = Severity.ERROR, Severity.WARNING
_MOST_TRIALS = 100_000


def price_faults(plan: Plan) -> Iterator[Fault]:
    """Each as where, what, the mend and how much it matters."""
    yield from _against_criteria(plan)
    model = plan.price
    if model is None:
        return
    if model.formula is Formula.LINEAR_TO_CEILING:
        yield from _line(model)
    if model.formula is Formula.MONETISED_QUALITY and not (model.gbp_per_quality_point or 0) > 0:
        what = "nothing says what a point of quality is worth"
        yield "price", what, "give gbp_per_quality_point, above 0, and argue for it", _ERROR
    if model.formula is Formula.PRICE_PER_QUALITY_POINT and plan.minimum_quality is None:
        what = "price per quality point has no minimum of quality: a poor, cheap bid may win"
        yield "price", what, "give minimum_quality", _ERROR
    if model.formula.is_relative:
        name = FORMULA_WORDS[model.formula].name
        what = f"{name}: a bid that cannot win may change which of the others does"
        mend = "try the plan to see a counter-example; linear_to_ceiling does not do this"
        yield "price", what, mend, _WARNING
    yield from _whole_life(model)
    if plan.currency != "GBP":
        what = f"prices are in {plan.currency}, and amounts here are pounds"
        yield "currency", what, "ask for prices in GBP", _ERROR


def _against_criteria(plan: Plan) -> Iterator[Fault]:
    leaves = [one for one in every_criterion(plan.criteria) if one.priced]
    has_points = plan.price is not None and plan.price.formula.has_points
    if has_points and len(leaves) != 1:
        what = f"{len(leaves)} criteria are priced, and the formula marks one"
        yield "criteria", what, "let one criterion be priced: yes", _ERROR
    elif leaves and not has_points:
        why = "the formula gives price no points" if plan.price else "there is no price model"
        what = f"{leaves[0].id} is priced, and {why}"
        yield (
            "criteria",
            what,
            "take it out and let quality alone come to 100, or mend price",
            _ERROR,
        )


def _line(model: PriceModel) -> Iterator[Fault]:
    full = model.full_marks_gbp or 0
    if model.ceiling_gbp is None:
        yield "price", "the straight line has no ceiling", "give ceiling_gbp", _ERROR
    elif not 0 <= full < model.ceiling_gbp:
        what = f"full marks at {pounds(full + model.ceiling_gbp * 0)} are not below the ceiling"
        yield "price", what, "give full_marks_gbp from 0 and below ceiling_gbp", _ERROR


def _whole_life(model: PriceModel) -> Iterator[Fault]:
    where = "price"
    if not model.figure.is_whole_life:
        return
    if not model.contract:
        mend = "name the folder of the contract to be signed in contract"
        yield where, "a whole-life price needs the payment mechanism", mend, _ERROR
    if not 1 <= model.trials <= _MOST_TRIALS:
        yield where, f"{model.trials} trials", f"ask for 1 to {_MOST_TRIALS:,}", _ERROR
    if not model.volumes:
        mend = "give each volume with how many are expected a month"
        yield where, "a whole-life price needs volumes", mend, _ERROR
    for one in model.volumes:
        if one.a_month < 0:
            what = f"{one.volume} is expected {number_text(one.a_month)} times a month"
            yield f"{where}, {one.volume}", what, "give 0 or more", _ERROR
        if one.growth:
            try:
                read_distribution(one.growth)
            except CounterfoilError as fault:
                yield f"{where}, {one.volume}", fault.what, fault.mend, _ERROR
