"""Peak memory and time of many trials, each in a process of its own."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def peak_of(trials: int) -> dict[str, float]:
    """Seconds of the run and peak bytes of a fresh process that loads, builds and runs it."""
    finished = subprocess.run(
        [sys.executable, "-m", "benchmarks.memory", str(trials)],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    told: dict[str, float] = json.loads(finished.stdout)
    return told


def _main(trials: int) -> None:
    from benchmarks.large_case import large_case
    from counterfoil.appraisal.appraise import appraise

    case = large_case(trials=trials)
    start = time.perf_counter()
    appraise(case)
    seconds = time.perf_counter() - start
    # Linux tells kibibytes, macOS bytes.
    unit = 1 if sys.platform == "darwin" else 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
    print(json.dumps({"seconds": seconds, "peak_bytes": peak}))


if __name__ == "__main__":
    _main(int(sys.argv[1]))
