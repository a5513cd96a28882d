"""Process limits by hand, and how often they cry wolf."""

import random

import pytest

from counterfoil.performance.process_limits import Signal, process_limits


def test_limits_by_hand():
    """10 12 11 13 12 14: mean 12, ranges 2 1 2 1 2, mean 1.6; 12 ± 2.66 × 1.6 = 7.744 to 16.256."""
    found = process_limits([10, 12, 11, 13, 12, 14])
    assert (found.mean, found.mean_range) == (12, pytest.approx(1.6))
    assert (found.lower, found.upper) == (pytest.approx(7.744), pytest.approx(16.256))
    assert found.range_upper == pytest.approx(3.268 * 1.6)
    assert (found.signals, found.enough) == ({}, True)


def test_a_share_cannot_pass_its_ends():
    found = process_limits([0.99, 0.9, 0.99, 0.9, 0.99, 0.9], least=0, most=1)
    assert (found.lower, found.upper) == (pytest.approx(0.945 - 2.66 * 0.09), 1)


def test_a_point_outside_is_a_signal():
    found = process_limits([10, 11, 10, 11, 10, 11, 10, 11, 30])
    assert found.signals[8] is Signal.OUTSIDE


def test_eight_on_one_side_are_signals():
    values = [10, 11] * 4 + [8.9, 9.3] * 4
    found = process_limits(values)
    assert set(found.signals) >= set(range(8, 16))
    assert found.signals[10] in (Signal.RUN, Signal.NEAR_LIMIT)


def test_three_of_four_near_a_limit_are_signals():
    """Mean 172/16 = 10.75, mean range 33/15 = 2.2, upper limit 16.602: half way is 13.676."""
    found = process_limits([*[9, 11] * 6, 14, 14, 10, 14])
    assert found.upper == pytest.approx(16.602)
    assert found.signals == dict.fromkeys((12, 13, 15), Signal.NEAR_LIMIT)


def test_five_points_make_no_signals():
    found = process_limits([1, 1, 1, 1, 100])
    assert (found.enough, found.signals) == (False, {})


def test_equal_values_have_limits_without_width():
    found = process_limits([5, 5, 5, 5, 5, 5])
    assert (found.lower, found.upper, found.signals) == (5, 5, {})


def test_no_values_are_refused():
    with pytest.raises(ValueError, match="no values"):
        process_limits([])


def test_noise_seldom_passes_the_limits():
    """Normal noise: about 1 point in 100 outside when limits come from the same 24 points."""
    chance = random.Random(7)
    outside = 0
    for _ in range(400):
        found = process_limits([chance.gauss(0, 1) for _ in range(24)])
        outside += sum(why is Signal.OUTSIDE for why in found.signals.values())
    assert outside / (400 * 24) < 0.015
