from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from counterfoil.appraisal.quantile_kernels import (
    REACH,
    line_in_place,
    mix_in_place,
    pert_table,
    probability_table,
    smooth_in_place,
    triangular_in_place,
)
from counterfoil.quantities.distributions import Pert

NORMALS = np.linspace(-REACH, REACH, 200_001)
PERTS = [(0.0, 0.5, 1.0), (0.0, 0.1, 1.0), (0.0, 0.9, 1.0), (0.0, 0.0, 1.0), (0.0, 1.0, 1.0)]


def test_the_normals_probability_is_within_1e_12():
    row = NORMALS.copy()
    smooth_in_place(row, probability_table(), 0.0, 1.0)

    assert np.abs(row - stats.norm.cdf(NORMALS)).max() < 1e-12


@pytest.mark.parametrize(("low", "mode", "high"), PERTS)
def test_pert_quantiles_are_within_1e_10_of_the_width(low, mode, high):
    row = NORMALS[::10].copy()
    smooth_in_place(row, pert_table(Pert(low=low, mode=mode, high=high)), low, high - low)

    peer = stats.beta(1 + 4 * mode, 1 + 4 * (1 - mode))
    lower = NORMALS[::10] < 0
    exact = np.where(
        lower, peer.ppf(stats.norm.cdf(NORMALS[::10])), peer.isf(stats.norm.sf(NORMALS[::10]))
    )
    assert np.abs(row - exact).max() < 1e-10


@pytest.mark.parametrize(("low", "mode", "high"), PERTS)
def test_the_mean_and_spread_of_pert_draws_are_those_of_the_distribution(low, mode, high):
    distribution = Pert(low=low, mode=mode, high=high)
    row = stats.norm.ppf((np.arange(200_000) + 0.5) / 200_000)
    smooth_in_place(row, pert_table(distribution), low, high - low)

    assert row.mean() == pytest.approx(distribution.mean, abs=1e-6)
    assert row.std() == pytest.approx(distribution.standard_deviation, rel=1e-4)


def test_beyond_its_reach_a_draw_stays_inside_the_range():
    row = np.array([-50.0, -REACH, REACH, 50.0])
    smooth_in_place(row, pert_table(Pert(low=2.0, mode=3.0, high=6.0)), 2.0, 4.0)

    assert np.all((row >= 2.0) & (row <= 6.0))
    assert row[0] == row[1] == pytest.approx(2.0, abs=0.02)
    assert row[2] == row[3] == pytest.approx(6.0, abs=0.02)


@pytest.mark.parametrize("scale", [1.0, -250_000.0])
@pytest.mark.parametrize("mode", [0.9, 1.0, 1.4])
def test_triangular_draws_are_exact(mode, scale):
    p = np.linspace(0.0, 1.0, 1_001)
    row = p.copy()
    triangular_in_place(row, 0.9, mode, 1.4, scale)

    peer = stats.triang(c=(mode - 0.9) / 0.5, loc=0.9, scale=0.5)
    assert row == pytest.approx(scale * peer.ppf(p), rel=1e-12)


def test_a_line_is_start_plus_slope():
    row = np.array([0.0, 1.0, -2.0])
    line_in_place(row, 10.0, 3.0)

    assert row.tolist() == [10.0, 13.0, 4.0]


@pytest.mark.parametrize("width", [1, 511, 512, 513, 1_500])
def test_rows_are_mixed_by_the_lower_triangle(width):
    rng = np.random.default_rng(4)
    block, factor = rng.normal(size=(5, width)), np.tril(rng.normal(size=(3, 3)))
    rows = np.array([4, 0, 2])
    expected = block.copy()
    expected[rows] = factor @ block[rows]

    mix_in_place(block, rows, factor)

    assert block == pytest.approx(expected, abs=1e-12)
