"""From a business case to its answer."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from counterfoil import __version__
from counterfoil.appraisal.affordability import affordability
from counterfoil.appraisal.business_case import BusinessCase
from counterfoil.appraisal.flows import Flows, line_flows
from counterfoil.appraisal.model import Model, build_model
from counterfoil.appraisal.reference_classes import from_experience, reference_class_notes
from counterfoil.appraisal.results import Appraisal, Identity, ObjectiveScores
from counterfoil.appraisal.validation import case_faults
from counterfoil.appraisal.value_for_money import (
    delivery_scores,
    option_results,
    preferred_options,
)
from counterfoil.errors import BadInput, Problem, errors_among

if TYPE_CHECKING:
    from counterfoil.appraisal.simulation import Trials

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Staged:
    """An answer as far as it is worked out, and what the next stage goes on from.

    preferred, runner_up: the numbers of these options in the case. trials: once there are chances.
    """

    answer: Appraisal
    model: Model
    preferred: int
    runner_up: int
    trials: Trials | None = None


def appraise(
    case: BusinessCase,
    *,
    simulate: bool = True,
    trials: int | None = None,
    seed: int | None = None,
    progress: Progress | None = None,
    fingerprint: str = "",
) -> Appraisal:
    """The whole answer of a case.

    simulate False leaves out chance, tornado, variance shares and switching values. trials and
    seed override the case's. progress is called with trials done and in all. fingerprint: of the
    case as it is kept, for the answer's identity. Raises BadInput with every problem when the
    case has errors; warnings go with the answer.
    """
    staged = central_answer(case, trials=trials, seed=seed, fingerprint=fingerprint)
    if not simulate:
        return staged.answer
    return with_drivers(with_chances(staged, progress)).answer


def central_answer(
    case: BusinessCase,
    *,
    trials: int | None = None,
    seed: int | None = None,
    fingerprint: str = "",
) -> Staged:
    """The first stage: everything that takes no chance. Arguments and faults as in `appraise`."""
    case = _with_settings(case, trials, seed)
    problems = _problems(case)
    model = build_model(case, from_experience)
    flows = _checked_flows(model, problems)
    options = option_results(model, flows)
    preferred, runner_up = preferred_options(options)
    scores = delivery_scores(case)
    answer = Appraisal(
        case_id=case.id,
        title=case.title,
        kind=case.kind,
        identity=Identity(
            engine_version=__version__,
            case_fingerprint=fingerprint,
            seed=case.simulation.seed,
            trials=0,
            editions=dict(case.editions),
        ),
        years=tuple(case.first_year + t for t in range(case.years)),
        price_base=case.price_base,
        discount_factors=tuple(model.discount.tolist()),
        options=options,
        counterfactual=model.option_ids[model.counterfactual],
        preferred=model.option_ids[preferred],
        runner_up=model.option_ids[runner_up],
        affordability=affordability(model, flows),
        chances=None,
        variance_shares=(),
        tornado=(),
        switching_values=(),
        objectives=ObjectiveScores(totals=scores) if scores else None,
        reference_classes=reference_class_notes(case),
        problems=problems,
    )
    return Staged(answer=answer, model=model, preferred=preferred, runner_up=runner_up)


# Compiled code is slow to load and a plain answer does not need it, so it is imported within.


def with_chances(staged: Staged, progress: Progress | None = None) -> Staged:
    """The second stage: where the trials fall. Enough for a page to show the answer."""
    from counterfoil.appraisal.simulation import run_trials

    settings = staged.model.case.simulation
    trials = run_trials(staged.model, trials=settings.trials, seed=settings.seed, progress=progress)
    return with_trials(staged, trials)


def with_trials(staged: Staged, trials: Trials) -> Staged:
    """The second stage from trials that ran already, with the case's settings."""
    from counterfoil.appraisal.spreads import chances

    settings = staged.model.case.simulation
    answer = replace(
        staged.answer,
        identity=replace(staged.answer.identity, trials=settings.trials),
        chances=chances(
            staged.model,
            trials,
            seed=settings.seed,
            preferred=staged.preferred,
            runner_up=staged.runner_up,
        ),
    )
    return replace(staged, answer=answer, trials=trials)


def with_drivers(staged: Staged) -> Staged:
    """The third stage, after the chances: variance shares, tornado and switching values."""
    from counterfoil.appraisal.sensitivity import tornado, variance_shares
    from counterfoil.appraisal.switching_values import switching_values

    model, answer = staged.model, staged.answer
    assert staged.trials is not None, "the chances come first"
    shares = variance_shares(model, staged.trials, staged.preferred, staged.runner_up)
    answer = replace(
        answer,
        variance_shares=shares,
        tornado=tornado(model, model.option_ids.index(answer.examined)),
        switching_values=switching_values(model, staged.preferred),
    )
    return replace(staged, answer=answer)


def _checked_flows(model: Model, problems: tuple[Problem, ...]) -> Flows:
    """The central flows. Raises BadInput for lines whose figures no computer holds."""
    with np.errstate(all="ignore"):
        flows = line_flows(model, model.central)
        sums = (flows.cash_gbp + flows.real_gbp).sum(axis=1).tolist()
    found = [
        Problem(
            what="its figures grow too large to hold",
            where=f"lines {line.key}",
            mend="check its amount, and the value and growth of its driver and index",
        )
        for line, total in zip(model.lines, sums, strict=True)
        if not math.isfinite(total)
    ]
    if found:
        raise BadInput((*problems, *found))
    return flows


def _problems(case: BusinessCase) -> tuple[Problem, ...]:
    problems = tuple(fault.as_problem() for fault in case_faults(case))
    if errors_among(problems):
        raise BadInput(problems)
    return problems


def _with_settings(case: BusinessCase, trials: int | None, seed: int | None) -> BusinessCase:
    settings = case.simulation
    if trials is not None:
        settings = replace(settings, trials=trials)
    if seed is not None:
        settings = replace(settings, seed=seed)
    return replace(case, simulation=settings)
