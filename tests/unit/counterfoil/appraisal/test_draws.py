from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import numpy as np
import pytest
from scipy import stats

from counterfoil.appraisal.business_case import CorrelationGroup, Uncertainty
from counterfoil.appraisal.draws import build_drawer
from counterfoil.appraisal.inputs import case_inputs
from counterfoil.appraisal.reference_classes import from_experience
from counterfoil.quantities.distributions import (
    Discrete,
    Empirical,
    Lognormal,
    Normal,
    Pert,
    Triangular,
    Uniform,
)
from counterfoil.quantities.streams import stream
from tests.fixtures.small_cases import cost, risk, small_case

TRIALS = 100_000
KINDS = {
    "uniform": Uniform(low=-1.0, high=3.0),
    "triangular": Triangular(low=0.0, mode=1.0, high=5.0),
    "pert": Pert(low=0.0, mode=1.0, high=5.0),
    "normal": Normal(mean_value=2.0, sd=0.5),
    "lognormal": Lognormal(log_mean=0.1, log_sd=0.8),
    "discrete": Discrete(values=(0.0, 1.0, 10.0), chances=(0.7, 0.2, 0.1)),
    "empirical": Empirical(values=(0.5, 1.0, 1.1, 4.0)),
}


def lines(group=""):
    return [
        cost(
            "partner",
            name,
            100,
            uncertainty=Uncertainty(distribution=distribution),
            correlation_group=group,
        )
        for name, distribution in KINDS.items()
    ]


