from __future__ import annotations

import math

import numpy as np
import pytest

from counterfoil.errors import InvalidValue
from counterfoil.quantities.copula import correlation_factor, equal_correlations

THREE = np.array([[1.0, 0.3, -0.2], [0.3, 1.0, 0.5], [-0.2, 0.5, 1.0]])


def test_the_factor_is_lower_triangular_and_gives_the_table_back():
    factor = correlation_factor(THREE)

    assert np.array_equal(factor, np.tril(factor))
    assert factor @ factor.T == pytest.approx(THREE, abs=1e-12)
    assert factor == pytest.approx(np.linalg.cholesky(THREE), abs=1e-12)


@pytest.mark.parametrize(
    ("correlation", "factor"),
    [(1.0, [[1, 0], [1, 0]]), (-1.0, [[1, 0], [-1, 0]]), (0.0, [[1, 0], [0, 1]])],
)
def test_perfect_correlations_are_allowed(correlation, factor):
    assert correlation_factor(equal_correlations(2, correlation)).tolist() == factor


def test_ten_that_move_as_one():
    factor = correlation_factor(equal_correlations(10, 1.0))

    assert factor @ factor.T == pytest.approx(np.ones((10, 10)), abs=1e-12)


def test_the_least_equal_correlation_is_minus_one_over_the_others():
    # Equal correlations r among n need 1 + (n - 1) r >= 0: for three, r >= -1/2.
    factor = correlation_factor(equal_correlations(3, -0.5))

    assert factor @ factor.T == pytest.approx(equal_correlations(3, -0.5), abs=1e-12)
    with pytest.raises(InvalidValue, match="cannot all hold"):
        correlation_factor(equal_correlations(3, -0.51))


@pytest.mark.parametrize(
    "table",
    [
        [1.0, 2.0],
        [[1.0, 0.5]],
        [[1.0, math.nan], [math.nan, 1.0]],
        [[1.0, 0.2], [0.3, 1.0]],
        [[0.9, 0.2], [0.2, 1.0]],
        [[1.0, 1.2], [1.2, 1.0]],
        [[1.0, 0.9, -0.9], [0.9, 1.0, 0.9], [-0.9, 0.9, 1.0]],
    ],
    ids=["a row", "not square", "a hole", "not symmetric", "no ones", "above 1", "impossible"],
)
def test_a_table_that_is_no_correlation_is_refused(table):
    with pytest.raises(InvalidValue):
        correlation_factor(np.array(table))


def test_nobody_at_all_needs_no_factor():
    assert correlation_factor(equal_correlations(0, 0.5)).shape == (0, 0)


@pytest.mark.parametrize("correlation", [1.01, -2.0, math.nan, math.inf])
def test_what_is_not_a_correlation_is_refused(correlation):
    with pytest.raises(InvalidValue):
        equal_correlations(2, correlation)
