from __future__ import annotations

import math

import pytest

from counterfoil.appraisal.optimism import applied_bias
from counterfoil.errors import InvalidValue


@pytest.mark.parametrize(
    ("upper", "lower", "mitigation", "applied"),
    [
        (0.41, 0.0, 0.0, 0.41),
        (0.41, 0.0, 0.5, 0.205),
        (0.51, 0.04, 1.0, 0.04),  # never below the lower bound
        (0.24, 0.02, 0.95, 0.02),  # 0.24 x 0.05 = 0.012
        (2.00, 0.10, 0.25, 1.50),
        (0.3 * 0.51 + 0.7 * 0.24, 0.0, 0.0, 0.321),  # the published mixed project: 32.1%
        (0.0, 0.0, 0.0, 0.0),
    ],
)
def test_the_upper_bound_is_lowered_by_mitigation_but_not_below_the_lower(
    upper, lower, mitigation, applied
):
    found = applied_bias(upper=upper, lower=lower, mitigation=mitigation)

    assert found == pytest.approx(applied, abs=1e-12)


@pytest.mark.parametrize(
    ("upper", "lower", "mitigation"),
    [
        (0.4, 0.0, -0.1),
        (0.4, 0.0, 1.1),
        (0.4, 0.0, math.nan),
        (0.1, 0.2, 0.0),
        (0.1, -0.1, 0.0),
        (math.nan, 0.0, 0.0),
    ],
)
def test_bounds_and_mitigation_out_of_order_are_refused(upper, lower, mitigation):
    with pytest.raises(InvalidValue):
        applied_bias(upper=upper, lower=lower, mitigation=mitigation)