def drawn(case, trials=TRIALS, seed=11, workers=2, blocks=1):
    drawer = build_drawer(case, case_inputs(case, from_experience), seed, workers)
    with ThreadPoolExecutor(workers) as pool:
        parts = [drawer.draw(trials // blocks, pool).copy() for _ in range(blocks)]
    return dict(zip(drawer.names, np.concatenate(parts, axis=1), strict=True))


FREE = small_case(*lines(), risks=(risk("now", "r", chance=0.3, impact=KINDS["triangular"]),))
TIED = small_case(*lines("g"), correlations=(CorrelationGroup(id="g", title="G", correlation=0.6),))
DRAWS = {"alone": drawn(FREE), "in a group": drawn(TIED)}


@pytest.mark.parametrize("how", DRAWS)
@pytest.mark.parametrize("name", KINDS)
def test_draws_have_their_distributions_mean_spread_and_shape(how, name):
    """Within five standard errors: one such test in 1.7 million would fail by luck."""
    values, distribution = DRAWS[how][f"line.partner/{name}"] / 100, KINDS[name]
    sd = distribution.standard_deviation

    assert values.mean() == pytest.approx(distribution.mean, abs=5 * sd / np.sqrt(TRIALS))
    fourth = float(np.mean(((values - values.mean()) / sd) ** 4))
    error = sd * np.sqrt(max(fourth - 1, 0.01) / (4 * TRIALS))
    assert values.std() == pytest.approx(sd, abs=5 * error)
    for p in (0.01, 0.1, 0.5, 0.9, 0.99):
        below = float(np.mean(values <= distribution.quantile(p) + 1e-12))
        steps = isinstance(distribution, Discrete)
        least = p - 5 * np.sqrt(p * (1 - p) / TRIALS)
        assert below >= least
        assert steps or below <= p + 5 * np.sqrt(p * (1 - p) / TRIALS)


def test_a_risk_happens_as_often_as_it_should():
    values = DRAWS["alone"]["risk.now/r"]

    assert np.mean(values > 0) == pytest.approx(0.3, abs=5 * np.sqrt(0.21 / TRIALS))
    assert values.mean() == pytest.approx(0.3 * 2.0, abs=5 * values.std() / np.sqrt(TRIALS))


def test_draws_of_a_group_have_its_correlation_in_their_scores():
    smooth = ["uniform", "triangular", "pert", "normal", "lognormal", "empirical"]
    rows = [DRAWS["in a group"][f"line.partner/{name}"] for name in smooth]
    # Spearman's rank correlation of a Gaussian copula: 6 / pi x arcsin(r / 2).
    expected = 6 / np.pi * np.arcsin(0.3)

    found = stats.spearmanr(np.array(rows), axis=1).statistic

    off = found[~np.eye(len(smooth), dtype=bool)]
    assert off == pytest.approx(np.full(off.size, expected), abs=5 / np.sqrt(TRIALS))
    alone = stats.spearmanr(np.array([DRAWS["alone"][f"line.partner/{n}"] for n in smooth]), axis=1)
    off = alone.statistic[~np.eye(len(smooth), dtype=bool)]
    assert np.abs(off).max() < 5 / np.sqrt(TRIALS)


@pytest.mark.parametrize(("correlation", "sign"), [(1.0, 1), (-1.0, -1)])
def test_perfect_correlation_moves_as_one(correlation, sign):
    pair = [
        cost(
            "partner",
            name,
            100,
            uncertainty=Uncertainty(distribution=KINDS[name]),
            correlation_group="g",
        )
        for name in ("uniform", "pert")
    ]
    group = CorrelationGroup(id="g", title="G", correlation=correlation)
    first, second = drawn(small_case(*pair, correlations=(group,)), trials=2_000).values()

    assert stats.spearmanr(first, second).statistic == pytest.approx(sign, abs=1e-9)


def test_a_named_pair_has_its_own_correlation():
    group = CorrelationGroup(
        id="g",
        title="G",
        correlation=0.0,
        pairs=(("line.partner/normal", "line.partner/uniform", 0.8),),
    )
    found = drawn(small_case(*lines("g"), correlations=(group,)))

    one, other = found["line.partner/normal"], found["line.partner/uniform"]
    expected = 6 / np.pi * np.arcsin(0.4)
    assert stats.spearmanr(one, other).statistic == pytest.approx(expected, abs=0.01)
    third = found["line.partner/triangular"]
    assert abs(stats.spearmanr(one, third).statistic) < 5 / np.sqrt(TRIALS)


@pytest.mark.parametrize("case", [FREE, TIED], ids=["alone", "in a group"])
def test_threads_and_blocks_change_no_byte(case):
    whole = drawn(case, trials=6_000, workers=1)

    for workers, blocks in ((2, 1), (5, 1), (1, 6), (3, 4)):
        other = drawn(case, trials=6_000, workers=workers, blocks=blocks)
        for name, row in whole.items():
            assert row.tobytes() == other[name].tobytes(), (name, workers, blocks)


def test_the_seed_is_all_that_chance_depends_on():
    assert np.array_equal(*(drawn(FREE, 100)["line.partner/pert"] for _ in range(2)))
    for name, row in drawn(FREE, 100, seed=12).items():
        assert not np.array_equal(row, drawn(FREE, 100)[name])


def test_a_uniform_is_read_straight_from_its_own_stream():
    found = drawn(FREE, 1_000)["line.partner/uniform"]

    raw = stream(11, "line.partner/uniform").random(1_000)
    assert found == pytest.approx(100 * (-1 + 4 * raw), rel=1e-12)


def test_other_figures_leave_a_stream_alone():
    fewer = replace(FREE, lines=FREE.lines[2:4], risks=())
    turned = replace(FREE, lines=FREE.lines[::-1])

    whole = drawn(FREE, 500)
    for case in (fewer, turned):
        for name, row in drawn(case, 500).items():
            assert np.array_equal(row, whole[name])


def test_one_more_member_of_a_group_leaves_the_earlier_ones_alone():
    fewer = drawn(replace(TIED, lines=TIED.lines[:3]), 500)

    for name, row in fewer.items():
        assert np.array_equal(row, drawn(TIED, 500)[name])


def test_a_case_without_chance_draws_nothing():
    assert drawn(small_case(cost("now", "a", 1)), trials=10) == {}
