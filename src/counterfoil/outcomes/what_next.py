"""What next: extend, compete again, bring in house or share, on the original model with its record.

The model is that of the case that was signed; nothing is valued anew. What was counted since takes
the place of its volumes, what came true of each line that of what was hoped, and the costs of
leaving and of competing again are in. The case so made is run by the same appraisal as the first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from counterfoil.appraisal.appraise import Progress, appraise
from counterfoil.appraisal.business_case import BusinessCase
from counterfoil.appraisal.results import Appraisal, OptionResult
from counterfoil.outcomes.learned import (
    LearnedLine,
    LearnedVolume,
    learned_lines,
    learned_volumes,
)
from counterfoil.outcomes.next_case import NextPlan, next_case
from counterfoil.outcomes.updating import DEFAULT_RULES, Seen, UpdateRules
from counterfoil.quantities.years import FinancialYear

Counts = Mapping[str, Mapping[FinancialYear, float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatNext:
    """The next decision: the case made for it, its answer, and what was learned on the way.

    case can be written to a folder and edited like any other. done: what was done to the original
    model. missing: routes that it cannot price, and why.
    """

    case: BusinessCase
    answer: Appraisal
    lines: tuple[LearnedLine, ...]
    volumes: tuple[LearnedVolume, ...]
    done: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def ranked(self) -> tuple[OptionResult, ...]:
        """The routes, the best present value first."""
        return tuple(sorted(self.answer.options, key=lambda one: -one.npv_gbp))

    @property
    def sentence(self) -> str:
        """Which route is best by the central figures, and by how much, in a sentence."""
        best, second = self.ranked[0], self.ranked[1]
        lead = best.npv_gbp - second.npv_gbp
        years = self.answer.years
        said = (
            f"“{best.title}” comes out best from {years[0]} to {years[-1]}, by £{lead:,.0f} in "
            f"present value at {self.answer.price_base} prices over “{second.title}”"
        )
        chances = self.answer.chances
        if chances is None:
            return f"{said}."
        share = next(one.chance_best for one in chances.options if one.option == best.id)
        return f"{said}; it is the best in {share:.0%} of the trials."


def what_next(
    original: BusinessCase,
    plan: NextPlan,
    *,
    seen: Mapping[str, Sequence[Seen]] | None = None,
    counts: Counts | None = None,
    rules: UpdateRules = DEFAULT_RULES,
    simulate: bool = True,
    trials: int | None = None,
    seed: int | None = None,
    progress: Progress | None = None,
) -> WhatNext:
    """Appraise the routes on the original model.

    seen: of each line on record, what was planned and what happened, see `learned_lines`. counts:
    of each volume on record, the count of whole years. Raises InvalidValue for what the case does
    not have, BadInput when the case made of it cannot be run.
    """
    lines = learned_lines(original, seen or {}, rules)
    volumes = learned_volumes(original, counts or {})
    made = next_case(original, plan, lines, volumes)
    return WhatNext(
        case=made.case,
        answer=appraise(made.case, simulate=simulate, trials=trials, seed=seed, progress=progress),
        lines=lines,
        volumes=volumes,
        done=made.done,
        missing=made.missing,
    )
