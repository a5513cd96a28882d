"""Correlation between sources of chance, by a Gaussian copula."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from counterfoil.errors import InvalidValue

if TYPE_CHECKING:
    from numpy.typing import NDArray

    FloatArray = NDArray[np.float64]


def correlation_factor(correlations: FloatArray) -> FloatArray:
    """The lower triangle L with L L' equal to the correlation matrix.

    correlations: of the normal scores, shape (n, n), symmetric with a unit diagonal. A column of
    independent standard normals times L has these correlations. Raises InvalidValue when the
    correlations cannot all hold at once (the matrix has a negative eigenvalue).

    >>> correlation_factor(np.array([[1.0, 0.6], [0.6, 1.0]])).round(3).tolist()
    [[1.0, 0.0], [0.6, 0.8]]
    """
    matrix = np.asarray(correlations, dtype=np.float64)
    if matrix.ndim != 2 or matrix.shape[0] != matrix.shape[1] or not np.all(np.isfinite(matrix)):
        raise _wrong("the correlations are not a square table of numbers", "give one for each pair")
    if matrix.size == 0:
        return matrix
    if not np.allclose(matrix, matrix.T) or not np.allclose(np.diag(matrix), 1.0):
        raise _wrong("the table is not symmetric with ones down the middle", "mend the table")
    least = float(np.linalg.eigvalsh(matrix)[0])
    if least < -1e-10:
        raise _wrong(
            f"these correlations cannot all hold at once (least eigenvalue {least:.3f})",
            "bring the strongest ones nearer to 0, or drop a pair",
        )
    return _semidefinite_cholesky(matrix)


def equal_correlations(size: int, correlation: float) -> FloatArray:
    """The matrix in which every pair has the same correlation.

    >>> equal_correlations(2, 0.5).tolist()
    [[1.0, 0.5], [0.5, 1.0]]
    """
    if not -1 <= correlation <= 1:
        raise _wrong(f"{correlation:g} is not a correlation", "give a number from -1 to 1")
    return np.full((size, size), correlation) + (1 - correlation) * np.eye(size)


def _semidefinite_cholesky(matrix: FloatArray) -> FloatArray:
    """Cholesky that lets a pivot be nought, as with correlations of exactly 1 or -1."""
    size = matrix.shape[0]
    factor = np.zeros_like(matrix)
    for j in range(size):
        pivot = matrix[j, j] - factor[j, :j] @ factor[j, :j]
        if pivot <= 1e-12:
            continue
        factor[j, j] = np.sqrt(pivot)
        for i in range(j + 1, size):
            factor[i, j] = (matrix[i, j] - factor[i, :j] @ factor[j, :j]) / factor[j, j]
    return factor


def _wrong(what: str, mend: str) -> InvalidValue:
    return InvalidValue(what=what, where="correlations", mend=mend)
