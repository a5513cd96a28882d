"""The case as a promise, to the penny, and what it says at other volumes."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from counterfoil.errors import BadInput
from counterfoil.outcomes.promise import deflators, promise_of, with_volumes
from tests.fixtures.small_outcomes import FIRST, SECOND, the_case

F = Fraction


def test_each_line_is_promised_in_cash_by_year():
    found = promise_of(the_case())

    assert found.years == (FIRST, SECOND)
    assert found.line("now/service").cash_gbp == (100_000, 100_000)
    assert found.line("partner/leaving").cash_gbp == (0, 2_400)
    assert found.volumes["detentions"] == (1_000, 1_000)
    assert found.line("partner/none") is None


def test_other_volumes_move_what_is_priced_by_them_in_their_years_and_nothing_else():
    """1,080 at £100 is £108,000 in the first year; the second stays at 1,000."""
    found = promise_of(the_case(), {"detentions": {FIRST: F(1_080)}})

    assert found.line("now/service").cash_gbp == (108_000, 100_000)
    assert found.line("now/building") == promise_of(the_case()).line("now/building")


def test_volumes_of_no_driver_and_of_no_year_leave_the_case_as_it_is():
    case = the_case()

    assert with_volumes(case, {"detentions": {}}) is case
    assert promise_of(case, {"arrests": {FIRST: F(1)}}) == promise_of(case)


def test_a_pound_of_the_first_year_costs_ten_pence_more_in_the_second():
    assert deflators(the_case(), FIRST) == (1, F("1.1"))
    assert [round(float(one), 6) for one in deflators(the_case(), SECOND)] == [0.909091, 1.0]


def test_a_case_with_errors_promises_nothing():
    with pytest.raises(BadInput):
        promise_of(replace(the_case(), options=()))
