"""Thresholds against SI 2025/1200 and the amounts it replaced."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from counterfoil.errors import InvalidValue, NoAnswer
from counterfoil.parameters.procurement_thresholds import edition_on, threshold, trigger


@pytest.mark.parametrize(
    ("begun", "kind", "authority", "gbp"),
    [
        (date(2025, 12, 31), "goods_and_services", "sub_central", 214_904),
        (date(2026, 1, 1), "goods_and_services", "sub_central", 207_720),
        (date(2026, 1, 1), "goods_and_services", "central", 135_018),
        (date(2025, 2, 24), "works", "sub_central", 5_372_609),
        (date(2026, 6, 1), "works", "sub_central", 5_193_000),
        (date(2025, 6, 1), "light_touch", "sub_central", 663_540),
    ],
)
def test_the_threshold_is_that_of_the_day_the_procurement_began(begun, kind, authority, gbp):
    assert threshold(begun, kind, authority).amount_gbp == gbp


def test_a_procurement_begun_before_the_act_has_none():
    with pytest.raises(NoAnswer, match="Public Contracts Regulations 2015"):
        edition_on(date(2025, 2, 23))


def test_an_amount_that_was_not_found_is_not_made_up():
    with pytest.raises(NoAnswer, match="no threshold for light touch concession"):
        threshold(date(2025, 6, 1), "light_touch_concession", "sub_central")


def test_more_than_an_amount_is_not_the_amount_itself():
    assert not trigger("2026-01", "contract-copy").reached(Fraction(5_000_000))
    assert trigger("2026-01", "contract-copy").reached(Fraction("5000000.01"))
    assert trigger("2026-01", "notifiable").reached(Fraction(30_000))


def test_an_unknown_amount_is_told_with_those_there_are():
    with pytest.raises(InvalidValue, match="name one of notifiable"):
        trigger("2026-01", "gold")
