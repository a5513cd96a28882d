"""Net saving by hand, in cash and in real terms, against both counterfactuals."""

from __future__ import annotations

from fractions import Fraction

import pytest

from counterfoil.appraisal.vocabulary import Heading
from counterfoil.errors import InvalidValue
from counterfoil.outcomes.actuals import ActualCost
from counterfoil.outcomes.net_saving import CostKind, Origin, net_saving
from counterfoil.quantities.years import Month
from tests.fixtures.small_outcomes import APRIL, ENTERED, MARCH, the_benefit, the_ledger

F = Fraction


def spent(name, heading, amount, line="", **changes):
    fields = {"entered_on": ENTERED, "from_month": APRIL, "to_month": MARCH}
    return ActualCost(
        id=name,
        heading=heading,
        title=name,
        amount_gbp=F(amount),
        case_line=line,
        **{**fields, **changes},
    )


MANAGED = spent("managed", Heading.CLIENT_SIDE, 7_500, "partner/managing")


def test_a_year_in_cash():
    """£84,000 of statements + £7,500 recorded + £5,000 promised + £1,200 provided = £97,700.

    £120,000 − £97,700 = £22,300; at the volumes that happened £128,000 − £97,700 = £30,300. The
    £2,400 of leaving is provided for over 24 months: £100 × 12.
    """
    found = net_saving(the_ledger(the_benefit(), MANAGED))

    (year,) = found.cash
    assert {kind: cost for kind, cost in year.costs_gbp.items() if cost} == {
        CostKind.STATEMENTS: 84_000,
        CostKind.CLIENT_SIDE: 7_500,
        CostKind.TRANSITION: 5_000,
        CostKind.EXIT: 1_200,
    }
    assert (year.net_gbp, year.net_moved_gbp) == (22_300, 30_300)
    assert found.real == found.cash


def test_a_cost_of_which_nothing_is_recorded_counts_as_promised_and_says_so():
    found = net_saving(the_ledger())

    promised = {one.case_line: one.cash_gbp for one in found.parts if one.origin is Origin.PROMISED}
    assert promised == {"partner/managing": 6_000, "partner/moving": 5_000}
    assert found.promised_share == F(11_000, 96_200)
    told = [one.what for one in found.problems]
    assert "nothing is recorded of managing in 2026-27; it counts as promised" in told
    assert "12 of the statements are not closed; they count as reckoned" in told


def test_the_second_year_is_deflated_and_its_part_counts_month_for_month():
    """Six months: £60,000 − £42,000 − £3,000 − £600 = £14,400, and / 1.1 in prices of 2026-27."""
    found = net_saving(the_ledger(the_benefit(), MANAGED, last_month=Month(2027, 9)))

    assert (found.cash[1].months, found.cash[1].net_gbp) == (6, 14_400)
    assert found.real[1].net_gbp == F(14_400) / F("1.1")
    assert found.total_cash.net_gbp == 22_300 + 14_400
    assert found.cash[1].moved_gbp is None
    assert found.total_cash.net_moved_gbp is None


def test_exit_costs_that_came_take_the_place_of_the_provision():
    left = spent("left", Heading.EXIT, 3_000, "partner/leaving")

    found = net_saving(the_ledger(the_benefit(), left))

    assert found.cash[0].costs_gbp[CostKind.EXIT] == 3_000


def test_a_cost_that_nobody_promised_counts_under_its_heading():
    found = net_saving(
        the_ledger(
            the_benefit(),
            spent("surplus", Heading.RETAINED_COST, 400),
            spent("order", Heading.CHANGE_CONTROL, 50),
            spent("bill", Heading.CHARGE, 10),
        )
    )

    costs = found.cash[0].costs_gbp
    assert (costs[CostKind.RETAINED], costs[CostKind.CHANGE_CONTROL]) == (400, 50)
    assert (costs[CostKind.OTHER_CHARGES], costs[CostKind.STATEMENTS]) == (10, 84_000)


def test_without_a_contract_the_charge_counts_as_promised_until_it_is_recorded():
    bare = net_saving(the_ledger(with_contract=False))
    recorded = net_saving(
        the_ledger(
            the_benefit(),
            spent("bill", Heading.CHARGE, 90_000, "partner/charge"),
            with_contract=False,
        )
    )

    assert bare.cash[0].costs_gbp[CostKind.OTHER_CHARGES] == 84_000
    assert recorded.cash[0].costs_gbp[CostKind.OTHER_CHARGES] == 90_000


def test_part_of_a_recorded_cost_falls_outside_the_months_counted():
    """£1,200 from January to June 2027: three of six months are counted."""
    late = spent(
        "late", Heading.CLIENT_SIDE, 1_200, from_month=Month(2027, 1), to_month=Month(2027, 6)
    )

    found = net_saving(the_ledger(the_benefit(), MANAGED, late))

    assert found.cash[0].costs_gbp[CostKind.CLIENT_SIDE] == 7_500 + 600


def test_a_day_before_the_case_begins_is_refused():
    with pytest.raises(InvalidValue) as told:
        net_saving(the_ledger(the_benefit(), last_month=Month(2026, 3)))

    assert "2026-03, is before the case begins, in 2026-04" in told.value.what
