"""Where trials fell: percentiles, means with their errors, regret, and whether trials suffice."""

from __future__ import annotations

import math
import os
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from numpy.typing import NDArray

from counterfoil.appraisal.model import Model
from counterfoil.appraisal.results import Chances, OptionChances, Spread
from counterfoil.appraisal.simulation import Trials
from counterfoil.errors import NoAnswer

FloatArray = NDArray[np.float64]
BINS = 40
SURE = 1.96
SAME = 1e-12


def spread(samples: FloatArray) -> Spread:
    """Percentiles, mean and standard error, mean of the worst tenth, and a histogram.

    Percentiles: linear between order statistics. Standard deviation: of a sample (n - 1).

    >>> spread(np.arange(1.0, 102.0)).p10_gbp
    11.0
    """
    count = samples.size
    ordered = np.sort(samples)
    p5, p10, p50, p90, p95 = (float(v) for v in np.percentile(ordered, [5, 10, 50, 90, 95]))
    sd = float(np.std(ordered, ddof=1)) if count > 1 else 0.0
    worst = ordered[: max(1, count // 10)]
    if ordered[-1] - ordered[0] <= SAME * max(abs(ordered[0]), abs(ordered[-1])):
        edges, shares = np.array([ordered[0], ordered[-1]]), np.array([1.0])
    else:
        counts, edges = np.histogram(ordered, bins=BINS)
        shares = counts / count
    return Spread(
        mean_gbp=float(np.mean(ordered)),
        standard_error_gbp=sd / math.sqrt(count),
        standard_deviation_gbp=sd,
        p5_gbp=p5,
        p10_gbp=p10,
        p50_gbp=p50,
        p90_gbp=p90,
        p95_gbp=p95,
        shortfall_gbp=float(np.mean(worst)),
        histogram_edges_gbp=tuple(float(edge) for edge in edges),
        histogram_shares=tuple(float(share) for share in shares),
    )


def chances(model: Model, trials: Trials, *, seed: int, preferred: int, runner_up: int) -> Chances:
    """The simulation's answer for every option; who is best and below nought, to the penny."""
    npv = trials.npv_gbp
    if not np.all(np.isfinite(npv)):
        raise NoAnswer(
            what="in some trials the figures grow too large to hold",
            where="simulation",
            mend="narrow the widest distributions of growth, rates and amounts",
        )
    counterfactual = npv[model.counterfactual]
    best = npv.max(axis=0)
    wins = np.bincount(np.round(npv, 2).argmax(axis=0), minlength=len(npv)) / npv.shape[1]

    def of_option(place: int) -> OptionChances:
        gain = npv[place] - counterfactual
        regret = best - npv[place]
        return OptionChances(
            option=model.case.options[place].id,
            npv=spread(npv[place]),
            npsv=spread(gain),
            chance_best=float(wins[place]),
            chance_negative=float(np.mean(np.round(gain, 2) < 0)),
            chance_floor_missed=_floor_missed(model, trials, place),
            mean_regret_gbp=float(np.mean(regret)),
            p95_regret_gbp=float(np.percentile(regret, 95)),
            worst_regret_gbp=float(np.max(regret)),
        )

    # Sorting, which takes most of the time, releases the interpreter lock.
    with ThreadPoolExecutor(min(8, os.cpu_count() or 1)) as pool:
        found = tuple(pool.map(of_option, range(len(npv))))
    lead = npv[preferred] - npv[runner_up]
    enough, note = trials_note(model, lead, preferred, runner_up)
    return Chances(
        trials=npv.shape[1],
        seed=seed,
        uncertain_inputs=len(trials.names),
        options=found,
        enough_trials=enough,
        trials_note=note,
    )


def trials_note(model: Model, lead: FloatArray, preferred: int, runner_up: int) -> tuple[bool, str]:
    """Whether the trials settle the sign of the mean lead, and the sentence that says so."""
    first, second = (model.case.options[place].title for place in (preferred, runner_up))
    mean = float(np.mean(lead))
    error = float(np.std(lead, ddof=1)) / math.sqrt(lead.size) if lead.size > 1 else 0.0
    size = f"£{abs(mean):,.0f} on average, with a standard error of £{error:,.0f}"
    if error == 0.0:
        return True, f"No chance bears on the lead of {first} over {second}: £{mean:,.0f}."
    if abs(mean) > SURE * error:
        ahead = f"{first} leads {second}" if mean > 0 else f"{second} leads {first}"
        return True, f"Enough trials: {ahead} by {size}."
    needed = math.ceil(lead.size * (SURE * error / abs(mean)) ** 2) if mean else 0
    more = f" About {needed:,} trials would be needed." if 0 < needed <= 10_000_000 else ""
    return False, f"Too few trials to tell {first} from {second}: they differ by {size}.{more}"


def _floor_missed(model: Model, trials: Trials, place: int) -> float | None:
    floor = model.case.options[place].guaranteed_saving_gbp
    if floor is None:
        return None
    saving = trials.public_cash_gbp[place] - trials.public_cash_gbp[model.counterfactual]
    return float(np.mean(saving < floor))
