"""What of an appraisal is timed: its parts, its simulation, and a keystroke."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from benchmarks import factorised_numpy, floors, naive_numpy
from benchmarks.peer import MEND, seconds_of_peer
from benchmarks.timing import Times, once, side_by_side
from counterfoil.appraisal.affordability import affordability
from counterfoil.appraisal.appraise import appraise
from counterfoil.appraisal.business_case import BusinessCase
from counterfoil.appraisal.flows import line_flows, option_npvs
from counterfoil.appraisal.model import Model, build_model
from counterfoil.appraisal.reference_classes import from_experience
from counterfoil.appraisal.sensitivity import tornado, variance_shares
from counterfoil.appraisal.simulation import run_trials
from counterfoil.appraisal.spreads import chances
from counterfoil.appraisal.switching_values import switching_values
from counterfoil.appraisal.validation import case_faults
from counterfoil.appraisal.value_for_money import option_results, preferred_options

PEER_TRIALS = (50, 250)


def model_of(case: BusinessCase) -> Model:
    """The case made ready for arithmetic."""
    return build_model(case, from_experience)


def deterministic(case: BusinessCase, repetitions: int) -> dict[str, Times]:
    """The answer without chance: the whole call and its parts."""
    model = model_of(case)
    flows = line_flows(model, model.central)

    def keystroke() -> None:
        fresh = model_of(case)
        option_npvs(fresh, fresh.central)

    return side_by_side(
        {
            "arithmetic: model and yearly flows, what a keystroke costs": keystroke,
            "the whole of `appraise(case, simulate=False)`": lambda: appraise(case, simulate=False),
            "of it: validation": lambda: case_faults(case),
            "of it: the model": lambda: model_of(case),
            "of it: results by option and line": lambda: option_results(model, flows),
            "of it: affordability": lambda: affordability(model, flows),
        },
        repetitions,
    )


def simulation(case: BusinessCase, repetitions: int) -> dict[str, Times]:
    """The engine on one and two threads, and the two floors, in turns."""
    model, trials, seed = model_of(case), case.simulation.trials, case.simulation.seed
    return side_by_side(
        {
            "floor A: NumPy draws plain uniforms": lambda: floors.uniforms(model, trials),
            "floor B: NumPy draws the same distributions": lambda: floors.same_distributions(
                model, trials
            ),
            "Counterfoil, 1 thread": lambda: run_trials(model, trials=trials, seed=seed, workers=1),
            "Counterfoil, 2 threads": lambda: run_trials(
                model, trials=trials, seed=seed, workers=2
            ),
        },
        repetitions,
    )


def others(
    case: BusinessCase, peer_trials: tuple[int, int] = PEER_TRIALS
) -> tuple[dict[str, Times], str]:
    """The same run by the others, one after another, and what there is to say of the peer."""
    model, trials, seed = model_of(case), case.simulation.trials, case.simulation.seed
    times = side_by_side(
        {
            f"Counterfoil, {workers} thread{'s' if workers > 1 else ''}": partial(
                run_trials, model, trials=trials, seed=seed, workers=workers
            )
            for workers in (1, 2)
        },
        repetitions=3,
    )
    times["factorised NumPy"] = once(lambda: factorised_numpy.run(model, trials, seed))
    times["naive NumPy"] = once(lambda: naive_numpy.run(model, trials, seed))
    told = seconds_of_peer(peer_trials)
    if told is None:
        return times, f"monaco is not installed, so it was left out. To have it: `{MEND}`."
    (few, many), version = told
    each = (many - few) / (peer_trials[1] - peer_trials[0])
    times["monaco"] = Times(seconds=(few + each * (trials - peer_trials[0]),))
    return times, (
        f"monaco {version} took {few:.1f} s for {peer_trials[0]:,} trials and {many:.1f} s for "
        f"{peer_trials[1]:,}, without the correlations; the time shown is that line drawn on to "
        f"{trials:,} trials."
    )


def keystroke_with_chance(case: BusinessCase, repetitions: int) -> dict[str, Times]:
    """From a changed figure to everything a page may show, and its parts."""
    model, seed = model_of(case), case.simulation.seed
    flows = line_flows(model, model.central)
    preferred, runner_up = preferred_options(option_results(model, flows))
    trials = run_trials(model, trials=case.simulation.trials, seed=seed)
    parts: dict[str, Callable[[], object]] = {
        "the whole of `appraise(case)`": lambda: appraise(case),
        "of it: without chance": lambda: appraise(case, simulate=False),
        "of it: trials": lambda: run_trials(model, trials=case.simulation.trials, seed=seed),
        "of it: spreads of the options": lambda: chances(
            model, trials, seed=seed, preferred=preferred, runner_up=runner_up
        ),
        "of it: variance shares": lambda: variance_shares(model, trials, preferred, runner_up),
        "of it: tornado": lambda: tornado(model, preferred),
        "of it: switching values": lambda: switching_values(model, preferred),
    }
    return side_by_side(parts, repetitions)
