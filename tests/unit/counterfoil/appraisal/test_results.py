from __future__ import annotations

from dataclasses import replace

import pytest

from counterfoil.appraisal.appraise import appraise
from counterfoil.appraisal.results import BodyCash, SwitchingValue, TornadoBar
from tests.fixtures.small_cases import cost, small_case


def test_the_worst_year_is_the_least_effect():
    found = BodyCash(
        option="partner",
        body="force",
        net_cash_gbp=(1.0, 2.0, 3.0),
        against_counterfactual_gbp=(5.0, -7.0, 1.0),
        headroom_gbp=None,
        worst_year=1,
    )

    assert (found.first_year_effect_gbp, found.worst_year_effect_gbp) == (5.0, -7.0)


@pytest.mark.parametrize(
    ("value", "central", "change"), [(15.0, 10.0, 0.5), (None, 10.0, None), (5.0, 0.0, None)]
)
def test_a_change_is_a_share_of_the_central_value(value, central, change):
    found = SwitchingValue(
        input="a",
        title="A",
        unit="£",
        central=central,
        value=value,
        overtaken_by="",
        searched_low=0.0,
        searched_high=100.0,
    )

    assert found.change_share == change


def test_a_bar_is_as_long_as_its_ends_are_apart():
    bar = TornadoBar(
        input="a",
        title="A",
        unit="£",
        low_value=0.0,
        high_value=1.0,
        npsv_at_low_gbp=9.0,
        npsv_at_high_gbp=-4.0,
    )

    assert bar.swing_gbp == 13.0
    assert replace(bar, npsv_at_high_gbp=22.0).swing_gbp == 13.0


def test_options_are_found_by_id():
    answer = appraise(small_case(cost("now", "a", 1)), simulate=False)

    assert answer.option("partner").title == "Partner"
    with pytest.raises(KeyError):
        answer.option("nobody")
