"""What drives the answer: tornado bars, and each input's share of the variance."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from numpy.typing import NDArray

from counterfoil.appraisal.model import Model
from counterfoil.appraisal.results import TornadoBar, VarianceShare
from counterfoil.appraisal.simulation import Trials, evaluate_each

FloatArray = NDArray[np.float64]
BINS = 32
SAME = 1e-12


def tornado(model: Model, option: int) -> tuple[TornadoBar, ...]:
    """The option's NPSV with each uncertain input at its P10 and P90, longest bar first."""
    # Sorted, because a factor on a negative amount turns its ends round.
    ends = {
        number: np.sort(item.distribution.quantile(np.array([0.1, 0.9])) * item.scale)
        for number, item in enumerate(model.inputs)
        if item.is_uncertain and item.distribution is not None
    }
    if not ends:
        return ()
    npv = evaluate_each(model, list(ends), np.array(list(ends.values())))
    gains = npv[:, option] - npv[:, model.counterfactual]
    bars = [
        TornadoBar(
            input=model.inputs[number].name,
            title=model.inputs[number].title,
            unit=model.inputs[number].unit,
            low_value=float(low),
            high_value=float(high),
            npsv_at_low_gbp=float(at_low),
            npsv_at_high_gbp=float(at_high),
        )
        for (number, (low, high)), (at_low, at_high) in zip(ends.items(), gains, strict=True)
    ]
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
    height = float(np.abs(trials.npv_gbp[[preferred, runner_up], :kept]).max())
    if kept < 2 * BINS or float(np.ptp(lead)) <= SAME * height:
        return ()
    ranks = average_ranks(lead)

    def share(row: int) -> VarianceShare:
        draws = trials.kept_inputs[row]
        order, has_equals = _order(draws)
        return VarianceShare(
            input=trials.names[row],
            title=titles[trials.names[row]],
            share=_share_in_order(lead[order]),
            rank_correlation=_rank_correlation(draws, order, ranks, has_equals=has_equals),
        )

    with ThreadPoolExecutor(min(8, os.cpu_count() or 1)) as pool:
        shares = list(pool.map(share, range(len(trials.names))))
    return tuple(sorted(shares, key=lambda item: -item.share))


def first_order_share(draws: FloatArray, output: FloatArray) -> float:
    """Var(E[output | draws]) / Var(output), between 0 and 1, from groups of equal size."""
    return _share_in_order(output[_order(draws)[0]])


def average_ranks(values: FloatArray) -> FloatArray:
    """Rank of each value from 0, equal values sharing the mean of their ranks.

    >>> average_ranks(np.array([5.0, 7.0, 5.0])).tolist()
    [0.5, 2.0, 0.5]
    """
    _, place, counts = np.unique(values, return_inverse=True, return_counts=True)
    ends: FloatArray = np.cumsum(counts, dtype=np.float64)
    ranks: FloatArray = (ends - (counts + 1) / 2)[place]
    return ranks


def _order(draws: FloatArray) -> tuple[NDArray[np.int64], bool]:
    """The places of the draws from least to greatest, and whether there are equals among them.

    Equals stay as they came; the quicker sort says nothing of them, so there it is done anew.
    """
    order = np.argsort(draws)
    ordered = draws[order]
    if not np.any(ordered[1:] == ordered[:-1]):
        return order, False
    return np.argsort(draws, kind="stable"), True


def _share_in_order(output: FloatArray) -> float:
    """First-order share of what the output is sorted by."""
    count = len(output)
    starts = np.linspace(0, count, BINS + 1).astype(np.int64)
    sizes = np.diff(starts)
    centre = float(np.mean(output))
    means = np.add.reduceat(output, starts[:-1]) / sizes
    between = float(np.sum(sizes * (means - centre) ** 2))
    total = float(np.sum((output - centre) ** 2))
    if total == 0.0:
        return 0.0
    spare = (BINS - 1) * (total - between) / (count - BINS)
    return float(min(1.0, max(0.0, (between - spare) / total)))


def _rank_correlation(
    draws: FloatArray, order: NDArray[np.int64], ranks: FloatArray, *, has_equals: bool
) -> float:
    if not has_equals:
        places = np.arange(len(order)) - (len(order) - 1) / 2
        theirs = ranks[order] - (len(order) - 1) / 2
        return float(places @ theirs / np.sqrt((places @ places) * (theirs @ theirs)))
    own = average_ranks(draws)
    if float(np.ptp(own)) == 0.0:
        return 0.0  # a rare risk that came up in none of the trials kept
    return float(np.corrcoef(own, ranks)[0, 1])
