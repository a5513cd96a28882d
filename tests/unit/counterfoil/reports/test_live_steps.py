from __future__ import annotations

import pytest

from counterfoil.reports.live_steps import case_steps
from tests.fixtures.every_amount_case import CASE

STEPS = case_steps(CASE)


def test_a_one_off_seven_months_late_is_split_pro_rata():
    # 7/12 of it moves to the next year.
    assert STEPS.lines["partner/set-up"].delayed[:3] == pytest.approx([5 / 12, 7 / 12, 0.0])


def test_a_delay_past_the_term_leaves_nothing():
    # 90 months are seven and a half years; the term has six.
    assert STEPS.lines["partner/late"].stated.tolist() == [0.0] * 6


def test_steps_before_bias_are_those_of_the_stated_amount():
    # 60,000 a year in two years; the bias is nought and the growth too.
    assert STEPS.lines["partner/redundancy"].stated.tolist() == [60_000.0, 60_000.0, 0, 0, 0, 0]


def test_a_risk_costs_its_chance_times_its_mean():
    # 0.3 × (50,000 + 4 × 120,000 + 400,000) / 6 = 46,500
    assert STEPS.risks["partner/late-start"].level == pytest.approx(46_500)


def test_a_transfer_is_left_out_of_the_discounted_view():
    assert STEPS.lines["partner/redundancy"].discounted.tolist() == [0.0] * 6
