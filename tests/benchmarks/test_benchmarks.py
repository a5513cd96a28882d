"""The benchmarks run, at a tiny size, and the peer they compare with gives the engine's answers."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks import appraisal, commands, factorised_numpy, memory, naive_numpy, peer
from benchmarks.conditions import conditions
from benchmarks.large_case import large_case
from benchmarks.page import NoPlace, rewritten, times_table
from benchmarks.timing import Times, side_by_side
from counterfoil.appraisal.simulation import evaluator, run_trials

CASE = large_case(options=2, lines=20, years=6, trials=200)
MODEL = appraisal.model_of(CASE)


def drawn(trials: int) -> np.ndarray:
    return factorised_numpy.draws(MODEL, np.random.Generator(np.random.SFC64(3)), trials)


@pytest.mark.parametrize("other", [factorised_numpy, naive_numpy])
def test_numpy_gives_the_engines_present_values_for_the_same_draws(other):
    values = drawn(300)

    assert other.npvs(MODEL, values) == pytest.approx(evaluator(MODEL)(values), rel=1e-9)


def test_numpy_and_the_engine_agree_on_means_of_their_own_draws():
    trials = 20_000
    theirs = factorised_numpy.run(MODEL, trials, seed=3)
    ours = run_trials(MODEL, trials=trials, seed=3).npv_gbp

    error = np.hypot(theirs.std(axis=1), ours.std(axis=1)) / np.sqrt(trials)
    assert np.all(np.abs(theirs.mean(axis=1) - ours.mean(axis=1)) < 5 * error)


def test_the_case_measured_has_the_size_it_claims():
    model = appraisal.model_of(large_case())

    assert len(model.lines) == 4 * 40
    assert model.years == 25
    assert sum(item.is_uncertain for item in model.inputs) == 160 + 160 + 25


@pytest.mark.parametrize(
    "measure",
    [appraisal.deterministic, appraisal.simulation, appraisal.keystroke_with_chance],
)
def test_measurement_runs(measure):
    times = measure(CASE, 1)

    assert len(times) >= 4
    assert all(taken.least > 0 for taken in times.values())


def test_a_peer_that_is_not_installed_is_named_with_the_mend(monkeypatch, tmp_path):
    monkeypatch.setattr(peer, "PEER", tmp_path / "python")

    times, told = appraisal.others(CASE)

    assert list(times) == [
        *("Counterfoil, 1 thread", "Counterfoil, 2 threads"),
        *("factorised NumPy", "naive NumPy"),
    ]
    assert "monaco is not installed" in told
    assert peer.MEND in told


def test_memory_and_start_are_taken_in_other_processes(monkeypatch):
    monkeypatch.setattr(commands, "examples", list)

    assert memory.peak_of(50)["peak_bytes"] > 2**20
    assert set(commands.start_up(1)) == {"`python -c pass`", "`counterfoil --help`"}
    assert commands.folders(1) == {}


def test_works_are_taken_in_turns():
    done = []
    side_by_side({"a": lambda: done.append("a"), "b": lambda: done.append("b")}, 2)

    assert done == ["a", "b"] * 3


def test_the_page_has_a_place_for_all_figures_and_keeps_its_prose():
    page = "Before\n<!-- figures: one -->\nold\n<!-- end -->\nAfter"

    assert rewritten(page, {"one": "new"}).split() == (
        ["Before", "<!--", "figures:", "one", "-->", "new", "<!--", "end", "-->", "After"]
    )
    with pytest.raises(NoPlace):
        rewritten(page, {"two": "new"})


def test_a_table_shows_least_median_most_and_the_ratio_to_a_floor():
    times = {
        "floor A: x": Times(seconds=(2.0, 1.0), processor=(0.9, 0.95)),
        "y": Times(seconds=(3.0, 2.5, 5.0)),
    }

    assert times_table(times, ["floor A: x"]).splitlines() == [
        "| work | least | median | most | processor | × floor A |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
        "| floor A: x | 1.00 s | 1.50 s | 2.00 s | 900 ms | 1.00 |",
        "| y | 2.50 s | 3.00 s | 5.00 s |  | 2.50 |",
    ]


def test_conditions_name_what_the_figures_depend_on():
    told = dict(conditions("make bench"))

    assert {"Python", "numpy", "numba", "Processor", "Command"} <= told.keys()
    assert all(told.values())
