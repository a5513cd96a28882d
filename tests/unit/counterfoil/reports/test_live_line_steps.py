from __future__ import annotations

import pytest

from tests.fixtures.live_sheets import shown, written

PARTNER, IN_HOUSE = "A partner (partner)", "=HYPERLINK(1) (improve in house)"


def step(option: str, block: str, line: str) -> list[object]:
    return shown("Flows", option, block, line)


def test_a_ramp_climbs_in_equal_steps_and_then_stays():
    # 880,000 in year 1 to 700,000 in year 4: 60,000 less each year.
    expected = [0, 880_000, 820_000, 760_000, 700_000, 700_000]

    assert step(IN_HOUSE, "1 Pattern", "in-house/service") == pytest.approx(expected)


def test_a_delayed_one_off_is_split_between_years():
    late = step(PARTNER, "2 Delayed pattern", "partner/set-up")

    assert late == pytest.approx([5 / 12, 7 / 12, 0, 0, 0, 0])


def test_growth_counts_from_the_price_base():
    # Half a per cent less each year, the first year being one after the price base.
    growth = step(PARTNER, "4 Real growth", "partner/staff")

    assert growth[:2] == pytest.approx([0.995, 0.995**2])


def test_a_flat_amount_at_a_fixed_index():
    # 60,000 at 2% a year from 2021-22, in the first two years.
    cash = step(PARTNER, "6 Cash", "partner/redundancy")

    assert cash[:3] == pytest.approx([61_200, 62_424, 0])


def test_a_share_is_of_the_same_step_of_the_lines_it_names():
    # 5% with 30% bias of the charge and the calls.
    parts = zip(
        step(PARTNER, "7 Real", "partner/charge"),
        step(PARTNER, "7 Real", "partner/calls"),
        strict=True,
    )

    assert step(PARTNER, "7 Real", "partner/fee") == pytest.approx(
        [0.05 * 1.3 * (charge + calls) for charge, calls in parts]
    )


def test_a_share_has_no_pattern_of_its_own():
    assert step(PARTNER, "1 Pattern", "partner/fee") == []


def test_health_lines_are_discounted_by_their_own_schedule():
    formula = str(
        written("Flows", IN_HOUSE, "9 Discounted, in the social view", "in-house/wellbeing")[1]
    )
    worth = step(IN_HOUSE, "9 Discounted, in the social view", "in-house/wellbeing")

    assert "=1,Prices!" in formula
    assert worth[1] == pytest.approx(20_000 / 1.015)
