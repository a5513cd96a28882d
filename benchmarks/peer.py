"""The peer: monaco (PyPI), a Monte Carlo package, on the same case with few trials.

It is no dependency of ours. It runs in an environment of its own, build/monaco, made by

    python -m venv build/monaco && build/monaco/bin/pip install monaco pyyaml

Its trials call a function of one trial, our plain yearly flows in NumPy. Correlation is left out,
in its favour.
"""

from __future__ import annotations

import json
import math
import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PEER = ROOT / "build" / "monaco" / "bin" / "python"
MEND = "python -m venv build/monaco && build/monaco/bin/pip install monaco pyyaml"


def seconds_of_peer(sizes: tuple[int, ...]) -> tuple[tuple[float, ...], str] | None:
    """Times of so many trials each and monaco's version; None where it is not installed."""
    if not PEER.exists():
        return None
    finished = subprocess.run(
        [PEER, "-m", "benchmarks.peer", *map(str, sizes)],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"},
    )
    told = json.loads(finished.stdout.splitlines()[-1])
    return tuple(told["seconds"]), told["version"]


def _main(sizes: list[int]) -> None:
    import monaco

    from benchmarks.large_case import large_case
    from counterfoil.appraisal.model import build_model
    from counterfoil.appraisal.reference_classes import from_experience

    model = build_model(large_case(), from_experience)
    seconds = []
    for trials in sizes:
        start = time.perf_counter()
        _run(model, trials)
        seconds.append(time.perf_counter() - start)
    print(json.dumps({"seconds": seconds, "version": monaco.__version__}))


def _run(model, trials: int) -> None:
    import monaco

    from counterfoil.appraisal.flows import option_npvs

    uncertain = [place for place, item in enumerate(model.inputs) if item.is_uncertain]

    def prepare(case):
        return ([case.invals[model.inputs[place].name].val for place in uncertain],)

    def one_trial(drawn):
        values = model.central
        values[uncertain] = drawn
        return (option_npvs(model, values),)

    def keep(case, npv):
        for option, value in zip(model.option_ids, npv, strict=True):
            case.addOutVal(option, float(value))

    sim = monaco.Sim(
        name="large",
        ndraws=trials,
        fcns={"preprocess": prepare, "run": one_trial, "postprocess": keep},
        firstcaseismedian=False,
        seed=1,
        singlethreaded=True,
        savecasedata=False,
        savesimdata=False,
        verbose=False,
    )
    for place in uncertain:
        dist, kwargs = _in_scipy(model.inputs[place])
        sim.addInVar(name=model.inputs[place].name, dist=dist, distkwargs=kwargs)
    sim.runSim()
    if len(sim.outvars[model.option_ids[0]].nums) != trials:
        raise SystemExit("monaco left trials out")


def _in_scipy(item):
    """The input's distribution as scipy.stats names it."""
    from scipy import stats

    d, scale = item.distribution, item.scale
    match type(d).__name__:
        case "Normal":
            return stats.norm, {"loc": d.mean * scale, "scale": d.sd * scale}
        case "Lognormal":
            return stats.lognorm, {"s": d.log_sd, "scale": scale * math.exp(d.log_mean)}
        case "Uniform":
            return stats.uniform, {"loc": d.low * scale, "scale": (d.high - d.low) * scale}
        case "Triangular":
            width = d.high - d.low
            share = (d.mode - d.low) / width
            return stats.triang, {"c": share, "loc": d.low * scale, "scale": width * scale}
        case _:
            a, b = d.shape
            width = (d.high - d.low) * scale
            return stats.beta, {"a": a, "b": b, "loc": d.low * scale, "scale": width}


if __name__ == "__main__":
    _main([int(word) for word in sys.argv[1:]])
