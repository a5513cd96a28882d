from __future__ import annotations

import pytest

from tests.fixtures.live_sheets import shown, written


def test_factors_are_those_of_the_green_book():
    # 1 / 1.035^t and, for health, 1 / 1.015^t.
    assert shown("Prices", "Discount factors", "this case")[:3] == pytest.approx(
        [1.0, 1 / 1.035, 1 / 1.035**2]
    )
    assert shown("Prices", "Discount factors", "health")[1] == pytest.approx(1 / 1.015)


def test_year_nought_has_no_rate_and_later_ones_come_from_the_bands():
    rates = shown("Prices", "Discount rates", "standard")

    assert rates[0] is None
    assert rates[1:] == [0.035] * 5
    assert "MATCH(" in str(written("Prices", "Discount rates", "standard")[1])


def test_the_schedule_is_the_one_that_the_case_names():
    assert "MATCH(IF('case'!" in str(written("Prices", "Discount factors", "this case")[1])
