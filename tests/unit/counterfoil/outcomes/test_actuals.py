"""Costs and volumes beside the contract."""

from __future__ import annotations

from fractions import Fraction

from counterfoil.appraisal.vocabulary import Heading
from counterfoil.outcomes.actuals import ActualCost
from tests.fixtures.small_outcomes import APRIL, ENTERED, MARCH

F = Fraction


def test_two_costs_of_one_line_in_the_same_months_are_one_fact():
    """So that the second must supersede the first and cannot be added to it by mistake."""
    more = {"entered_on": ENTERED, "from_month": APRIL, "to_month": MARCH, "amount_gbp": F(1)}
    one = ActualCost(id="a", heading=Heading.CLIENT_SIDE, title="One", case_line="x/y", **more)
    two = ActualCost(id="b", heading=Heading.CLIENT_SIDE, title="Two", case_line="x/y", **more)
    loose = ActualCost(id="c", heading=Heading.CLIENT_SIDE, title="Two", **more)

    assert one.fact == two.fact
    assert one.fact != loose.fact
