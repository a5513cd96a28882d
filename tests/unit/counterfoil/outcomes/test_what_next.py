"""The routes appraised, against sums by hand."""

from __future__ import annotations

import pytest

from counterfoil.outcomes.what_next import what_next
from counterfoil.quantities.years import FinancialYear
from tests.unit.counterfoil.outcomes.test_next_case import CASE, PLAN

# £1 at the end of the first year's twelvemonth is worth 1 / 1.035 of one now.
LATER = 1 / 1.035


def test_the_routes_are_worth_what_a_pocket_calculator_says():
    # 9 units at £8 are £72 a year. Extend: 72, then 72 + 7. Compete again: 72 + 7 + 5 + 12, then
    # 72 + 7. In house: 90 + 7, then 90.
    counts = {"units": {FinancialYear(2025): 9.0, FinancialYear(2026): 9.0}}
    found = what_next(CASE, PLAN, counts=counts, simulate=False)

    assert {one.id: one.npv_gbp for one in found.answer.options} == {
        "extend": pytest.approx(-(72 + 79 * LATER)),
        "recompete": pytest.approx(-(96 + 79 * LATER)),
        "in-house": pytest.approx(-(97 + 90 * LATER)),
    }
    assert [one.id for one in found.ranked] == ["extend", "recompete", "in-house"]
    assert found.sentence == (
        "“Extend the present contract” comes out best from 2027-28 to 2028-29, by £24 in present "
        "value at 2025-26 prices over “Compete again”."
    )


def test_with_chance_the_sentence_says_how_often_it_is_best():
    found = what_next(CASE, PLAN, trials=200)

    assert found.answer.chances is not None
    assert found.sentence.endswith("% of the trials.")
