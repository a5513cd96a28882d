"""The workings of what chance does: the trials of an option, and an uncertain input."""

from __future__ import annotations

from counterfoil.appraisal.figure_working import Answered, address, pounds
from counterfoil.appraisal.inputs import Input
from counterfoil.appraisal.working import Working, stated
from counterfoil.quantities.distribution_text import write_distribution
from counterfoil.quantities.occurrence import Occurrence


def trials(found: Answered, option: str) -> Working:
    """Where the trials of an option fell, and the uncertain inputs that moved them."""
    own, answer = found.answer.option(option), found.answer
    if answer.chances is None:
        raise KeyError(option)
    mine = next(one for one in answer.chances.options if one.option == option)
    spread, base = mine.npsv, found.base.title
    shares = (
        ("share of trials in which it is the best option", mine.chance_best),
        (f"share of trials in which it is worse than {base}", mine.chance_negative),
    )
    levels = (
        ("P5: 5% of trials fell below", spread.p5_gbp),
        ("P10: 10% of trials fell below", spread.p10_gbp),
        ("P50: half of the trials fell below", spread.p50_gbp),
        ("P90: 90% of trials fell below", spread.p90_gbp),
        ("P95: 95% of trials fell below", spread.p95_gbp),
        ("mean of the worst tenth", spread.shortfall_gbp),
        ("standard error of the mean", spread.standard_error_gbp),
    )
    return pounds(
        f"{own.title}: NPSV against {base}, mean of the trials",
        spread.mean_gbp,
        f"{answer.chances.trials:,} trials from seed {answer.chances.seed}: each draws every "
        "uncertain input at once, the same for all options, and works the case out anew",
        (
            *(pounds(label, value) for label, value in levels),
            *(Working(label=label, value=value, unit="share") for label, value in shares),
            *(_short(one) for one in found.model.inputs if one.is_uncertain),
        ),
        record=own.id,
        note=answer.chances.trials_note,
    )


def chance_input(found: Answered, name: str, *more: str) -> Working:
    """An input by its name: what the case states, and what else it may turn out."""
    wanted = "/".join((name, *more))
    item = next(one for one in found.model.inputs if one.name == wanted)
    whole = stated(found.case, item.title, item.central, item.unit, item.evidence)
    note = "; ".join(part for part in (_may_be(item), whole.note) if part)
    return Working(
        label=whole.label,
        value=whole.value,
        unit=whole.unit,
        formula="as stated in the case, its central value",
        sources=whole.sources,
        basis=whole.basis,
        note=note,
    )


def _short(item: Input) -> Working:
    return Working(
        label=item.title,
        value=item.central,
        unit=item.unit,
        note=_may_be(item),
        address=address("input", item.name),
    )


def _may_be(item: Input) -> str:
    if item.distribution is None or not item.is_uncertain:
        return "held certain"
    if isinstance(item.distribution, Occurrence):
        impact = write_distribution(item.distribution.impact)
        return f"happens in {item.distribution.chance:.0%} of trials, and then costs {impact}"
    scaled = f", times {item.scale:g}" if item.scale != 1 else ""
    return f"may turn out {write_distribution(item.distribution)}{scaled}"
