"""What the answer says, a sentence at a time: the same words on the screen, the page and in Word.

A range always stands before its central figure.
"""

from __future__ import annotations

from collections.abc import Iterable

from counterfoil.appraisal.business_case import Commitment
from counterfoil.appraisal.results import (
    Affordability,
    Appraisal,
    OptionChances,
    OptionResult,
    ReferenceClassNote,
    Spread,
)
from counterfoil.errors import Problem, Severity
from counterfoil.partnership_kind import PartnershipKind
from counterfoil.reports.wording import (
    change,
    count,
    in_trials,
    listed,
    money,
    name,
    ratio,
    share,
    value_with_unit,
)


def chances_of(appraisal: Appraisal, option_id: str) -> OptionChances | None:
    """What chance does to one option; None when nothing was simulated."""
    if appraisal.chances is None:
        return None
    return next(found for found in appraisal.chances.options if found.option == option_id)


def input_title(appraisal: Appraisal, name_of_input: str, title: str) -> str:
    """The title of an input, with the option that it belongs to when it belongs to one."""
    kind, _, key = name_of_input.partition(".")
    if kind not in ("line", "risk"):
        return title
    return f"{title} ({appraisal.option(key.partition('/')[0]).title})"


def reference_notes(appraisal: Appraisal) -> tuple[ReferenceClassNote, ...]:
    """The reference classes that hold a case, each set of cases once."""
    kept: dict[tuple[str, tuple[str, ...]], ReferenceClassNote] = {}
    for note in appraisal.reference_classes:
        if note.ratios:
            kept.setdefault((note.ratio, note.cases), note)
    return tuple(kept.values())


def empty_references_sentence(appraisal: Appraisal) -> str:
    """Which reference classes hold no case at all; nothing when each holds one."""
    empty = [note for note in appraisal.reference_classes if not note.ratios]
    if not empty:
        return ""
    kinds = sorted({note.kind for note in empty})
    ratios = list(dict.fromkeys(ratio_words(note.ratio) for note in empty))
    return (
        f"No {' or '.join(kinds)} case in the experience base states both figures that a ratio of "
        f"{' or of '.join(ratios)} needs."
    )


def contenders(appraisal: Appraisal) -> tuple[OptionResult, ...]:
    """The options other than carrying on as now, in the order of the case."""
    return tuple(found for found in appraisal.options if found.id != appraisal.counterfactual)


def range_words(spread: Spread, central_gbp: float) -> str:
    """Where four fifths of the trials fell, and then the central figure."""
    return (
        f"between {money(spread.p10_gbp)} and {money(spread.p90_gbp)} in 80% of trials; "
        f"central {money(central_gbp)}"
    )


def answer_sentence(appraisal: Appraisal) -> str:
    """The answer: what the preferred option is worth against carrying on as now, and how surely."""
    preferred = appraisal.option(appraisal.preferred)
    if preferred.id == appraisal.counterfactual:
        return _nothing_better(appraisal)
    chances = chances_of(appraisal, preferred.id)
    if chances is None:
        return (
            f"{preferred.title} is worth {money(preferred.npsv_gbp)} against carrying on as now, "
            "as a central figure; nothing was simulated, so how sure it is cannot be said."
        )
    if appraisal.chances is not None and appraisal.chances.uncertain_inputs == 0:
        return (
            f"{preferred.title} is worth {money(preferred.npsv_gbp)} against carrying on as now, "
            "as a central figure; no figure of the case is uncertain, so how sure it is cannot "
            "be said."
        )
    return (
        f"{preferred.title} is worth {range_words(chances.npsv, preferred.npsv_gbp)}, against "
        f"carrying on as now. It is the best option {in_trials(chances.chance_best)} and worse "
        f"than carrying on as now {in_trials(chances.chance_negative)}."
    )


def basis_sentence(appraisal: Appraisal) -> str:
    """What the pounds of the answer are: present values, their prices and their term."""
    first, last = appraisal.years[0], appraisal.years[-1]
    return (
        f"Present values over {count(len(appraisal.years), 'year')}, {first} to {last}, at "
        f"{appraisal.price_base} prices, discounted to the first year; nothing carries forward "
        "past the last."
    )


def runner_up_sentence(appraisal: Appraisal) -> str:
    """How the second best compares, and whether another option wins more trials."""
    if appraisal.runner_up in ("", appraisal.preferred):
        return ""
    second = appraisal.option(appraisal.runner_up)
    lead = appraisal.option(appraisal.preferred).npsv_gbp - second.npsv_gbp
    words = f"Next by the central figure is {second.title}, {money(lead)} behind"
    favourite = _best_in_most_trials(appraisal)
    if favourite is None or favourite.option == appraisal.preferred:
        return f"{words}."
    title = appraisal.option(favourite.option).title
    return f"{words}; {title} is best in more trials, {share(favourite.chance_best)}."


