"""Expected values by hand: £1 a year over the two years is worth £1.966183574879.

As it was the partner costs 8 × 10 = 80 a year: 20 a year better than now, £39.32.
At 9 a unit it costs 90: 10 a year better, £19.66. At 12 units it costs 96: 4 better, £7.86.
With both it costs 108: 8 a year worse, -£15.73. So -55.05 = -19.66 - 31.46 - 3.93.
"""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterfoil.errors import BadInput
from counterfoil.reports.comparison import compare_cases
from tests.fixtures.two_year_case import two_year_case

pytestmark = pytest.mark.slow

BOTH = compare_cases(two_year_case(), two_year_case(rate=9.0, volume=12.0))


def partner(comparison):
    return next(option for option in comparison.options if option.id == "partner")


def test_each_change_is_reckoned_alone():
    effects = {e.edits[0].name: e.npsv_change_gbp["partner"] for e in BOTH.effects}

    assert effects == {"lines partner/charge": -19.66, "drivers units": -31.46}


def test_what_they_do_together_is_a_row_of_its_own():
    assert BOTH.together_gbp["partner"] == -3.93


def test_the_whole_change_and_the_new_preference_are_said():
    assert partner(BOTH).change_gbp == -55.05
    assert (BOTH.before.preferred, BOTH.after.preferred) == ("partner", "now")
    assert BOTH.preferred_changes


def test_a_change_that_turns_the_preference_by_itself_says_so():
    comparison = compare_cases(two_year_case(), two_year_case(rate=11.0))

    assert [effect.preferred for effect in comparison.effects] == ["now"]


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        (two_year_case(), two_year_case(in_house=95.0), 9.83),
        (two_year_case(in_house=95.0), two_year_case(), -9.83),
    ],
    ids=["added", "removed"],
)
def test_an_option_that_is_not_there_counts_as_nought(before, after, change):
    # 5 a year better than now: £9.83.
    comparison = compare_cases(before, after)
    (effect,) = comparison.effects

    assert [edit.table for edit in effect.edits] == ["options", "lines"]
    assert effect.npsv_change_gbp["in-house"] == change
    assert comparison.together_gbp["in-house"] == 0


@given(
    rate=st.floats(0.0, 50.0), volume=st.floats(0.0, 500.0), in_house=st.none() | st.floats(0, 300)
)
def test_the_rows_always_add_up_to_the_penny(rate, volume, in_house):
    after = two_year_case(rate=rate, volume=volume, in_house=in_house)
    comparison = compare_cases(two_year_case(), after)
    for option in comparison.options:
        rows = [effect.npsv_change_gbp[option.id] for effect in comparison.effects]
        total = math.fsum([*rows, comparison.together_gbp[option.id]])
        assert round(total, 2) == option.change_gbp


def test_editions_that_differ_are_said():
    after = replace(two_year_case(), editions={"discount_rates": "2022"})

    assert compare_cases(two_year_case(), after).differences == (
        "edition of discount_rates: 2026 → 2022",
    )


def test_ranges_are_compared_when_chance_is_run():
    # The charge is uniform within a tenth of 80 a year: its NPSV lies within 8 a year of £39.32.
    compared = compare_cases(two_year_case(), two_year_case(rate=9.0), simulate=True)
    low, middle, high = partner(compared).spread_before_gbp

    assert 39.33 - 8 * 1.97 < low < middle < high < 39.32 + 8 * 1.97
    assert partner(compared).spread_after_gbp[1] < middle
    assert partner(BOTH).spread_before_gbp is None


def test_a_case_with_errors_is_refused():
    broken = replace(two_year_case(), general_inflation="none")

    with pytest.raises(BadInput):
        compare_cases(two_year_case(), broken)
