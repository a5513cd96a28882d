"""The tables of a report, already in words."""

from __future__ import annotations

from dataclasses import dataclass

from counterfoil.appraisal.business_case import BusinessCase
from counterfoil.appraisal.results import Appraisal, OptionResult
from counterfoil.reports.sentences import chances_of
from counterfoil.reports.wording import (
    NONE,
    money_exact,
    money_short,
    name,
    ratio,
    share,
    years,
)

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TextTable:
    """A table in words: its first column names the row."""

    caption: str
    headings: Row
    rows: tuple[Row, ...]


def options_table(appraisal: Appraisal) -> TextTable:
    """The options side by side, the range before the central figure."""
    return TextTable(
        caption="The options: present values, against carrying on as now",
        headings=(
            "Option",
            "Worth, 80% of trials",
            "Worth, central",
            "Without optimism bias",
            "Cost",
            "Benefits",
            "Best in",
            "Worse than now",
            "Benefit/cost",
            "Payback",
        ),
        rows=tuple(_option_row(appraisal, option) for option in appraisal.options),
    )


def regret_table(appraisal: Appraisal) -> TextTable | None:
    """What choosing each option costs in the trials where another was better."""
    if appraisal.chances is None:
        return None
    rows = tuple(
        (
            appraisal.option(one.option).title,
            money_exact(one.mean_regret_gbp),
            money_exact(one.p95_regret_gbp),
            money_exact(one.worst_regret_gbp),
            money_exact(one.npsv.shortfall_gbp),
            NONE if one.chance_floor_missed is None else share(one.chance_floor_missed),
        )
        for one in appraisal.chances.options
    )
    return TextTable(
        caption="Regret: the best option's worth in a trial less this option's",
        headings=(
            "Option",
            "Mean regret",
            "P95 regret",
            "Worst regret",
            "Worth in the worst tenth",
            "Guarantee missed",
        ),
        rows=rows,
    )


def commitment_table(appraisal: Appraisal) -> TextTable:
    """Benefits of every option split by commitment and by nature: real, cash, present value."""
    rows = []
    for option in appraisal.options:
        parts = (*option.benefits_by_commitment.items(), *option.benefits_by_nature.items())
        for part, total in parts:
            if total.real_gbp or total.present_value_gbp:
                rows.append(
                    (
                        f"{option.title}: {name(part)}",
                        money_exact(total.real_gbp),
                        money_exact(total.cash_gbp),
                        money_exact(total.present_value_gbp),
                    )
                )
    return TextTable(
        caption="Benefits by commitment, and again by nature, over the whole term",
        headings=("Option and part", "Real", "Cash", "Present value"),
        rows=tuple(rows),
    )


def scores_table(case: BusinessCase, appraisal: Appraisal) -> TextTable | None:
    """Each objective's score for each option, its weight and the totals."""
    if appraisal.objectives is None:
        return None
    scores = {(score.objective, score.option): f"{score.score:g}" for score in case.scores}
    rows = [
        (
            objective.title + (" (critical)" if objective.critical else ""),
            share(objective.weight),
            *(scores.get((objective.id, option.id), NONE) for option in appraisal.options),
        )
        for objective in case.objectives
    ]
    totals = appraisal.objectives.totals
    ends = (f"{totals[option.id]:.1f}" if option.id in totals else NONE for option in case.options)
    rows.append(("Weighted score", "", *ends))
    return TextTable(
        caption="Scores from 0, not at all, to 5, wholly",
        headings=("Objective", "Weight", *(option.title for option in appraisal.options)),
        rows=tuple(rows),
    )


def reasons_table(case: BusinessCase) -> TextTable | None:
    """Why each score was given."""
    options = {option.id: option.title for option in case.options}
    objectives = {objective.id: objective.title for objective in case.objectives}
    rows = tuple(
        (objectives[score.objective], options[score.option], f"{score.score:g}", score.reason)
        for score in case.scores
        if score.objective in objectives and score.option in options
    )
    headings = ("Objective", "Option", "Score", "Reason")
    return TextTable(caption="Why each score was given", headings=headings, rows=rows)


def monthly_table(appraisal: Appraisal) -> TextTable | None:
    """Cash of the public bodies by month, when the case asks for it."""
    if not any(option.monthly_cash_gbp for option in appraisal.options):
        return None
    count = max(len(option.monthly_cash_gbp) for option in appraisal.options)
    months = [month for year in appraisal.years for month in year.months][:count]
    shown = [option for option in appraisal.options if len(option.monthly_cash_gbp) == count]
    rows = tuple(
        (str(month), *(money_exact(option.monthly_cash_gbp[k]) for option in shown))
        for k, month in enumerate(months)
    )
    return TextTable(
        caption="Cash of the public bodies by month: income less spending",
        headings=("Month", *(option.title for option in shown)),
        rows=rows,
    )


def _option_row(appraisal: Appraisal, option: OptionResult) -> Row:
    chances = chances_of(appraisal, option.id)
    compared = option.id != appraisal.counterfactual
    spread = chances.npsv if chances is not None and compared else None
    preferred = " (preferred)" if option.id == appraisal.preferred else ""
    low_to_high = (
        NONE
        if spread is None
        else f"{money_short(spread.p10_gbp)} to {money_short(spread.p90_gbp)}"
    )
    without_bias = money_short(option.npsv_without_optimism_bias_gbp)
    return (
        option.title + preferred,
        low_to_high,
        money_short(option.npsv_gbp) if compared else NONE,
        without_bias if compared else NONE,
        money_short(option.present_cost_gbp),
        money_short(option.present_benefit_gbp),
        NONE if chances is None else share(chances.chance_best),
        NONE if chances is None or not compared else share(chances.chance_negative),
        NONE if option.bcr is None else ratio(option.bcr),
        NONE if option.payback_years is None else years(option.payback_years),
    )