def risk_sentence(appraisal: Appraisal) -> str:
    """The worst tenth, and whether what is guaranteed is reached."""
    chances = chances_of(appraisal, appraisal.preferred)
    if chances is None or appraisal.preferred == appraisal.counterfactual:
        return ""
    words = f"In the worst tenth of trials it averages {money(chances.npsv.shortfall_gbp)}"
    if chances.chance_floor_missed is None:
        return f"{words}. {_without_floor(appraisal.option(appraisal.preferred))}"
    return (
        f"{words}; the cash saving falls below the guaranteed one "
        f"{in_trials(chances.chance_floor_missed)}."
    )


def costs_sentence(appraisal: Appraisal) -> str:
    """What the chart of yearly costs shows."""
    totals = [f"{option.title} {money(-sum(option.net_real_gbp))}" for option in appraisal.options]
    return f"Over the term, net cost at {appraisal.price_base} prices: {listed(totals)}."


def ranges_sentence(appraisal: Appraisal) -> str:
    """What the chart of ranges by option shows."""
    parts = [
        f"{option.title} {money(chances.npsv.p10_gbp)} to {money(chances.npsv.p90_gbp)}"
        for option in contenders(appraisal)
        if (chances := chances_of(appraisal, option.id)) is not None
    ]
    return f"Worth against carrying on as now, in 80% of trials: {listed(parts)}."


def distribution_sentence(appraisal: Appraisal) -> str:
    """What the chart of the examined option's trials shows."""
    chances = chances_of(appraisal, appraisal.examined)
    if chances is None or appraisal.chances is None:
        return ""
    title = appraisal.option(appraisal.examined).title
    return (
        f"Of {count(appraisal.chances.trials, 'trial')}, {share(chances.chance_negative)} leave "
        f"{title} worse than carrying on as now; half lie above {money(chances.npsv.p50_gbp)}."
    )


def tornado_sentence(appraisal: Appraisal) -> str:
    """Which single input moves the answer most."""
    if not appraisal.tornado:
        return "No input is uncertain, so none moves the answer."
    top = max(appraisal.tornado, key=lambda bar: bar.swing_gbp)
    what = "the answer"
    if appraisal.examined != appraisal.preferred:
        what = appraisal.option(appraisal.examined).title
    return (
        f"{input_title(appraisal, top.input, top.title)} moves {what} most: "
        f"{money(top.npsv_at_low_gbp)} at "
        f"{value_with_unit(top.low_value, top.unit)}, {money(top.npsv_at_high_gbp)} at "
        f"{value_with_unit(top.high_value, top.unit)}."
    )


def drivers_sentence(appraisal: Appraisal) -> str:
    """Which input explains most of the variance."""
    if not appraisal.variance_shares:
        return "Nothing was simulated, or nothing is uncertain."
    top = max(appraisal.variance_shares, key=lambda found: found.share)
    return (
        f"{input_title(appraisal, top.input, top.title)} by itself explains {share(top.share)} "
        "of how far the lead of the preferred option varies."
    )


def switching_sentence(appraisal: Appraisal) -> str:
    """The nearest change that would turn the answer, and how many inputs cannot turn it alone."""
    found = [value for value in appraisal.switching_values if value.value is not None]
    if not found:
        tested = count(len(appraisal.switching_values), "input")
        return f"None in range: none of {tested} alone, within its range, changes the answer."
    nearest = min(found, key=lambda value: abs(value.change_share or float("inf")))
    rival = appraisal.option(nearest.overtaken_by).title if nearest.overtaken_by else "another"
    moved = "" if nearest.change_share is None else f", {change(nearest.change_share)}"
    return (
        f"The nearest: were {input_title(appraisal, nearest.input, nearest.title)} to go from "
        f"{value_with_unit(nearest.central, nearest.unit)} to "
        f"{value_with_unit(nearest.value or 0.0, nearest.unit)}{moved}, {rival} would draw level."
    )


def commitment_sentence(appraisal: Appraisal) -> str:
    """How much of the examined option's benefit anybody stands behind."""
    option = appraisal.option(appraisal.examined)
    parts = [
        f"{money(total.present_value_gbp)} {name(commitment)}"
        for commitment in Commitment
        if (total := option.benefits_by_commitment.get(commitment)) is not None
    ]
    if not any(total.present_value_gbp for total in option.benefits_by_commitment.values()):
        return f"{option.title} states no benefit: its worth lies in its lower cost."
    return f"Benefits of {option.title}, present value: {listed(parts)}."


