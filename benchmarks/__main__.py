"""Measure, print, and rewrite the figures of docs/performance.md: `python -m benchmarks`."""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks import (
    appraisal,
    commands,
    contract,
    outcomes,
    ranking,
    recalculation,
    tender_pages,
    web_pages,
    web_people,
    whole_life,
)
from benchmarks.conditions import conditions
from benchmarks.large_case import large_case
from benchmarks.memory import peak_of
from benchmarks.page import rewritten, shown, table, times_table
from benchmarks.web_installation import NATIONAL, seeded

PAGE = Path(__file__).resolve().parent.parent / "docs" / "performance.md"
TRIALS = 100_000
MANY = 1_000_000
FLOORS = (
    "floor A: NumPy draws plain uniforms",
    "floor B: NumPy draws the same distributions",
)
ENGINE = "Counterfoil, 2 threads"


def main() -> None:
    """Every measurement in turn, each shown as it comes."""
    case = large_case(trials=TRIALS)
    inputs = sum(item.is_uncertain for item in appraisal.model_of(case).inputs)
    measures = {
        "conditions": lambda: table(["", ""], conditions("make bench")),
        "deterministic": lambda: times_table(appraisal.deterministic(case, repetitions=20)),
        "floor": lambda: _floor(case, inputs),
        "others": lambda: _others(case),
        "keystroke": lambda: times_table(appraisal.keystroke_with_chance(case, repetitions=5)),
        "recalculation": recalculation.measured,
        "memory": _memory,
        "start": lambda: times_table(commands.start_up(repetitions=10)),
        "folders": lambda: times_table(commands.folders(repetitions=3)),
        "statements": lambda: times_table(contract.statements(repetitions=7)),
        "measurements": _measurements,
        "ranking": _ranking,
        "bridge": lambda: times_table(outcomes.bridge(repetitions=5)),
        "web-pages": _web_pages,
        "web-people": _web_people,
        "tender-pages": tender_pages.measured,
        "whole-life": lambda: times_table(whole_life.prices(repetitions=3)),
    }
    figures = {}
    for name, measure in measures.items():
        figures[name] = measure()
        print(f"\n{name}\n\n{figures[name]}", flush=True)
    PAGE.write_text(rewritten(PAGE.read_text(encoding="utf-8"), figures), encoding="utf-8")
    print(f"\nwritten to {PAGE}", file=sys.stderr)


def _floor(case, inputs: int) -> str:
    times = appraisal.simulation(case, repetitions=7)
    a, b = (times[ENGINE].least / times[floor].least for floor in FLOORS)
    c, d = (min(times[ENGINE].processor) / 2 / min(times[f].processor) for f in FLOORS)
    told = (
        f"{inputs} uncertain inputs × {TRIALS:,} trials: {inputs * TRIALS:,} draws.",
        f"On 2 threads the whole run takes {a:.2f} × floor A and {b:.2f} × floor B; the goal is at",
        f"most 2.5. By processor time, shared between two threads, it is {c:.2f} and {d:.2f}: what",
        "two cores with nothing else to do would come near.",
    )
    return times_table(times, FLOORS) + "\n\n" + "\n".join(told)


def _others(case) -> str:
    times, told = appraisal.others(case)
    rows = [
        [
            name,
            shown(taken.least),
            shown(taken.processor[0]) if taken.processor else "",
            *(
                f"{taken.least / times[engine].least:,.1f}"
                for engine in ("Counterfoil, 1 thread", ENGINE)
            ),
        ]
        for name, taken in times.items()
    ]
    return table(["work", "time", "processor", "÷ 1 thread", "÷ 2 threads"], rows) + f"\n\n{told}"


def _web_pages() -> str:
    folder, seconds = seeded(NATIONAL)
    told = f"\n\nSeeding took {shown(seconds)}." if seconds else ""
    return web_pages.pages_table(*web_pages.measure(folder, times=8)) + told


def _web_people() -> str:
    folder, _ = seeded(NATIONAL)
    return web_people.measure(folder, organisations=NATIONAL.organisations, rounds=20)


def _measurements() -> str:
    times, told = contract.measurements()
    return times_table(times) + f"\n\n{told}"


def _ranking() -> str:
    times, told = ranking.measured()
    return times_table(times, (ranking.FLOOR, ranking.FLAT)) + f"\n\n{told}"


def _memory() -> str:
    rows = []
    for trials in (TRIALS, MANY):
        told = peak_of(trials)
        peak = f"{told['peak_bytes'] / 2**20:,.0f} MiB"
        rows.append([f"{trials:,} trials", shown(told["seconds"]), peak])
    return table(["the whole of `appraise(case)`", "time", "peak memory of the process"], rows)


if __name__ == "__main__":
    main()
