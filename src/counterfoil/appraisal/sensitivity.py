"""What drives the answer: tornado bars, and each input's share of the variance."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from counterfoil.appraisal.model import Model
from counterfoil.appraisal.results import TornadoBar, VarianceShare
from counterfoil.appraisal.simulation import Trials, evaluate_many

FloatArray = NDArray[np.float64]
BINS = 32


def tornado(model: Model, option: int) -> tuple[TornadoBar, ...]:
    """The option's NPSV with each uncertain input at its P10 and P90, longest bar first."""
    central = model.central
    bars = []
    for number, item in enumerate(model.inputs):
        if not item.is_uncertain or item.distribution is None:
            continue
        ends = np.asarray(item.distribution.quantile(np.array([0.1, 0.9]))) * item.scale
        table = np.repeat(central[:, None], 2, axis=1)
        table[number] = ends
        npv = evaluate_many(model, table)
        gain = npv[option] - npv[model.counterfactual]
        bars.append(
            TornadoBar(
                input=item.name,
                title=item.title,
                unit=item.unit,
                low_value=float(ends[0]),
                high_value=float(ends[1]),
                npsv_at_low_gbp=float(gain[0]),
                npsv_at_high_gbp=float(gain[1]),
            )
        )
    return tuple(sorted(bars, key=lambda bar: -bar.swing_gbp))


def variance_shares(
    model: Model, trials: Trials, preferred: int, runner_up: int
) -> tuple[VarianceShare, ...]:
    """First-order share of the variance of the preferred option's lead over the next, by input.

    Var(E[lead | input]) / Var(lead), with the input's draws cut into 32 equal groups and the
    share that groups of pure chance would show, (groups - 1) / (draws - groups), taken off.
    From the first trials kept. Correlated inputs each count what they share. Rank correlation:
    Spearman's.
    """
    kept = trials.kept_inputs.shape[1]
    lead = trials.npv_gbp[preferred, :kept] - trials.npv_gbp[runner_up, :kept]
    titles = {item.name: item.title for item in model.inputs}
    if kept < 2 * BINS or float(np.var(lead)) == 0.0:
        return ()
    ranks = lead.argsort().argsort()
    shares = [
        VarianceShare(
            input=name,
            title=titles[name],
            share=first_order_share(trials.kept_inputs[row], lead),
            rank_correlation=_rank_correlation(trials.kept_inputs[row], ranks),
        )
        for row, name in enumerate(trials.names)
    ]
    return tuple(sorted(shares, key=lambda item: -item.share))


def first_order_share(draws: FloatArray, output: FloatArray) -> float:
    """Var(E[output | draws]) / Var(output), between 0 and 1, from groups of equal size."""
    order = np.argsort(draws, kind="stable")
    groups = np.array_split(output[order], BINS)
    centre = float(np.mean(output))
    between = sum(len(g) * (float(np.mean(g)) - centre) ** 2 for g in groups)
    total = float(np.sum((output - centre) ** 2))
    within = total - between
    if total == 0.0:
        return 0.0
    spare = (BINS - 1) * within / (len(output) - BINS)
    return float(min(1.0, max(0.0, (between - spare) / total)))


def _rank_correlation(draws: FloatArray, ranks: NDArray[np.int64]) -> float:
    own = draws.argsort(kind="stable").argsort()
    return float(np.corrcoef(own, ranks)[0, 1])