def affordability_sentence(appraisal: Appraisal, purse: Affordability) -> str:
    """What the examined option does to one body's budget."""
    cash = next((one for one in purse.options if one.option == appraisal.examined), None)
    if cash is None:
        return f"{purse.title} pays nothing."
    title = appraisal.option(appraisal.examined).title
    words = (
        f"Against carrying on as now, in cash, {title} "
        f"{effect_words(cash.first_year_effect_gbp)} in the first year"
    )
    if cash.worst_year == 0:
        words += ", its least good"
    else:
        worst = effect_words(cash.worst_year_effect_gbp)
        words += f"; in its least good, {appraisal.years[cash.worst_year]}, it {worst}"
    if cash.headroom_gbp is None:
        return f"{words}. No budget is stated to hold it against."
    least = min(range(len(cash.headroom_gbp)), key=cash.headroom_gbp.__getitem__)
    room = cash.headroom_gbp[least]
    if round(room) < 0:
        return f"{words}; it is over the budget by {money(-room)} in {appraisal.years[least]}."
    return f"{words}; it stays within the budget in every year."


def effect_words(gbp: float) -> str:
    """An effect on a budget as what it does.

    >>> effect_words(140_000.0), effect_words(-50_000.0), effect_words(0.0)
    ('saves £140,000', 'costs £50,000 more', 'changes nothing')
    """
    if round(gbp) == 0:
        return "changes nothing"
    return f"saves {money(gbp)}" if gbp > 0 else f"costs {money(-gbp)} more"


def reference_sentence(note: ReferenceClassNote) -> str:
    """What such promises came to, and how few they are."""
    words = f"In {count(note.count, 'real case')} of {kind_words(note.kind)}, the ratio of "
    if len(note.ratios) == 1:
        return f"{words}{ratio_words(note.ratio)} was {ratio(note.ratios[0])}."
    return (
        f"{words}{ratio_words(note.ratio)} ran from {ratio(min(note.ratios))} "
        f"to {ratio(max(note.ratios))}."
    )


def kind_words(kind: str) -> str:
    """A kind of partnership in words, `any` being all of them.

    >>> kind_words("any"), kind_words("business")
    ('any kind', 'major business partnering')
    """
    return "any kind" if kind == "any" else name(PartnershipKind(kind))


def ratio_words(ratio_name: str) -> str:
    """The name of a ratio in words.

    >>> ratio_words("reported_to_promised_saving")
    'reported to promised saving'
    """
    return ratio_name.replace("_", " ")


def objectives_sentence(appraisal: Appraisal) -> str:
    """Which option meets the objectives best, beside the money."""
    if appraisal.objectives is None or not appraisal.objectives.totals:
        return "No objective was scored."
    totals = appraisal.objectives.totals
    best = max(totals, key=totals.__getitem__)
    words = f"{appraisal.option(best).title} meets the objectives best, {totals[best]:.1f} of 5"
    if best == appraisal.preferred or appraisal.preferred not in totals:
        return f"{words}. Scores stand beside the money and are not mixed into it."
    title, score = appraisal.option(appraisal.preferred).title, totals[appraisal.preferred]
    return (
        f"{words}; {title}, preferred on money, scores {score:.1f}. "
        "Scores stand beside the money and are not mixed into it."
    )


def warnings_among(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems that go with an answer."""
    return tuple(problem for problem in problems if problem.severity is Severity.WARNING)


def _without_floor(option: OptionResult) -> str:
    """What is guaranteed where no guaranteed total is stated to hold the trials against."""
    total = option.benefits_by_commitment.get(Commitment.GUARANTEED)
    if total is None or not round(total.present_value_gbp):
        return "No saving is guaranteed."
    return (
        f"Benefits of {money(total.present_value_gbp)} are called guaranteed, but no guaranteed "
        "saving over the term is stated to hold the trials against."
    )


def _nothing_better(appraisal: Appraisal) -> str:
    rivals = contenders(appraisal)
    words = "Carrying on as now is best by the central figure"
    if not rivals:
        return f"{words}: no other option is stated."
    nearest = max(rivals, key=lambda option: option.npsv_gbp)
    chances = chances_of(appraisal, nearest.id)
    if chances is None:
        return f"{words}: the next, {nearest.title}, is worth {money(nearest.npsv_gbp)} against it."
    return (
        f"{words}. The next, {nearest.title}, is worth "
        f"{range_words(chances.npsv, nearest.npsv_gbp)}, against carrying on as now."
    )


def _best_in_most_trials(appraisal: Appraisal) -> OptionChances | None:
    if appraisal.chances is None:
        return None
    return max(appraisal.chances.options, key=lambda found: found.chance_best)
