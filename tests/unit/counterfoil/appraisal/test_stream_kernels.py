from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from counterfoil.appraisal.stream_kernels import (
    AREA,
    EDGES,
    HEIGHTS,
    TAIL,
    fill_normals,
    fill_uniforms,
    stream_state,
)
from counterfoil.quantities.streams import stream

COUNT = 2_000_000


def normals(count: int = COUNT, seed: int = 3) -> np.ndarray:
    row = np.empty(count)
    fill_normals(stream_state(stream(seed, "scores")), row)
    return row


def test_uniforms_are_numpys_own_bit_for_bit():
    state, row = stream_state(stream(7, "calls")), np.empty(1_000)
    numpys = stream(7, "calls")

    for _ in range(3):
        fill_uniforms(state, row)
        assert np.array_equal(row, numpys.random(1_000))


def test_layers_have_equal_areas_that_make_up_half_the_bell():
    strips = EDGES[1:-1] * np.diff(HEIGHTS[1:])

    assert strips == pytest.approx(np.full(255, AREA), rel=1e-9)
    assert (
        pytest.approx(TAIL * HEIGHTS[1] + np.sqrt(2 * np.pi) * stats.norm.sf(TAIL), rel=1e-12)
        == AREA
    )
    assert HEIGHTS[-1] == 1.0


def test_normals_are_normal():
    """Chi-square over 200 equally likely cells; one seed in 10,000 would fail by luck."""
    cells = np.bincount((stats.norm.cdf(normals()) * 200).astype(int), minlength=200)

    assert stats.chisquare(cells).pvalue > 1e-4


@pytest.mark.parametrize("edge", [3.0, TAIL, 4.0, 4.5])
def test_tails_are_as_heavy_as_they_should_be(edge):
    """Within five standard errors of a count, on either side."""
    row = normals()
    expected = COUNT * stats.norm.sf(edge)

    for found in (np.sum(row > edge), np.sum(row < -edge)):
        assert abs(found - expected) < 5 * np.sqrt(expected)


def test_neighbours_in_a_stream_and_other_streams_are_independent():
    row = normals(200_000)

    assert abs(np.corrcoef(row[1:], row[:-1])[0, 1]) < 5 / np.sqrt(200_000)
    assert abs(np.corrcoef(np.abs(row[1:]), np.abs(row[:-1]))[0, 1]) < 5 / np.sqrt(200_000)
    assert abs(np.corrcoef(row, normals(200_000, seed=4))[0, 1]) < 5 / np.sqrt(200_000)


def test_where_a_row_is_cut_changes_nothing():
    state, whole = stream_state(stream(3, "scores")), normals(10_000)
    parts = [np.empty(size) for size in (1, 99, 5_000, 4_900)]
    for part in parts:
        fill_normals(state, part)

    assert np.array_equal(np.concatenate(parts), whole)
